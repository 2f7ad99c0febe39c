"""The codebook to read: all codes as a tree with counts, beside it the form of the highlighted one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from textual import events, on
from textual.containers import Container, Vertical
from textual.widget import Widget

from coder.locale.language import _, plural
from coder.model.codebook import Codebook
from coder.model.codebook_differences import differences
from coder.model.event import Event
from coder.model.memo import Memo
from coder.project.codes_given import codes_given, memos_on_codes
from coder.project.opening import Project
from coder.tui.code_form import Form, laid_out
from coder.tui.code_tree import CodeTree, Given, counts_of
from coder.tui.listing import or_nothing
from coder.tui.screens.list_screen import ListScreen
from coder.tui.screens.reading import ReadingScreen
from coder.tui.troubles import codebook_problems
from coder.tui.widgets.codes import CodeFilter, CodeRows
from coder.tui.widgets.form import FormView
from coder.tui.widgets.memo_editor import MemoEditor
from coder.tui.widgets.prose import Prose
from coder.tui.widgets.query import Query
from coder.tui.widgets.rows import Row, Rows
from coder.tui.workplace import Workplace

MOST_PROBLEMS = 0.3
"""Share of the window that the problems of a broken file may take."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the database has on codes."""

    given: Given = field(default_factory=dict)
    memos: Mapping[str, Sequence[Memo]] = field(default_factory=dict)


def seen(project: Project, who: str) -> Seen:
    """Read what a coder may see, in a thread."""
    return Seen(codes_given(project, who), memos_on_codes(project))


class CodebookReading(ListScreen):
    """Walk through the codes; typing narrows the tree to those whose name fits."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.everybody = False
        """Whether the codings of all are counted, not only mine."""
        self._seen = Seen()
        self._counts: Mapping[str, int] = {}
        self._wanted = ""
        """The code to be highlighted when the tree is filled next."""
        self.codebook = Codebook()

    def take(self, about: object) -> None:
        """Go to a code."""
        if isinstance(about, str) and about:
            self._wanted = about
            if self.is_up():
                self.filter_field.value = ""
                self.fill()

    @property
    def coding_screen(self) -> ReadingScreen:
        """The screen below all others: it knows the codes too, and has to know the same."""
        found = self.app.screen_stack[0]
        assert isinstance(found, ReadingScreen)  # noqa: S101  # the workbench begins with it
        return found

    def take_codebook(self) -> None:
        """Show the codebook in force, here and on the coding screen."""
        coding = self.coding_screen
        if coding.codebook_shown is not self.study.project.codebook:
            coding.use_codebook()
        self.codebook, self.looks, self.names = coding.codebook_shown, coding.code_looks, coding.names
        self._tree = CodeTree(self.codebook, self.looks)

    @property
    def screen_title(self) -> str:
        """Name it, with the version that its authors gave it."""
        return f"{_('Codebook')} {self.codebook.version}".rstrip()

    @property
    def in_hand(self) -> str:
        """Say how many codes there are, and whose codings are counted."""
        count = plural(len(self.codebook.codes), "{count} code", "{count} codes")
        whose = _("counted: everybody") if self.everybody else _("counted: {coder}")
        return f"{count} · {whose.format(coder=self.study.who)}"

    @property
    def code_rows(self) -> CodeRows:
        """The list of codes."""
        return self.query_one("#codes", CodeRows)

    @property
    def form(self) -> FormView:
        """The form of the highlighted code."""
        return self.query_one("#form", FormView)

    @property
    def filter_field(self) -> CodeFilter:
        """Where one types what narrows the tree."""
        return self.query_one("#code-filter", CodeFilter)

    def body(self) -> Iterable[Widget]:
        """Put the form beside the tree, or below it."""
        rows = CodeRows(id="codes")
        yield Prose(id="problems")
        with Container(id="book"):
            with Vertical(id="book-tree"):
                yield CodeFilter(rows, _("find: Chinese, English, pinyin"), id="code-filter")
                yield rows
            yield FormView(id="form")
        yield MemoEditor(id="memo")

    def on_mount(self) -> None:
        """Show the codes at once; how often they were given comes a moment later."""
        self.code_rows.focus()
        self._take_and_show()

    def _take_and_show(self) -> None:
        if self.study.project.codebook is not self.codebook:
            self.take_codebook()
        self._counts = counts_of(self._seen.given, self.codebook, self.counted)
        self.fill()
        self._show_problems()

    def shows(self, name: str) -> bool:
        """Whether what a coder did is counted and shown."""
        return self.everybody or name == self.study.who

    @property
    def counted(self) -> str | None:
        """Whose codings are counted; `None` for everybody's."""
        return None if self.everybody else self.study.who

    def look(self) -> None:
        """Read how often codes were given, and what is noted on them."""
        if self.study.project.codebook is not self.codebook:
            self._take_and_show()
        project, who = self.study.project, self.study.who
        self.ask(lambda: seen(project, who), self._show)

    def _show(self, found: Seen) -> None:
        if found == self._seen and self.study.project.codebook is self.codebook:
            self._show_problems()
            return
        self._seen = found
        self._take_and_show()

    def show_news(self, events: Sequence[Event]) -> None:
        """Take a codebook that an editor, git or a colleague has changed; say so, and count anew."""
        before, now = self.codebook, self.study.project.codebook
        if now is not before:
            changes = plural(len(differences(before, now)), "{count} change", "{count} changes")
            said = _("The codebook was changed elsewhere and is read anew: {changes}")
            self.tell(said.format(changes=changes))
        if events or now is not before:
            self.look()

    def fill(self, *, best_first: bool = False) -> None:
        """List the codes that fit what was typed."""
        typed = self.filter_field.value.strip()
        found = self.names.find(typed) if typed else None
        rows = self.rows_of(self._tree, self._counts, found)
        ids = [row.id for row in rows]
        if found is not None and self._wanted not in ids and self._wanted in self.codebook.by_id:
            self.filter_field.value = ""  # which fills the tree anew, with what is wanted in it
            return
        highlight = self._wanted or (found[0] if found and best_first else self.code_rows.highlighted)
        if highlight not in ids and ids:
            highlight = ids[min(self.code_rows.place, len(ids) - 1)]  # what stood there is gone
        self.code_rows.fill(or_nothing(rows, typed), highlight)
        if self._wanted in ids:
            self._wanted = ""
        self.show_form()
        self.show_edges()

    def rows_of(self, tree: CodeTree, counts: Mapping[str, int], found: Sequence[str] | None) -> list[Row]:
        """Make the lines of the tree."""
        return tree.rows(counts, found)

    @property
    def highlighted(self) -> str:
        """The id of the code the keys are about; empty when there is none."""
        id = self.code_rows.highlighted
        return id if id in self.codebook.by_id else ""

    def given(self, id: str) -> Mapping[str, int]:
        """Tell how often a code was given, by coder."""
        return self._seen.given.get(id, {})

    def show_form(self) -> None:
        """Fill in the form of the highlighted code."""
        code = self.codebook.by_id.get(self.highlighted)
        if code is None:
            self.form.show((), ())
            return
        memos = [memo for memo in self._seen.memos.get(code.id, ()) if self.shows(memo.coder)]
        given = {who: count for who, count in self.given(code.id).items() if self.shows(who)}
        fields = Form(self.codebook, self.looks, given, memos).fields(code.id)
        self.form.show([one.id for one in fields], laid_out(fields, self.looks, code))

    def _show_problems(self) -> None:
        """List what is wrong with the file, as long as it is."""
        problems = codebook_problems(self.study.project)
        prose = self.query_one("#problems", Prose)
        prose.display = bool(problems)
        if problems:
            prose.say(problems)
            most = int(self.size.height * MOST_PROBLEMS)
            prose.styles.height = max(2, min(prose.rows_at(self.size.width - 3), most))

    def on_resize(self, event: events.Resize) -> None:
        """Fill the new size."""
        super().on_resize(event)
        self._show_problems()

    @on(Query.Changed, "#code-filter")
    def _typed(self) -> None:
        self.fill(best_first=True)

    @on(CodeRows.Typed)
    def _began_to_type(self, event: CodeRows.Typed) -> None:
        field = self.filter_field
        field.focus()
        field.insert_text_at_cursor(event.character)

    @on(Rows.Highlighted, "#codes")
    def _walked(self) -> None:
        self.walked()

    def walked(self) -> None:
        """Show the form of the code that is highlighted now."""
        self.show_form()

    def action_find_codes(self) -> None:
        """Go to the field that narrows the tree."""
        self.filter_field.focus()

    def action_next_counts(self) -> None:
        """Count mine, or everybody's."""
        self.everybody = not self.everybody
        self._counts = counts_of(self._seen.given, self.codebook, self.counted)
        self.fill()

    def action_back(self) -> None:
        """Go back from the form to the tree; show the whole tree again; leave the screen."""
        if self.notice.display:
            self.end_complaint()
        elif self.filter_field.value or not self.code_rows.has_focus:
            self.filter_field.value = ""
            self.code_rows.focus()
        else:
            super().action_back()

"""How the codebook screen asks: in a strip below the tree, or in the tree itself; nothing is done before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from textual import events, on
from textual.widget import Widget

from coder.locale.language import _
from coder.project.memo_drafts import set_aside
from coder.tui.code_tree import CodeTree
from coder.tui.commands.codebook import FIELD
from coder.tui.commands.everywhere import BACK, HELP
from coder.tui.edges import prompt
from coder.tui.listing import TOP
from coder.tui.screens.codebook_reading import CodebookReading
from coder.tui.widgets.asking import Asking, Inquiry
from coder.tui.widgets.bar import Bar, BarRow, Bit
from coder.tui.widgets.keys import CHOOSE
from coder.tui.widgets.prose import Paragraph
from coder.tui.widgets.rows import Row, Rows
from coder.tui.workplace import Workplace

Answer = Callable[[Sequence[str]], None]


@dataclass(frozen=True, slots=True)
class Picking:
    """What is to be picked in the tree."""

    subject: str
    """The code it is about, to which the highlight goes back."""
    allows: Callable[[str], bool]
    about: Callable[[str], Sequence[Paragraph]]
    """Says what picking a code would do."""
    with_top: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What is written in several lines, as long as it is not agreed to."""

    inquiry: Inquiry
    then: Answer
    typed: Sequence[str] = ()


class CodebookAsking(CodebookReading):
    """One question at a time; Esc leaves it, and a refusal leaves it open."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._then: Answer | None = None
        self._picking: Picking | None = None
        self._draft: Draft | None = None
        self._is_plan = False
        self._from_form = False

    def body(self) -> Iterable[Widget]:
        """Put the strip below the tree and the form."""
        yield from super().body()
        yield Asking(id="asking")

    @property
    def asking(self) -> Asking:
        """The strip."""
        return self.query_one(Asking)

    @property
    def is_asking(self) -> bool:
        """Whether something is asked."""
        return self._then is not None

    @property
    def is_picking(self) -> bool:
        """Whether a code is to be picked in the tree."""
        return self._picking is not None

    @property
    def is_planning(self) -> bool:
        """Whether a plan is to be agreed to."""
        return self._is_plan

    @property
    def has_draft(self) -> bool:
        """Whether one can go on writing instead of agreeing."""
        return self._is_plan and self._draft is not None

    def inquire(self, inquiry: Inquiry, verb: str, then: Answer) -> None:
        """Ask for words in lines, or offer lines to choose from; Enter answers."""
        self._begin(replace(inquiry, hints=self._hints(verb)), then)

    def ask_text(self, inquiry: Inquiry, then: Answer) -> None:
        """Ask for a text of many lines; Esc ends writing, and what was changed is to be agreed to then."""
        hints = self._keys((self.keys.name(BACK), _("Done"), "screen.back"))
        if len(inquiry.texts) > 1:
            hints = [*self._keys(("Tab", _("Other language"), "")), *hints]
        self._draft = Draft(replace(inquiry, hints=hints), then)
        self._begin(self._draft.inquiry, then)

    def ask_in_tree(self, title: str, picking: Picking, highlight: str, then: Answer) -> None:
        """Let a code be picked in the tree, which can be narrowed and walked through meanwhile."""
        self._picking = picking
        self._begin(Inquiry(title, hints=self._hints(_("This one"))), then)
        self.code_rows.focus()
        self._fill_anew(highlight)
        self.walked()

    def ask_plan(self, inquiry: Inquiry, then: Answer) -> None:
        """Show what would be done; Enter agrees."""
        hints = self._hints(_("Do it"))
        if self._draft is not None:
            hints += self._keys((self.keys.way_to(FIELD), _("Go on writing"), f"screen.{FIELD.does}"))
        self._begin(replace(inquiry, hints=hints), then)
        self._is_plan = True

    def go_on_writing(self) -> None:
        """Open the text again that was to be agreed to."""
        draft = self._draft
        if draft is not None:
            self._begin(draft.inquiry, draft.then)
            self.asking.retype(draft.typed)

    def set_draft_aside(self) -> None:
        """Put a text that is not agreed to into a file: the workbench is being left."""
        draft, project = self._draft, self.study.project
        typed = draft.typed if draft and self._is_plan else self.asking.typed
        if draft is not None and (self._is_plan or self.asking.has_changed):
            self.writing.write(lambda: set_aside(project, "\n\n".join(typed)), self._say_where)

    def _say_where(self, path: str) -> None:
        said = _("What you were writing is not in the codebook; it is kept in {path}")
        self.last_words = said.format(path=path)

    def _begin(self, inquiry: Inquiry, then: Answer) -> None:
        self.end_complaint()
        if not self.is_asking:
            self._from_form = self.form.has_focus
        self._then, self._is_plan = then, False
        self.add_class("-asking")
        self.asking.ask(inquiry)
        self.show_edges()

    def _hints(self, verb: str) -> list[Bit]:
        keys = self.keys
        return self._keys(
            (keys.name(CHOOSE), verb, "screen.answer"), (keys.name(BACK), _("Leave it"), "screen.back")
        )

    def _keys(self, *keys: tuple[str, str, str]) -> list[Bit]:
        return [
            Bit(text, tone, action)
            for key, said, action in keys
            for text, tone in ((key, "key"), (f" {said}  ", "quiet"))
        ]

    def end_asking(self) -> None:
        """Put the strip away; the highlight goes back to where it was."""
        picking = self._picking
        self._then = self._picking = self._draft = None
        self._is_plan = False
        self.remove_class("-asking")
        if picking is not None:
            self._fill_anew(picking.subject)
        (self.form if self._from_form else self.code_rows).focus()
        self.show_edges()

    def _fill_anew(self, highlight: str) -> None:
        self._wanted = highlight
        field = self.filter_field
        if field.value:
            field.value = ""  # which fills the tree
        else:
            self.fill()

    def action_answer(self) -> None:
        """Answer with what stands there: with the mouse, or where no field takes the key."""
        if self._is_plan:
            self._answer(())
        elif self._picking is not None:
            self.code_rows.action_choose()
        elif self.asking.inquiry.choices:
            self.asking.query_one(Rows).action_choose()
        else:
            self._answer(self.asking.typed)

    def _answer(self, words: Sequence[str]) -> None:
        then = self._then
        if then is not None:
            then(words)

    @on(Asking.Typed)
    def _typed_in_strip(self, event: Asking.Typed) -> None:
        self._answer(event.words)

    @on(Asking.Picked)
    def _picked_in_strip(self, event: Asking.Picked) -> None:
        self._answer((event.id,))

    @on(Rows.Chosen, "#codes")
    def _chosen(self, event: Rows.Chosen) -> None:
        if self._picking is not None:
            self._answer((event.id,))
        elif not self.is_asking:
            self.chosen()

    def chosen(self) -> None:
        """Go on with the highlighted code, which was chosen without a question."""

    def walked(self) -> None:
        """While a code is picked, say what picking the highlighted one would do."""
        super().walked()
        picking = self._picking
        if picking is not None:
            id = self.code_rows.highlighted
            self.asking.say_about(picking.about(id) if id == TOP or picking.allows(id) else ())

    def rows_of(self, tree: CodeTree, counts: Mapping[str, int], found: Sequence[str] | None) -> list[Row]:
        """While a code is picked, let only those be chosen that it can be."""
        picking = self._picking
        if picking is None:
            return super().rows_of(tree, counts, found)
        return tree.rows(counts, found, picking.allows, with_top=picking.with_top)

    def action_back(self) -> None:
        """Leave what is asked; what was written is to be agreed to first."""
        if self.notice.display or not self.is_asking:
            super().action_back()
        elif self._is_plan or self._draft is None or not self.asking.has_changed:
            self.end_asking()
        else:
            typed = self.asking.typed
            self._draft = replace(self._draft, typed=typed)
            self._answer(typed)

    def show_status(self) -> None:
        """While something is asked, name no other keys than those that work."""
        if self.is_asking:
            row = prompt("", self.message, (), self.keys, self.size.width)
            help_alone = self._keys((self.keys.name(HELP), HELP.footer, f"screen.{HELP.does}"))
            self.query_one("#status", Bar).say([row if self.message else BarRow([Bit(" ")], help_alone)])
        else:
            super().show_status()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the strip to the new size."""
        super().on_resize(event)
        self.asking.fit(event.size.width, event.size.height)

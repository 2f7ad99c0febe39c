"""All memos: found by their words, read whole, changed, led back to what they are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.containers import Vertical
from textual.widget import Widget

from coder.locale.language import _, current, plural
from coder.model.errors import CoderError, NothingToUndoError
from coder.model.event import Action
from coder.model.memo import About, Memo
from coder.project import memos as stored
from coder.reports.wording.history import action_line
from coder.tui.commands import coding, memos
from coder.tui.commands.command import Command
from coder.tui.leading import Lead, Show
from coder.tui.looks import looks
from coder.tui.memo_list import KIND_WORDS, KINDS, MemoList, Wish, export, listed, whole
from coder.tui.screens.all import SCREENS
from coder.tui.screens.choosing_subject import SubjectScreen
from coder.tui.screens.list_screen import ListScreen
from coder.tui.screens.memo_writing import MemoWriting
from coder.tui.screens.work_screen import EVERYWHERE
from coder.tui.sitting import Kept
from coder.tui.study import Fresh
from coder.tui.subjects import Subject, of_memo
from coder.tui.troubles import told
from coder.tui.widgets.bar import Bar, Bit, rows_of_bits
from coder.tui.widgets.memo_editor import MemoEditor
from coder.tui.widgets.prose import Paragraph, Prose
from coder.tui.widgets.query import Query
from coder.tui.widgets.rows import Rows
from coder.tui.workplace import Workplace

WHILE_WRITING = {"open_help", "back", "quit"}


class MemosScreen(MemoWriting, ListScreen):
    """Walk through memos; the highlighted one is read whole beside the list, and written there too."""

    commands_here: ClassVar[tuple[Command, ...]] = (*memos.COMMANDS, *EVERYWHERE)
    AUTO_FOCUS = "#memos"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._wish = Wish((self.study.who,), eyes=self.study.who)
        self._found = MemoList()
        self._to_highlight: str | None = None
        """A memo that is not listed yet."""

    @property
    def screen_title(self) -> str:
        """Name what is listed."""
        return _("Memos")

    @property
    def in_hand(self) -> str:
        """Say how many there are."""
        return plural(len(self._found.memos), "{count} memo", "{count} memos")

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one("#memos", Rows)

    @property
    def highlighted(self) -> Memo | None:
        """The memo the keys are about."""
        id = self.rows.highlighted
        return next((memo for memo in self._found.memos if memo.id == id), None)

    def body(self) -> Iterable[Widget]:
        """Stack what is asked, the list, and the memo that is read or written."""
        rows = Rows(id="memos")
        yield Bar(id="asked")
        with Vertical(id="memo-parts"):
            with Vertical(id="memo-list"):
                yield Query(rows, _("words of the memo"), id="memo-words")
                yield rows
            yield Prose(id="memo-whole")
            yield MemoEditor(id="memo")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a memo is written, little else works."""
        if self.is_writing and action in {one.does for one in self.commands_here}:
            return action in WHILE_WRITING
        return super().check_action(action, parameters)

    def look(self) -> None:
        """Read the memos there are now."""
        project, wish = self.study.project, self._wish
        self.ask(lambda: listed(project, wish), self._show)

    def _show(self, found: MemoList) -> None:
        self._found = found
        self.rows.fill(found.rows, self._to_highlight)
        self._to_highlight = None
        self._show_whole()
        self.show_edges()

    @on(Rows.Highlighted, "#memos")
    def _show_whole(self) -> None:
        memo = self.highlighted
        if memo is None:
            said: list[Paragraph] = [] if self.is_waiting else [Paragraph(self._nothing(), "quiet")]
        else:
            said = [*whole(memo, self._found.looks, self._found.titles, self.study.title)]
        self.query_one("#memo-whole", Prose).say(said)

    def _nothing(self) -> str:
        if self._wish == Wish((self.study.who,), eyes=self.study.who):
            said = _("You have written no memo yet: {key} in the text writes one, {new} here.")
            return said.format(key=self.keys.name(coding.MEMO), new=self.keys.name(memos.NEW))
        return _("There is no such memo.")

    def show_edges(self) -> None:
        """Show the first and the last line, and what is asked."""
        super().show_edges()
        wish = self._wish
        said = {
            memos.KIND: KIND_WORDS[wish.kind],
            memos.WHOSE: _(" + ").join(wish.coders) or _("all coders"),
        }
        groups = [
            (
                Bit(f"{self.keys.name(command)} ", "key", f"screen.{command.does}"),
                Bit(state, "", f"screen.{command.does}"),
            )
            for command, state in said.items()
        ]
        self.query_one("#asked", Bar).say(rows_of_bits(groups, self.size.width))

    def show_status(self) -> None:
        """While writing, say which keys help with that."""
        if self.is_writing:
            self.query_one("#status", Bar).say([self.writing_row])
        else:
            super().show_status()

    @on(Query.Changed)
    def _typed_words(self, event: Query.Changed) -> None:
        self._ask_for(replace(self._wish, typed=event.value.strip()))

    def _ask_for(self, wish: Wish) -> None:
        self._wish = wish
        self.look()
        self.show_edges()

    def action_find_memos(self) -> None:
        """Go to the field."""
        self.query_one(Query).focus()

    def action_next_kind(self) -> None:
        """List the memos on the next kind of thing."""
        at = KINDS.index(self._wish.kind)
        self._ask_for(replace(self._wish, kind=KINDS[(at + 1) % len(KINDS)]))

    def action_next_authors(self) -> None:
        """List mine, everybody's, then each other coder's."""
        who = self.study.who
        ways: list[tuple[str, ...]] = [(who,), (), *((name,) for name in self._found.coders if name != who)]
        at = ways.index(self._wish.coders) if self._wish.coders in ways else -1
        self._ask_for(replace(self._wish, coders=ways[(at + 1) % len(ways)]))

    @on(Rows.Chosen, "#memos")
    def action_go_there(self) -> None:
        """Go to what the memo is about; one on the project is opened."""
        memo = self.highlighted
        if memo is None:
            return
        if memo.about is About.CODE and "codebook" in SCREENS:
            self.post_message(Show("codebook", memo.code))
        elif not memo.transcript:
            self.action_edit_memo()
        else:
            coding = memo.id if memo.about is About.CODING else None
            self.post_message(Lead(memo.transcript, memo.span, coding))

    def action_edit_memo(self) -> None:
        """Write in the highlighted memo."""
        memo = self.highlighted
        if memo is None:
            return
        if memo.coder == self.study.who:
            subject = of_memo(memo, self._found.looks, self._found.titles, self.study.title)
            self.write_on([subject], id=memo.id)
        else:
            self._tell_whose(memo)

    def _tell_whose(self, memo: Memo) -> None:
        self.tell(_("This is {coder}'s memo; nobody else can change it.").format(coder=memo.coder))

    def action_new_memo(self) -> None:
        """Ask what the new memo shall be about, and open it."""
        codebook = self.study.project.codebook
        looked = looks(codebook, current())
        self.app.push_screen(SubjectScreen(codebook, looked, self.study.title, self.keys), self._new)

    def _new(self, subject: Subject | None) -> None:
        if subject is not None:
            self.write_on([subject])

    def action_remove_memo(self) -> None:
        """Take the highlighted memo away."""
        memo = self.highlighted
        if memo is None:
            return
        if memo.coder != self.study.who:
            self._tell_whose(memo)
            return
        project, who = self.study.project, self.study.who
        self.writing.write(lambda: stored.remove(project, who, memo.id, seen=memo.version), self._removed)

    def _removed(self, _memo: Memo) -> None:
        self.tell(_("memo removed; {key} brings it back").format(key=self.keys.name(coding.UNDO)))
        self.look()

    def action_export_memos(self) -> None:
        """Write what is listed into a file."""
        project, wish = self.study.project, self._wish
        self.writing.write(lambda: export(project, wish), self._exported)

    def _exported(self, path: str) -> None:
        self.tell(_("written: {path}").format(path=path))

    def action_undo(self) -> None:
        """Take back what I did last."""
        self.writing.write(lambda: self.study.undo(""), self._reversed)

    def action_redo(self) -> None:
        """Bring back what I took back last."""
        self.writing.write(lambda: self.study.redo(""), self._reversed)

    def _reversed(self, result: tuple[Action, Fresh]) -> None:
        action, _fresh = result
        self._to_highlight = action.events[0].change.target
        self.tell(action_line(action))
        self.look()

    def refuse(self, error: CoderError) -> None:
        """Say what went wrong; that nothing is left to undo is no trouble."""
        if isinstance(error, NothingToUndoError):
            self.tell(told(error)[0].text)
        else:
            super().refuse(error)

    def shows_author(self, name: str) -> bool:
        """Show memos of others while theirs are listed."""
        return not self._wish.coders or name in self._wish.coders

    def memo_opens(self, subject: Subject) -> None:  # noqa: ARG002 - it stands in the caption
        """Write where the memo is read."""
        self.show_edges()

    def memo_closes(self) -> None:
        """Go back to the list."""
        self.rows.focus()

    def noted(self, kept: Kept) -> None:
        """List what is stored now."""
        if kept.memo is not None:
            self._to_highlight = kept.memo.id
        self.look()

    def action_back(self) -> None:
        """Close the memo, else show all again, else leave the screen."""
        field = self.query_one(Query)
        if self.is_writing:
            self.end_complaint()
            self.leave_memo()
        elif not self.notice.display and (field.value or field.has_focus):
            field.value = ""
            self.rows.focus()
        else:
            super().action_back()

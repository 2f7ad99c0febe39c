"""The codebook screen: which keys do what there, and where a code leads to."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual import on

from coder.locale.language import _
from coder.project.codes_given import codings_of_codes
from coder.project.opening import Project
from coder.tui.commands import codebook
from coder.tui.commands.command import Command
from coder.tui.edges import writing_prompt
from coder.tui.leading import Show
from coder.tui.passages import Passage, Wanted
from coder.tui.screens.codebook_fields import CodebookFields
from coder.tui.screens.codebook_operations import LIVE
from coder.tui.screens.memo_writing import MemoWriting
from coder.tui.screens.work_screen import EVERYWHERE
from coder.tui.sitting import Kept
from coder.tui.subjects import Subject, on_code
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.form import FormView

WHILE_WRITING = {"open_help", "back", "quit"}
WHILE_ASKING = {"open_help", "back", "quit", "switch_light"}


class CodebookScreen(MemoWriting, CodebookFields):
    """Walk through the codes, read what each means, change the codebook, see what was given."""

    commands_here: ClassVar[tuple[Command, ...]] = (*codebook.COMMANDS, *EVERYWHERE)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While something is asked or a memo is written, little else works."""
        command = next((one for one in self.commands_here if one.id == action), None)
        if command is None:
            return super().check_action(action, parameters)
        if self.is_writing:
            return action in WHILE_WRITING
        if not self.is_asking:
            return True
        if self.is_picking and action in {"find_codes", "next_counts"}:
            return True
        if self.is_planning and action == "show_given":
            return True
        return action in WHILE_ASKING or (self.has_draft and action == "edit_field")

    def chosen(self) -> None:
        """Show the passages of the code."""
        self.action_show_given()

    def action_show_given(self) -> None:
        """List the codings with the highlighted code; agree to what is planned."""
        if self.is_planning:
            self.action_answer()
            return
        id = self.highlighted
        if id:
            code = self.codebook.by_id[id]
            codes = (id,) if code.codable else self.codebook.subtree(id)
            coders = () if self.everybody else (self.study.who,)
            title = (
                self.named(id) if code.codable else _("{code} with codes below").format(code=self.named(id))
            )
            self._list_passages(title, codes, coders)

    def action_recode_rest(self) -> None:
        """List my codings with a code that is given no more."""
        id = self.highlighted
        if not id:
            return
        if self.codebook.by_id[id].status in LIVE:
            self.tell(_("This code is in use: nothing waits to be recoded."))
            return
        title = _("To be recoded: {code}").format(code=self.named(id))
        self._list_passages(title, (id,), (self.study.who,))

    def _list_passages(self, title: str, codes: Collection[str], coders: Collection[str]) -> None:
        def find(project: Project) -> list[Passage]:
            found = codings_of_codes(project, codes, coders, eyes=self.study.who)
            return [Passage(one.transcript, one.span, (one,)) for one in found]

        self.post_message(Show("passages", Wanted(title, find)))

    @on(FormView.Chosen)
    def _lead_on(self, event: FormView.Chosen) -> None:
        """From what the database has on a code, go there."""
        if event.field == "codings":
            self.action_show_given()
        elif event.field == "memos":
            self.action_note_code()

    def action_note_code(self) -> None:
        """Write about the highlighted code."""
        id = self.highlighted
        if id:
            self.write_on([on_code(id, self.looks)])

    def shows_author(self, name: str) -> bool:
        """Show memos of others while their codings are counted."""
        return self.shows(name)

    def memo_opens(self, subject: Subject) -> None:  # noqa: ARG002 - the code stays highlighted
        """Leave the tree as it is."""
        self.show_edges()

    def memo_closes(self) -> None:
        """Give the keys back to the tree."""
        self.code_rows.focus()

    def noted(self, kept: Kept) -> None:  # noqa: ARG002 - all are read again
        """Show the memo in the form."""
        self.look()

    def finish_typing(self) -> None:
        """Store a memo that is being written, and put any other text into a file."""
        super().finish_typing()
        self.set_draft_aside()

    def action_back(self) -> None:
        """Close the memo, else leave what is open."""
        if self.is_writing:
            self.end_complaint()
            self.leave_memo()
        else:
            super().action_back()

    def show_status(self) -> None:
        """While a memo is written, say which keys help with that."""
        if self.is_writing:
            self.query_one("#status", Bar).say([writing_prompt(self.message, self.keys, self.size.width)])
        else:
            super().show_status()

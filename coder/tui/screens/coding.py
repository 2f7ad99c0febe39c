"""The coding screen: which keys do what, undo and redo, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from coder.locale.language import _
from coder.model.event import Action, Kind, Row
from coder.model.span import Span
from coder.model.transcript import Status
from coder.reports.wording.history import action_line
from coder.tui.commands import coding
from coder.tui.commands.command import Command
from coder.tui.screens.finding import FindingScreen
from coder.tui.screens.work_screen import EVERYWHERE
from coder.tui.study import Fresh

WITHOUT_TRANSCRIPT = {command.id for command in EVERYWHERE}
"""What works while there is nothing to read."""
WHILE_FINDING = {
    "find",
    "find_next",
    "find_previous",
    "open_palette",
    "open_menu",
    "open_help",
    "back",
    "quit",
}
WHILE_WRITING = {"write_memo", "open_help", "back", "quit"}
WHILE_AWAITING_A_HIT = {"open_help", "back", "quit"}
"""Anything else would be done to what was held before."""


ABOUT_A_CODING = (coding.REMOVE, coding.RECODE, coding.HOLD)
ABOUT_WORDS = (coding.COPY_QUOTE, coding.KEEP_QUOTE)


class CodingScreen(FindingScreen):
    """Read, select, code."""

    commands_here: ClassVar[tuple[Command, ...]] = (*coding.COMMANDS, *EVERYWHERE)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the picker waits or an end is moved, little else works; nor does it without a transcript."""
        command = next((one for one in self.commands_here if one.id == action), None)
        if command is None:
            return super().check_action(action, parameters)
        if self.is_writing:
            return action in WHILE_WRITING
        if self.is_finding or self.awaits_hit:
            return action in (WHILE_FINDING if self.is_finding else WHILE_AWAITING_A_HIT)
        if self.is_choosing or self.text.held is not None:
            return command.while_choosing
        if not self.desk.transcript.id:
            return action in WITHOUT_TRANSCRIPT
        return action != "uncode" or self.text.has_focus

    def why_not(self, command: Command) -> str:
        """Say in a few words why a command cannot be had now; empty if it can."""
        if not self.desk.transcript.id and command.id not in WITHOUT_TRANSCRIPT:
            return _("there is no transcript")
        if command in ABOUT_A_CODING and self.coding_in_hand() is None:
            return _("no coding of yours here")
        if command in ABOUT_WORDS and self._quoted() is None:
            return _("nothing is selected")
        return "" if self.check_action(command.id, ()) else _("not at this moment")

    def action_undo(self) -> None:
        """Take back what I did last."""
        name = self.desk.transcript.id
        self.writing.write(lambda: self.study.undo(name), self._reversed)

    def action_redo(self) -> None:
        """Bring back what I took back last."""
        name = self.desk.transcript.id
        self.writing.write(lambda: self.study.redo(name), self._reversed)

    def _reversed(self, result: tuple[Action, Fresh]) -> None:
        action, fresh = result
        if any(event.change.kind is Kind.CODEBOOK for event in action.events):
            self.use_codebook()
        self.show_fresh(fresh)
        rows = [event.change.after or {} for event in action.events]
        elsewhere = {entry.id: entry.name for entry in self.entries if entry.name != fresh.transcript}
        names = dict.fromkeys(
            elsewhere[id] for row in rows if (id := str(row.get("transcript"))) in elsewhere
        )
        self.tell(" · ".join([action_line(action), *names]))
        if not names and fresh.transcript == self.desk.transcript.id:
            self._lead_to([passage for row in rows if (passage := passage_of(row))])

    def _lead_to(self, passages: Sequence[Span]) -> None:
        """Go where something changed, unless the analyst is there."""
        held = self.text.selection or Span(self.text.cursor, self.text.cursor + 1)
        if passages and not any(held.overlap(passage) for passage in passages):
            self.text.goto(passages[0].start)

    def action_finish(self) -> None:
        """Say that I am through with this transcript, or that I am not."""
        name = self.desk.transcript.id
        status = Status.IN_PROGRESS if self.desk.status is Status.DONE else Status.DONE
        said = _("{transcript} is done") if status is Status.DONE else _("{transcript} is open again")

        def show(fresh: Fresh) -> None:
            self.show_fresh(fresh)
            self.tell(said.format(transcript=name))

        self.writing.write(lambda: self.study.set_status(name, status), show)


def passage_of(row: Row) -> Span | None:
    """Find the passage that the state of a coding speaks of."""
    start, end = row.get("start"), row.get("end")
    return Span(start, end) if isinstance(start, int) and isinstance(end, int) else None

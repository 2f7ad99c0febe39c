"""The coding screen: what each command does to the passage in hand, asked of the project in a thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from coder.locale.language import _
from coder.model.coding import Coding
from coder.model.event import Action, Row
from coder.model.span import Span
from coder.model.transcript import Status
from coder.project.coding import Tagged
from coder.reports.wording.history import action_line
from coder.tui.commands import coding
from coder.tui.commands.command import Command
from coder.tui.looks import UNKNOWN
from coder.tui.screens.reading import ReadingScreen
from coder.tui.screens.work_screen import EVERYWHERE, bindings_of
from coder.tui.study import Fresh, Opened
from coder.tui.widgets.panels import CodebookPanel
from coder.tui.widgets.picker import Picker
from coder.tui.workplace import Workplace

WITHOUT_TRANSCRIPT = {command.id for command in EVERYWHERE}
"""What works while there is nothing to read."""


class CodingScreen(ReadingScreen):
    """Read, select, code."""

    commands_here: ClassVar[tuple[Command, ...]] = (*coding.COMMANDS, *EVERYWHERE)
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(commands_here)

    def __init__(self, workplace: Workplace, opened: Opened | None) -> None:
        super().__init__(workplace, opened)
        self._asked: tuple[Span, int | None] | None = None
        """The passage the picker is about, and the cursor before it was selected for that."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the picker waits, only it and what leaves it work; without a transcript, little does."""
        command = next((one for one in self.commands_here if one.id == action), None)
        if command is None:
            return super().check_action(action, parameters)
        if self.is_choosing:
            return command.while_choosing
        if not self.desk.transcript.id:
            return action in WITHOUT_TRANSCRIPT
        return action != "uncode" or self.text.has_focus

    def _passage(self) -> Span | None:
        """Find what a code would be given to: the selection, else the unit at the cursor."""
        return self.text.selection or self.text.unit_at_cursor()

    def action_code(self) -> None:
        """Ask which code the passage gets."""
        span = self._passage()
        if span is None:
            return
        self._asked = span, None if self.text.selection else self.text.cursor
        self.add_class("-choosing")
        self._arrange()
        self.text.goto(span.end, span)
        quote = " ".join(span.of(self.desk.transcript.text).split())
        self.picker.ask(_("Code “{quote}”").format(quote=quote), self.slots)
        self.show_edges()
        self.call_after_refresh(self.text.goto, span.end, span)

    @on(Picker.Answered)
    def _answered(self, event: Picker.Answered) -> None:
        asked = self._asked
        self._end_choosing()
        if asked is not None:
            self._code(asked[0], event.codes)

    def action_give_chosen(self) -> None:
        """Answer the picker with the mouse."""
        self.picker.answer()

    def action_take_one_more(self) -> None:
        """Take several in the picker with the mouse."""
        self.picker.toggle()

    def _end_choosing(self) -> None:
        self.remove_class("-choosing")
        self._arrange()
        self.text.focus()
        if self._asked is not None and self._asked[1] is not None:
            self.text.goto(self._asked[1])
        self._asked = None
        self.show_edges()

    def open(self, name: str, then: Callable[[], None] = lambda: None) -> None:
        """Open a transcript; the picker's question was about the present one."""
        if self.is_choosing:
            self._end_choosing()
        super().open(name, then)

    def action_back(self) -> None:
        """Leave the picker, the list or the codebook."""
        if self.is_choosing:
            self._end_choosing()
        else:
            super().action_back()

    def _code(self, span: Span | None, codes: Sequence[str]) -> None:
        name = self.desk.transcript.id
        if span is None:
            return
        for code in codes:
            if self.study.project.codebook.by_id[code].usable:
                self.slots = self.slots.use(code)  # at once, so that a digit typed right after it finds it
        self.writing.write(lambda: self.study.code(name, span, codes), self._coded)

    def _coded(self, tagged: Sequence[Tagged]) -> None:
        for one in tagged:
            self._draw(one.coding)
        named = _(", ").join(self._named(one.coding.code) for one in tagged)
        new = any(one.is_new for one in tagged)
        said = _("coded: {codes}") if new else _("has this code already: {codes}")
        self.tell(said.format(codes=named))
        self._show_work()

    def _named(self, code: str) -> str:
        return f"{code} {self.code_looks.get(code, UNKNOWN).name}"

    def _draw(self, coding: Coding) -> None:
        if coding.transcript == self.desk.transcript.id:
            self.desk.add(coding)
            self.text.add_coding(coding)
            if self.desk.status is Status.NEW:
                self.desk.status = Status.IN_PROGRESS

    def _show_work(self) -> None:
        """Show what my own coding changed: counts, status, the codings at the cursor."""
        mine = len(self.desk.mine)
        self.entries = tuple(
            replace(entry, status=self.desk.status, count=mine)
            if entry.name == self.desk.transcript.id
            else entry
            for entry in self.entries
        )
        self.show_all()

    def action_code_again(self, digit: str) -> None:
        """Give the code that stands on a digit."""
        code = self.slots.code_at(int(digit))
        if code:
            self._code(self._passage(), (code,))
        else:
            self.tell(_("No code stands on {digit} yet; Enter opens the picker.").format(digit=digit))

    def action_repeat(self) -> None:
        """Give the code used last."""
        if self.slots.latest:
            self._code(self._passage(), (self.slots.latest,))
        else:
            self.tell(_("Nothing has been coded yet; Enter opens the picker."))

    @on(CodebookPanel.Wanted)
    def _code_from_tree(self, event: CodebookPanel.Wanted) -> None:
        self.take_back()
        self._code(self._passage(), (event.code,))

    def action_uncode(self) -> None:
        """Remove the coding in front, else the innermost of mine."""
        here = self.text.codings_at_cursor()
        front = [coding for coding in here if coding.id == self.text.front]
        found = front or [coding for coding in here if coding.coder == self.study.who]
        if found:
            coding = found[0]
            self.writing.write(lambda: self.study.uncode(coding.id), self._uncoded)
        else:
            self.tell(_("There is no coding of yours at the cursor."))

    def _uncoded(self, coding: Coding) -> None:
        self.desk.remove(coding.id)
        self.text.remove_coding(coding.id)
        self.tell(_("removed: {code}; ^Z brings it back").format(code=self._named(coding.code)))
        self._show_work()

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

    def action_next_uncoded(self) -> None:
        """Go to the next turn without a coding of mine."""
        span = self.desk.next_uncoded(self.text.cursor)
        if span is None:
            self.tell(_("Every turn has a coding of yours; F8 marks the transcript as done."))
            return
        if span.start <= self.text.cursor:
            self.tell(_("From the top again."))
        self.text.goto(span.start)

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

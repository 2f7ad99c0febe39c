"""How far coders agree: a table with an interval for each code, and from each code to where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.containers import Vertical
from textual.widget import Widget

from coder.locale.language import _, current
from coder.project.reliability_question import UNITS
from coder.reports.wording.reliability import coefficient_name, unit_word
from coder.tui.agreeing import Answer, Asked, points, still_true, with_intervals
from coder.tui.agreement_export import export_agreement
from coder.tui.agreement_lines import AgreementLine, agreement_grid, agreement_lines
from coder.tui.agreement_notes import agreement_notes
from coder.tui.commands import reliability
from coder.tui.commands.coding import FINISH
from coder.tui.commands.command import Command
from coder.tui.differing import About
from coder.tui.leading import Show
from coder.tui.looks import looks
from coder.tui.screens.list_screen import ListScreen
from coder.tui.screens.work_screen import EVERYWHERE
from coder.tui.turning import after
from coder.tui.widgets.bar import Bar, Bit, rows_of_bits
from coder.tui.widgets.grid import CellGrid
from coder.tui.widgets.interval_bar import LEAST
from coder.tui.widgets.prose import Prose
from coder.tui.workplace import Workplace
from coder.tui.writing import Writing

MOST = 44
"""Cells of the longest interval bar."""
BAR_SHARE = 0.3
"""Its share of the table."""


class ReliabilityScreen(ListScreen):
    """Walk from line to line; each key measures another way, Enter shows where the coders differ."""

    commands_here: ClassVar[tuple[Command, ...]] = (*reliability.COMMANDS, *EVERYWHERE)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._asked = Asked(eyes=self.study.who)
        self._answer: Answer | None = None
        self._lines: Sequence[AgreementLine] = ()
        self._drawing = Writing(lambda _saving: None, self.refuse, self.is_up)
        """Intervals are drawn beside the queue of work, which must not wait for them."""

    def on_mount(self) -> None:
        """Begin to draw intervals as they are asked for."""
        self.run_worker(self._drawing.work())

    async def finish_drawing(self) -> None:
        """Wait until the intervals are there."""
        await self._drawing.finish()

    @property
    def screen_title(self) -> str:
        """Name what is measured."""
        return _("Reliability")

    @property
    def asked(self) -> Asked:
        """What is measured, and how it is shown."""
        return self._asked

    @property
    def answer(self) -> Answer | None:
        """What was measured last."""
        return self._answer

    @property
    def grid(self) -> CellGrid:
        """The table."""
        return self.query_one("#figures", CellGrid)

    @property
    def highlighted(self) -> AgreementLine | None:
        """The line that the keys are about."""
        return next((line for line in self._lines if line.id == self.grid.line), None)

    @property
    def in_hand(self) -> str:
        """Say what is still being worked out, else who is compared."""
        answer = self._answer
        if answer is None or answer.result is None:
            return ""
        if not answer.has_intervals:
            return _("drawing intervals…")
        return _(", ").join(answer.result.study.coders)

    def body(self) -> Iterable[Widget]:
        """Stack what is asked, the figures, and what they stand on."""
        yield Bar(id="asked")
        with Vertical(id="measured"):
            yield CellGrid(ascii_signs=self.workplace.ascii_signs, id="figures")
            yield Prose(id="around")

    def look(self) -> None:
        """Measure what there is now."""
        project, asked = self.study.project, self._asked
        self.ask(lambda: points(project, asked), self._show_points, _("measuring…"))

    def _show_points(self, answer: Answer) -> None:
        """Show the values, and let the intervals be drawn, unless nothing has changed since they were."""
        shown = still_true(self._answer, answer)
        self._take_answer(shown)
        if not shown.has_intervals:
            self._drawing.read(lambda: self._drawn(shown), self._show_intervals)

    def _drawn(self, answer: Answer) -> Answer:
        """Draw in a thread; what was measured anew meanwhile is not worth it."""
        return with_intervals(answer) if answer is self._answer else answer

    def _show_intervals(self, answer: Answer) -> None:
        before = self._answer
        if before is not None and answer.has_intervals and answer.asked.measures == before.asked.measures:
            self._take_answer(answer)

    def _take_answer(self, answer: Answer) -> None:
        self._answer = answer
        self._lay_out()

    def _lay_out(self) -> None:
        """Show what was measured in the way that is asked for."""
        answer = self._answer
        if answer is None or answer.asked.measures != self._asked.measures:
            return
        result = answer.result
        if result is None or result.study.lack is not None:
            self._lines = ()
            self.grid.fill("", (), ())
        else:
            codebook = self.study.project.codebook
            self._lines = agreement_lines(result, codebook, self._asked)
            known, ascii_signs = looks(codebook, current()), self.workplace.ascii_signs
            table = agreement_grid(self._lines, result, known, self._bar_cells, ascii_signs=ascii_signs)
            self.grid.fill(coefficient_name("main", result.question.unit), *table)
        self._say_notes()
        self.show_edges()

    @property
    def _bar_cells(self) -> int:
        return max(LEAST, min(MOST, int(self.grid.size.width * BAR_SHARE)))

    @on(CellGrid.Moved, "#figures")
    def _say_notes(self) -> None:
        answer = self._answer
        if answer is not None:
            done = self.keys.name(FINISH)
            notes = agreement_notes(answer, self.highlighted, self.study.project.codebook, done)
            self.query_one("#around", Prose).say(notes)

    def on_resize(self, event: events.Resize) -> None:
        """Draw the bars for the new width."""
        super().on_resize(event)
        self.call_after_refresh(self._lay_out)

    def show_edges(self) -> None:
        """Show the first and the last line, and what is asked."""
        super().show_edges()
        self.query_one("#asked", Bar).say(rows_of_bits(self._choices(), self.size.width))

    def _choices(self) -> list[Sequence[Bit]]:
        """Say what each key has been turned to; a click turns it on."""
        asked, answer = self._asked, self._answer
        level = _("levels 1 to {depth}").format(depth=asked.depth) if asked.depth else _("all levels")
        several = answer is not None and len(answer.pairs) > 1
        turns = _("without interviewer") if asked.exclude_interviewer else _("with interviewer")
        said = {
            reliability.UNIT: _("by {unit}").format(unit=unit_word(asked.unit)),
            reliability.DEPTH: level,
            reliability.CODERS: (_(" + ").join(asked.coders) or _("all coders")) if several else "",
            reliability.INTERVIEWER: turns,
            reliability.ORDER: _("least agreement first") if asked.worst_first else _("as in the codebook"),
            reliability.UNUSED: _("only with a value") if asked.hide_undefined else _("all codes"),
        }
        return [
            (
                Bit(f"{self.keys.name(command)} ", "key", f"screen.{command.does}"),
                Bit(state, "", f"screen.{command.does}"),
            )
            for command, state in said.items()
            if state
        ]

    def _turn(self, **changes: object) -> None:
        """Show agreement another way; measure first where that is needed."""
        before, self._asked = self._asked, replace(self._asked, **changes)  # type: ignore[arg-type]  # its own fields
        if self._asked.measures != before.measures:
            self.look()
        self._lay_out()
        self.show_edges()

    def action_next_compared_unit(self) -> None:
        """Compare by the next unit."""
        self._turn(unit=after(self._asked.unit, UNITS))

    def action_next_compared_depth(self) -> None:
        """Tell more levels of the codebook apart; after the deepest but one, all of them."""
        codebook = self.study.project.codebook
        deepest = max((codebook.depth(code.id) for code in codebook.codes), default=0) + 1
        self._turn(depth=after(self._asked.depth, (None, *range(1, deepest))))

    def action_next_compared_coders(self) -> None:
        """Compare all, then each pair."""
        self._turn(coders=after(self._asked.coders, self._answer.pairs if self._answer else ((),)))

    def action_switch_compared_turns(self) -> None:
        """Compare the interviewer's turns or leave them out."""
        self._turn(exclude_interviewer=not self._asked.exclude_interviewer)

    def action_switch_worst_first(self) -> None:
        """Put the least agreement on top, or restore the codebook's order."""
        self._turn(worst_first=not self._asked.worst_first)

    def action_switch_unused(self) -> None:
        """Show codes without a value, or leave them out."""
        self._turn(hide_undefined=not self._asked.hide_undefined)

    @on(CellGrid.Chosen, "#figures")
    def action_show_disagreements(self) -> None:
        """List where two coders differ in the highlighted line's codes."""
        line, answer = self.highlighted, self._answer
        if line is not None and answer is not None and answer.result is not None:
            name = line.name if line.codes is not None else ""
            coders = answer.result.study.coders
            pair = (coders[0], coders[1]) if len(coders) == 2 else None
            turns = self._asked.exclude_interviewer
            self.post_message(Show("compare", About(pair, line.codes, name, exclude_interviewer=turns)))

    def action_export_agreement(self) -> None:
        """Write the figures into a file, and a report beside it."""
        answer = self._answer
        if answer is None or answer.result is None or answer.result.study.lack is not None:
            self.tell(_("There is nothing to export yet."))
        elif not answer.has_intervals:
            self.tell(_("The intervals are still being drawn; a moment."))
        else:
            self.writing.write(partial(export_agreement, self.study.project, answer), self._exported)

    def _exported(self, paths: Sequence[str]) -> None:
        self.tell(_("written: {path}").format(path=_(", ").join(paths)))

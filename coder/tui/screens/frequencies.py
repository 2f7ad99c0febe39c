"""How often each code was given: a table to turn this way and that, and from each cell to its passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import on
from textual.widget import Widget

from coder.locale.language import _, current, plural
from coder.project.behind import codings_behind
from coder.project.opening import Project
from coder.reports.frequencies import group_name
from coder.reports.frequency_measures import measure_name
from coder.reports.frequency_notes import frequency_notes
from coder.tui.commands import frequencies
from coder.tui.commands.command import Command
from coder.tui.counts import Answer, answer
from coder.tui.exporting import export
from coder.tui.figures import (
    Question,
    Shown,
    code_label,
    exported,
    grid,
    grouping_name,
    groupings,
    measure_title,
    measures,
    shown,
)
from coder.tui.leading import Show
from coder.tui.looks import looks
from coder.tui.passages import Passage, Wanted
from coder.tui.screens.list_screen import ListScreen
from coder.tui.screens.work_screen import EVERYWHERE
from coder.tui.turning import after
from coder.tui.widgets.bar import Bar, Bit, rows_of_bits
from coder.tui.widgets.grid import CellGrid
from coder.tui.widgets.prose import Paragraph, Prose
from coder.tui.workplace import Workplace

NOTES = {False: 2, True: 4}
"""Rows at most that the notes take: in a low window, and in a high one."""
HIGH = 30


class FrequenciesScreen(ListScreen):
    """Walk from cell to cell; each key turns the table another way, Enter shows the passages of a cell."""

    commands_here: ClassVar[tuple[Command, ...]] = (*frequencies.COMMANDS, *EVERYWHERE)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._asked = Question(coders=(self.study.who,), eyes=self.study.who)
        self._answer: Answer | None = None
        self._shown: Shown | None = None

    @property
    def screen_title(self) -> str:
        """Name what is counted."""
        return _("Frequencies")

    @property
    def asked(self) -> Question:
        """What is counted, and how it is shown."""
        return self._asked

    @property
    def grid(self) -> CellGrid:
        """The table."""
        return self.query_one("#figures", CellGrid)

    @property
    def in_hand(self) -> str:
        """Say what is in the highlighted cell."""
        return self._cell_title(self.grid.line, self.grid.column) if self.is_up() else ""

    def body(self) -> Iterable[Widget]:
        """Stack what is asked, the figures, and what they stand on."""
        yield Bar(id="asked")
        yield CellGrid(ascii_signs=self.workplace.ascii_signs, id="figures")
        yield Prose(id="notes")

    def look(self) -> None:
        """Count what there is now."""
        project, question = self.study.project, self._asked
        self.ask(lambda: answer(project, question), self._show, _("counting…"))

    def _show(self, answer: Answer) -> None:
        self._answer = answer
        self._lay_out()

    def _lay_out(self) -> None:
        """Show what was counted in the way that is asked for."""
        answer = self._answer
        if answer is None or answer.question.counts != self._asked.counts:
            return
        if answer.counted is None:
            self._shown = None
            self.grid.fill("", (), ())
        else:
            self._shown = shown(answer.counted.frequencies, self._asked)
            codebook = self.study.project.codebook
            looked = looks(codebook, current())
            table = grid(self._shown, codebook, looked, ascii_signs=self.workplace.ascii_signs)
            self.grid.fill(_("Code"), *table)
        self._say_notes()
        self.show_edges()

    def _say_notes(self) -> None:
        notes = self.query_one("#notes", Prose)
        notes.say([Paragraph(note, "quiet") for note in self._notes()])
        width = self.size.width - 2
        notes.styles.height = min(notes.rows_at(width - 1), NOTES[self.size.height >= HIGH])

    def _notes(self) -> Iterable[str]:
        counted = self._answer.counted if self._answer else None
        if counted is None:
            yield _("{coder} has not coded anything yet; {key} counts the codings of others.").format(
                coder=_(", ").join(self._asked.coders), key=self.keys.way_to(frequencies.WHOSE)
            )
            return
        if counted.unfinished:
            yield plural(
                counted.unfinished,
                "{count} transcript is still in progress: what is uncoded there may just be unread",
                "{count} transcripts are still in progress: what is uncoded there may just be unread",
            ) + _(".")
        for note in frequency_notes(counted.frequencies):
            yield f"{note}{_('.')}"

    def show_edges(self) -> None:
        """Show the first and the last line, and what is asked."""
        super().show_edges()
        self.query_one("#asked", Bar).say(rows_of_bits(self._choices(), self.size.width))

    def _choices(self) -> list[Sequence[Bit]]:
        """Say what each key has been turned to; a click turns it on."""
        asked = self._asked
        depth = plural(asked.depth, "{count} level", "{count} levels") if asked.depth else _("all levels")
        below = _("with codes below") if asked.rolled_up else _("code alone")
        said = {
            frequencies.GROUP: grouping_name(asked.by),
            frequencies.MEASURE: measure_title(asked.shown_measure),
            frequencies.DEPTH: depth,
            frequencies.BELOW: below if asked.by else "",
            frequencies.WHOSE: _(" + ").join(asked.coders) or _("all coders"),
            frequencies.INTERVIEWER: (
                _("without interviewer") if asked.exclude_interviewer else _("with interviewer")
            ),
            frequencies.SORT: _("as in the codebook") if asked.sorted_by is None else _("by number"),
            frequencies.ZERO: _("only given codes") if asked.hide_zero else _("all codes"),
        }
        return [
            (
                Bit(f"{self.keys.name(command)} ", "key", f"screen.{command.does}"),
                Bit(f"{state}", "", f"screen.{command.does}"),
            )
            for command, state in said.items()
            if state
        ]

    def _turn(self, **changes: object) -> None:
        """Show the table another way; count first where that is needed."""
        before, self._asked = self._asked, replace(self._asked, **changes)  # type: ignore[arg-type]  # its own fields
        if self._asked.by != before.by or self._asked.shown_measure != before.shown_measure:
            self._asked = replace(self._asked, sorted_by=None if self._asked.sorted_by is None else 0)
        if self._asked.counts != before.counts:
            self.look()
        self._lay_out()
        self.show_edges()

    def action_next_grouping(self) -> None:
        """Group in the next way."""
        ways = groupings(self._answer.keys if self._answer else ())
        by = after(self._asked.by, ways)
        self._turn(by=by)

    def action_next_measure(self) -> None:
        """Show the next measure."""
        self._turn(measure=after(self._asked.shown_measure, measures(self._asked.by)))

    def action_next_depth(self) -> None:
        """Tell more levels of the codebook apart; after the deepest but one, all of them."""
        codebook = self.study.project.codebook
        deepest = max((codebook.depth(code.id) for code in codebook.codes), default=0) + 1
        self._turn(depth=after(self._asked.depth, (None, *range(1, deepest))))

    def action_switch_below(self) -> None:
        """Show groups with the codes below, or each code alone."""
        if self._asked.by:
            self._turn(rolled_up=not self._asked.rolled_up)
        else:
            self.tell(_("Without groups both stand side by side."))

    def action_next_coders(self) -> None:
        """Count mine, all coders' together, then each other coder's."""
        who = self.study.who
        names = self._answer.coders if self._answer else ()
        ways = ((who,), (), *((name,) for name in names if name != who))
        self._turn(coders=after(self._asked.coders, ways))

    def action_switch_interviewer(self) -> None:
        """Count the interviewer's turns or leave them out."""
        self._turn(exclude_interviewer=not self._asked.exclude_interviewer)

    def action_switch_order(self) -> None:
        """Sort by the highlighted column, or as in the codebook."""
        self._sort(self.grid.column)

    def action_switch_zero(self) -> None:
        """Show codes never given, or leave them out."""
        self._turn(hide_zero=not self._asked.hide_zero)

    @on(CellGrid.Headed, "#figures")
    def _sort_by_heading(self, event: CellGrid.Headed) -> None:
        self._sort(event.column)

    def _sort(self, column: int) -> None:
        """Put the largest figures of a column on top, or restore the codebook's order."""
        self._turn(sorted_by=None if self._asked.sorted_by == column else column)
        if self._shown is not None:
            self.grid.highlight(next(iter(self._shown.lines), ""), column)

    @on(CellGrid.Moved, "#figures")
    def _moved(self) -> None:
        self.show_status()

    @on(CellGrid.Chosen, "#figures")
    def action_show_behind(self) -> None:
        """List the codings that the highlighted cell counts."""
        if self._shown is not None and self.grid.lines:
            self.post_message(Show("passages", self.behind(self._shown, self.grid.line, self.grid.column)))

    def behind(self, here: Shown, code: str, column: int) -> Wanted:
        """Say which passages a cell counts."""
        figure = here.figure(code, column)

        def find(project: Project) -> list[Passage]:
            return [Passage(one.transcript, one.span, (one,)) for one in codings_behind(project, figure)]

        return Wanted(self._cell_title(code, column), find)

    def _cell_title(self, code: str, column: int) -> str:
        """Say what a cell holds: code, group, measure, number."""
        here = self._shown
        if here is None or code not in here.codes or column + 1 >= len(here.table.columns):
            return ""
        figure = here.figure(code, column)
        name = code_label(self.study.project.codebook, code)
        parts = [
            _("{code} with codes below").format(code=name) if figure.rolled_up else name,
            *([group_name(figure.group)] if figure.by else []),
            f"{measure_name(here.measure(column))} {here.said(code, column)}",
        ]
        return " · ".join(parts)

    def action_export_table(self) -> None:
        """Write the table into a file."""
        counted = self._answer.counted if self._answer else None
        if counted is None or self._shown is None:
            return
        asked = self._asked
        table = exported(counted.frequencies, asked, self._shown.order)
        parts = ("frequencies", asked.by or "", asked.measure or "", *asked.coders)
        stem = "-".join(filter(None, parts))
        self.writing.write(partial(export, self.study.project, table, stem), self._exported)

    def _exported(self, path: str) -> None:
        self.tell(_("written: {path}").format(path=path))

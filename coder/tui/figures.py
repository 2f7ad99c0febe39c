"""Which table of frequencies the analyst looks at, and which cells of it hold which figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coder.analysis.frequency import Frequencies
from coder.analysis.lanes import ATTRIBUTE
from coder.locale.language import _, current
from coder.model.codebook import Codebook
from coder.project.behind import Figure
from coder.project.filters import Filters
from coder.reports.frequencies import FrequencyView, frequency_table, group_name
from coder.reports.frequency_measures import MEASURES, measure_name
from coder.reports.table_cells import for_people
from coder.reports.table_formats import Format
from coder.reports.tables import Branch, Cell, Table
from coder.tui.looks import UNKNOWN, CodeLook
from coder.tui.widgets.grid_layout import GridCell, GridColumn, GridLine

ROLLED_UP = "rolled_up."
GROUPS = (None, "transcript", "speaker", "coder")


@dataclass(frozen=True, slots=True)
class Question:
    """What is counted, of whom, and how it is laid out."""

    by: str | None = None
    measure: str | None = None
    """`None` shows all at a glance, or codings where groups stand side by side."""
    depth: int | None = None
    coders: tuple[str, ...] = ()
    """Empty for all of them."""
    eyes: str = ""
    """Who looks: what others coded where one is blind is not counted."""
    exclude_interviewer: bool = False
    rolled_up: bool = False
    """With groups: figures with the codes below; else each code's own."""
    hide_zero: bool = False
    sorted_by: int | None = None
    """The column whose largest figures come first; `None` keeps the order of the codebook."""

    @property
    def filters(self) -> Filters:
        """Say it as every count takes it."""
        return Filters(coders=self.coders, exclude_interviewer=self.exclude_interviewer, eyes=self.eyes)

    @property
    def counts(self) -> tuple[object, ...]:
        """All of it that needs counting anew; the rest only lays out."""
        return self.by, self.depth, self.coders, self.exclude_interviewer

    @property
    def shown_measure(self) -> str | None:
        """Which measure the cells hold; `None` where each column has its own."""
        return self.measure or ("codings" if self.by else None)

    @property
    def view(self) -> FrequencyView:
        """Say it as the layout takes it."""
        return FrequencyView(
            measure=self.measure,
            hide_zero=self.hide_zero,
            rolled_up=self.rolled_up,
            scope=_("without interviewer") if self.exclude_interviewer else "",
        )


def groupings(keys: Sequence[str]) -> tuple[str | None, ...]:
    """List the ways to group, attributes of transcripts too."""
    return (*GROUPS, *(f"{ATTRIBUTE}{key}" for key in keys))


def grouping_name(by: str | None) -> str:
    """Name a way to group."""
    names = {
        None: _("no groups"),
        "transcript": _("by transcript"),
        "speaker": _("by speaker"),
        "coder": _("by coder"),
    }
    if by in names:
        return names[by]
    return _("by {attribute}").format(attribute=(by or "").removeprefix(ATTRIBUTE))


def measures(by: str | None) -> tuple[str | None, ...]:
    """List the measures that can be shown; all at once only without groups."""
    return MEASURES if by else (None, *MEASURES)


def measure_title(measure: str | None) -> str:
    """Name a measure, or all of them."""
    return _("all measures") if measure is None else measure_name(measure)


@dataclass(frozen=True, slots=True)
class Shown:
    """A table as it stands on the screen, and as it is exported."""

    table: Table
    order: tuple[int, ...]
    """Which line of the table stands where."""
    codes: tuple[str, ...]
    """The code of each line of the table."""
    groups: tuple[str | None, ...]
    question: Question

    @property
    def lines(self) -> tuple[str, ...]:
        """Name the codes from top to bottom."""
        return tuple(self.codes[at] for at in self.order)

    def figure(self, code: str, column: int) -> Figure:
        """Say what stands in a cell."""
        asked, key = self.question, self.table.columns[column + 1].key
        grouped = asked.by is not None
        return Figure(
            code,
            asked.filters,
            asked.by,
            self.groups[column] if grouped else None,
            asked.depth,
            asked.rolled_up if grouped else key.startswith(ROLLED_UP),
        )

    def measure(self, column: int) -> str:
        """Name the measure of a column; a share is one of its amount."""
        key = self.table.columns[column + 1].key
        return self.question.shown_measure or key.removeprefix(ROLLED_UP).removesuffix("_share")

    def value(self, code: str, column: int) -> Cell:
        """Give the figure in a cell."""
        return self.table.rows[self.codes.index(code)][column + 1]

    def said(self, code: str, column: int) -> str:
        """Write the figure in a cell as the screen does."""
        kind = self.table.columns[column + 1].kind
        return for_people(self.value(code, column), share=kind == "share")


def shown(result: Frequencies, question: Question) -> Shown:
    """Lay figures out for the screen."""
    table = frequency_table(result, question.view, Format.TABLE)
    codes = _codes(frequency_table(result, question.view, Format.CSV))
    column = question.sorted_by
    order = tuple(range(len(codes)))
    if column is not None and column + 1 < len(table.columns):
        order = tuple(sorted(order, key=lambda at: -_number(table.rows[at][column + 1])))
    return Shown(table, order, codes, tuple(group.group for group in result.groups), question)


def exported(result: Frequencies, question: Question, order: Sequence[int]) -> Table:
    """Give the same table for spreadsheets, its lines in the order of the screen."""
    table = frequency_table(result, question.view, Format.CSV)
    return replace(table, rows=[table.rows[at] for at in order])


def _codes(table: Table) -> tuple[str, ...]:
    at = [column.key for column in table.columns].index("code")
    return tuple(str(row[at]) for row in table.rows)


def _number(cell: Cell) -> float:
    return float(cell) if isinstance(cell, int | float) else -1.0


def grid(
    shown: Shown, codebook: Codebook, looks: Mapping[str, CodeLook], *, ascii_signs: bool
) -> tuple[list[GridColumn], list[GridLine]]:
    """Put a table on a grid: a bar behind every amount, as long as the figure is large."""
    columns = [_column(shown, at, ascii_signs=ascii_signs) for at in range(len(shown.table.columns) - 1)]
    largest = _largest(shown)
    flat = shown.question.sorted_by is not None
    lines = []
    for at in shown.order:
        code, row = shown.codes[at], shown.table.rows[at]
        look = looks.get(code, UNKNOWN)
        branch = row[0]
        name, depth = (branch.text, branch.depth) if isinstance(branch, Branch) else (str(branch), 0)
        codable = code in codebook.by_id and codebook.by_id[code].codable
        lines.append(
            GridLine(
                code,
                name,
                [_cell(shown, column, value, largest) for column, value in enumerate(row[1:])],
                indent=0 if flat else 2 * depth,
                letter=look.letter if codable else "",
                color=look.color if codable else "",
                tone="" if codable else "heading",
            )
        )
    return columns, lines


def _column(shown: Shown, at: int, *, ascii_signs: bool) -> GridColumn:
    column = shown.table.columns[at + 1]
    heading = group_name(shown.groups[at]) if shown.question.by is not None else column.heading
    sign = ("v" if ascii_signs else "▼") if shown.question.sorted_by == at else ""
    return GridColumn(f"{heading}{sign}", column.section)


def _largest(shown: Shown) -> list[float]:
    """Say how large a figure fills its bar: the largest of its column, of all groups the same."""
    columns = range(1, len(shown.table.columns))
    most = [max((_number(row[at]) for row in shown.table.rows), default=0.0) for at in columns]
    return [max(most, default=0.0)] * len(most) if shown.question.by is not None else most


def _cell(shown: Shown, column: int, value: Cell, largest: Sequence[float]) -> GridCell:
    kind = shown.table.columns[column + 1].kind
    share = max(0.0, _number(value)) / largest[column] if largest[column] > 0 else 0.0
    tone = "" if value else "faint"
    return GridCell(for_people(value, share=kind == "share"), share, tone)


def code_label(codebook: Codebook, id: str) -> str:
    """Name a code by its id and its name, a heading by its name."""
    code = codebook.by_id.get(id)
    name = code.name.said_in(current()) if code else ""
    if code is None or not name or name == id:
        return id
    return f"{id} {name}" if code.codable else name

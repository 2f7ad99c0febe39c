"""How wide are the columns of a grid, and where does each begin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from rich.cells import cell_len

from coder.tui.widgets.prose import wrapped

GAP = 2
"""Cells before each column."""
HEADING_ROWS = 3
HEADING_CELLS = 10
"""A heading of more cells goes on in the next row, as far as there are rows."""
LABEL, LABEL_SHARE = 18, 0.36
"""Cells of the fixed column that it has at least, and its share of a screen too small for everything."""
BAR = 24
"""Cells of the longest bar; one of fewer than `LEAST_BAR` is a single cell that stands."""
LEAST_BAR = 4


@dataclass(frozen=True, slots=True)
class GridCell:
    """One figure as it is shown."""

    text: str
    share: float | None = None
    """How long its bar is, 0 to 1; `None` where there is none."""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """What stands above a column."""

    heading: str
    section: str = ""
    """Stands above this column and its neighbours of the same section."""
    is_scale: bool = False
    """Whether the heading is drawn to scale, and so is never broken."""


@dataclass(frozen=True, slots=True)
class GridLine:
    """One line: its name in the column that stays, and its figures."""

    id: str
    text: str
    cells: Sequence[GridCell]
    indent: int = 0
    letter: str = ""
    color: str = ""
    tone: str = ""


@dataclass(frozen=True)
class GridLayout:
    """Cells of everything, for one width of the screen."""

    label: int
    """Cells of the column that stays."""
    numbers: tuple[int, ...]
    """Cells of each column's figures."""
    bar: int
    """Cells of each bar; 0 without any."""
    headings: tuple[tuple[str, ...], ...]
    """Each heading in rows."""
    sections: bool

    @cached_property
    def head(self) -> int:
        """Count the rows above the first line."""
        return max((len(rows) for rows in self.headings), default=1) + self.sections

    def width_of(self, column: int) -> int:
        """Count the cells of a column with the gap before it."""
        return GAP + self.numbers[column] + (self.bar + 1 if self.bar > 1 else self.bar)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Give the cells before each column, and those of all columns, counted behind the one that stays."""
        return tuple(accumulate(map(self.width_of, range(len(self.numbers))), initial=0))

    def column_at(self, cell: int) -> int | None:
        """Find the column that covers a cell behind the one that stays."""
        at = bisect_right(self.starts, cell) - 1
        return at if 0 <= at < len(self.numbers) else None


def grid_layout(columns: Sequence[GridColumn], lines: Sequence[GridLine], width: int) -> GridLayout:
    """Give the column that stays what its names need, as far as there is room, and the bars what is left."""
    headings = tuple(
        (column.heading,) if column.is_scale else _heading_rows(column.heading) for column in columns
    )
    numbers = tuple(
        max(
            max((cell_len(line.cells[at].text) for line in lines), default=1),
            max(map(cell_len, rows), default=1),
        )
        for at, rows in enumerate(headings)
    )
    names = max((label_cells(line) for line in lines), default=LABEL)
    room = width - sum(numbers) - GAP * len(numbers)
    with_bars = any(cell.share is not None for line in lines for cell in line.cells)
    label, bar = _shared(names, room, width, len(numbers) if with_bars else 0)
    return GridLayout(label, numbers, bar, headings, any(column.section for column in columns))


def _shared(names: int, room: int, width: int, bars: int) -> tuple[int, int]:
    """Share what the figures leave between names and bars: names first, bars as long as they then can be."""
    least = int(width * LABEL_SHARE)
    beside_long = room - bars * (LEAST_BAR + 1)
    if beside_long >= min(names, least):
        label = max(LABEL, min(names, beside_long))
    else:
        label = max(LABEL, min(names, max(least, room - bars)))
    return label, _bar_cells(room - label, bars) if bars else 0


def label_cells(line: GridLine) -> int:
    """Count the cells of a line's name, with the letter before it and a blank behind it."""
    return 1 + line.indent + 2 + cell_len(line.text) + 1


def _bar_cells(room: int, columns: int) -> int:
    each = room // columns - 1
    return min(BAR, each) if each >= LEAST_BAR else 1


def _heading_rows(heading: str) -> tuple[str, ...]:
    """Break a heading into as few narrow rows as it needs."""
    width = min(HEADING_CELLS, max(1, cell_len(heading)))
    while len(rows := wrapped(heading, max(2, width))) > HEADING_ROWS:
        width += 2
    return tuple(rows)

"""Which row and column does an offset stand at, and which offset stands there: measured text at one width."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from coder.tui.transcript.measure import Measure


def rows(measure: Measure, width: int) -> array[int]:
    """Offset of the first character of each row of at most `width` cells."""
    text, cells, last_break = measure.text, measure.cells, measure.breaks.rfind
    starts = array("I")
    for first, following in pairwise([*measure.lines, len(text) + 1]):
        start, end = first, following - 1  # a newline takes no cells
        starts.append(start)
        while cells[end] - cells[start] > width:
            edge = bisect_right(cells, cells[start] + width, start, end + 1) - 1
            reach = edge + 1 if text[edge] == " " and edge + 1 < end else edge  # one space hangs
            cut = last_break(1, start + 1, reach + 1)
            start = cut if cut > 0 else edge  # nothing allowed: cut at the last stop that fits
            starts.append(start)
    return starts


@dataclass(frozen=True)
class Layout:
    """A text cut into rows; all it holds follows from measure and width."""

    measure: Measure
    width: int
    """Cells of a row; the caller keeps one more for the cursor or a hanging space."""

    @cached_property
    def starts(self) -> array[int]:
        """Offset of each row's first character."""
        return rows(self.measure, self.width)

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.starts)

    def row_of(self, offset: int) -> int:
        """Find the row that holds an offset."""
        return bisect_right(self.starts, offset) - 1

    def column_of(self, offset: int, row: int | None = None) -> int:
        """Count the cells between the start of the row and an offset in it."""
        start = self.starts[self.row_of(offset) if row is None else row]
        return self.measure.cells[offset] - self.measure.cells[start]

    def next_start(self, row: int) -> int:
        """Find where the following row starts; after the last one, the end of the text."""
        return self.starts[row + 1] if row + 1 < len(self.starts) else len(self.measure.text)

    def row_span(self, row: int) -> tuple[int, int]:
        """Find what a row draws: its offsets without the newline at its end."""
        start, end = self.starts[row], self.next_start(row)
        return start, end - 1 if end > start and self.measure.text[end - 1] == "\n" else end

    def last_stop(self, row: int) -> int:
        """Find where the cursor stands at a row's end, still on that row."""
        start, end = self.row_span(row)
        if end < self.next_start(row) or row + 1 == len(self.starts):
            return end
        return max(start, self.measure.stop_before(end))

    def offset_at(self, row: int, column: int) -> int:
        """Find the character that covers a cell; the row's last stop beyond it."""
        cells = self.measure.cells
        start, end = self.row_span(row)
        found = bisect_right(cells, cells[start] + max(0, column), start, end + 1) - 1
        return self.measure.stop_from(min(found, self.last_stop(row)))

    def offset_near(self, row: int, column: int, *, onward: bool) -> int:
        """Find the border of a character that is nearest to a cell's middle, as a drag wants it.

        A character of one cell has its middle there: its far border is taken onward, the near one back.
        """
        cells = self.measure.cells
        start, end = self.row_span(row)
        found = min(bisect_right(cells, cells[start] + max(0, column), start, end + 1) - 1, end)
        following = self.measure.stop_from(min(found + 1, end))
        if following <= end and 2 * (cells[start] + column) + 1 + onward > cells[found] + cells[following]:
            return following
        return self.measure.stop_from(found)

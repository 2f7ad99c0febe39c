"""A row at the edge of the screen: short texts at its left and right end, some of which can be clicked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from coder.tui.widgets.ink import Inks, cut

TONES = ("quiet", "strong", "key", "warning")


@dataclass(frozen=True, slots=True)
class Bit:
    """A short text in one tone."""

    text: str
    tone: str = ""
    action: str = ""
    """What a click on it does."""


@dataclass(frozen=True, slots=True)
class BarRow:
    """What stands left, and what stands right; the left gives way."""

    left: Sequence[Bit] = ()
    right: Sequence[Bit] = ()


class Bar(Widget):
    """Rows of bits."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"bar--{tone}" for tone in TONES}
    DEFAULT_CSS = """
    Bar {
        height: 1;
        & > .bar--quiet { color: $text-muted; }
        & > .bar--strong { text-style: bold; }
        & > .bar--key { color: $text-accent; text-style: bold; }
        & > .bar--warning { color: $text-warning; text-style: bold; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: Sequence[BarRow] = ()
        self._inks = Inks(self, "bar")

    @property
    def text(self) -> str:
        """What stands here, whether or not it fits."""
        return "\n".join("".join(bit.text for bit in (*row.left, *row.right)) for row in self._rows)

    def say(self, rows: Sequence[BarRow]) -> None:
        """Show other rows."""
        if rows == self._rows:
            return
        if len(rows) != len(self._rows):
            self.styles.height = len(rows)
        self._rows = rows
        self.refresh()

    def notify_style_update(self) -> None:
        """Take the colours of a new theme."""
        super().notify_style_update()
        self._inks.forget()

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        width = self.size.width
        if y >= len(self._rows):
            return Strip.blank(width, self._inks.base)
        segments = [Segment(bit.text, self._inks.text(bit.tone)) for bit in _placed(self._rows[y], width)]
        strip = Strip([segment for segment in segments if segment.text]).adjust_cell_length(width)
        return strip.apply_style(self._inks.base)

    async def on_click(self, event: events.Click) -> None:
        """Do what the bit under the pointer offers."""
        if event.y >= len(self._rows):
            return
        x = 0
        for bit in _placed(self._rows[event.y], self.size.width):
            x += cell_len(bit.text)
            if event.x < x:
                if bit.action:
                    event.stop()
                    await self.run_action(bit.action)
                return


def rows_of_bits(groups: Iterable[Sequence[Bit]], width: int, gap: int = 3) -> list[BarRow]:
    """Set groups of bits side by side, in as many rows as they need; a group is never broken."""
    rows: list[list[Bit]] = []
    used = width
    for group in groups:
        cells = gap + sum(cell_len(bit.text) for bit in group)
        if used + cells >= width:
            rows.append([Bit(" ")])
            used, cells = 1, cells - gap
        else:
            rows[-1].append(Bit(" " * gap))
        rows[-1] += group
        used += cells
    return [BarRow(row) for row in rows]


def _placed(row: BarRow, width: int) -> list[Bit]:
    """Lay a row out: the right in full, the left in what room is left."""
    right = sum(cell_len(bit.text) for bit in row.right)
    room = max(0, width - right - 1)
    placed: list[Bit] = []
    for bit in row.left:
        cells = min(cell_len(bit.text), room)
        if cells:
            placed.append(Bit(cut(bit.text, cells), bit.tone, bit.action))
        room -= cells
    return [*placed, Bit(" " * (room + 1)), *row.right]

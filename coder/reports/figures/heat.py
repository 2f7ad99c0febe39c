"""A table of numbers whose cells are shaded: the number always stands in the cell, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Final

from coder.reports.figures.font.file import width_of
from coder.reports.figures.lettering import broken, line_height, shortened
from coder.reports.figures.page import MARGIN
from coder.reports.figures.palette import INK, RULE, ink_on, shade
from coder.reports.figures.sketch import Form, Mark, Words

ANGLE: Final = 55
"""How far the names of columns are turned."""
NAMES: Final = 2.3
"""Room for the names of rows."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One cell."""

    text: str = ""
    share: float | None = None
    """How dark, from 0 to 1; nothing is white."""
    quiet: bool = False
    """Grey: stands there for orientation only."""


def heat_map(
    rows: Sequence[str], columns: Sequence[str], tiles: Sequence[Sequence[Tile]], *, wide: float = 0.0
) -> tuple[list[Mark], float, float]:
    """Lay a table out; give its marks, its width with both margins, and its height."""
    size = 8.5 if max(len(rows), len(columns)) <= 16 else 7.5
    step = max(0.3, line_height(size) * 2 + 0.02)
    across = max(wide, 0.42 if len(columns) <= 16 else 0.36)
    names = min(NAMES, max((width_of(row, size) for row in rows), default=0) + 0.05)
    left = MARGIN + names + 0.08
    longest = 2.4
    heads = [shortened(column, size, longest) for column in columns]
    top = max((width_of(head, size) for head in heads), default=0) * sin(radians(ANGLE)) + 0.15
    over = (width_of(heads[-1], size) * cos(radians(ANGLE)) if heads else 0) - across / 2
    marks: list[Mark] = []
    for place, head in enumerate(heads):
        x = left + (place + 0.5) * across
        marks.append(Words(round(x, 4), round(top - 0.08, 4), head, size, INK, "left", ANGLE))
    for number, (row, cells) in enumerate(zip(rows, tiles, strict=True)):
        y = top + (number + 0.5) * step
        lines = broken(row, size, names, 2)
        for place, line in enumerate(lines):
            down = (place - (len(lines) - 1) / 2) * line_height(size)
            marks.append(Words(left - 0.08, round(y + down, 4), line, size, INK, "right"))
        for place, tile in enumerate(cells):
            marks += _tile(tile, left + (place + 0.5) * across, y, across, step, size)
    width = left + len(columns) * across + max(over, 0) + MARGIN
    return marks, max(round(width, 3), 5.5), round(top + len(rows) * step, 3)


def _tile(tile: Tile, x: float, y: float, across: float, step: float, size: float) -> list[Mark]:
    fill = "#eeeeee" if tile.quiet else "#ffffff" if tile.share is None else shade(tile.share)
    box = Form("box", round(x, 4), round(y, 4), across, step, fill, RULE)
    if not tile.text:
        return [box]
    small = min(size - 1, (size - 1) * (across - 0.05) / max(width_of(tile.text, size - 1), 1e-6))
    return [box, Words(round(x, 4), round(y, 4), tile.text, round(small, 2), ink_on(fill), "center")]

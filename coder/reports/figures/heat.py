"""A table of numbers whose cells are shaded: the number always stands in the cell, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Final, Literal

from coder.reports.figures.font.file import width_of
from coder.reports.figures.lettering import broken, line_height, shortened
from coder.reports.figures.page import MARGIN
from coder.reports.figures.palette import INK, RULE, ink_on, shade
from coder.reports.figures.sketch import Form, Mark, Words

ANGLE: Final = 55
"""How far the names of columns are turned."""
INDENT: Final = 0.14
NAMES: Final = 2.9
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
    rows: Sequence[str],
    columns: Sequence[str],
    tiles: Sequence[Sequence[Tile]],
    *,
    depths: Sequence[int] = (),
) -> tuple[list[Mark], float, float]:
    """Lay a table out; give its marks, its width with both margins, and its height.

    `depths` sets the names of rows in by their depth in a tree.
    """
    size = 8.5 if max(len(rows), len(columns)) <= 16 else 7.5
    across = 0.42 if len(columns) <= 16 else 0.36
    insets = [depth * INDENT for depth in depths] or [0.0] * len(rows)
    longest_name = max(
        (width_of(row, size) + inset for row, inset in zip(rows, insets, strict=True)), default=0
    )
    names = min(NAMES, longest_name + 0.05)
    step = 0.26 if longest_name < names else max(0.3, line_height(size) * 2 + 0.02)
    left = MARGIN + names + 0.08
    longest = 2.4
    heads = [shortened(column, size, longest) for column in columns]
    top = max((width_of(head, size) for head in heads), default=0) * sin(radians(ANGLE)) + 0.15
    over = (width_of(heads[-1], size) * cos(radians(ANGLE)) if heads else 0) - across / 2
    side: Literal["left", "right"] = "left" if depths else "right"
    marks: list[Mark] = []
    for place, head in enumerate(heads):
        x = left + (place + 0.5) * across
        marks.append(Words(round(x, 4), round(top - 0.08, 4), head, size, INK, "left", ANGLE))
    for number, (row, cells) in enumerate(zip(rows, tiles, strict=True)):
        y = top + (number + 0.5) * step
        x = MARGIN + insets[number] if depths else left - 0.08
        lines = broken(row, size, names - insets[number], 2)
        for place, line in enumerate(lines):
            down = (place - (len(lines) - 1) / 2) * line_height(size)
            marks.append(Words(round(x, 4), round(y + down, 4), line, size, INK, side))
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

"""How wide each column of a table is on a screen, and which columns stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from coder.reports.tables import Column

GAP: Final = 2
"""Cells between two columns."""
_NARROWEST = 12
"""Cells that a column of text keeps; rather than take more, a table is cut into several."""


def fits(columns: Sequence[Column], widths: Sequence[int], width: int) -> bool:
    """Tell whether all columns fit side by side, or at least each section does."""
    everything = range(len(columns))
    if total(widths, everything) <= width:
        return True
    lead = _lead(columns)
    sections = {columns[at].section for at in everything[len(lead) :]}
    return len(sections) > 1 and all(
        total(widths, [*lead, *(at for at in everything[len(lead) :] if columns[at].section == section)])
        <= width
        for section in sections
    )


def fitting(columns: Sequence[Column], widths: Sequence[int], width: int) -> list[int]:
    """Narrow the columns of text until all fit side by side, else until each fits beside the first ones."""
    texts = [at for at, column in enumerate(columns) if column.kind == "text"]
    everything = range(len(columns))
    widths = [min(cells, width) if at in texts else cells for at, cells in enumerate(widths)]
    fitted = _narrowed(widths, texts, total(widths, everything) - width)
    if total(fitted, everything) <= width:
        return fitted
    lead = _lead(columns)
    fitted = _narrowed(widths, lead, total(widths, lead) - width // 2)
    room = width - total(fitted, lead) - GAP if lead else width
    return [
        min(cells, max(room, 1)) if at in texts and at not in lead else cells
        for at, cells in enumerate(fitted)
    ]


def _narrowed(widths: Sequence[int], elastic: Sequence[int], excess: int) -> list[int]:
    """Take cells away, each from the column that is widest then, as long as they are not too narrow."""
    narrowed = list(widths)
    for _cell in range(excess):
        widest = max(elastic, key=lambda at: narrowed[at], default=None)
        if widest is None or narrowed[widest] <= _NARROWEST:
            break
        narrowed[widest] -= 1
    return narrowed


def blocks(columns: Sequence[Column], widths: Sequence[int], width: int | None) -> list[list[int]]:
    """Split columns into tables that fit; each begins with the leading columns of text."""
    everything = list(range(len(columns)))
    if width is None or total(widths, everything) <= width:
        return [everything]
    lead = _lead(columns)
    rest = everything[len(lead) :]
    found: list[list[int]] = []
    for _section, group in groupby(rest, key=lambda at: columns[at].section):
        units = _units(columns, list(group))
        many = len(_packed(units, lead, widths, width, len(units)))
        evenly = -(-len(units) // many)
        found += _packed(units, lead, widths, width, evenly)
    return found


def _units(columns: Sequence[Column], group: Sequence[int]) -> list[list[int]]:
    """Keep a share beside the amount that it belongs to."""
    units: list[list[int]] = []
    for at in group:
        if units and columns[at].kind == "share" and columns[at - 1].kind == "number":
            units[-1].append(at)
        else:
            units.append([at])
    return units


def _packed(
    units: Sequence[list[int]], lead: Sequence[int], widths: Sequence[int], width: int, most: int
) -> list[list[int]]:
    """Put up to so many units into a table as fit behind the leading columns."""
    packed: list[list[int]] = []
    room = 0
    for unit in units:
        if not room or total(widths, [*packed[-1], *unit]) > width:
            packed.append([*lead])
            room = most
        packed[-1] += unit
        room -= 1
    return packed


def _lead(columns: Sequence[Column]) -> list[int]:
    """Name the columns of text on the left, which say what a row is about; the last column never does."""
    many = next((at for at, column in enumerate(columns) if column.kind != "text"), 1)
    return list(range(min(many, len(columns) - 1)))


def total(widths: Sequence[int], block: Sequence[int]) -> int:
    """Say how many cells some columns take side by side."""
    return sum(widths[at] for at in block) + GAP * (len(block) - 1)

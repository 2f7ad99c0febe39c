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
_NAME = 16
"""Cells that the name of a row keeps where the table is cut between sections anyway."""


def fits(columns: Sequence[Column], widths: Sequence[int], width: int) -> bool:
    """Tell whether all columns fit side by side, or at least each section does."""
    return _excess(columns, widths, width) <= 0


def _excess(columns: Sequence[Column], widths: Sequence[int], width: int) -> int:
    """Count the cells that the widest section, or a table without sections, has too many."""
    everything = range(len(columns))
    lead = _lead(columns)
    parts = {columns[at].section: [*lead] for at in everything[len(lead) :]}
    for at in everything[len(lead) :]:
        parts[columns[at].section].append(at)
    whole = total(widths, everything) - width
    return whole if whole <= 0 else max((total(widths, part) - width for part in parts.values()), default=0)


def narrowed(columns: Sequence[Column], widths: Sequence[int], width: int) -> list[int]:
    """Take cells from the columns of text until all fit; names keep more than other text."""
    texts = [at for at, column in enumerate(columns) if column.kind == "text"]
    widths = [min(cells, width) if at in texts else cells for at, cells in enumerate(widths)]
    everything = range(len(widths))
    fitted = _taken(widths, texts, total(widths, everything) - width, _NARROWEST)
    if total(fitted, everything) <= width:
        return fitted
    return _taken(widths, _lead(columns), _excess(columns, widths, width), _NAME)


def parted(
    columns: Sequence[Column], widths: Sequence[int], contents: Sequence[int], width: int
) -> list[int]:
    """Make every column fit beside the names of the rows, which take half of the screen at most.

    Numbers stay whole, so that their `contents` are the least that columns of numbers take.
    """
    least = [1 if column.kind == "text" else contents[at] for at, column in enumerate(columns)]
    lead = _lead(columns)
    half = width // 2
    names = _taken(widths, lead, total(widths, lead) - half, min(_NARROWEST, half // max(len(lead), 1)))
    room = width - total(names, lead) - GAP if lead else width
    return [cells if at in lead else min(cells, max(room, least[at])) for at, cells in enumerate(names)]


def _taken(widths: Sequence[int], elastic: Sequence[int], excess: int, floor: int) -> list[int]:
    """Take cells away, each from the column that is widest then, as long as it keeps enough."""
    left = list(widths)
    for _cell in range(excess):
        widest = max(elastic, key=lambda at: left[at], default=None)
        if widest is None or left[widest] <= floor:
            break
        left[widest] -= 1
    return left


def blocks(columns: Sequence[Column], widths: Sequence[int], width: int | None) -> list[list[int]]:
    """Split columns into tables that fit; each begins with the leading columns of text."""
    everything = list(range(len(columns)))
    if width is None or total(widths, everything) <= width:
        return [everything]
    lead = _lead(columns)
    rest = everything[len(lead) :]
    found: list[list[int]] = []
    for _section, group in groupby(rest, key=lambda at: columns[at].section):
        units = _units(columns, list(group), widths, width - total(widths, lead) - GAP)
        many = len(_packed(units, lead, widths, width, len(units)))
        evenly = -(-len(units) // many)
        found += _packed(units, lead, widths, width, evenly)
    return found


def _units(
    columns: Sequence[Column], group: Sequence[int], widths: Sequence[int], room: int
) -> list[list[int]]:
    """Keep a share beside the amount that it belongs to, if there is room for both."""
    units: list[list[int]] = []
    for at in group:
        belongs = columns[at].kind == "share" and columns[at - 1].kind == "number"
        if units and belongs and total(widths, [at - 1, at]) <= room:
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

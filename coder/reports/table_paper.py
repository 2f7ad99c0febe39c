"""How a table lies on paper: upright or across, in one piece or in several, and how wide its columns are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rich.cells import cell_len

from coder.locale.language import _
from coder.reports.table_cells import for_people
from coder.reports.table_fitting import blocks
from coder.reports.table_terminal import column_widths
from coder.reports.tables import Branch, Cell, Column, Table
from coder.reports.visible import visible_lines

PAPERS: Final = ((False, 9.0, 88), (True, 9.0, 140), (True, 7.5, 168))
"""Turned or not, points of the letters, and the cells across A4 with margins of 2.5 cm.

A Chinese letter takes two cells, as on a screen; a tenth is left over, for letters of other fonts are wider.
"""
STEP: Final = 2
"""Cells by which a code is set in for each code above it."""
_AT_EASE = 24
"""Cells that a column of names keeps; rather than take more, the paper is turned."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A table, or as many of its columns as fit side by side."""

    table: Table
    goes_on: bool
    """Whether these are further columns of the table before."""
    across: bool
    """Whether the paper must be turned."""
    points: float
    """How large the letters are."""
    widths: tuple[int, ...]
    """Cells for each column."""
    breaks: tuple[bool, ...]
    """Whether something in the column takes more than one line."""


def on_paper(table: Table) -> Iterator[Laid]:
    """Lay a table out; parts after the first say in their title that they go on, notes follow the last."""
    cells = [
        [shown(cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows
    ]
    across, points, width = next(
        (paper for paper in PAPERS if _is_at_ease(table.columns, cells, paper[-1])), PAPERS[-1]
    )
    widths = column_widths(table.columns, cells, width)
    found = blocks(table.columns, widths, width)
    for place, block in enumerate(found):
        yield Laid(
            replace(
                table,
                columns=tuple(table.columns[at] for at in block),
                rows=[[row[at] for at in block] for row in table.rows],
                title=continued(table.title) if place else table.title,
                notes=table.notes if block is found[-1] else (),
            ),
            bool(place),
            across,
            points,
            tuple(widths[at] for at in block),
            tuple(any(_breaks(row[at], widths[at]) for row in cells) for at in block),
        )


def continued(title: str) -> str:
    """Say that a table goes on."""
    return _("{title} (continued)").format(title=title) if title else ""


def shown(cell: Cell, column: Column) -> str:
    """Write a cell in harmless lines; a code that is set in takes that much more."""
    text = "\n".join(visible_lines(for_people(cell, share=column.kind == "share")))
    return " " * STEP * cell.depth + text if isinstance(cell, Branch) else text


def _is_at_ease(columns: Sequence[Column], cells: Sequence[Sequence[str]], width: int) -> bool:
    """Tell whether a table fits in one piece with its names readable."""
    widths = column_widths(columns, cells, width)
    if len(blocks(columns, widths, width)) > 1:
        return False
    narrow = [at for at, column in enumerate(columns) if column.kind == "text" and widths[at] < _AT_EASE]
    return not any(_breaks(row[at], widths[at]) for at in narrow for row in cells)


def _breaks(text: str, width: int) -> bool:
    return "\n" in text or cell_len(text) > width

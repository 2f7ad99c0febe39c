"""A table for a terminal: aligned by cells, never wider than the screen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.cells import cell_len

from coder.reports.table_cells import for_people
from coder.reports.table_fitting import GAP, blocks, fits, narrowed, parted, total
from coder.reports.table_wrap import padded, shortened, widest_piece, wrapped
from coder.reports.tables import Branch, Cell, Column, Table
from coder.reports.visible import visible

_HEADINGS = ((12, 2), (8, 3), (4, 4))
"""Cells up to which a heading is not broken, and the lines it may take: from at ease to narrow."""
_WHOLE = 8
"""Cells up to which the name of a section is not broken where there is room: Chinese breaks anywhere."""
_STEP = "  "


def terminal_text(table: Table, width: int | None = None) -> str:
    """Write title, table and notes; columns that do not fit follow in further tables below."""
    cells = [
        [_shown(cell, column) for column, cell in zip(table.columns, row, strict=True)] for row in table.rows
    ]
    widths = _roomy(table.columns, column_widths(table.columns, cells, width), width)
    lines = _wrapped_or_whole(table.title, width) if table.title else []
    for block in blocks(table.columns, widths, width) if table.columns else ():
        lines += [*_block(table.columns, cells, widths, block), ""]
    for note in table.notes:
        lines += _wrapped_or_whole(note, width)
    return "\n".join(lines).rstrip("\n") + "\n"


def _shown(cell: Cell, column: Column) -> str:
    """Make a cell harmless; lines are told apart only where the column wraps."""
    text = for_people(cell, share=column.kind == "share")
    if isinstance(cell, Branch):
        return _STEP * cell.depth + visible(text)
    return "\n".join(visible(line) for line in text.split("\n")) if column.wrap else visible(text)


def _wrapped_or_whole(text: str, width: int | None) -> list[str]:
    text = visible(text)
    return wrapped(text, width) if width is not None else [text]


def column_widths(columns: Sequence[Column], cells: Sequence[Sequence[str]], width: int | None) -> list[int]:
    """Say how wide columns are: whole if there is no limit, else as much at ease as fits."""
    contents = [
        max((cell_len(line) for row in cells for line in row[at].split("\n")), default=1)
        for at in range(len(columns))
    ]
    headings = [visible(column.heading) for column in columns]
    whole = [max(*both, 1) for both in zip(contents, map(cell_len, headings), strict=True)]
    if width is None:
        return whole
    tries = [
        [
            max(content, heading_width(heading, *limits))
            for content, heading in zip(contents, headings, strict=True)
        ]
        for limits in _HEADINGS
    ]
    tries.append(narrowed(columns, tries[-1], width))
    fitting = [widths for widths in tries if fits(columns, widths, width)]
    if fitting:
        return fitting[0]
    cut = [parted(columns, widths, contents, width) for widths in tries[:-1]]
    return min(cut, key=lambda widths: len(blocks(columns, widths, width)))


def _roomy(columns: Sequence[Column], widths: Sequence[int], width: int | None) -> list[int]:
    """Widen sections until their names are whole, or no word of them is broken, if all fits then."""
    many = len(blocks(columns, widths, width))
    for at_least in (_WHOLE, 0):
        roomy = [*widths]
        for section, group in groupby(range(len(columns)), key=lambda at: columns[at].section):
            places, name = list(group), visible(section)
            least = max(widest_piece(name), cell_len(name) if cell_len(name) <= at_least else 0)
            roomy[places[-1]] += max(0, least - total(roomy, places))
        if width is None or (
            fits(columns, roomy, width) and (not at_least or len(blocks(columns, roomy, width)) <= many)
        ):
            return roomy
    return [*widths]


def heading_width(heading: str, at_least: int, lines: int) -> int:
    """Say how narrow a heading can be without breaking a word or taking more lines."""
    narrow = max(widest_piece(heading), min(cell_len(heading), at_least), 1)
    while len(wrapped(heading, narrow)) > lines:
        narrow += 1
    return narrow


def _block(
    columns: Sequence[Column], cells: Sequence[Sequence[str]], widths: Sequence[int], block: Sequence[int]
) -> list[str]:
    """Draw some of the columns with three rules."""
    rule = "─" * total(widths, block)
    headings = [wrapped(visible(columns[at].heading), widths[at]) for at in block]
    lines = [
        *_sections(columns, widths, block),
        *_lines(columns, _lowered(headings), widths, block),
        rule,
    ]
    for row in cells:
        lines += _lines(columns, [_fitted(row[at], columns[at], widths[at]) for at in block], widths, block)
    return [rule, *lines, rule]


def _fitted(cell: str, column: Column, width: int) -> list[str]:
    """Fit a cell into its column. Numbers always fit: a shortened one would be a wrong one."""
    if column.wrap:
        return [part for line in cell.split("\n") for part in wrapped(line, width)]
    return [shortened(cell, width)]


def _lines(
    columns: Sequence[Column], cells: Sequence[Sequence[str]], widths: Sequence[int], block: Sequence[int]
) -> list[str]:
    """Put cells of one or more lines side by side."""
    height = max(len(cell) for cell in cells)
    return [
        (" " * GAP)
        .join(
            padded(cell[line] if line < len(cell) else "", widths[at], right=columns[at].kind != "text")
            for at, cell in zip(block, cells, strict=True)
        )
        .rstrip()
        for line in range(height)
    ]


def _lowered(headings: Sequence[list[str]]) -> list[list[str]]:
    """Let headings of fewer lines stand at the bottom."""
    height = max(len(heading) for heading in headings)
    return [[""] * (height - len(heading)) + heading for heading in headings]


def _sections(columns: Sequence[Column], widths: Sequence[int], block: Sequence[int]) -> list[str]:
    """Name each section above its columns; where there is none, no line."""
    groups = [(name, list(group)) for name, group in groupby(block, key=lambda at: columns[at].section)]
    rooms = [total(widths, group) for _name, group in groups]
    names = [wrapped(visible(name), room) for (name, _group), room in zip(groups, rooms, strict=True)]
    if not any(name for name, _group in groups):
        return []
    return [
        (" " * GAP).join(padded(line, room) for line, room in zip(lines, rooms, strict=True)).rstrip()
        for lines in zip(*_lowered(names), strict=True)
    ]

"""A table for Markdown readers, in which nothing that strangers wrote is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coder.reports.table_cells import for_people
from coder.reports.table_headings import heading_in_one
from coder.reports.tables import Branch, Cell, Column, Table
from coder.reports.visible import visible_lines

_MARKUP = re.compile(r"[&<>\\`*_{}\[\]()#~|$^]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\\": "&#92;"}
"""Readers differ on what a backslash does before a bar, so none of the text's own is left."""
_STEP = "　"
"""Readers trim plain spaces off a cell, and not this one."""


def markdown_text(table: Table) -> str:
    """Write title, table and notes as paragraphs."""
    paragraphs = [f"**{escaped(table.title)}**"] if table.title else []
    lines = [_line(escaped(heading_in_one(column)) for column in table.columns)]
    lines.append(_line("---" if column.kind == "text" else "---:" for column in table.columns))
    lines += [
        _line(_cell(cell, column) for cell, column in zip(row, table.columns, strict=True))
        for row in table.rows
    ]
    if table.columns:
        paragraphs.append("\n".join(lines))
    paragraphs += [escaped(note) for note in table.notes]
    return "\n\n".join(paragraphs) + "\n"


def escaped(text: str) -> str:
    """Write text so that Markdown shows it as it is, on one line."""
    return "<br>".join(_MARKUP.sub(_harmless, line) for line in visible_lines(text))


def _harmless(found: re.Match[str]) -> str:
    return _ENTITIES.get(found[0], f"\\{found[0]}")


def _cell(cell: Cell, column: Column) -> str:
    text = escaped(for_people(cell, share=column.kind == "share"))
    return _STEP * cell.depth + text if isinstance(cell, Branch) else text


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"

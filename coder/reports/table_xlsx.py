"""Tables as a workbook for Excel: a sheet each, numbers as numbers, and no cell is ever a formula."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter
from rich.cells import cell_len

from coder.locale.language import _
from coder.reports.document import Document
from coder.reports.sheet_names import sheet_names
from coder.reports.table_cells import for_people
from coder.reports.table_headings import heading_in_one
from coder.reports.table_terminal import heading_width
from coder.reports.table_wrap import wrapped
from coder.reports.tables import Branch, Cell, Column, Table
from coder.reports.timeless import EARLIEST
from coder.reports.visible import visible_lines
from coder.reports.wording.provenance import cut_words, heading, provenance

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_CHARACTERS: Final = 32_767
"""What a cell of Excel holds, in units of UTF-16."""
MOST_ROWS: Final = 1_048_575
"""What a sheet of Excel holds below its headings."""
_WIDEST, _NARROWEST, _UPRIGHT = 60, 6, 110
"""Cells of a column at most and at least, and of all on upright paper."""
_ROOMY = 1.1
"""Excel counts widths in digits, and a Chinese character takes a little more than two."""
_LINE = 15
"""Points of height."""
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_NUMBER_FORMATS: Final = {"share": "0.0%", "int": "#,##0", "float": "#,##0.000"}


class _Book:
    """A workbook while it is written: its formats, and how many cells were cut."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.cut = 0
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def format(self, **properties: Any) -> Format:
        """Give a format, the same one for the same wishes."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format({"valign": "top", **properties})
        return self._formats[key]

    def text(self, text: str) -> str:
        """Make text fit for a cell; what is too long ends in … and is counted."""
        said = "\n".join(visible_lines(text))
        if len(said.encode("utf-16-le")) <= 2 * MOST_CHARACTERS:
            return said
        self.cut += 1
        return said.encode("utf-16-le")[: 2 * (MOST_CHARACTERS - 1)].decode("utf-16-le", "ignore") + "…"


def xlsx_bytes(document: Document) -> bytes:
    """Write a workbook; the same tables always give the same bytes."""
    out = io.BytesIO()
    book = _Book(xlsxwriter.Workbook(out, _OPTIONS))
    book.workbook.set_properties(
        {
            "title": " ".join(visible_lines(document.title))[:255],
            "author": f"coder {document.meta.get('version', '')}".strip(),
            "created": datetime(*EARLIEST.timetuple()[:6]),  # noqa: DTZ001 -- XlsxWriter writes it as UTC
        }
    )
    parts = [part for table in document.tables for part in _parts(table)]
    *names, about = sheet_names([*(table.title for table in parts), _("Notes and source")])
    for name, table in zip(names, parts, strict=True):
        _write_table(book, book.workbook.add_worksheet(name), table)
    _write_about(book, book.workbook.add_worksheet(about), document)
    book.workbook.close()
    return out.getvalue()


def _parts(table: Table) -> Iterator[Table]:
    """Divide a table that is longer than a sheet."""
    for start in range(0, max(len(table.rows), 1), MOST_ROWS):
        yield Table(table.columns, table.rows[start : start + MOST_ROWS], table.title)


def _write_table(book: _Book, sheet: Worksheet, table: Table) -> None:
    """Write headings, which stay in sight, and rows."""
    widths = [_width(column, [row[at] for row in table.rows]) for at, column in enumerate(table.columns)]
    headings = [book.text(heading_in_one(column)) for column in table.columns]
    lines = [len(wrapped(said, width)) for said, width in zip(headings, widths, strict=True)]
    sheet.set_row(0, _LINE * max(lines, default=1))
    for at, (column, said, width) in enumerate(zip(table.columns, headings, widths, strict=True)):
        side = "left" if column.kind == "text" else "right"
        head = book.format(bold=True, bottom=1, text_wrap=True, align=side, valign="bottom")
        sheet.write_string(0, at, said, head)
        sheet.set_column(at, at, _ROOMY * width + 2)
    for number, row in enumerate(table.rows, 1):
        for at, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            _write_cell(book, sheet, (number, at), cell, column)
    sheet.freeze_panes(1, 1 if _names_rows(table.columns) else 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.set_paper(9)  # A4
    if sum(widths) > _UPRIGHT:
        sheet.set_landscape()


def _names_rows(columns: Sequence[Column]) -> bool:
    """Tell whether the first column says what the row is about."""
    return len(columns) > 1 and columns[0].kind == "text" and not columns[0].wrap


def _write_cell(book: _Book, sheet: Worksheet, place: tuple[int, int], cell: Cell, column: Column) -> None:
    """Write a number as one, and everything else as text; what has no value stays empty."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if math.isfinite(cell):
            kind = "share" if column.kind == "share" else type(cell).__name__
            sheet.write_number(*place, cell, book.format(num_format=_NUMBER_FORMATS[kind]))
        return
    if cell is None:
        return
    wishes: dict[str, Any] = {"text_wrap": True} if column.wrap else {}
    if column.kind != "text":
        wishes["align"] = "right"
    if isinstance(cell, Branch) and cell.depth:
        wishes |= {"align": "left", "indent": min(cell.depth, 15)}
    text = book.text(for_people(cell))
    if "\n" in text:
        wishes["text_wrap"] = True
    sheet.write_string(*place, text, book.format(**wishes))


def _width(column: Column, cells: Sequence[Cell]) -> int:
    """Say how many cells wide a column is."""
    texts = (for_people(cell, share=column.kind == "share") for cell in cells)
    deep = max((cell.depth for cell in cells if isinstance(cell, Branch)), default=0)
    content = max((cell_len(line) for text in texts for line in visible_lines(text)), default=0) + 2 * deep
    head = heading_width(" ".join(visible_lines(heading_in_one(column))), 12, 3)
    return min(max(content, head, _NARROWEST), _WIDEST)


def _write_about(book: _Book, sheet: Worksheet, document: Document) -> None:
    """Write the notes of every table, and what repeats the result."""
    bold, broken = book.format(bold=True), book.format(text_wrap=True)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 100)
    row = 0
    for table in document.tables:
        for place, note in enumerate(table.notes):
            if not place:
                sheet.write_string(row, 0, book.text(table.title), book.format(bold=True, text_wrap=True))
            sheet.write_string(row, 1, book.text(note), broken)
            row += 1
    if book.cut:
        sheet.write_string(row, 0, "Excel", bold)
        sheet.write_string(row, 1, cut_words(book.cut), broken)
        row += 1
    facts = provenance(document.meta)
    if facts:
        sheet.write_string(row, 0, heading(), bold)
        row += 1
    for name, value in facts:
        sheet.write_string(row, 0, book.text(name), broken)
        sheet.write_string(row, 1, book.text(value), broken)
        row += 1

"""In which format a table is written, and where to."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from coder.reports.document import Document
from coder.reports.table_csv import csv_text
from coder.reports.table_json import json_text
from coder.reports.table_markdown import markdown_text
from coder.reports.table_terminal import terminal_text
from coder.reports.tables import Table


class Format(StrEnum):
    """How a result is written; the values are those of `--format`."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "md"
    HTML = "html"
    LATEX = "latex"
    XLSX = "xlsx"
    DOCX = "docx"

    @property
    def for_people(self) -> bool:
        """Whether somebody reads it as it is, so that names, percent and indents help."""
        return self not in {Format.JSON, Format.CSV, Format.TSV}

    @property
    def is_document(self) -> bool:
        """Whether all tables of a result stand in one file that says how to repeat them."""
        return self in {Format.HTML, Format.LATEX, Format.XLSX, Format.DOCX}

    @property
    def needs_file(self) -> bool:
        """Whether it is no text, so that neither a terminal nor a pipe is the place for it."""
        return self in {Format.XLSX, Format.DOCX}


_SUFFIXES = {
    ".txt": Format.TABLE,
    ".json": Format.JSON,
    ".csv": Format.CSV,
    ".tsv": Format.TSV,
    ".tab": Format.TSV,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".tex": Format.LATEX,
    ".latex": Format.LATEX,
    ".xlsx": Format.XLSX,
    ".docx": Format.DOCX,
}


def format_of(path: Path) -> Format | None:
    """Tell the format from the suffix of a file, `None` if it says nothing."""
    return _SUFFIXES.get(path.suffix.lower())


def table_bytes(table: Table, wanted: Format, *, width: int | None = None, raw: bool = False) -> bytes:
    """Write a table out in any format."""
    if wanted.is_document:
        return document_bytes(Document([table], table.meta), wanted)
    return encoded(table_text(table, wanted, width=width, raw=raw), wanted)


def document_bytes(document: Document, wanted: Format) -> bytes:
    """Write all tables of a result as one file."""
    match wanted:
        case Format.XLSX:
            from coder.reports.table_xlsx import xlsx_bytes  # noqa: PLC0415 -- XlsxWriter takes 50 ms

            return xlsx_bytes(document)
        case Format.DOCX:
            from coder.reports.table_docx import docx_bytes  # noqa: PLC0415 -- python-docx takes 150 ms

            return docx_bytes(document)
        case Format.LATEX:
            from coder.reports.table_latex import latex_text  # noqa: PLC0415 -- few ask for it

            return encoded(latex_text(document), wanted)
        case _:
            from coder.reports.table_html import html_text  # noqa: PLC0415 -- few ask for it

            return encoded(html_text(document), wanted)


def table_text(table: Table, wanted: Format, *, width: int | None = None, raw: bool = False) -> str:
    """Write a table out as text, in a format that is no document.

    `width` is how many cells a terminal has; without it nothing is cut short. `raw` leaves cells of CSV and
    TSV as they are even where a spreadsheet would take them for formulas.
    """
    match wanted:
        case Format.JSON:
            return json_text(table)
        case Format.MARKDOWN:
            return markdown_text(table)
        case Format.CSV:
            return csv_text(table, ",", raw=raw)
        case Format.TSV:
            return csv_text(table, "\t", raw=raw)
        case _:
            return terminal_text(table, width)


def write_table(
    table: Table, wanted: Format, out: BinaryIO, *, width: int | None = None, raw: bool = False
) -> None:
    """Write a table to a file."""
    out.write(table_bytes(table, wanted, width=width, raw=raw))


def encoded(text: str, wanted: Format) -> bytes:
    """Encode in UTF-8, for spreadsheets with the mark by which Excel knows it.

    Half a surrogate pair, which only the name of a file can bring, is written as its escape.
    """
    encoding = "utf-8-sig" if wanted in {Format.CSV, Format.TSV} else "utf-8"
    return text.encode(encoding, "backslashreplace")

"""In which format a table is written, and where to."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

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

    @property
    def for_people(self) -> bool:
        """Whether somebody reads it as it is, so that names, percent and indents help."""
        return self in {Format.TABLE, Format.MARKDOWN}


_SUFFIXES = {
    ".txt": Format.TABLE,
    ".json": Format.JSON,
    ".csv": Format.CSV,
    ".tsv": Format.TSV,
    ".tab": Format.TSV,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
}


def format_of(path: Path) -> Format | None:
    """Tell the format from the suffix of a file, `None` if it says nothing."""
    return _SUFFIXES.get(path.suffix.lower())


def table_text(table: Table, wanted: Format, *, width: int | None = None, raw: bool = False) -> str:
    """Write a table out as text.

    `width` is how many cells a terminal has; without it nothing is cut short. `raw` leaves cells of CSV and
    TSV as they are even where a spreadsheet would take them for formulas.
    """
    match wanted:
        case Format.TABLE:
            return terminal_text(table, width)
        case Format.JSON:
            return json_text(table)
        case Format.MARKDOWN:
            return markdown_text(table)
        case Format.CSV:
            return csv_text(table, ",", raw=raw)
        case Format.TSV:
            return csv_text(table, "\t", raw=raw)


def write_table(
    table: Table, wanted: Format, out: BinaryIO, *, width: int | None = None, raw: bool = False
) -> None:
    """Write a table in UTF-8, as `encoded` does."""
    out.write(encoded(table_text(table, wanted, width=width, raw=raw), wanted))


def encoded(text: str, wanted: Format) -> bytes:
    """Encode in UTF-8, for spreadsheets with the mark by which Excel knows it.

    Half a surrogate pair, which only the name of a file can bring, is written as its escape.
    """
    encoding = "utf-8-sig" if wanted in {Format.CSV, Format.TSV} else "utf-8"
    return text.encode(encoding, "backslashreplace")

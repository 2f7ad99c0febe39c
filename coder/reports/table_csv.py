"""A table for spreadsheets and statistics programs: CSV and TSV after RFC 4180."""

from __future__ import annotations

import csv
import io
import re

from coder.reports.table_cells import for_spreadsheets
from coder.reports.tables import Cell, Table
from coder.reports.visible import visible

_FORMULA = re.compile("'*[=+\\-@\t\r＝＋－＠]")
_LINE = re.compile(r"[^\n\t]+")
"""A cell keeps its lines and tabs."""
_GUARDED = re.compile("''*[=+\\-@\t\r＝＋－＠]")


def csv_text(table: Table, separator: str, *, raw: bool = False) -> str:
    """Write a table with its keys as the first row, so that scripts need not know the reader's language."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow([_text(column.key, raw=raw) for column in table.columns])
    writer.writerows([_text(cell, raw=raw) for cell in row] for row in table.rows)
    return out.getvalue()


def guarded(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula.

    What looks guarded already gets one more, so that taking one off always gives back the text.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("'tis")
    ("'=1+1", "''=1+1", "'tis")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Take off the apostrophe that `guarded` put on.

    >>> unguarded("'=1+1"), unguarded("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if _GUARDED.match(text) else text


def _text(cell: Cell, *, raw: bool) -> str:
    """Write a cell; numbers, negative ones too, are never formulas.

    Whoever prints the file sees what would act on the terminal; only JSON has the very characters.
    """
    text = _LINE.sub(lambda found: visible(found[0]), for_spreadsheets(cell))
    return text if raw or isinstance(cell, int | float) else guarded(text)

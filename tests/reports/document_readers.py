"""What a reader of each format finds in a file: the rows of its tables as text."""

from __future__ import annotations

import io
import re

import docx
import lxml.html
import openpyxl


def html_tables(data: bytes) -> list[list[list[str]]]:
    """All rows, heads and foot too."""
    page = lxml.html.document_fromstring(data)
    for line_break in page.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return [
        [[cell.text_content() for cell in row] for row in table.iter("tr")] for table in page.iter("table")
    ]


def docx_tables(data: bytes) -> list[list[list[str]]]:
    """All rows; python-docx gives a cell that spans several columns once for each."""
    return [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in docx.Document(io.BytesIO(data)).tables
    ]


def workbook(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def xlsx_tables(data: bytes) -> list[list[list[object]]]:
    """All rows of all sheets."""
    return [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in workbook(data)]


_WRITTEN = re.compile(
    r"\\newline |\\textbackslash\{\}|\\textasciicircum\{\}|\\textasciitilde\{\}|\\textless\{\}"
    r"|\\textgreater\{\}|\\textbar\{\}|\\textasciigrave\{\}|\{\*\}|\{\[\}|\{\]\}|(?<=[-',])\{\}|\\[{}$&#%_]"
)
_MEANT = {
    "\\newline ": "\n",
    "\\textbackslash{}": "\\",
    "\\textasciicircum{}": "^",
    "\\textasciitilde{}": "~",
    "\\textless{}": "<",
    "\\textgreater{}": ">",
    "\\textbar{}": "|",
    "\\textasciigrave{}": "`",
    "{*}": "*",
    "{[}": "[",
    "{]}": "]",
    "{}": "",
}


def set_by_latex(source: str) -> str:
    """What LaTeX prints of a cell; whatever is left that LaTeX acts on is a fault."""
    rest = _WRITTEN.sub("", source)
    assert not set(rest) & set("\\{}$&#%_^~`[]*|<>"), source
    assert not re.search("--|''|,,", source), source
    return _WRITTEN.sub(lambda found: _MEANT.get(found[0], found[0][1:]), source)

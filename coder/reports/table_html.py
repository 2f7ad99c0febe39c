"""Tables as one page for a browser, which needs nothing beside it and runs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from rich.cells import cell_len

from coder.locale.language import current
from coder.reports.document import Document
from coder.reports.table_cells import for_people
from coder.reports.table_headings import sections_above
from coder.reports.tables import Branch, Cell, Column, Table
from coder.reports.visible import visible_lines
from coder.reports.wording.provenance import heading, provenance

LANGUAGES: Final = {"zh": "zh-CN", "en": "en"}
_MANY: Final = 9
"""Columns above which a table is printed on turned paper."""
_READABLE: Final = 28
"""Cells that a column of text keeps in a narrow window, of which a Chinese character takes two."""
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE: Final = """\
:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fff; --soft: #5f5f5f; --row: #f3f4f6; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e6e6; --paper: #161718; --soft: #a6a6a6; --row: #222426; }
}
body { margin: 2rem auto; padding: 0 1rem; max-width: 80rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
.wide { overflow-x: auto; margin: 0 0 2.5rem; }
table { border-collapse: collapse; margin: 0 auto; font-variant-numeric: tabular-nums; }
thead { border-top: 1.5pt solid; }
tbody { border-bottom: 1.5pt solid; }
caption { padding: .5rem; font-weight: bold; }
th, td { padding: .2rem .6rem; text-align: left; vertical-align: top; font-weight: normal; }
thead th { min-width: var(--wide, 0px); vertical-align: bottom; font-weight: bold; }
thead tr:last-child th { border-bottom: .75pt solid; }
thead th.over { border-bottom: .5pt solid; text-align: center; }
th.n, td.n { text-align: right; white-space: nowrap; }
tbody th { padding-left: calc(.6rem + var(--deep, 0) * 1.5em); }
tbody tr:hover { background: var(--row); }
tfoot td { padding-top: .5rem; color: var(--soft); font-size: .875em; }
tfoot p { margin: 0 0 .25rem; max-width: 60em; }
footer { color: var(--soft); font-size: .8125rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; }
dd { margin: 0; }
@page across { size: A4 landscape; margin: 1.5cm; }
@media print {
  body { margin: 0; max-width: none; font-size: 9pt; }
  .wide { overflow: visible; } .across { page: across; font-size: 7pt; }
  thead { display: table-header-group; } tfoot { display: table-row-group; } tr { break-inside: avoid; }
  thead th { min-width: min(var(--wide, 0px), 7em); } .across th, .across td { padding-inline: .3rem; }
}
"""


def html_text(document: Document) -> str:
    """Write a page in the language in use; no script, no address, and a policy that forbids both."""
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{LANGUAGES[current()]}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        f"<title>{' '.join(map(escape, visible_lines(document.title))) or 'coder'}</title>",
        f"<style>\n{_STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        *(line for table in document.tables for line in _table(table)),
        "</main>",
        *_footer(document),
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _table(table: Table) -> Iterator[str]:
    yield f'<div class="wide{" across" if len(table.columns) > _MANY else ""}">'
    yield "<table>"
    if table.title:
        yield f"<caption>{_escaped(table.title)}</caption>"
    yield "<thead>"
    yield from _heads(table)
    yield "</thead>"
    yield "<tbody>"
    for row in table.rows:
        cells = zip(row, table.columns, strict=True)
        yield f"<tr>{''.join(_cell(cell, column, at) for at, (cell, column) in enumerate(cells))}</tr>"
    yield "</tbody>"
    if table.notes:
        notes = "".join(f"<p>{_escaped(note)}</p>" for note in table.notes)
        yield f'<tfoot><tr><td colspan="{max(len(table.columns), 1)}">{notes}</td></tr></tfoot>'
    yield "</table>"
    yield "</div>"


def _heads(table: Table) -> Iterator[str]:
    """Head the columns; above them what several have in common."""
    above = sections_above(table.columns)
    if above:
        yield f"<tr>{''.join(_over(name, columns) for name, columns in above)}</tr>"
    yield f"<tr>{''.join(_head(column, at, table) for at, column in enumerate(table.columns))}</tr>"


def _head(column: Column, at: int, table: Table) -> str:
    """Head a column; one of text stays wide enough to read."""
    wide = ""
    if column.kind == "text":
        cells = max((_cells(row[at]) for row in table.rows), default=0)
        wide = f' style="--wide:{min(cells, _READABLE) / 2:g}em"'
    return f'<th scope="col"{_class(column)}{wide}>{_escaped(column.heading)}</th>'


def _cells(cell: Cell) -> int:
    text = for_people(cell)
    return max(map(cell_len, text.split("\n"))) + (cell.depth * 3 if isinstance(cell, Branch) else 0)


def _over(name: str, columns: int) -> str:
    if not name:
        return f'<td colspan="{columns}"></td>'
    return f'<th scope="colgroup" class="over" colspan="{columns}">{_escaped(name)}</th>'


def _cell(cell: Cell, column: Column, at: int) -> str:
    """Write a cell; the first one names its row."""
    text = _escaped(for_people(cell, share=column.kind == "share"))
    deep = f' style="--deep:{cell.depth}"' if isinstance(cell, Branch) and cell.depth else ""
    if isinstance(cell, Branch) or (at == 0 and column.kind == "text"):
        return f'<th scope="row"{deep}>{text}</th>'
    return f"<td{_class(column)}>{text}</td>"


def _class(column: Column) -> str:
    return "" if column.kind == "text" else ' class="n"'


def _footer(document: Document) -> Iterator[str]:
    facts = provenance(document.meta)
    if facts:
        yield f"<footer><details open><summary>{escape(heading())}</summary>"
        yield "<dl>"
        yield from (f"<dt>{_escaped(name)}</dt><dd>{_escaped(value)}</dd>" for name, value in facts)
        yield "</dl>"
        yield "</details></footer>"


def _escaped(text: str) -> str:
    return "<br>".join(map(escape, visible_lines(text)))

"""Tables for LaTeX: three rules by booktabs, and nothing that strangers wrote is a command."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coder.locale.language import _
from coder.reports.document import Document
from coder.reports.table_cells import NO_VALUE, for_people
from coder.reports.table_headings import sections_above
from coder.reports.table_paper import STEP, Laid, continued, on_paper
from coder.reports.table_wrap import wrapped
from coder.reports.tables import Branch, Cell, Column
from coder.reports.visible import visible, visible_lines
from coder.reports.wording.provenance import provenance

LONG: Final = 30
"""Rows from which a table may break between pages."""
_SPECIAL = re.compile(r"[\\{}$&#%_^~<>|`*\[\]]|-(?=-)|'(?=')|,(?=,)")
_COMMANDS = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "`": r"\textasciigrave{}",
    "*": "{*}",
    "[": "{[}",
    "]": "{]}",
    "-": "-{}",
    "'": "'{}",
    ",": ",{}",
}
"""After the end of a row a star or a bracket would belong to it; pairs of signs would melt into one."""
_RULES = (
    r"\setlength{\tabcolsep}{.5em}"
    r"\setlength{\heavyrulewidth}{1.5pt}\setlength{\lightrulewidth}{0.75pt}"
)


def latex_text(document: Document) -> str:
    """Write tables to be put into a thesis; comments say what they need and how to repeat them."""
    tables = [laid for table in document.tables for laid in on_paper(table)]
    lines = [f"% {visible(line)}" for line in _remarks(tables)]
    lines += [f"% {visible(f'{name}: {value}')}" for name, value in provenance(document.meta)]
    for number, laid in enumerate(tables, 1):
        lines += ["", *([r"\addtocounter{table}{-1}"] if laid.goes_on else [])]
        lines += _placed(laid, _label(document, number if len(tables) > 1 else 0))
    return "\n".join(lines) + "\n"


def _remarks(tables: Sequence[Laid]) -> Iterator[str]:
    packages = ["booktabs", "array"]
    packages += ["longtable"] if any(_is_long(laid) for laid in tables) else []
    packages += ["pdflscape"] if any(laid.across for laid in tables) else []
    yield _("In the preamble: {packages}").format(packages=f"\\usepackage{{{','.join(packages)}}}")
    yield _("Chinese needs \\documentclass{ctexart} or \\usepackage{ctex}, and XeLaTeX or LuaLaTeX.")
    yield _("Set for A4 with margins of 2.5 cm: \\usepackage[a4paper,margin=2.5cm]{geometry}")


def _label(document: Document, number: int) -> str:
    name = re.sub("[^a-z0-9]+", "-", str(document.meta.get("command", "")).lower()).strip("-") or "table"
    return f"tab:{name}-{number}" if number else f"tab:{name}"


def _is_long(laid: Laid) -> bool:
    return len(laid.table.rows) > LONG


def _placed(laid: Laid, label: str) -> Iterator[str]:
    """Give a table its place: it floats, or breaks between pages, on turned paper where it is wide."""
    if laid.across:
        yield r"\begin{landscape}"
    yield from _long(laid, label) if _is_long(laid) else _floating(laid, label)
    if laid.across:
        yield r"\end{landscape}"


def _floating(laid: Laid, label: str) -> Iterator[str]:
    yield r"\begin{table}[htbp]"
    yield r"\centering"
    yield f"\\caption{{{_line(laid.table.title)}}}\\label{{{label}}}"
    yield _size(laid)
    yield _RULES
    yield f"\\begin{{tabular}}{{{_preamble(laid)}}}"
    yield from _head(laid)
    yield from _body(laid)
    yield r"\bottomrule"
    yield r"\end{tabular}"
    yield from _notes(laid)
    yield r"\end{table}"


def _long(laid: Laid, label: str) -> Iterator[str]:
    columns = len(laid.table.columns)
    yield r"\begingroup"
    yield _size(laid)
    yield _RULES
    yield f"\\begin{{longtable}}{{{_preamble(laid)}}}"
    yield f"\\caption{{{_line(laid.table.title)}}}\\label{{{label}}}\\\\"
    yield from _head(laid)
    yield r"\endfirsthead"
    if laid.table.title:
        yield f"\\multicolumn{{{columns}}}{{c}}{{{_line(continued(laid.table.title))}}}\\\\"
    yield from _head(laid)
    yield r"\endhead"
    yield r"\bottomrule"
    yield r"\endfoot"
    yield from _body(laid)
    yield r"\end{longtable}"
    yield from _notes(laid)
    yield r"\endgroup"


def _size(laid: Laid) -> str:
    return f"\\fontsize{{{laid.points:g}}}{{{1.25 * laid.points:g}}}\\selectfont"


def _preamble(laid: Laid) -> str:
    """Say how columns stand: numbers to the right, text that takes several lines in a box."""
    columns = zip(laid.table.columns, laid.widths, laid.breaks, strict=True)
    return "".join(_stand(column, width, breaks=breaks) for column, width, breaks in columns)


def _stand(column: Column, width: int, *, breaks: bool) -> str:
    if column.kind != "text":
        return "r"
    return f">{{\\raggedright\\arraybackslash}}p{{{width / 2:g}em}}" if breaks else "l"


def _head(laid: Laid) -> Iterator[str]:
    yield r"\toprule"
    above = sections_above(laid.table.columns)
    if above:
        yield _row(_over(name, columns) for name, columns in above)
        at = 1
        for name, columns in above:
            if name:
                yield f"\\cmidrule(lr){{{at}-{at + columns - 1}}}"
            at += columns
    yield _row(_heading(*one) for one in zip(laid.table.columns, laid.widths, laid.breaks, strict=True))
    yield r"\midrule"


def _over(name: str, columns: int) -> str:
    return f"\\multicolumn{{{columns}}}{{c}}{{{_line(name)}}}" if name or columns > 1 else ""


def _heading(column: Column, width: int, breaks: bool) -> str:  # noqa: FBT001 -- as `zip` gives it
    """Write a heading; where it is wider than its column it takes several lines."""
    lines = wrapped(visible(column.heading), width)
    if len(lines) == 1 or breaks:
        return _line(column.heading)
    side = "l" if column.kind == "text" else "r"
    stacked = r"\\".join(map(escaped, lines))
    return f"\\begin{{tabular}}[b]{{@{{}}{side}@{{}}}}{stacked}\\end{{tabular}}"


def _body(laid: Laid) -> Iterator[str]:
    for row in laid.table.rows:
        yield _row(_cell(cell, column) for cell, column in zip(row, laid.table.columns, strict=True))


def _row(cells: Iterator[str]) -> str:
    return f"{' & '.join(cells)} \\\\"


def _cell(cell: Cell, column: Column) -> str:
    text = for_people(cell, share=column.kind == "share")
    if isinstance(cell, Branch):
        return f"\\hspace*{{{cell.depth * STEP / 2:g}em}}{_escaped(text)}" if cell.depth else _escaped(text)
    if text == NO_VALUE:
        return "--"
    if column.kind == "text":
        return _escaped(text)
    return f"$-${_line(text[1:])}" if text.startswith("-") and not isinstance(cell, str) else _line(text)


def _notes(laid: Laid) -> Iterator[str]:
    if laid.table.notes:
        yield r"\par\smallskip"
        yield r"\begin{minipage}{\linewidth}\footnotesize\raggedright"
        yield "\\par\n".join(map(_escaped, laid.table.notes))
        yield r"\end{minipage}"


def _line(text: str) -> str:
    """Write on one line what cannot be broken."""
    return escaped(" ".join(visible_lines(text)))


def _escaped(text: str) -> str:
    return r"\newline ".join(map(escaped, visible_lines(text)))


def escaped(line: str) -> str:
    r"""Write one line so that LaTeX sets it as it is.

    >>> print(escaped("50 % of {a_b} & [c] -- $x^2$"))
    50 \% of \{a\_b\} \& {[}c{]} -{}- \$x\textasciicircum{}2\$
    """
    return _SPECIAL.sub(lambda found: _COMMANDS.get(found[0], f"\\{found[0]}"), line)

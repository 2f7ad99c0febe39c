"""How a table with three rules is built in the XML of Word; python-docx takes seconds for a thousand rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from lxml import etree

from coder.reports.table_cells import for_people
from coder.reports.table_headings import sections_above
from coder.reports.table_paper import STEP, Laid
from coder.reports.tables import Branch, Cell, Column
from coder.reports.visible import visible_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_THICK, _THIN, _FINE = "12", "6", "4"
"""Eighths of a point: 1.5 pt, 0.75 pt, 0.5 pt."""
_ROOMY = 1.35
"""Letters of other fonts than the one asked for are wider."""
_PAGE = {False: 9071, True: 14003}
"""Twentieths of a point across the paper, upright and turned, between margins of 2.5 cm."""


def element(name: str, *inside: _Element, **attributes: str) -> _Element:
    """Make an element of Word."""
    named = {f"{{{_NAMESPACE}}}{key}": value for key, value in attributes.items()}
    made = etree.Element(f"{{{_NAMESPACE}}}{name}", named, nsmap={"w": _NAMESPACE})
    made.extend(inside)
    return made


def text_run(text: str, *properties: _Element) -> _Element:
    """Make a run of letters in as many lines as the text has."""
    first, *others = map(_line, visible_lines(text))
    written = chain([first], *((element("br"), line) for line in others))
    return element("r", element("rPr", *properties), *written)


def _line(text: str) -> _Element:
    made = element("t")
    made.set(_SPACE, "preserve")
    made.text = text
    return made


def table_element(laid: Laid) -> _Element:
    """Build a table; what is laid out has the sizes."""
    return _Builder(laid).table()


class _Builder:
    """One table while it is built: a cell of the layout is half a Chinese character wide."""

    def __init__(self, laid: Laid) -> None:
        self.columns, self.rows = laid.table.columns, laid.table.rows
        self.size = f"{2 * laid.points:g}"
        self.cell = 10 * laid.points
        least = [
            (width + 2 + (column.kind != "text")) * self.cell
            for column, width in zip(self.columns, laid.widths, strict=True)
        ]
        roomy = min(_ROOMY, _PAGE[laid.across] / max(sum(least), 1))
        self.widths = [int(roomy * width) for width in least]

    def table(self) -> _Element:
        borders = [
            element(side, val="single", sz=_THICK, space="0", color="auto") for side in ("top", "bottom")
        ]
        margins = [element(side, w=f"{self.cell:.0f}", type="dxa") for side in ("left", "right")]
        return element(
            "tbl",
            element(
                "tblPr",
                element("tblW", w=str(sum(self.widths)), type="dxa"),
                element("jc", val="center"),
                element("tblBorders", *borders),
                element("tblLayout", type="fixed"),
                element("tblCellMar", *margins),
            ),
            element("tblGrid", *(element("gridCol", w=str(width)) for width in self.widths)),
            *self._heads(),
            *map(self._row, self.rows),
        )

    def _heads(self) -> Iterator[_Element]:
        """Head the columns on every page; above them what several have in common."""
        above = sections_above(self.columns)
        start, over = 0, []
        for name, columns in above:
            over.append(self._over(name, self.widths[start : start + columns]))
            start += columns
        if over:
            yield _head_row(over)
        heads = zip(self.columns, self.widths, strict=True)
        yield _head_row([self._cell(one.heading, width, _side(one), rule=_THIN) for one, width in heads])

    def _over(self, name: str, widths: Sequence[int]) -> _Element:
        return self._cell(name, sum(widths), "center", rule=_FINE if name else "", columns=len(widths))

    def _row(self, row: Sequence[Cell]) -> _Element:
        placed = zip(row, self.columns, self.widths, strict=True)
        cells = (self._body_cell(cell, column, width) for cell, column, width in placed)
        return element("tr", element("trPr", element("cantSplit")), *cells)

    def _body_cell(self, cell: Cell, column: Column, width: int) -> _Element:
        text = for_people(cell, share=column.kind == "share")
        return self._cell(text, width, _side(column), deep=cell.depth if isinstance(cell, Branch) else 0)

    def _cell(
        self, text: str, width: int, side: str, *, rule: str = "", columns: int = 1, deep: int = 0
    ) -> _Element:
        """Build a cell; one of a head, which has a rule below it, is bold and stands at the bottom."""
        about = [element("tcW", w=str(width), type="dxa")]
        if columns > 1:
            about.append(element("gridSpan", val=str(columns)))
        if rule:
            about.append(
                element("tcBorders", element("bottom", val="single", sz=rule, space="0", color="auto"))
            )
            about.append(element("vAlign", val="bottom"))
        elif side == "right":
            about.append(element("noWrap"))
        stands = [element("spacing", before="20", after="20", line="240", lineRule="auto")]
        if deep:
            stands.append(element("ind", left=f"{deep * STEP * self.cell:.0f}"))
        stands.append(element("jc", val=side))
        letters = [*([element("b")] if rule else []), element("sz", val=self.size)]
        letters.append(element("szCs", val=self.size))
        paragraph = element("p", element("pPr", *stands), text_run(text, *letters))
        return element("tc", element("tcPr", *about), paragraph)


def _head_row(cells: Sequence[_Element]) -> _Element:
    return element("tr", element("trPr", element("cantSplit"), element("tblHeader")), *cells)


def _side(column: Column) -> str:
    return "left" if column.kind == "text" else "right"

"""Tables for Word: three rules, a caption that numbers itself above, notes below."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from lxml.builder import ElementMaker

from coder.locale.language import _, current
from coder.reports.document import Document
from coder.reports.table_cells import for_people
from coder.reports.table_headings import sections_above
from coder.reports.table_html import LANGUAGES
from coder.reports.table_paper import STEP, Laid, on_paper
from coder.reports.tables import Branch, Column
from coder.reports.timeless import EARLIEST, timeless
from coder.reports.visible import visible_lines
from coder.reports.wording.provenance import heading, provenance

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph
    from lxml.etree import _Element

_LATIN, _CHINESE = "Times New Roman", "宋体"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W: Final = ElementMaker(namespace=_NAMESPACE, nsmap={"w": _NAMESPACE})
_CELL: Final = 90
"""Twentieths of a point that half a Chinese character of 9 pt takes, as does the margin in a cell."""
_THICK, _THIN, _FINE = "12", "6", "4"
"""Eighths of a point: 1.5 pt, 0.75 pt, 0.5 pt."""


def docx_bytes(document: Document) -> bytes:
    """Write a document for Word, WPS and LibreOffice; the same tables always give the same bytes."""
    tables = [laid for table in document.tables for laid in on_paper(table)]
    word = _blank(document, across=any(laid.across for laid in tables))
    for laid in tables:
        _caption(word, laid)
        word.element.body.insert(-1, _table(laid))  # before the properties of the section
        for note in laid.table.notes:
            _small(word, note)
        word.add_paragraph()
    facts = provenance(document.meta)
    if facts:
        _small(word, heading()).paragraph_format.keep_with_next = True
    for name, value in facts:
        _small(word, _("{name}: {value}").format(name=name, value=value))
    out = io.BytesIO()
    word.save(out)
    return timeless(out.getvalue())


def _blank(document: Document, *, across: bool) -> Word:
    """Make an empty document on A4 in a Chinese font and a Latin one."""
    word = docx.Document()
    section = word.sections[0]
    sides = Cm(21), Cm(29.7)
    section.page_width, section.page_height = sides[::-1] if across else sides
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    for name, size in (("Normal", 10.5), ("Caption", 10.5)):
        style = word.styles[name]
        style.font.name, style.font.size = _LATIN, Pt(size)
        properties = style.element.get_or_add_rPr()
        properties.get_or_add_rFonts().set(qn("w:eastAsia"), _CHINESE)
        for was in properties.findall(qn("w:lang")):
            properties.remove(was)
        properties.append(_element("lang", val="en-US", eastAsia="zh-CN"))
    caption = word.styles["Caption"]
    caption.font.bold, caption.font.color.rgb = True, RGBColor(0, 0, 0)
    caption.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    caption.paragraph_format.keep_with_next = True
    about = word.core_properties
    about.title = " ".join(visible_lines(document.title))[:255]
    about.author = about.last_modified_by = f"coder {document.meta.get('version', '')}".strip()
    about.comments, about.language = "", LANGUAGES[current()]
    about.created = about.modified = EARLIEST
    return word


def _caption(word: Word, laid: Laid) -> None:
    """Name a table; its number is a field, so that it goes on counting where it is pasted."""
    paragraph = word.add_paragraph(style="Caption")
    if not laid.goes_on:
        label = _("Table")
        paragraph.add_run(f"{label} ")
        field = _element("fldSimple", instr=f" SEQ {label} \\* ARABIC ")
        number = sum(1 for _field in word.element.body.iter(qn("w:fldSimple"))) + 1
        field.append(_W.r(_W.t(str(number))))
        paragraph._p.append(field)  # noqa: SLF001 -- python-docx has no fields
        paragraph.add_run("  ")
    paragraph.add_run(" ".join(visible_lines(laid.table.title)))


def _small(word: Word, text: str) -> Paragraph:
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(2)
    for place, line in enumerate(visible_lines(text)):
        run = paragraph.add_run()
        if place:
            run.add_break()
        run.add_text(line)
        run.font.size = Pt(9)
    return paragraph


def _table(laid: Laid) -> _Element:
    """Build a table by hand: python-docx takes seconds for a thousand rows."""
    borders = [_element(side, val="single", sz=_THICK, space="0", color="auto") for side in ("top", "bottom")]
    margins = [_element(side, w=str(_CELL), type="dxa") for side in ("left", "right")]
    widths = [(width + 2) * _CELL for width in laid.widths]
    return _W.tbl(
        _W.tblPr(
            _element("tblW", w=str(sum(widths)), type="dxa"),
            _element("jc", val="center"),
            _W.tblBorders(*borders),
            _element("tblLayout", type="fixed"),
            _W.tblCellMar(*margins),
        ),
        _W.tblGrid(*(_element("gridCol", w=str(width)) for width in widths)),
        *_heads(laid, widths),
        *(_body_row(row, laid.table.columns, widths) for row in laid.table.rows),
    )


def _heads(laid: Laid, widths: Sequence[int]) -> Iterator[_Element]:
    """Head the columns on every page; above them what several have in common."""
    above = sections_above(laid.table.columns)
    if above:
        yield _head_row(_over(name, widths[start:end]) for name, start, end in _placed(above))
    yield _head_row(
        _cell(column.heading, width, side=_side(column), rule=_THIN)
        for column, width in zip(laid.table.columns, widths, strict=True)
    )


def _placed(above: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int, int]]:
    start = 0
    for name, columns in above:
        yield name, start, start + columns
        start += columns


def _over(name: str, widths: Sequence[int]) -> _Element:
    return _cell(name, sum(widths), side="center", rule=_FINE if name else "", columns=len(widths))


def _head_row(cells: Iterator[_Element]) -> _Element:
    return _W.tr(_W.trPr(_element("cantSplit"), _element("tblHeader")), *cells)


def _body_row(row: Sequence[Any], columns: Sequence[Column], widths: Sequence[int]) -> _Element:
    cells = (
        _cell(
            for_people(cell, share=column.kind == "share"),
            width,
            side=_side(column),
            deep=cell.depth if isinstance(cell, Branch) else 0,
        )
        for cell, column, width in zip(row, columns, widths, strict=True)
    )
    return _W.tr(_W.trPr(_element("cantSplit")), *cells)


def _side(column: Column) -> str:
    return "left" if column.kind == "text" else "right"


def _cell(text: str, width: int, *, side: str, rule: str = "", columns: int = 1, deep: int = 0) -> _Element:
    """Build a cell; one of a head, which has a rule below it, is bold and stands at the bottom."""
    about = [_element("tcW", w=str(width), type="dxa")]
    if columns > 1:
        about.append(_element("gridSpan", val=str(columns)))
    if rule:
        about.append(_W.tcBorders(_element("bottom", val="single", sz=rule, space="0", color="auto")))
        about.append(_element("vAlign", val="bottom"))
    paragraph = [_element("spacing", before="20", after="20", line="240", lineRule="auto")]
    if deep:
        paragraph.append(_element("ind", left=str(deep * STEP * _CELL)))
    paragraph.append(_element("jc", val=side))
    letters = [*([_element("b")] if rule else []), _element("sz", val="18"), _element("szCs", val="18")]
    lines = [[_W.t(line, {_SPACE: "preserve"})] for line in visible_lines(text)]
    written = chain(lines[0], *([_element("br"), *line] for line in lines[1:]))
    return _W.tc(_W.tcPr(*about), _W.p(_W.pPr(*paragraph), _W.r(_W.rPr(*letters), *written)))


_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def _element(name: str, **attributes: str) -> _Element:
    return _W(name, {f"{{{_NAMESPACE}}}{key}": value for key, value in attributes.items()})

"""Tables for Word: three rules, a caption that numbers itself above, notes below."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from coder.locale.language import _, current
from coder.reports.document import Document
from coder.reports.table_docx_rows import element, table_element, text_run
from coder.reports.table_html import LANGUAGES
from coder.reports.table_paper import Laid, on_paper
from coder.reports.timeless import EARLIEST, timeless
from coder.reports.visible import visible_lines
from coder.reports.wording.provenance import heading, provenance

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph

_LATIN, _CHINESE = "Times New Roman", "宋体"
_SMALL = "18"
"""Half points of notes."""


def docx_bytes(document: Document) -> bytes:
    """Write a document for Word, WPS and LibreOffice; the same tables always give the same bytes."""
    tables = [laid for table in document.tables for laid in on_paper(table)]
    word = _blank(document, across=any(laid.across for laid in tables))
    number = 0
    for laid in tables:
        number += not laid.goes_on
        _caption(word, laid, number)
        word.element.body.insert(-1, table_element(laid))  # before the properties of the section
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
    for name in ("Normal", "Caption"):
        _set_letters(word, name)
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


def _set_letters(word: Word, style_name: str) -> None:
    """Set fonts; the name that python-docx sets reaches Latin letters only."""
    style = word.styles[style_name]
    style.font.name, style.font.size = _LATIN, Pt(10.5)
    properties = style.element.get_or_add_rPr()
    properties.get_or_add_rFonts().set(qn("w:eastAsia"), _CHINESE)
    for was in properties.findall(qn("w:lang")):
        properties.remove(was)
    properties.append(element("lang", val="en-US", eastAsia="zh-CN"))


def _caption(word: Word, laid: Laid, number: int) -> None:
    """Name a table; its number is a field, so that it goes on counting where it is pasted."""
    paragraph = word.add_paragraph(style="Caption")
    inside = paragraph._p  # noqa: SLF001 -- python-docx has no fields
    if not laid.goes_on:
        label = _("Table")
        counted = element("fldSimple", text_run(str(number)), instr=f" SEQ {label} \\* ARABIC ")
        inside.extend([text_run(f"{label} "), counted, text_run("  ")])
    inside.append(text_run(" ".join(visible_lines(laid.table.title))))


def _small(word: Word, text: str) -> Paragraph:
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph._p.append(text_run(text, element("sz", val=_SMALL), element("szCs", val=_SMALL)))  # noqa: SLF001 -- as in tables
    return paragraph

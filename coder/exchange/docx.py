"""What a Word document says, one paragraph a line, the cells of a table row with TAB between them.

Elements are told by their local names, so that the strict and the usual dialect read alike. Tracked changes
are taken as accepted: insertions in, deletions out.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from lxml import etree

from coder.exchange.file_format import WORD_MAIN
from coder.exchange.guarded_xml import local_name, parse_xml
from coder.exchange.guarded_zip import GuardedZip
from coder.exchange.unreadable import UnreadableError, warning
from coder.model.problem import Problem

LIMIT = 128 * 1024 * 1024

_SILENT = frozenset(
    {"del", "moveFrom", "instrText", "delInstrText", "delText", "Fallback", "sdtPr", "sectPr", "rt", "rubyPr"}
    | {"tblPr", "tblGrid", "trPr", "tcPr", "rPr", "pPr"}
)
_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_COUNTED = {
    "ins": "docx-insertions",
    "moveTo": "docx-moved",
    "commentReference": "docx-comments",
    "footnoteReference": "docx-notes",
    "endnoteReference": "docx-notes",
    "altChunk": "docx-embedded",
}
_OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class WordDocument:
    """The words, and what was left out or taken with a choice."""

    text: str
    warnings: tuple[Problem, ...]


def read_docx(archive: GuardedZip) -> WordDocument:
    """Read the main part of a Word document."""
    name = next((name for name in archive.names if WORD_MAIN.fullmatch(name)), None)
    if name is None:
        raise UnreadableError("docx-no-document")
    root = parse_xml(archive.read(name, LIMIT))
    body = next((element for element in root if local_name(element) == "body"), None)
    if body is None:
        raise UnreadableError("docx-no-document")
    walk = _Walk()
    lines = walk.lines(body)
    if heads := sum(1 for _head in body.iter("{*}headerReference", "{*}footerReference")):
        walk.counts["docx-page-heads"] = heads
    found = [warning(rule, count=walk.counts[rule]) for rule in sorted(walk.counts)]
    return WordDocument("".join(line + "\n" for line in lines), tuple(found))


class _Walk:
    """One way through a document, counting what it passes."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def lines(self, parent: etree._Element) -> list[str]:
        """Give the lines of a body, a cell or a text box."""
        lines: list[list[str]] = []
        joined = False
        for element in parent:
            below = [[line] for line in self._block(element)]
            if joined and below and lines:
                lines[-1] += below.pop(0)
            lines += below
            joined = _mark_deleted(element)
        return ["".join(pieces) for pieces in lines]

    def _block(self, element: etree._Element) -> list[str]:
        name = local_name(element)
        if name == "p":
            return self._paragraph(element)
        if name == "tbl":
            return self._table(element)
        if self._passed(element, name):
            return []
        return self.lines(element)

    def _paragraph(self, paragraph: etree._Element) -> list[str]:
        boxes: list[str] = []
        if paragraph.find("{*}pPr/{*}numPr") is not None:
            self.counts["docx-numbers"] += 1
        words = "".join(self._words(element, boxes) for element in paragraph)
        own = words.split("\n")
        return boxes if boxes and not words else own + boxes

    def _words(self, element: etree._Element, boxes: list[str]) -> str:
        """Give the words inside a paragraph; a text box in it becomes lines of its own."""
        name = local_name(element)
        if name == "txbxContent":
            boxes += self.lines(element)
            return ""
        if self._passed(element, name):
            return ""
        if name == "r" and _hidden(element):
            self.counts["docx-hidden"] += any(element.itertext())
            return ""
        if name == "t":
            return re.sub("[\r\n\t]+", " ", element.text or "")
        if name == "sym":
            return _symbol(element)
        return _CHARACTERS.get(name) or "".join(self._words(child, boxes) for child in element)

    def _passed(self, element: etree._Element, name: str) -> bool:
        """Count an element, and say whether nothing in it is to be read."""
        if name in _COUNTED:
            self.counts[_COUNTED[name]] += 1
        if name == "del" and any(local_name(child) == "delText" for child in element.iter()):
            self.counts["docx-deletions"] += 1
        return not name or name in _SILENT

    def _table(self, table: etree._Element) -> list[str]:
        lines: list[str] = []
        for row in _parts(table, "tr"):
            cells = [self.lines(cell) for cell in _parts(row, "tc")]
            while cells and not any(cells[-1]):
                cells.pop()
            first = [" ".join(line for line in cell if line) for cell in cells[:-1]]
            last = cells[-1] if cells else [""]
            lines += "\t".join([*first, "\n".join(last)]).split("\n")
        return lines


def _parts(parent: etree._Element, wanted: str) -> list[etree._Element]:
    """Find rows or cells, through content controls and tracked insertions around them."""
    found: list[etree._Element] = []
    for element in parent:
        name = local_name(element)
        if name == wanted:
            found.append(element)
        elif name in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
            found += _parts(element, wanted)
    return found


def _hidden(run: etree._Element) -> bool:
    mark = run.find("{*}rPr/{*}vanish")
    return mark is not None and _attribute(mark, "val") not in _OFF


def _mark_deleted(paragraph: etree._Element) -> bool:
    """Say whether the end of this paragraph was deleted, so that the next one continues it."""
    return any(
        local_name(paragraph) == "p" and paragraph.find(f"{{*}}pPr/{{*}}rPr/{{*}}{change}") is not None
        for change in ("del", "moveFrom")
    )


def _symbol(element: etree._Element) -> str:
    try:
        return chr(int(_attribute(element, "char") or "", 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def _attribute(element: etree._Element, name: str) -> str | None:
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), None)

"""Which lines of a codebook belong to which code, and how its entries are set apart."""

from __future__ import annotations

from dataclasses import dataclass

from coder.exchange.yaml_places import Page, UnplannedError
from coder.exchange.yaml_tree import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Chunk:
    """The lines of one code."""

    above: int
    """Where the blank lines above begin."""
    start: int
    """Where its first line begins, or that of the remarks that stand right above it."""
    end: int
    """Where the line after its last begins; remarks set in below it are its own."""


class Layout:
    """The entries of a codebook in their lines; `codes` may also stand in brackets."""

    def __init__(self, page: Page, root: Mapping) -> None:
        self.page = page
        entry = next((each for each in root if each.key.text == "codes"), None)
        if entry is None or not isinstance(entry.value, Sequence):
            raise UnplannedError
        self.entry, self.codes = entry, entry.value
        self.items = tuple(each for each in self.codes if isinstance(each, Mapping))

    @property
    def indent(self) -> int:
        """How far to the right the dashes stand."""
        if self.items:
            return self.codes.column - 1
        return self.entry.key.column + 1

    @property
    def indentless(self) -> bool:
        """Whether the dashes stand right below `codes`."""
        return bool(self.items) and self.codes.column == self.entry.key.column

    def chunk(self, place: int) -> Chunk:
        """Find the lines of the code at a place."""
        if self.codes.flow:
            raise UnplannedError
        item = self.items[place]
        floor = self._floor(place)
        start = self._first_line(self.page.line_start(self.page.dash(self.codes, item)), floor)
        above = start
        while above > floor and not self._line_before(above).strip():
            above = self.page.line_start(above - 1)
        return Chunk(above, start, self._end(place))

    def blank_lines(self, place: int) -> str:
        """Give the blank lines that set codes apart around a place."""
        near = place if place > 0 or len(self.items) == 1 else place + 1
        chunk = self.chunk(near)
        return "\n" * self.page.text.count("\n", chunk.above, chunk.start) if near > 0 else ""

    def _floor(self, place: int) -> int:
        """Find the line above which nothing belongs to a code: the end of the one before."""
        return self._end(place - 1) if place else self.page.next_line(self.page.behind_key(self.entry))

    def _first_line(self, dash_line: int, floor: int) -> int:
        start, remark = dash_line, " " * (self.codes.column - 1) + "#"
        while start > floor and self._line_before(start).startswith(remark):
            start = self.page.line_start(start - 1)
        return start

    def _end(self, place: int) -> int:
        """Find the end of a code's lines: its last value, and remarks below that are set in further."""
        text, end = self.page.text, self.page.next_line(self.page.content_end(self.items[place]))
        while end < len(text):
            line = text[end : self.page.line_end(end)]
            indent = len(line) - len(line.lstrip(" "))
            if not line.startswith("#", indent) or indent < self.codes.column:
                break
            end = self.page.next_line(end)
        return end

    def _line_before(self, start: int) -> str:
        return self.page.text[self.page.line_start(start - 1) : start]

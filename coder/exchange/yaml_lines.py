"""Which lines of a YAML file are its structure, and where in them keys and values begin.

This reads as a person does, line by line, so it gets past mistakes at which a parser stops. It knows only
enough of YAML to leave alone what is inside quotes and in texts below `|` and `>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

BLANKS = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""What looks like a space, for use inside `[…]` of a pattern."""
MOST_LOOKED_AT = 300_000
"""Lines, quotes, brackets and commas: a file with more is no text of a person."""

_INDENT = re.compile(f"[{BLANKS}]*")
_DASH = re.compile(r"[-?](?: +|$)")
_QUOTED_KEY = re.compile(r"""(?:"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+') *+:(?= |$)""")
_COLON = re.compile(r":(?= |$)")
_NO_KEY = frozenset("[{\"'#|>")
_BLOCK = re.compile(r"[|>][-+0-9]*(?: +#.*)?$")
_MARKS = re.compile(r"""["'\[\]{}#,]""")
_ENDS = {'"': re.compile(r'(?:[^"\\]|\\.)*+(?P<end>")?'), "'": re.compile(r"(?:[^']|'')*+(?P<end>')?")}
_BEFORE_A_VALUE = frozenset("[{,")
_CLOSING = re.compile(r"[\]}]")


@dataclass(frozen=True, slots=True)
class StructureLine:
    """A line that is neither blank nor inside a quoted or block text."""

    number: int
    text: str
    indent: int
    """How many blanks of any kind stand before its first character."""
    first: int
    """Offset of the first character behind indentation and dashes."""
    keyed: bool
    """Whether a key stands there."""
    value: int
    """Offset of what stands behind the key, or behind the dash where there is no key."""
    column: int
    """Offset of the key, else of the last dash: what belongs to it is indented further."""
    inside: bool
    """Whether it goes on in brackets that an earlier line opened."""
    swallowed: int
    """Offset of a `#` that makes a closing bracket a comment; -1 if none does."""


def structure_lines(text: str) -> Iterator[StructureLine]:
    """Give the lines that make up the structure, as far as can be told without a parser."""
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), start=1):
        structure = reader.read(number, line.removesuffix("\r"))
        if structure is not None:
            yield structure
        if reader.looked_at > MOST_LOOKED_AT:
            return


class _Reader:
    """What is open at the end of the lines read so far."""

    def __init__(self) -> None:
        self.looked_at = 0
        self._block: int | None = None
        """Indentation of the key whose block text goes on."""
        self._quote = ""
        self._depth = 0
        self._swallowed = -1

    def read(self, number: int, line: str) -> StructureLine | None:
        """Read on by one line."""
        self.looked_at += 1
        if self._quote:
            self._go_on(line, 0)
            return None
        spaces = len(line) - len(line.lstrip(" "))
        if self._block is not None and (spaces == len(line) or spaces > self._block):
            return None
        self._block = None
        return self._structure(number, line) if line.strip(" \t") else None

    def _structure(self, number: int, line: str) -> StructureLine:
        indent = _indent(line)
        inside = self._depth > 0
        first, column = (indent, indent) if inside else _behind_dashes(line, indent)
        value = -1 if inside else _behind_key(line, first)
        keyed = value >= 0
        value, column = (value, first) if keyed else (first, column)
        self._swallowed = -1
        if inside or line[value : value + 1] in {'"', "'", "[", "{"}:
            self._go_on(line, value)
        elif _BLOCK.match(line, value):
            self._block = column
        return StructureLine(number, line, indent, first, keyed, value, column, inside, self._swallowed)

    def _go_on(self, line: str, offset: int) -> None:
        """Read quotes and brackets to where they are all closed, or to the end of the line."""
        if not self._quote and not self._depth:
            self._enter(line[offset])
            offset += 1
        if self._quote:
            offset = self._leave_quote(line, offset)
        while self._depth and (match := _MARKS.search(line, offset)):
            self.looked_at += 1
            offset = match.end()
            opens = _value_may_begin(line, match.start())
            if match[0] in "]}":
                self._depth -= 1
            elif match[0] == "#" and (opens or line[match.start() - 1] == " "):
                self._swallowed = match.start() if _swallows(line, offset) else -1
                return
            elif opens and match[0] in "\"'[{":
                self._enter(match[0])
                offset = self._leave_quote(line, offset) if self._quote else offset

    def _enter(self, mark: str) -> None:
        if mark in "[{":
            self._depth += 1
        else:
            self._quote = mark

    def _leave_quote(self, line: str, offset: int) -> int:
        match = _ENDS[self._quote].match(line, offset)
        if match is None or match["end"] is None:
            return len(line)
        self._quote = ""
        return match.end()


def _indent(line: str) -> int:
    match = _INDENT.match(line)
    return match.end() if match else 0


def _behind_dashes(line: str, start: int) -> tuple[int, int]:
    """Give the offset behind all dashes, and that of the last of them."""
    column = start
    while match := _DASH.match(line, start):
        column, start = start, match.end()
    return start, column


def _behind_key(line: str, first: int) -> int:
    """Give the offset of the value behind the key that begins at `first`; -1 if none does."""
    opening = line[first : first + 1]
    colon = _QUOTED_KEY.match(line, first) if opening in {'"', "'"} else None
    if opening not in _NO_KEY:
        colon = _COLON.search(line, first)
        if colon is not None and 0 <= line.find(" #", first) < colon.start():
            return -1
    if colon is None:
        return -1
    return len(line) - len(line[colon.end() :].lstrip(" "))


def _value_may_begin(line: str, offset: int) -> bool:
    """Say whether something may be quoted or bracketed here; elsewhere the mark is part of a text."""
    before = offset - 1
    while before >= 0 and line[before] == " ":
        before -= 1
    if before < 0 or line[before] in _BEFORE_A_VALUE:
        return True
    return line[before] == ":" and (before < offset - 1 or line[before - 1 : before] in {'"', "'"})


def _swallows(line: str, offset: int) -> bool:
    """Say whether the comment before `offset` looks like a text that was not meant to be one."""
    return line[offset : offset + 1] not in {"", " ", "#"} and _CLOSING.search(line, offset) is not None

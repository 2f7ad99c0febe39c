"""How many cells does each character of a text take, and where may its rows start: measured once per text."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from rich import cells as rich_cells

from coder.model.span import Span
from coder.tui.transcript.breaks import allowed, kind

FOLDED = "\0"
"""Stands for a character that is not drawn at all; a real NUL is shown as ␀."""

_NOT_JOINED = r"\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
"""What a zero-width joiner has no business beside: terminals and Rich would disagree on the cells."""
_ACTED_ON = re.compile(
    "[\0-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
    f"|(?<![^{_NOT_JOINED}])\u200d|\u200d(?![^{_NOT_JOINED}])"
)
_REGIONAL = "\U0001f1e6-\U0001f1ff"


def _symbol(match: re.Match[str]) -> str:
    character = match[0]
    if character == "\t":
        return " "
    if character == "\x7f":
        return "␡"
    return chr(0x2400 + ord(character)) if character < " " else "␦"


def harmless(text: str) -> str:
    """Replace, one for one, every character a terminal would act on; only the newline stays."""
    return _ACTED_ON.sub(_symbol, text)


class _Kinds(dict[str, int]):
    """Kind and cells of each character met, in one byte; cells by the table that Textual crops with."""

    def __init__(self) -> None:
        super().__init__({"\n": 0, FOLDED: 0})
        self.zero = set[str]()

    def __missing__(self, character: str) -> int:
        # Looked up late: on an ambiguous-wide terminal `coder.tui.terminal` replaces the table.
        width = rich_cells.get_character_cell_size(character)
        if not width:
            self.zero.add(character)
        self[character] = found = kind(character) | width
        return found


_WIDTH_OF = bytes(value & 3 for value in range(256))


@dataclass(frozen=True, slots=True)
class Measure:
    """A text ready to be cut into rows of any width."""

    text: str
    """As it may be drawn; as long as the stored text, so offsets need no mapping."""
    cells: array[int]
    """Cells before each offset, counted from the start of the text."""
    breaks: bytearray
    """1 where a row may start."""
    lines: array[int]
    """Offset of the first character of each line."""

    def is_stop(self, offset: int) -> bool:
        """Whether the cursor or the end of a passage may stand here: never inside what is drawn as one."""
        end = len(self.text)
        if offset >= end:
            return offset == end
        return self.text[offset] == "\n" or self.cells[offset + 1] > self.cells[offset]

    def stop_from(self, offset: int) -> int:
        """Find the first stop at or after an offset."""
        offset = max(0, min(offset, len(self.text)))
        while not self.is_stop(offset):
            offset += 1
        return offset

    def stop_before(self, offset: int) -> int:
        """Find the last stop before an offset, or the first of all."""
        offset -= 1
        while offset > 0 and not self.is_stop(offset):
            offset -= 1
        return self.stop_from(offset)

    def width_of(self, start: int, end: int) -> int:
        """Count the cells of a stretch."""
        return self.cells[end] - self.cells[start]


def measure_text(text: str, folds: Sequence[Span] = ()) -> Measure:
    """Measure a text of which the folds are not drawn, since something else already says them."""
    shown = _fold(harmless(text), folds)
    known = _Kinds()
    kinds = bytes(map(known.__getitem__, shown))
    sizes = bytearray(kinds.translate(_WIDTH_OF))
    breaks = allowed(shown, kinds, "".join(sorted(known.zero)))
    _join_clusters(shown, sizes, breaks, known.zero)
    for fold in folds:
        breaks[fold.start + 1 : fold.end + 1] = bytes(len(fold))
    lines = array("I", (0, *(match.end() for match in re.finditer("\n", shown))))
    return Measure(shown, array("I", accumulate(sizes, initial=0)), breaks, lines)


def _fold(shown: str, folds: Sequence[Span]) -> str:
    parts: list[str] = []
    last = 0
    for fold in folds:
        parts += (shown[last : fold.start], FOLDED * len(fold))
        last = fold.end
    return "".join((*parts, shown[last:]))


def _join_clusters(shown: str, sizes: bytearray, breaks: bytearray, zero: set[str]) -> None:
    """Give what a terminal draws as one sign its cells at the first character, and no break inside."""
    zero_width = "".join(re.escape(character) for character in sorted(zero | {"\u200d"}))
    if not (zero or re.search(f"[{_REGIONAL}]", shown)):
        return
    base = f"[^\n{FOLDED}{zero_width}]"
    tail = f"(?:\u200d{base}|[{zero_width}])"
    cluster = re.compile(f"[{_REGIONAL}]{{2}}{tail}*|{base}{tail}+")
    for match in cluster.finditer(shown):
        first, last = match.span()
        sizes[first:last] = bytes((min(2, rich_cells.cell_len(match[0])),)).ljust(last - first, b"\0")
        breaks[first + 1 : last] = bytes(last - first - 1)
    for match in re.finditer(f"[{zero_width}]+", shown):
        first, last = match.span()
        breaks[first:last] = bytes(last - first)

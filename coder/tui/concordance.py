"""How hits are listed: where each stands, which of my codes it has, and its words between left and right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rich.cells import cell_len

from coder.project.found import Hit
from coder.tui.looks import UNKNOWN, CodeLook

TRANSCRIPT, SPEAKER, LETTERS = 14, 10, 4
"""Cells at most of these columns."""
LEFT = 0.45
"""Share of the room for words that stands before what was found."""


@dataclass(frozen=True, slots=True)
class HitLine:
    """One hit as it is shown."""

    hit: Hit
    letters: tuple[tuple[str, str], ...]
    """Those of the codes on it, each with its colour."""

    @property
    def turn(self) -> str:
        """Write the number of its turn, if it is in one."""
        return f"{self.hit.turn:,}" if self.hit.turn is not None else ""


@dataclass(frozen=True, slots=True)
class Columns:
    """How many cells each column takes; they only grow, or the words would jump while one walks."""

    transcript: int = 3
    turn: int = 2
    speaker: int = 3
    letters: int = 1

    def widened(self, lines: Iterable[HitLine]) -> Columns:
        """Make room for some lines too."""
        wide = self
        for line in lines:
            wide = Columns(
                min(TRANSCRIPT, max(wide.transcript, cell_len(line.hit.transcript))),
                max(wide.turn, len(line.turn)),
                min(SPEAKER, max(wide.speaker, cell_len(line.hit.speaker or ""))),
                min(LETTERS, max(wide.letters, len(line.letters))),
            )
        return wide

    @property
    def before_words(self) -> int:
        """Count the cells before the words: a mark, the columns, and what parts them."""
        return 3 + self.transcript + 1 + self.turn + 1 + self.speaker + 1 + self.letters + 2


def hit_lines(hits: Iterable[Hit], looks: Mapping[str, CodeLook]) -> list[HitLine]:
    """Give the codes of some hits the letters that they have everywhere."""
    return [
        HitLine(
            hit, tuple((look.letter, look.color) for look in (looks.get(code, UNKNOWN) for code in hit.codes))
        )
        for hit in hits
    ]

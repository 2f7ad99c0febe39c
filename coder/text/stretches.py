"""Where in a transcript a passage can be found: in each turn, and in what is written between turns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

TurnRow = tuple[int, int, int, str | None]
"""Number, start, end, speaker."""
NO_TURN = -1


@dataclass(frozen=True, slots=True)
class Stretches:
    """The stretches of one text, in order; no passage goes from one into the next."""

    starts: list[int]
    ends: list[int]
    turns: list[int]
    """Which of the rows each is, `NO_TURN` for headings and notes."""
    rows: list[TurnRow]

    def row(self, index: int) -> TurnRow | None:
        """Give the turn that a stretch is, if it is one."""
        turn = self.turns[index]
        return None if turn == NO_TURN else self.rows[turn]

    def touched(self, start: int, end: int) -> range:
        """Find the stretches that share a character with a passage."""
        first = bisect_right(self.ends, start)
        last = first
        while last < len(self.starts) and self.starts[last] < end:
            last += 1
        return range(first, last)


def stretches_of(text: str, rows: Iterable[TurnRow]) -> Stretches:
    """Part a text into turns and what stands between them; labels are no text."""
    found = Stretches([], [], [], list(rows))
    for start, end, turn in _parts(text, found.rows):
        if start < end:
            found.starts.append(start)
            found.ends.append(end)
            found.turns.append(turn)
    return found


def _parts(text: str, rows: list[TurnRow]) -> Iterator[tuple[int, int, int]]:
    before = 0
    for index, (_number, start, end, speaker) in enumerate(rows):
        label = text.rfind(speaker, before, start) if speaker else start
        line = text.rfind("\n", before, start if label < 0 else label) + 1
        if line > before + 1:  # more than the end of the line
            yield before, line, NO_TURN
        yield start, end, index
        before = end
    yield before, len(text), NO_TURN

"""Where in a transcript a passage can be found: in each turn, and in what is written between turns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

Bounds = tuple[int, int]


class Stretches:
    """The stretches of one text, no passage of which goes from one into the next.

    Each has a key: that of a turn is its index, that of what is written before turn `n` is `~n`. Labels are
    no text. Who speaks is only asked where something stands between turns.
    """

    def __init__(
        self,
        text: str,
        starts: Sequence[int],
        ends: Sequence[int],
        speakers: Callable[[], Sequence[str | None]],
    ) -> None:
        self.text, self.starts, self.ends = text, starts, ends
        self._ask = speakers

    @cached_property
    def speakers(self) -> Sequence[str | None]:
        """Name who speaks in each turn."""
        return self._ask()

    @cached_property
    def tops(self) -> Sequence[int]:
        """Tell where the line of each turn's label begins, and where the text ends."""
        before, found = 0, []
        for start, end, speaker in zip(self.starts, self.ends, self.speakers, strict=True):
            label = self.text.rfind(speaker, before, start) if speaker else start
            line = self.text.rfind("\n", before, start if label < 0 else label) + 1
            found.append(line if line > before + 1 else before)  # the end of a line alone is nothing
            before = end
        return [*found, len(self.text)]

    def __iter__(self) -> Iterator[int]:
        """Give the keys in the order of the text, without what is empty."""
        for turn in range(len(self.starts)):
            yield from self._unless_empty(~turn)
            yield from self._unless_empty(turn)
        yield from self._unless_empty(~len(self.starts))

    def bounds(self, key: int) -> Bounds:
        """Tell where a stretch begins and ends."""
        if key >= 0:
            return self.starts[key], self.ends[key]
        return self.ends[~key - 1] if ~key else 0, self.tops[~key]

    def touched(self, start: int, end: int) -> Iterator[int]:
        """Find the stretches that share a character with a passage."""
        turn = bisect_right(self.ends, start)
        while turn < len(self.starts) and self.starts[turn] < end:
            yield from self._if_shared(~turn, start, end)
            yield from self._unless_empty(turn)
            turn += 1
        yield from self._if_shared(~turn, start, end)

    def _unless_empty(self, key: int) -> Iterator[int]:
        start, end = self.bounds(key)
        if start < end:
            yield key

    def _if_shared(self, key: int, start: int, end: int) -> Iterator[int]:
        """Ask for the label only where a passage goes beyond the turns."""
        turn = ~key
        if turn < len(self.starts) and start >= self.starts[turn]:
            return
        first = self.ends[turn - 1] if turn else 0
        if first < end and start < self.tops[turn]:
            yield key

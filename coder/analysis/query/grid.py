"""The units of one text, and which of them a passage touches."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

Bounds = tuple[int, int]
"""A stretch of text, `[start, end)` in code points."""


class Grid:
    """Stretches of a text in order and without overlap; blank ones are no units."""

    def __init__(self, text: str, units: Iterable[Bounds], *, blanks_count: bool = False) -> None:
        self.text = text
        self.units: Sequence[Bounds] = [
            (start, end) for start, end in units if blanks_count or not _blank(text, start, end)
        ]
        self._blanks_count = blanks_count
        self._starts = [start for start, _end in self.units]
        self._ends = [end for _start, end in self.units]

    def touched(self, start: int, end: int) -> range:
        """Give the units that hold a character of a passage which is no blank.

        >>> Grid("ab cd", [(0, 2), (2, 5)]).touched(1, 3)
        range(0, 1)
        """
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        while first < last and self._misses(first, start, end):
            first += 1
        while first < last and self._misses(last - 1, start, end):
            last -= 1
        return range(first, last)

    def covered(self, passages: Iterable[Bounds]) -> set[int]:
        """Give the units that any of some passages touches."""
        found: set[int] = set()
        for start, end in united(passages):
            found.update(self.touched(start, end))
        return found

    def _misses(self, unit: int, start: int, end: int) -> bool:
        if self._blanks_count:
            return False
        return _blank(self.text, max(start, self._starts[unit]), min(end, self._ends[unit]))


def cut(units: Iterable[Bounds], places: Iterable[int]) -> Iterator[Bounds]:
    """Cut units at every place that lies inside one.

    >>> list(cut([(0, 4), (6, 9)], [2, 5, 9]))
    [(0, 2), (2, 4), (6, 9)]
    """
    ordered = sorted(set(places))
    for start, end in units:
        inside = ordered[bisect_right(ordered, start) : bisect_left(ordered, end)]
        yield from pairwise((start, *inside, end))


def united(passages: Iterable[Bounds]) -> Iterator[Bounds]:
    """Join what overlaps or abuts.

    >>> list(united([(5, 6), (0, 2), (1, 4), (4, 5)]))
    [(0, 6)]
    """
    start = end = -1
    for first, last in sorted(passages):
        if first > end:
            if end > start:
                yield start, end
            start, end = first, last
        end = max(end, last)
    if end > start:
        yield start, end


def _blank(text: str, start: int, end: int) -> bool:
    words = text[start:end]
    return not words or words.isspace()

"""Which codings cover this stretch of text: a map that is edited in place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from coder.model.coding import Coding


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the screen has to know of a coding."""

    id: str
    start: int
    end: int
    code: str

    @property
    def order(self) -> tuple[int, int, str]:
        """Outer before inner, so that the last of a cover is the innermost."""
        return self.start, -self.end, self.id


def drawn(coding: Coding) -> Drawn:
    """Take from a coding what is drawn of it."""
    return Drawn(coding.id, coding.span.start, coding.span.end, coding.code)


class SpanMap:
    """Coverage is the same between two edges, so only edges and the cover after each are kept."""

    def __init__(self, codings: Iterable[Drawn] = ()) -> None:
        self.spans: dict[str, Drawn] = {coding.id: coding for coding in codings}
        self.edges: list[int] = [0]
        self.covers: list[tuple[str, ...]] = [()]
        self._sweep()

    def _sweep(self) -> None:
        """Build edges and covers in one pass over all starts and ends."""
        order = {name: coding.order for name, coding in self.spans.items()}
        events = [(coding.start, 1, coding.id) for coding in self.spans.values()]
        events += [(coding.end, 0, coding.id) for coding in self.spans.values()]
        events.sort()
        open_now: set[str] = set()
        for offset, changes in groupby(events, key=itemgetter(0)):
            for _, opens, name in changes:
                (open_now.add if opens else open_now.discard)(name)
            cover = tuple(sorted(open_now, key=order.__getitem__))
            if self.edges[-1] == offset:
                self.covers[-1] = cover
            elif cover != self.covers[-1]:
                self.edges.append(offset)
                self.covers.append(cover)

    def _order(self, name: str) -> tuple[int, int, str]:
        return self.spans[name].order

    def _split(self, offset: int) -> int:
        """Make an offset an edge; give its index."""
        index = bisect_left(self.edges, offset)
        if index == len(self.edges) or self.edges[index] != offset:
            self.edges.insert(index, offset)
            self.covers.insert(index, self.covers[index - 1])
        return index

    def add(self, coding: Drawn) -> None:
        """Cover one more stretch; touches only what lies in it."""
        self.spans[coding.id] = coding
        first, last = self._split(coding.start), self._split(coding.end)
        for index in range(first, last):
            self.covers[index] = tuple(sorted((*self.covers[index], coding.id), key=self._order))

    def remove(self, name: str) -> Drawn:
        """Uncover; edges that no longer part anything go."""
        coding = self.spans.pop(name)
        first, last = bisect_left(self.edges, coding.start), bisect_left(self.edges, coding.end)
        for index in range(first, last):
            self.covers[index] = tuple(other for other in self.covers[index] if other != name)
        for offset in (coding.end, coding.start):
            index = bisect_left(self.edges, offset)
            if index and self.covers[index] == self.covers[index - 1]:
                del self.edges[index], self.covers[index]
        return coding

    def at(self, offset: int) -> tuple[str, ...]:
        """Name the codings over one character, outermost first."""
        return self.covers[bisect_right(self.edges, offset) - 1]

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Cut a stretch where coverage changes."""
        index = bisect_right(self.edges, start) - 1
        while start < end:
            index += 1
            stop = min(end, self.edges[index]) if index < len(self.edges) else end
            yield start, stop, self.covers[index - 1]
            start = stop

    def touching(self, start: int, end: int) -> tuple[str, ...]:
        """Name the codings that share a character with a stretch, outermost first."""
        first = bisect_right(self.edges, start) - 1
        covers = self.covers[first : bisect_left(self.edges, end, first)]
        if len(covers) == 1:
            return covers[0]
        return tuple(sorted({name for cover in covers for name in cover}, key=self._order))

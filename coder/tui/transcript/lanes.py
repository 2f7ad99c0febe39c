"""In which lane beside the text does each coding's bracket stand, and which rows does it span."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from operator import attrgetter
from typing import NamedTuple

from coder.tui.transcript.spanmap import Drawn
from coder.tui.transcript.wrap import Layout


class Bracket(NamedTuple):
    """Where one coding is drawn in the margin."""

    lane: int | None
    """Counted from the left; none when all lanes are taken."""
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The signs a margin is drawn with."""

    top: str
    middle: str
    bottom: str
    single: str
    memo: str
    """Stands beside the number of a turn that has memos."""

    def of(self, bracket: Bracket, row: int) -> str:
        """Pick the sign of a bracket on one of its rows."""
        if bracket.first == bracket.last:
            return self.single
        if row == bracket.first:
            return self.top
        return self.bottom if row == bracket.last else self.middle


BOX = Glyphs("┏", "┃", "┗", "╺", "✎")
ASCII = Glyphs("/", "|", "\\", "-", "m")


@dataclass(frozen=True, slots=True)
class Lanes:
    """All brackets at one width."""

    brackets: Mapping[str, Bracket] = field(default_factory=dict)

    def changed_rows(self, other: Lanes) -> set[int]:
        """Find the rows that must be drawn again when these lanes replace others."""
        rows = set[int]()
        for name in self.brackets.keys() | other.brackets.keys():
            before, after = other.brackets.get(name), self.brackets.get(name)
            if before != after:
                for bracket in (before, after):
                    if bracket is not None:
                        rows.update(range(bracket.first, bracket.last + 1))
        return rows


def assign(codings: Iterable[Drawn], layout: Layout, lanes: int) -> Lanes:
    """Give each coding, outer before inner, the lowest lane that is free from its first row on."""
    brackets: dict[str, Bracket] = {}
    free = list(range(lanes))
    taken: list[tuple[int, int]] = []
    """Last row and lane of the brackets that may still run."""
    starts = layout.starts
    for coding in sorted(codings, key=attrgetter("order")):
        first = bisect_right(starts, coding.start) - 1
        last = bisect_right(starts, max(coding.start, coding.end - 1), first) - 1
        while taken and taken[0][0] < first:
            heappush(free, heappop(taken)[1])
        lane = heappop(free) if free else None
        if lane is not None:
            heappush(taken, (last, lane))
        brackets[coding.id] = Bracket(lane, first, last)
    return Lanes(brackets)

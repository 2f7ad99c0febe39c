"""Which passages lie so to each other as a relation asks, found on sorted spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from coder.analysis.query.expression import Related, Relation
from coder.analysis.query.grid import Grid


class Passage(NamedTuple):
    """A stretch of text that an atom means."""

    start: int
    end: int
    key: str
    """What it is: a coding, a memo, words that were looked for."""


Couple = tuple[Passage, Passage]


class Show(StrEnum):
    """What of a pair is the result."""

    HULL = "hull"
    """From the beginning of the first to the end of the last."""
    LEFT = "left"
    RIGHT = "right"
    SHARED = "shared"


def couples(
    relation: Relation, left: Sequence[Passage], right: Sequence[Passage], turns: Grid, sentences: Grid
) -> list[Couple]:
    """Find the pairs that lie so to each other, by the place of both; nothing is paired with itself.

    Passages that touch no turn are not paired: `turns` holds those that are asked about, one step apart.
    """
    left = sorted(one for one in set(left) if turns.touched(one.start, one.end))
    right = sorted(one for one in set(right) if turns.touched(one.start, one.end))
    found: Iterator[Couple]
    match relation.related:
        case Related.OVERLAPS:
            found = meetings(left, right, _bounds, _bounds)
        case Related.WITHIN:
            found = (pair for pair in meetings(left, right, _bounds, _bounds) if _inside(*pair))
        case Related.CONTAINS:
            found = (pair for pair in meetings(left, right, _bounds, _bounds) if _inside(*reversed(pair)))
        case Related.BEFORE:
            found = _following(left, right, turns, relation.turns)
        case Related.SAME_SENTENCE:
            found = _near(left, right, sentences, 0)
        case Related.SAME_TURN | Related.NEAR:
            found = _near(left, right, turns, relation.turns)
    return sorted(pair for pair in found if pair[0] != pair[1])


def shown(pair: Couple, show: Show) -> tuple[int, int]:
    """Give the stretch of a pair that is the result; of what shares nothing, the shared one is empty."""
    one, other = pair
    match show:
        case Show.LEFT:
            return one.start, one.end
        case Show.RIGHT:
            return other.start, other.end
        case Show.SHARED:
            return max(one.start, other.start), min(one.end, other.end)
        case Show.HULL:
            return min(one.start, other.start), max(one.end, other.end)


def meetings(
    left: Sequence[Passage],
    right: Sequence[Passage],
    place: Callable[[Passage], tuple[int, int]],
    other_place: Callable[[Passage], tuple[int, int]],
) -> Iterator[Couple]:
    """Find what shares a place with what, in one sweep over both by where they begin.

    Only what is still open where the next begins is looked at again, so the work grows with what is found.
    """
    events = [(*place(one), 0, one) for one in left] + [(*other_place(one), 1, one) for one in right]
    still: tuple[list[tuple[int, Passage]], list[tuple[int, Passage]]] = [], []
    for start, end, side, one in sorted(events):
        if start >= end:
            continue
        others = still[1 - side]
        others[:] = [other for other in others if other[0] > start]
        for _end, other in others:
            yield (one, other) if side == 0 else (other, one)
        still[side].append((end, one))


def _bounds(one: Passage) -> tuple[int, int]:
    return one.start, one.end


def _inside(inner: Passage, outer: Passage) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _near(left: Sequence[Passage], right: Sequence[Passage], grid: Grid, apart: int) -> Iterator[Couple]:
    """Widen one side by so many units: what then shares a unit is no further apart."""

    def units(one: Passage) -> tuple[int, int]:
        touched = grid.touched(one.start, one.end)
        return touched.start, touched.stop

    def widened(one: Passage) -> tuple[int, int]:
        first, last = units(one)
        return (first - apart, last + apart) if first < last else (first, last)

    return meetings(left, right, widened, units)


def _following(left: Sequence[Passage], right: Sequence[Passage], turns: Grid, most: int) -> Iterator[Couple]:
    """Pair what ends with what begins behind it, at most so many turns on; those stand side by side."""
    starts = [one.start for one in right]
    firsts = [turns.touched(one.start, one.end).start for one in right]
    for one in left:
        last = turns.touched(one.start, one.end).stop - 1
        for other in right[bisect_left(starts, one.end) : bisect_right(firsts, last + most)]:
            yield one, other

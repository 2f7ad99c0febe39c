"""Which passages of two codes make them meet: what stands behind one cell or edge."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from coder.analysis.unit import Unit, Within

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ground:
    """The units of one interview that count, in order."""

    units: Sequence[Bounds]
    cut: bool
    """Whether the text outside them is as if it were not there."""

    def touched(self, start: int, end: int) -> Bounds:
        """Name the first unit that a passage touches and the one past the last."""
        first = bisect_right(self.units, start, key=lambda unit: unit[1])
        return first, bisect_left(self.units, end, key=lambda unit: unit[0])

    def stretch(self, start: int, end: int) -> Bounds:
        """Give the place of a passage in the text that counts; nothing of it is an empty stretch."""
        if not self.cut:
            return start, end
        first, past = self.touched(start, end)
        if first >= past:
            return 0, 0
        before = [0, *accumulate(b - a for a, b in self.units)]
        (head, _), (_, tail) = self.units[first], self.units[past - 1]
        return before[first] + max(0, start - head), before[past] - max(0, tail - end)


def meeting_passages(
    unit: Unit, ground: Ground, a: Sequence[Bounds], b: Sequence[Bounds]
) -> Iterator[tuple[int, int]]:
    """Give the places of every passage of a and passage of b that meet."""
    for one, passage in enumerate(a):
        for other, partner in enumerate(b):
            if _meet(unit, ground, passage, partner):
                yield one, other


def _meet(unit: Unit, ground: Ground, a: Bounds, b: Bounds) -> bool:
    if unit.by_passage:
        (a_start, a_end), (b_start, b_end) = ground.stretch(*a), ground.stretch(*b)
        apart = max(a_start, b_start) - min(a_end, b_end)
        there = a_start < a_end and b_start < b_end
        return there and (apart <= unit.size if unit.characters else apart < 0)
    (a_first, a_past), (b_first, b_past) = ground.touched(*a), ground.touched(*b)
    if unit.within is Within.TRANSCRIPT:
        return not ground.cut or (a_first < a_past and b_first < b_past)
    if a_first >= a_past or b_first >= b_past:
        return False
    least, most = _distances(unit)
    return b_first - (a_past - 1) <= most and (b_past - 1) - a_first >= least


def _distances(unit: Unit) -> Bounds:
    """Say how many units b may stand behind a, at least and at most."""
    match unit.within:
        case Within.NEAR:
            return -unit.size, unit.size
        case Within.WINDOW:
            return 1 - unit.size, unit.size - 1
        case Within.BEFORE:
            return 1, unit.size
        case _:
            return 0, 0

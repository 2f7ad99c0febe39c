"""Which codes a coder gave to a sentence, a turn or a transcript, when what was marked is passages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from coder.agreement.spans import Mask, Span, merge_spans
from coder.agreement.units import Value

MAJORITY: Final = "majority"
ANY: Final = "any"
COVER: Final = "cover:"
"""`cover:0.5`: at least this share of the unit."""


@dataclass(frozen=True, slots=True)
class FixedUnits:
    """Units of a text that have characters that count, the same for all coders."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    """Both count only the characters that count."""
    mask: Mask

    def __len__(self) -> int:
        return len(self.starts)

    def touched(self, start: int, end: int) -> list[tuple[int, int]]:
        """List the units that a stretch of counted characters touches, and how many of them each has."""
        shares = []
        place = max(0, bisect_right(self.starts, start) - 1)
        while place < len(self.starts) and self.starts[place] < end:
            shared = min(end, self.ends[place]) - max(start, self.starts[place])
            if shared > 0:
                shares.append((place, shared))
            place += 1
        return shares


def fixed_units(
    borders: Iterable[tuple[int, int]], length: int, exclude: Iterable[tuple[int, int]] = ()
) -> FixedUnits:
    """Take units by start and end; one without a character that counts is dropped.

    >>> units = fixed_units([(0, 5), (5, 6), (6, 12)], 12, exclude=[(5, 6)])
    >>> units.starts, units.ends
    ((0, 5), (5, 11))
    """
    return units_in(borders, Mask(length, exclude))


def units_in(borders: Iterable[tuple[int, int]], mask: Mask) -> FixedUnits:
    """Take units by start and end in what a mask leaves of a text."""
    placed = [(mask.place(start), mask.place(end)) for start, end in sorted(borders)]
    kept = [(start, end) for start, end in placed if start < end]
    if any(later[0] < earlier[1] for earlier, later in pairwise(kept)):
        raise ValueError("units overlap")
    return FixedUnits(tuple(start for start, _end in kept), tuple(end for _start, end in kept), mask)


def codes_given(spans: Iterable[Span], units: FixedUnits, rule: str = MAJORITY) -> list[frozenset[Value]]:
    """Give each unit its set of codes, by a rule about the characters that count.

    `majority`: more than half of the unit has the code, or more than half of a passage lies in it; a
    passage that wins no unit goes to the one with most of it, the earlier of equals. `any`: one character
    has the code. `cover:0.5`: at least that share of the unit has it.

    >>> units = fixed_units([(0, 10), (10, 20), (20, 30)], 30)
    >>> [sorted(codes) for codes in codes_given([(4, 12, "a"), (18, 22, "b")], units)]
    [['a'], ['b'], []]
    >>> [sorted(codes) for codes in codes_given([(4, 12, "a")], units, "any")]
    [['a'], ['a'], []]
    """
    by_code: dict[Value, list[_Passage]] = {}
    for start, end, code in merge_spans(spans):
        first, past = units.mask.place(start), units.mask.place(end)
        if shares := units.touched(first, past):
            by_code.setdefault(code, []).append(_Passage(past - first, shares))
    given: list[set[Value]] = [set() for _unit in units.starts]
    for code, passages in by_code.items():
        for place in _won(passages, units, rule):
            given[place].add(code)
    return [frozenset(codes) for codes in given]


class _Passage(NamedTuple):
    """A span with one code: how many characters of it count, and which units have how many of them."""

    length: int
    shares: Sequence[tuple[int, int]]


def _won(passages: Sequence[_Passage], units: FixedUnits, rule: str) -> set[int]:
    """Find the units that get a code."""
    covered: dict[int, int] = {}
    for passage in passages:
        for place, shared in passage.shares:
            covered[place] = covered.get(place, 0) + shared
    if rule == ANY:
        return set(covered)
    if rule.startswith(COVER):
        least = cover_share(rule)
        return {place for place, amount in covered.items() if amount >= least * _length(units, place)}
    if rule != MAJORITY:
        raise ValueError(f"no such rule: {rule}")
    won = {place for place, amount in covered.items() if 2 * amount > _length(units, place)}
    for passage in passages:
        won |= {place for place, shared in passage.shares if 2 * shared > passage.length}
    for passage in passages:
        if not any(place in won for place, _shared in passage.shares):
            won.add(max(passage.shares, key=lambda share: (share[1], -share[0]))[0])
    return won


def _length(units: FixedUnits, place: int) -> int:
    return units.ends[place] - units.starts[place]


def cover_share(rule: str) -> Fraction:
    """Read the share in `cover:0.5` without rounding it.

    >>> cover_share("cover:0.5")
    Fraction(1, 2)
    """
    try:
        share = Fraction(rule.removeprefix(COVER))
    except (ValueError, ZeroDivisionError):
        share = Fraction()
    if not 0 < share <= 1:
        raise ValueError(f"a share is above 0 and at most 1: {rule}")
    return share

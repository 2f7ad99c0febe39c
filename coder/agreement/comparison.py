"""What two coders see differently in one text: passage by passage, and code against code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coder.agreement.hierarchy import Parents
from coder.agreement.pairing import Difference, Item, paired
from coder.agreement.spans import Span, within
from coder.agreement.units import Value

Cell = tuple[Value | None, Value | None]
"""The first coder's code and the second's; None where one has none."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch in which neither coder's codes change, and at least one coder has some."""

    start: int
    end: int
    a: frozenset[Value]
    b: frozenset[Value]

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both codings of a text, side by side."""

    items: Sequence[Item]
    segments: Sequence[Segment]

    @property
    def totals(self) -> dict[Difference, int]:
        """How many items there are of each kind."""
        found = Counter(item.difference for item in self.items)
        return {difference: found[difference] for difference in Difference}

    @property
    def agreed(self) -> dict[Value, int]:
        """The characters that both coders gave a code."""
        characters = Counter[Value]()
        for segment in self.segments:
            for code in segment.a & segment.b:
                characters[code] += len(segment)
        return dict(characters)

    @property
    def confusion(self) -> dict[Cell, int]:
        """The characters that one coder gave one code and the other another, or none.

        Codes that both gave are taken away first; where several are left, each stands against each.
        """
        characters = Counter[Cell]()
        for segment in self.segments:
            mine, theirs = segment.a - segment.b, segment.b - segment.a
            if mine or theirs:
                for code in mine or {None}:
                    for other in theirs or {None}:
                        characters[code, other] += len(segment)
        return dict(characters)


def compare(a: Iterable[Span], b: Iterable[Span], length: int, parent: Parents | None = None) -> Comparison:
    """Compare two coders' passages of one text; each coder's overlaps of one code are merged before.

    `parent` tells the code above each, in the order of the codebook.

    >>> result = compare([(0, 9, "work")], [(2, 9, "work"), (5, 9, "burden")], 30)
    >>> [(item.difference.value, item.start, item.end) for item in result.items]
    [('boundary', 0, 9), ('only-B', 5, 9)]
    >>> result.agreed, result.confusion == {("work", None): 2, (None, "burden"): 4}
    ({'work': 7}, True)
    """
    first, second = within(a, length), within(b, length)
    return Comparison(paired(first, second, parent or {}), segments_of(first, second))


def segments_of(a: Sequence[Span], b: Sequence[Span]) -> list[Segment]:
    """Cut the text wherever a passage begins or ends.

    >>> [(part.start, part.end, *part.a, *part.b) for part in segments_of([(0, 5, "x")], [(3, 8, "y")])]
    [(0, 3, 'x'), (3, 5, 'x', 'y'), (5, 8, 'y')]
    """
    changes: dict[int, list[tuple[bool, int, Value]]] = {}
    for side, spans in enumerate((a, b)):
        for start, end, code in spans:
            changes.setdefault(start, []).append((True, side, code))
            changes.setdefault(end, []).append((False, side, code))
    here: tuple[set[Value], set[Value]] = set(), set()
    segments = []
    for start, end in pairwise(sorted(changes)):
        for begins, side, code in sorted(changes[start], key=lambda change: change[0]):
            (here[side].add if begins else here[side].remove)(code)
        if here[0] or here[1]:
            segments.append(Segment(start, end, frozenset(here[0]), frozenset(here[1])))
    return segments


def summed(tables: Iterable[Mapping[Cell, int]]) -> dict[Cell, int]:
    """Add up confusion tables, of several texts or several pairs of coders.

    >>> summed([{("a", None): 2}, {("a", None): 3, ("a", "b"): 1}])
    {('a', None): 5, ('a', 'b'): 1}
    """
    whole = Counter[Cell]()
    for table in tables:
        whole.update(table)
    return dict(whole)

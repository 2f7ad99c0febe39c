"""The u-alpha family of 2016 and 2019: agreement on where passages lie and which code they have."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from coder.agreement.partition import intersections, partitions_of
from coder.agreement.spans import Continua, Span
from coder.agreement.unitized_counts import CodeCounts, UnitizedAlpha, UnitizedCounts
from coder.agreement.units import Value


def unitized_alpha(continua: Continua, length: int, *, reading: str = "persegment") -> UnitizedAlpha:
    """u-alpha, |u-alpha, cu-alpha and (k)u-alpha of one text.

    A coder's text is a partition into units with a code and gaps. `ℓ_ck` is the length that one coder
    gave `c` and another `k`, over all ordered pairs of coders, divided by `m - 1`. Chance pairs any two
    characters, but not two of the same unit, nor one with itself:
    `ε_ck = ℓ.. (ℓ_c. ℓ_.k - [c = k] C_c) / (ℓ..² - Σ C_k)`, with `C` the squared lengths of units and
    the lengths of gaps. `u = 1 - Σ_{c≠k} ℓ_ck / Σ_{c≠k} ε_ck`; |u is the same with all codes as one;
    cu and (k)u look at what several coders coded only. At most 1; 0 is chance. No value: with fewer than
    two coders who are done; if nobody coded anything; |u where there is no gap; u where everything has
    one code; cu and (k)u where no text is coded twice or all of it with one code, and under `persegment`
    where so little is coded twice that chance has no pairs left.
    Krippendorff, Mathet, Bouvry & Widlöcher (2016), Quality & Quantity 50; Krippendorff (2019), Content
    Analysis, 4th ed., 12.6

    >>> alpha = unitized_alpha([[(0, 5, "a"), (9, 14, "b")], [(0, 5, "a"), (8, 12, "a")]], 20)
    >>> round(alpha.u.value, 4), round(alpha.binary.value, 4), round(alpha.cu.value, 4)
    (0.5241, 0.7203, 0.0962)
    >>> alpha.coverage, alpha.k["b"].coverage
    (0.4, 0.6)
    >>> unitized_alpha([[], []], 20).u.reason
    'not-used'
    """
    return unitized_counts(continua, length).alpha(reading)


def unitized_counts(continua: Continua, length: int) -> UnitizedCounts:
    """Count one transcript; fewer than two coders who are done add nothing.

    >>> counts = unitized_counts([[(0, 5, "a")], [(3, 8, "a")]], 10)
    >>> counts.tokens, counts.codes["a"].coded, counts.codes["a"].agreed
    (20, 10, 4)
    """
    return unitized_counts_by_part(continua, length, ())[0]


def unitized_counts_by_part(continua: Continua, length: int, borders: Sequence[int]) -> list[UnitizedCounts]:
    """Count one transcript part by part, the parts beginning at 0 and at each of the borders.

    Characters count in the part where they lie, what is squared in the part where the unit begins; the
    sum of the parts is the count of the whole.

    >>> [part.codes["a"].coded for part in unitized_counts_by_part([[(2, 7, "a")], []], 10, [5])]
    [3, 2]
    """
    inner = sorted({border for border in borders if 0 < border < length})
    coders = partitions_of(continua, length)
    if len(coders) < 2:
        return [UnitizedCounts(1, len(coders)) for _part in range(len(inner) + 1)]
    counting = _Counting(inner)
    for units in coders:
        counting.add_units(units)
    overlaps = [[0] * len(units) for units in coders]
    for first, second in combinations(range(len(coders)), 2):
        shared = counting.compare(coders[first], coders[second])
        for coder, lengths in zip((first, second), shared, strict=True):
            counting.add_squares(coders[coder], lengths, "segment_squares")
            overlaps[coder] = [sum(pair) for pair in zip(overlaps[coder], lengths, strict=True)]
    for units, lengths in zip(coders, overlaps, strict=True):
        counting.add_squares(units, lengths, "token_squares")
    return counting.parts(length, len(coders))


def cell_borders(continua: Continua, length: int) -> list[int]:
    """Cut one text into cells as long as the mean unit: what `bootstrap_blocks` takes ten at a time.

    >>> cell_borders([[(0, 3, "a")], [(4, 9, "a")]], 10)
    [4, 8]
    """
    units = [unit for units in partitions_of(continua, length) for unit in units]
    mean = max(1, round(sum(end - start for start, end, _code in units) / len(units))) if units else length
    return list(range(mean, length, mean)) if mean else []


CODED, COMMON, AGREED, SQUARES = range(4)


class _Counting:
    """Counts under way: for each part and code, a list in the order of `CodeCounts`."""

    def __init__(self, borders: list[int]) -> None:
        self._borders = borders
        self._counts: list[defaultdict[Value, list[int]]] = [
            defaultdict(lambda: [0] * len(CodeCounts._fields)) for _part in range(len(borders) + 1)
        ]

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """Cut a stretch at the borders: part and length of each piece."""
        if not self._borders:
            return [(0, end - start)]
        part, last = bisect_right(self._borders, start), bisect_right(self._borders, end - 1)
        cuts = [start, *self._borders[part:last], end]
        return [(part + place, cuts[place + 1] - cuts[place]) for place in range(last - part + 1)]

    def _where_begins(self, unit: Span) -> list[int]:
        return self._counts[bisect_right(self._borders, unit[0])][unit[2]]

    def add_units(self, units: Sequence[Span]) -> None:
        """Count how much a coder coded."""
        for unit in units:
            start, end, code = unit
            for part, length in self._pieces(start, end):
                self._counts[part][code][CODED] += length
            self._where_begins(unit)[SQUARES] += (end - start) ** 2

    def compare(self, first: Sequence[Span], second: Sequence[Span]) -> tuple[list[int], list[int]]:
        """Count what two coders share, and give the characters of each unit that the other coder coded."""
        mine, theirs = [0] * len(first), [0] * len(second)
        for start, end, i, j in intersections(first, second):
            mine[i] += end - start
            theirs[j] += end - start
            code, other = first[i][2], second[j][2]
            for part, length in self._pieces(start, end):
                counts = self._counts[part]
                own = counts[code]
                own[COMMON] += length
                counts[other][COMMON] += length
                if code == other:
                    own[AGREED] += 2 * length
        return mine, theirs

    def add_squares(self, units: Sequence[Span], lengths: Sequence[int], name: str) -> None:
        """Add the squares of what others share of each unit."""
        place = CodeCounts._fields.index(name)
        for unit, length in zip(units, lengths, strict=True):
            if length:
                self._where_begins(unit)[place] += length * length

    def parts(self, length: int, coders: int) -> list[UnitizedCounts]:
        """Close the counts."""
        cuts = [0, *self._borders, length]
        return [
            UnitizedCounts(
                transcripts=1,
                coders=coders,
                tokens=coders * (cuts[place + 1] - cuts[place]),
                codes={code: CodeCounts(*counts) for code, counts in codes.items()},
                scale=coders - 1,
            )
            for place, codes in enumerate(self._counts)
        ]

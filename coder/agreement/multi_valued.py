"""Multi-valued alpha: agreement where a coder gives each unit any number of codes, none among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations
from typing import cast

from coder.agreement.estimate import Estimate, disagreement
from coder.agreement.set_alpha import sets_of
from coder.agreement.units import Units, Value, coders_of, lack_of_units, profiles_of


@dataclass(frozen=True, slots=True)
class MultiValuedCounts:
    """What multi-valued alpha counts; counts of different transcripts add up: `x + y`."""

    disagreement: Fraction = Fraction()
    """`D_o` times the number of sets."""
    sizes: Mapping[int, int] = field(default_factory=dict)
    """How many sets that can be paired have so many codes."""
    codes: Mapping[Value, int] = field(default_factory=dict)
    """How many of them contain a code: `n_c`."""
    units: int = 0
    lack: str | None = "no-units"
    """Why there is nothing to compare, if there is not."""

    def __add__(self, other: MultiValuedCounts) -> MultiValuedCounts:
        return MultiValuedCounts(
            self.disagreement + other.disagreement,
            Counter(self.sizes) + Counter(other.sizes),
            Counter(self.codes) + Counter(other.codes),
            self.units + other.units,
            min(self.lack, other.lack) if self.lack and other.lack else None,
        )

    def alpha(self) -> Estimate:
        """Form multi-valued alpha from the counts."""
        if self.lack:
            return Estimate(None, self.lack, n=self.units)
        sets = sum(self.sizes.values())
        observed, expected = self.disagreement / sets, expected_disagreement(self.sizes, self.codes)
        return disagreement(observed, expected, self.units, "no-variation" if self.codes else "not-used")


def multi_valued_alpha(units: Units) -> Estimate:
    """Multi-valued alpha for nominal codes, `1 - D_o / D_e`.

    Two sets differ by `δ = 1 - 2 |C ∩ K| / (|C| + |K|)`, two empty ones by 0; `D_o` is the mean over the
    pairs within units, each with weight `1 / (m_u - 1)`. `D_e` is the mean over all pairs of sizes (p, q),
    as often as they occur, of the δ of all sets of these sizes that could be made of the codes, weighted
    by `Π_{c∈C} n_c Π_{k∈K∖C} n_k Π_{k∈C∩K} (n_k - 1)`. Entries are sets; an empty one is a value, None is
    missing. At most 1; 0 is chance. No value without a unit that two coders judged, if no code was used,
    or where nothing varies. Units must be fixed: sentences, turns.
    Krippendorff & Craggs (2016), Communication Methods and Measures 10(4)

    >>> units = [[{"a"}, {"a"}], [{"a", "b"}, {"a"}], [set(), {"b"}], [{"b"}, {"b"}]]
    >>> round(multi_valued_alpha(units).value, 4)
    0.4469
    >>> multi_valued_alpha([[set(), set()]]).reason
    'not-used'
    """
    return multi_valued_counts(units).alpha()


def multi_valued_counts(units: Units) -> MultiValuedCounts:
    """Count one transcript.

    >>> multi_valued_counts([[{"a"}, {"a", "b"}], [{"a"}, None]]).codes == {"a": 2, "b": 1}
    True
    """
    rows = sets_of(units)
    disagreement, sizes, codes, paired = Fraction(), Counter[int](), Counter[Value](), 0
    for profile, count in profiles_of(rows).items():
        coders = coders_of(profile)
        if coders < 2:
            continue
        paired += count
        sets = [(cast("frozenset[Value]", value), times) for value, times in profile]
        for (first, times), (second, others) in combinations(sets, 2):
            apart = 1 - Fraction(2 * len(first & second), len(first) + len(second))
            disagreement += apart * Fraction(2 * count * times * others, coders - 1)
        for members, times in sets:
            sizes[len(members)] += count * times
            for code in members:
                codes[code] += count * times
    return MultiValuedCounts(disagreement, sizes, codes, paired, lack_of_units(rows))


def expected_disagreement(sizes: Mapping[int, int], codes: Mapping[Value, int]) -> Fraction:
    """Give `D_e` from how many sets have each size and how many contain each code."""
    weights, common = pair_sums(max(sizes, default=0), codes.values())
    sets = sum(sizes.values())
    expected = Fraction()
    for p, of_size_p in sizes.items():
        for q, of_size_q in sizes.items():
            if p + q and weights[p][q]:
                apart = 1 - Fraction(2 * common[p][q], weights[p][q] * (p + q))
                expected += of_size_p * of_size_q * apart
    return expected / (sets * sets)


def pair_sums(largest: int, amounts: Iterable[int]) -> tuple[list[list[int]], list[list[int]]]:
    """Sum over all pairs of sets of sizes (p, q): their weight `w`, and `w` times the codes in common.

    They are coefficients of `x^p y^q` in `Π_c (1 + n_c x + n_c y + n_c (n_c - 1) x y z)` and in its
    derivative by `z`, both at `z = 1`: as many steps as there are codes, not as there are sets of them.

    >>> weights, common = pair_sums(1, [2, 1])
    >>> weights[1][1], common[1][1]
    (6, 2)
    """
    weights = [[0] * (largest + 1) for _p in range(largest + 1)]
    common = [[0] * (largest + 1) for _p in range(largest + 1)]
    weights[0][0] = 1
    for n in amounts:
        twice = n * (n - 1)
        for p in range(largest, -1, -1):
            for q in range(largest, -1, -1):
                with_code = common_with_code = 0
                if p:
                    with_code += n * weights[p - 1][q]
                    common_with_code += n * common[p - 1][q]
                if q:
                    with_code += n * weights[p][q - 1]
                    common_with_code += n * common[p][q - 1]
                if p and q:
                    with_code += twice * weights[p - 1][q - 1]
                    common_with_code += twice * (common[p - 1][q - 1] + weights[p - 1][q - 1])
                weights[p][q] += with_code
                common[p][q] += common_with_code
    return weights, common

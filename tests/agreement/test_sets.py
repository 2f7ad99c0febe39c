"""Multi-valued alpha equals the sum over all pairs of sets, which grows exponentially."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import combinations, permutations, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.agreement import bootstrap, multi_valued_alpha, multi_valued_counts
from coder.agreement.multi_valued import MultiValuedCounts
from coder.agreement.multi_valued_interval import multi_valued_bootstrap

CODES = "abcd"


def units_of(seed: int) -> list[tuple]:
    chance = Random(seed)
    codes = CODES[: chance.choice([1, 2, 4])]
    return [
        tuple(
            None
            if chance.random() < 0.15
            else frozenset(code for code in codes if chance.random() < chance.choice([0, 0.3, 0.6]))
            for _coder in range(chance.choice([2, 3, 4]))
        )
        for _unit in range(chance.choice([1, 3, 6]))
    ]


def delta(c: frozenset, k: frozenset) -> Fraction:
    return 1 - Fraction(2 * len(c & k), len(c) + len(k)) if c or k else Fraction()


def naive(units: list[tuple]) -> Fraction | None:
    rows = [[codes for codes in row if codes is not None] for row in units]
    rows = [row for row in rows if len(row) >= 2]
    sets = [codes for row in rows for codes in row]
    if not sets:
        return None
    seen = sum((delta(*pair) / (len(row) - 1) for row in rows for pair in permutations(row, 2)), Fraction())
    n = Counter(code for codes in sets for code in codes)
    sizes = Counter(map(len, sets))
    chance = Fraction()
    for p, q in product(sizes, repeat=2):
        below = above = Fraction()
        for c, k in product(combinations(CODES, p), combinations(CODES, q)):
            weight = Fraction(1)
            for code in CODES:
                if code in c and code in k:
                    weight *= n[code] * (n[code] - 1)
                elif code in c or code in k:
                    weight *= n[code]
            above += weight * delta(frozenset(c), frozenset(k))
            below += weight
        if below:
            chance += Fraction(sizes[p] * sizes[q], len(sets) ** 2) * above / below
    return 1 - seen / len(sets) / chance if chance else None


@settings(deadline=None, derandomize=True, max_examples=300)
@given(seed=st.integers(0, 2**32))
def test_the_polynomials_equal_the_enumeration(seed) -> None:
    units = units_of(seed)
    estimate, expected = multi_valued_alpha(units), naive(units)
    assert estimate.value == (None if expected is None else float(expected))
    assert multi_valued_alpha(Counter(units)) == estimate
    shuffled = Random(seed).sample(units, len(units))
    assert repr(multi_valued_alpha([row[::-1] for row in shuffled])) == repr(estimate)


@pytest.mark.parametrize("seed", range(12))
def test_the_interval_equals_the_slow_way(seed) -> None:
    """Counts add up over transcripts, and floats of all replicates at once come to what exact ones do."""
    texts = [units_of(seed * 100 + number) for number in range(5)]
    counted = [multi_valued_counts(text) for text in texts]
    assert sum(counted, MultiValuedCounts()).alpha().value == multi_valued_alpha(sum(texts, [])).value  # noqa: RUF017
    fast = multi_valued_bootstrap(counted, replicates=100, seed=5)
    slow = bootstrap(counted, lambda drawn: sum(drawn, MultiValuedCounts()).alpha(), replicates=100, seed=5)
    assert (fast.value, fast.undefined, fast.reason) == (slow.value, slow.undefined, slow.reason)
    if fast.low is not None:
        assert [fast.low, fast.high, fast.se] == pytest.approx([slow.low, slow.high, slow.se], abs=1e-9)


def test_replicates_without_variation_are_dropped() -> None:
    texts = [[({"a", "b"}, {"a", "b"})] * 40, [({"c"}, {"a"})]]
    estimate = multi_valued_bootstrap([multi_valued_counts(text) for text in texts], replicates=200)
    slow = bootstrap(
        texts, lambda drawn: multi_valued_alpha([row for text in drawn for row in text]), replicates=200
    )
    assert estimate.undefined == slow.undefined > 20
    assert "many-undefined-replicates" in estimate.warnings

"""New codes per interview agree with counting them by hand, order by order."""

from __future__ import annotations

from itertools import permutations
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.analysis.saturation import saturation

INTERVIEWS = st.lists(st.lists(st.sampled_from("abcdef"), max_size=4, unique=True), min_size=1, max_size=5)


def counted(interviews):
    known, curve = set(), []
    for codes in interviews:
        known |= set(codes)
        curve.append(len(known))
    return curve


@given(INTERVIEWS)
@settings(deadline=None, derandomize=True, max_examples=60)
def test_few_interviews_are_tried_in_every_order(interviews) -> None:
    found = saturation(interviews, level=0.8)
    curves = [counted(order) for order in permutations(interviews)]
    assert (found.complete, found.orders) == (True, len(curves))
    assert [step.cumulative for step in found.steps] == counted(interviews)
    for place, step in enumerate(found.steps):
        reached = sorted(curve[place] for curve in curves)
        assert step.mean == pytest.approx(sum(reached) / len(reached))
        assert sum(one < step.low for one in reached) <= 0.1 * len(reached) + 1e-9
        assert sum(one > step.high for one in reached) <= 0.1 * len(reached) + 1e-9
        assert {step.low, step.high} <= set(reached)
    assert [code for step in found.steps for code in step.new] == list(
        dict.fromkeys(code for codes in interviews for code in codes)
    )


def test_many_are_tried_in_seeded_orders_whose_mean_is_the_expected_one() -> None:
    """A code that stands in f of n interviews is missed by k of them with C(n-f, k) / C(n, k)."""
    interviews = [[code for code in "abcdefgh" if (ord(code) * (n + 3)) % 7 < 2] for n in range(12)]
    found = saturation(interviews, replicates=4_000, seed=5)
    assert (found.complete, found.orders) == (False, 4_000)
    holding = [sum(code in codes for codes in interviews) for code in "abcdefgh"]
    for place, step in enumerate(found.steps, 1):
        missed = [comb(12 - many, place) / comb(12, place) for many in holding if many]
        assert step.mean == pytest.approx(sum(1 - one for one in missed), abs=0.1)
        assert 0 < step.low <= step.high <= 8
    assert saturation(interviews, replicates=4_000, seed=5) == found
    assert saturation(interviews, replicates=4_000, seed=6) != found


def test_what_the_last_interviews_added() -> None:
    found = saturation([["a"], ["b", "a"], ["a"], []])
    assert (found.codes, found.without_new) == (2, 2)
    assert saturation([[], []]).codes == 0
    assert saturation([]).steps == ()
    alone = saturation([["a"], ["b"], ["c"], ["a"]], replicates=0)
    assert [(step.mean, step.low, step.high) for step in alone.steps] == [
        (1, 1, 1),
        (2, 2, 2),
        (3, 3, 3),
        (3, 3, 3),
    ]

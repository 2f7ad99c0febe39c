"""Replicates are drawn as promised, and intervals are read off them as promised."""

from __future__ import annotations

import random
from collections import Counter
from statistics import NormalDist

import numpy as np
import pytest

from coder.agreement import Estimate, bootstrap, bootstrap_sums, bootstrap_within
from coder.agreement.bootstrapping import bootstrap_blocks, replicate_values
from coder.agreement.jackknife import jackknife_sums
from coder.agreement.replicates import quantile
from coder.agreement.resampling import blocks_drawn, clusters_drawn

ROWS = [(3, 4), (1, 6), (5, 8), (2, 2), (0, 7), (4, 5)]


def share(sums) -> float:
    return sums[0] / sums[1]


def test_the_draws_are_those_of_the_standard_library() -> None:
    chance = random.Random(1)
    values = []
    for _replicate in range(300):
        places = chance.choices(range(6), k=6)
        values.append(sum(ROWS[place][0] for place in places) / sum(ROWS[place][1] for place in places))
    estimate = bootstrap_sums(ROWS, share, replicates=300)
    assert estimate.value == 15 / 32
    assert [estimate.low, estimate.high] == pytest.approx(np.quantile(values, [0.025, 0.975]), abs=1e-12)
    assert estimate.se == pytest.approx(np.std(values, ddof=1), abs=1e-12)
    assert (estimate.p_800, estimate.p_667) == (
        np.mean([value >= 0.8 for value in values]),
        np.mean([value >= 0.667 for value in values]),
    )
    assert (estimate.replicates, estimate.undefined, estimate.seed, estimate.level) == (300, 0, 1, 0.95)
    whole = bootstrap(
        ROWS, lambda rows: share([sum(column) for column in zip(*rows, strict=True)]), replicates=300
    )
    assert whole == estimate


def test_level_seed_and_method_are_said() -> None:
    wide = bootstrap_sums(ROWS, share, level=0.99, seed=4, method="bootstrap-transcript")
    narrow = bootstrap_sums(ROWS, share, level=0.8, seed=4)
    assert wide.low < narrow.low < narrow.high < wide.high
    assert (wide.level, wide.seed, wide.method) == (0.99, 4, "bootstrap-transcript")
    assert narrow != bootstrap_sums(ROWS, share, level=0.8, seed=5)


def test_few_clusters_need_wider_percentiles() -> None:
    """With six clusters Student's t is 2.57 wide and the spread is short by a factor of 5/6 in its square."""
    plain, wide = bootstrap_sums(ROWS, share), bootstrap_sums(ROWS, share, expanded=True)
    values = sorted(replicate_values(ROWS, share, clusters_drawn((6,), 2000, 1)))
    tail = NormalDist().cdf(-((6 / 5) ** 0.5) * 2.5705818356)
    assert wide.low == pytest.approx(np.quantile(values, tail), abs=1e-9)
    assert wide.high == pytest.approx(np.quantile(values, 1 - tail), abs=1e-9)
    assert wide.low < plain.low < plain.high < wide.high
    assert (wide.method, wide.p_800, wide.value) == ("bootstrap-expanded", plain.p_800, plain.value)


def test_replicates_without_a_value_are_dropped_and_counted() -> None:
    rows = [(1, 1), (1, 1), (0, 0)]
    estimate = bootstrap_sums(rows, lambda sums: sums[0] / sums[1] if sums[1] else None, replicates=900)
    assert estimate.undefined == 900 - estimate.replicates
    assert 10 < estimate.undefined < 60  # one in 27
    assert estimate.warnings == ()
    often = bootstrap_sums([(1, 1), (0, 0)], lambda sums: sums[0] / sums[1] if sums[1] else None)
    assert often.warnings == ("many-undefined-replicates",)
    calls = iter([0.5])
    never = bootstrap_sums([(1, 0), (0, 1)], lambda _sums: next(calls, None), replicates=20)
    assert (never.value, never.low, never.replicates, never.undefined) == (0.5, None, 0, 20)


def test_one_cluster_has_no_interval() -> None:
    for estimate in (
        bootstrap_sums(ROWS[:1], share),
        bootstrap(ROWS[:1], lambda rows: share(rows[0])),
        jackknife_sums(ROWS[:1], share),
        bootstrap_within([ROWS[:1], ROWS[1:2]], share),
        bootstrap_blocks(ROWS * 16, share),
    ):
        assert estimate.value is not None
        assert (estimate.low, estimate.high, estimate.method) == (None, None, None)
        assert estimate.warnings == ("too-few-clusters",)
    assert bootstrap_sums([], share).reason == "undefined"


def test_no_replicates_no_interval() -> None:
    estimate = bootstrap_sums(ROWS, share, replicates=0)
    assert (estimate.value, estimate.low, estimate.method, estimate.warnings) == (15 / 32, None, None, ())


def test_a_statistic_keeps_what_it_says_besides() -> None:
    point = Estimate(0.5, observed=0.1, expected=0.2, n=77, warnings=("no-variation-one-coder",))
    estimate = bootstrap(ROWS, lambda _rows: point, replicates=50)
    assert (estimate.observed, estimate.expected, estimate.n) == (0.1, 0.2, 77)
    assert (estimate.low, estimate.high, estimate.warnings) == (0.5, 0.5, ("no-variation-one-coder",))


def test_columns_with_zeros() -> None:
    """Zeros are passed over: none, one, some, all of a column."""
    rows = [(0, 0, 1, 5, 0.5), (0, 2, 0, 5, 0), (0, 0, 3, 5, 0.25)]
    draws = clusters_drawn((3,), 40, 9)
    found: list = []
    replicate_values(rows, lambda sums: found.append(list(sums)) or 0.0, draws)
    assert found == [
        [sum(count * row[place] for count, row in zip(counts, rows, strict=True)) for place in range(5)]
        for counts in draws
    ]


def test_turns_are_drawn_within_their_transcript() -> None:
    for counts in clusters_drawn((2, 3, 1), 200, 1):
        assert [sum(counts[:2]), sum(counts[2:5]), counts[5]] == [2, 3, 1]
    values = [share([3 * counts[0] + counts[1], 4]) for counts in clusters_drawn((2,), 100, 1)]
    estimate = bootstrap_within([[(3, 2), (1, 2)]], share, replicates=100)
    assert (estimate.low, estimate.high) == (quantile(sorted(values), 0.025), quantile(sorted(values), 0.975))


def test_blocks_fill_the_text_with_neighbours() -> None:
    for counts in blocks_drawn(103, 10, 50, 1):
        assert sum(counts) == 103
    begins = Counter(counts.index(1) for counts in blocks_drawn(3, 2, 500, 1) if max(counts) == 1)
    assert set(begins) == {0}
    cells = [(place % 7, 7) for place in range(100)]
    estimate = bootstrap_blocks(cells, share, replicates=100)
    assert estimate.method == "bootstrap-block"
    assert estimate.low < estimate.value < estimate.high


def test_the_jackknife_of_a_mean_is_its_standard_error() -> None:
    values = [0.1, 0.5, 0.3, 0.7, 0.2]
    estimate = jackknife_sums([(value, 1) for value in values], share)
    assert estimate.se == pytest.approx(np.std(values, ddof=1) / 5**0.5, abs=1e-12)
    assert estimate.high - estimate.value == pytest.approx(2.7764451052 * estimate.se, abs=1e-9)
    assert jackknife_sums([(1, 1), (0.9, 1), (0.95, 1)], share).high == 1
    lost = jackknife_sums([(1, 1), (1, 0), (1, 1)], lambda sums: sums[0] / sums[1] if sums[1] > 1 else None)
    assert (lost.undefined, lost.low, lost.warnings) == (2, None, ("too-few-clusters",))


def test_the_quantile_is_of_type_seven() -> None:
    values = sorted(random.Random(3).random() for _value in range(37))
    for at in (0.0, 0.025, 0.5, 0.9, 1.0):
        assert quantile(values, at) == pytest.approx(float(np.quantile(values, at)), abs=1e-15)

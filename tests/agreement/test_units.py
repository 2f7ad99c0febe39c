"""Coefficients of fixed units equal their definitions, written out unit by unit and pair by pair."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from fractions import Fraction
from functools import partial
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.agreement import (
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    fleiss_kappa,
    gwet_ac1,
    kalpha_bootstrap,
    krippendorff_alpha,
    scott_pi,
    set_alpha,
)
from coder.agreement.bootstrapping import bootstrap, bootstrap_sums
from coder.agreement.cohen import cohen_kappa_max
from coder.agreement.nominal_interval import nominal_alpha_with_interval

CATEGORIES = (1, 2, 3, 4)


def units_of(seed: int, coders: int | None = None, missing: float | None = None) -> list[tuple]:
    chance = Random(seed)
    many = coders or chance.choice([2, 3, 4, 6])
    gaps = chance.choice([0, 0.2, 0.5]) if missing is None else missing
    units = []
    for _unit in range(chance.choice([1, 2, 5, 12])):
        true = chance.choice(CATEGORIES)
        values = (true if chance.random() < 0.6 else chance.choice(CATEGORIES) for _coder in range(many))
        units.append(tuple(None if chance.random() < gaps else value for value in values))
    return units


def pairable(units: list[tuple]) -> list[list]:
    values = ([value for value in row if value is not None] for row in units)
    return [row for row in values if len(row) >= 2]


def naive_alpha(units: list[tuple], difference) -> Fraction | None:
    """Compare the mean difference within units with that of all pairs of values."""
    rows = pairable(units)
    values = [value for row in rows for value in row]
    n = len(values)
    seen = sum(
        (Fraction(difference(a, b)) / (len(row) - 1) for row in rows for a, b in permutations(row, 2)),
        Fraction(),
    )
    chance = sum((Fraction(difference(a, b)) for a, b in permutations(values, 2)), Fraction())
    return 1 - seen / n * n * (n - 1) / chance if chance else None


def ordinal(units: list[tuple]):
    counts = Counter(value for row in pairable(units) for value in row)

    def difference(c, k):
        low, high = min(c, k), max(c, k)
        between = sum(count for value, count in counts.items() if low <= value <= high)
        return (between - Fraction(counts[c] + counts[k], 2)) ** 2 if c != k else 0

    return difference


METRICS = {
    "nominal": lambda units: lambda a, b: a != b,
    "ordinal": ordinal,
    "interval": lambda units: lambda a, b: (a - b) ** 2,
    "ratio": lambda units: lambda a, b: Fraction(a - b, a + b) ** 2,
}


@settings(deadline=None, derandomize=True, max_examples=600)
@given(seed=st.integers(0, 2**32), metric=st.sampled_from(sorted(METRICS)))
def test_alpha_equals_the_mean_differences(seed, metric) -> None:
    units = units_of(seed)
    estimate = krippendorff_alpha(units, metric)
    expected = naive_alpha(units, METRICS[metric](units)) if pairable(units) else None
    assert estimate.value == (None if expected is None else float(expected))
    assert krippendorff_alpha(Counter(units), metric, categories=CATEGORIES) == estimate
    if metric == "nominal" and estimate.value is not None:
        by_function = krippendorff_alpha(units, lambda a, b: float(a != b))
        assert by_function.value == pytest.approx(estimate.value, abs=1e-12)
        assert by_function.se is None


def shares_by_unit(units: list[tuple]) -> tuple[list[dict], int, int]:
    rows = [Counter(value for value in row if value is not None) for row in units]
    rated = [row for row in rows if row]
    return rated, len(rated), sum(sum(row.values()) >= 2 for row in rated)


def naive_fleiss_family(units: list[tuple], name: str) -> tuple[float, float | None]:
    """Write the formulas of 3.3 out over dense tables of floats."""
    rated, n, paired = shares_by_unit(units)
    r = [sum(row.values()) for row in rated]
    pa_u = [
        sum(row[k] * (row[k] - 1) for k in CATEGORIES) / (m * (m - 1)) if m >= 2 else 0.0
        for row, m in zip(rated, r, strict=True)
    ]
    pa = sum(pa_u) / paired
    pi = {k: sum(row[k] / m for row, m in zip(rated, r, strict=True)) / n for k in CATEGORIES}
    q = len(CATEGORIES)
    if name == "fleiss":
        pe = sum(share**2 for share in pi.values())
        pe_u = [sum(pi[k] * row[k] / m for k in CATEGORIES) for row, m in zip(rated, r, strict=True)]
    elif name == "ac1":
        pe = sum(share * (1 - share) for share in pi.values()) / (q - 1)
        pe_u = [
            sum((1 - pi[k]) * row[k] / (m * (q - 1)) for k in CATEGORIES)
            for row, m in zip(rated, r, strict=True)
        ]
    elif name == "bp":
        pe, pe_u = 1 / q, [1 / q] * n
    else:
        pe, pe_u = naive_conger(units, n)
    value = (pa - pe) / (1 - pe)
    x = [
        (n / paired * (pa_u[u] - pe) if r[u] >= 2 else 0) / (1 - pe)
        - 2 * (1 - value) * (pe_u[u] - pe) / (1 - pe)
        for u in range(n)
    ]
    return value, math.sqrt(sum((each - value) ** 2 for each in x) / (n * (n - 1))) if n > 1 else None


def naive_conger(units: list[tuple], n: int) -> tuple[float, list[float]]:
    rows = [row for row in units if any(value is not None for value in row)]
    coders = [g for g in range(len(rows[0])) if any(row[g] is not None for row in rows)]
    n_g = {g: sum(row[g] is not None for row in rows) for g in coders}
    p = {(g, k): sum(row[g] == k for row in rows) / n_g[g] for g in coders for k in CATEGORIES}
    r = len(coders)
    mean = {k: sum(p[g, k] for g in coders) / r for k in CATEGORIES}
    variance = {k: sum((p[g, k] - mean[k]) ** 2 for g in coders) / (r - 1) for k in CATEGORIES}
    pe = sum(mean[k] ** 2 - variance[k] / r for k in CATEGORIES)
    pe_u = [
        sum(
            n
            / n_g[g]
            * ((row[g] == k) - p[g, k] * ((row[g] is not None) - n_g[g] / n))
            * (r * mean[k] - p[g, k])
            for g in coders
            for k in CATEGORIES
        )
        / (r * (r - 1))
        for row in rows
    ]
    return pe, pe_u


FAMILY = {
    "fleiss": fleiss_kappa,
    "ac1": partial(gwet_ac1, categories=CATEGORIES),
    "bp": partial(brennan_prediger, categories=CATEGORIES),
    "conger": conger_kappa,
}


@settings(deadline=None, derandomize=True, max_examples=600)
@given(seed=st.integers(0, 2**32), name=st.sampled_from(sorted(FAMILY)))
def test_the_kappas_of_many_equal_their_tables(seed, name) -> None:
    units = units_of(seed)
    estimate = FAMILY[name](units)
    if not pairable(units):
        assert estimate.reason in {"no-units", "fewer-than-two-coders"}
        return
    if estimate.value is None:
        assert estimate.reason == "no-variation"
        assert len({value for row in units for value in row} - {None}) == 1
        return
    value, se = naive_fleiss_family(units, name)
    assert estimate.value == pytest.approx(value, abs=1e-12)
    assert estimate.se == (None if se is None else pytest.approx(se, abs=1e-12))
    assert FAMILY[name](Counter(units)) == estimate


@settings(deadline=None, derandomize=True, max_examples=300)
@given(seed=st.integers(0, 2**32))
def test_the_standard_error_of_alpha(seed) -> None:
    """Write the formulas of 3.1 out over dense tables of floats."""
    units = units_of(seed)
    estimate = krippendorff_alpha(units)
    if estimate.se is None:
        return
    rows = [Counter(row) for row in pairable(units)]
    m = [sum(row.values()) for row in rows]
    many, r = len(rows), sum(m) / len(rows)
    pi = {k: sum(row[k] for row in rows) / (many * r) for k in CATEGORIES}
    pe = sum(share**2 for share in pi.values())
    inner = [
        sum(row[k] * (row[k] - 1) for k in CATEGORIES) / (r * (mu - 1))
        for row, mu in zip(rows, m, strict=True)
    ]
    seen = sum(inner) / many
    alpha = (seen - pe) / (1 - pe)
    eps = 1 / sum(m)
    assert estimate.value == pytest.approx(((1 - eps) * seen + eps - pe) / (1 - pe), abs=1e-12)
    x = []
    for row, mu, own in zip(rows, m, inner, strict=True):
        a = own - seen * (mu - r) / r
        b = sum(row[k] * pi[k] / r for k in CATEGORIES) - pe * (mu - r) / r
        x.append((a - pe) / (1 - pe) - 2 * (1 - alpha) * (b - pe) / (1 - pe))
    se = math.sqrt(sum((each - alpha) ** 2 for each in x) / (many * (many - 1)))
    assert estimate.se == pytest.approx(se, abs=1e-12)


@settings(deadline=None, derandomize=True, max_examples=400)
@given(seed=st.integers(0, 2**32), weighted=st.booleans())
def test_two_coders(seed, weighted) -> None:
    units = units_of(seed, coders=2)
    both = [row for row in units if None not in row]
    weights = (lambda a, b: 1 - abs(a - b) / 3) if weighted else None
    estimate, pi = cohen_kappa(units, weights=weights), scott_pi(units)
    if not both:
        assert estimate.reason == pi.reason
        assert estimate.reason in {"no-units", "fewer-than-two-coders"}
        return
    w, n = weights or (lambda a, b: float(a == b)), len(both)
    po = sum(w(a, b) for a, b in both) / n
    pe = sum(w(a, b) for a, _ in both for _, b in both) / n**2
    if estimate.value is None:
        assert len({value for row in both for value in row}) == 1
        assert pi.reason == estimate.reason == "no-variation"
        return
    assert estimate.value == pytest.approx((po - pe) / (1 - pe), abs=1e-12)
    of_first = {c: sum(w(c, b) for _a, b in both) / n for c in CATEGORIES}
    of_second = {k: sum(w(a, k) for a, _b in both) / n for k in CATEGORIES}
    kappa = estimate.value
    spread = sum((w(a, b) - (1 - kappa) * (of_first[a] + of_second[b])) ** 2 for a, b in both) / n
    if n > 1:
        variance = (spread - (po - 2 * (1 - kappa) * pe) ** 2) / n / (1 - pe) ** 2
        assert estimate.se**2 == pytest.approx(variance, abs=1e-12)
    one_sided = sum(len({row[coder] for row in both}) == 1 for coder in (0, 1)) == 1
    assert ("no-variation-one-coder" in estimate.warnings) == one_sided
    if not weighted:
        pooled = Counter(value for row in both for value in row)
        chance = sum((count / (2 * n)) ** 2 for count in pooled.values())
        assert pi.value == pytest.approx((po - chance) / (1 - chance), abs=1e-12)
        assert pi.se is None
        assert not one_sided or kappa == 0
        assert cohen_kappa_max(units) >= kappa - 1e-12
        if len(both) == len(units):
            assert conger_kappa(units).value == pytest.approx(kappa, abs=1e-12)


@settings(deadline=None, derandomize=True, max_examples=200)
@given(seed=st.integers(0, 2**32))
def test_nothing_depends_on_an_order(seed) -> None:
    """Units and coders in any order, and values under any names: not one bit differs."""
    chance, units = Random(seed), units_of(seed)
    order = chance.sample(range(len(units[0])), len(units[0]))
    other = [tuple(row[place] for place in order) for row in chance.sample(units, len(units))]
    for coefficient in (
        *FAMILY.values(),
        krippendorff_alpha,
        partial(krippendorff_alpha, metric="ordinal"),
        partial(krippendorff_alpha, metric=lambda a, b: math.sqrt(abs(a - b))),
        partial(kalpha_bootstrap, metric="interval", replicates=20),
    ):
        assert repr(coefficient(units)) == repr(coefficient(other))
    if len(order) == 2:
        assert repr(cohen_kappa(units)) == repr(cohen_kappa(other))
        assert repr(scott_pi(units)) == repr(scott_pi(other))


@settings(deadline=None, derandomize=True, max_examples=100)
@given(seed=st.integers(0, 2**32))
def test_sets_under_a_distance(seed) -> None:
    chance = Random(seed)
    units = [
        tuple(
            None if chance.random() < 0.2 else frozenset(chance.sample("abc", chance.choice([0, 1, 1, 2])))
            for _coder in range(3)
        )
        for _unit in range(6)
    ]
    for name, distance in {
        "jaccard": lambda a, b: 1 - Fraction(len(a & b), len(a | b)) if a | b else 0,
        "dice": lambda a, b: 1 - Fraction(2 * len(a & b), len(a) + len(b)) if a | b else 0,
    }.items():
        expected = naive_alpha(units, distance) if pairable(units) else None
        value = set_alpha(units, name).value
        assert value == (None if expected is None else pytest.approx(float(expected), abs=1e-12))
        as_lists = [[None if codes is None else sorted(codes) for codes in row] for row in units]
        assert set_alpha(as_lists, name).value == value


@pytest.mark.parametrize("seed", range(5))
def test_the_interval_of_a_study_equals_the_slow_way(seed) -> None:
    texts = [units_of(seed * 100 + number, coders=3, missing=0.3) for number in range(6)]
    fast = nominal_alpha_with_interval(texts, partial(bootstrap_sums, replicates=80))
    slow = bootstrap(
        texts, lambda drawn: krippendorff_alpha([row for text in drawn for row in text]), replicates=80
    )
    assert (fast.value, fast.low, fast.high, fast.n) == (slow.value, slow.low, slow.high, slow.n)
    assert (fast.undefined, fast.p_800, fast.p_667) == (slow.undefined, slow.p_800, slow.p_667)


def test_values_are_compared_exactly() -> None:
    """Neither case nor blanks nor the word nan are taken for anything else."""
    assert krippendorff_alpha([["A", "a"], ["b ", "b"]]).value == 0
    assert krippendorff_alpha([["nan", "nan"], ["a", "a"]]).value == 1
    with pytest.raises(ValueError, match="None"):
        krippendorff_alpha([[math.nan, 1.0]])


def test_categories_are_those_of_the_codebook() -> None:
    units = [["a", "a"], ["b", "a"]]
    for coefficient in (krippendorff_alpha, cohen_kappa, scott_pi, fleiss_kappa, conger_kappa, gwet_ac1):
        with pytest.raises(ValueError, match="'b'"):
            coefficient(units, categories=["a", "c"])
    assert gwet_ac1(units, categories=["a", "b"]).value < gwet_ac1(units, categories=["a", "b", "c"]).value
    assert brennan_prediger(units, categories="abcd").expected == 0.25


def test_ordinal_values_follow_the_categories() -> None:
    units = [["low", "high"], ["mid", "mid"], ["low", "low"], ["high", "high"]]
    order = ["low", "mid", "high"]
    numbers = [[order.index(value) for value in row] for row in units]
    by_order = krippendorff_alpha(units, "ordinal", categories=order)
    assert by_order.value == krippendorff_alpha(numbers, "ordinal").value
    assert by_order.value != krippendorff_alpha(units, "ordinal").value
    with pytest.raises(ValueError, match="order"):
        krippendorff_alpha([["a", 1]], "ordinal")


def test_what_callers_get_wrong() -> None:
    for call in (
        lambda: cohen_kappa([["a", "b", "c"]]),
        lambda: scott_pi([["a"]]),
        lambda: conger_kappa([["a", "b"], ["a"]]),
        lambda: krippendorff_alpha([["a", "b"]], "interval"),
        lambda: krippendorff_alpha([[-1, 1]], "ratio"),
        lambda: krippendorff_alpha([[1, 1]], "circular"),
        lambda: set_alpha([[{"a"}, {"b"}]], "levenshtein"),
        lambda: set_alpha([["ab", {"b"}]]),
        lambda: krippendorff_alpha({("a", "b"): -1}),
    ):
        with pytest.raises(ValueError, match=r"\w"):
            call()


def test_kalpha_draws_pairs_into_slots() -> None:
    """Two coders have equal slots, so that only the number of drawn pairs that disagree counts."""
    units = [[1, 1], [2, 2], [1, 2], [3, 3], [3, 1], [2, 2], [None, 2]]
    estimate = kalpha_bootstrap(units, replicates=500, seed=7)
    pairs = sorted(float(a != b) for a, b in units if a is not None)
    n, chance = 12, Random(7)
    values = sorted(
        1 - sum(chance.choices(pairs, k=6)) * 2 / (n * krippendorff_alpha(units).expected)
        for _replicate in range(500)
    )
    assert estimate.low == pytest.approx(values[12] + 0.475 * (values[13] - values[12]), abs=1e-12)
    assert estimate.p_667 == sum(value >= 0.667 for value in values) / 500
    counted: dict = defaultdict(int)
    for row in units:
        counted[tuple(row)] += 1
    assert kalpha_bootstrap(counted, replicates=500, seed=7) == estimate

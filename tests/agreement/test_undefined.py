"""Where a coefficient means nothing, it says so and why: never 0, 1 or NaN."""

from __future__ import annotations

import pytest

from coder.agreement import (
    Estimate,
    alpha_u_1995,
    binary_table,
    bootstrap,
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    multi_valued_alpha,
    scott_pi,
    set_alpha,
    unitized_alpha,
)
from coder.agreement.binary import BinaryTable
from coder.agreement.unitized_counts import UnitizedCounts


def reasons(alpha) -> tuple:
    return alpha.u.reason, alpha.binary.reason, alpha.cu.reason


def test_an_estimate_has_a_value_or_a_reason() -> None:
    for wrong in ({"value": None}, {"value": 0.5, "reason": "not-used"}):
        with pytest.raises(ValueError, match="never both"):
            Estimate(**wrong)


@pytest.mark.parametrize(
    ("continua", "length", "expected"),
    [
        ([[(0, 5, "a")], None], 20, ("fewer-than-two-coders",) * 3),
        ([None, None], 20, ("fewer-than-two-coders",) * 3),
        ([], 20, ("fewer-than-two-coders",) * 3),
        ([[], []], 0, ("no-units",) * 3),
        ([[], [], []], 20, ("not-used",) * 3),
        ([[(0, 20, "a")], [(0, 20, "a")]], 20, ("no-variation", "everything-coded", "one-value")),
        ([[(0, 20, "a")], [(0, 20, "b")]], 20, (None, "everything-coded", None)),
        ([[(0, 5, "a")], [(10, 15, "a")]], 20, (None, None, "no-overlap")),
        ([[(0, 5, "a")], [(3, 8, "a")]], 20, (None, None, "one-value")),
        ([[(0, 5, "a")], []], 20, (None, None, "no-overlap")),
    ],
)
def test_the_u_family(continua, length, expected) -> None:
    alpha = unitized_alpha(continua, length)
    assert reasons(alpha) == expected
    assert all(
        (estimate.value is None) == (estimate.reason is not None)
        for estimate in (alpha.u, alpha.binary, alpha.cu)
    )


def test_one_code_in_the_u_family() -> None:
    alpha = unitized_alpha([[(0, 5, "a"), (9, 12, "b")], [(3, 8, "a")]], 20)
    assert alpha.k["a"].estimate.reason == "one-value"
    assert alpha.k["b"].estimate.reason == "no-overlap"
    assert (alpha.k["a"].coverage, alpha.k["b"].coverage) == (0.4, 0.0)
    assert unitized_alpha([[], []], 20).k == {}


def test_too_little_in_common_for_chance() -> None:
    """One passage of two coders among three: under `persegment` no pair is left that chance could form."""
    coders = [[(0, 4, "a")], [(0, 4, "b")], []]
    alpha = unitized_alpha(coders, 10)
    assert alpha.cu.reason == alpha.k["a"].estimate.reason == "no-variation"
    assert unitized_alpha(coders, 10, reading="tokens").cu.value == 0


def test_no_transcript_at_all() -> None:
    nothing = UnitizedCounts().alpha()
    assert reasons(nothing) == ("no-units",) * 3
    assert nothing.coverage is None


@pytest.mark.parametrize(
    ("units", "reason"),
    [
        ([], "no-units"),
        ({}, "no-units"),
        ([["a"], ["b"]], "fewer-than-two-coders"),
        ([["a", None], ["b", None]], "fewer-than-two-coders"),
        ([["a", None], [None, "b"]], "no-units"),
        ([[None, None]], "no-units"),
    ],
)
def test_nothing_to_compare(units, reason) -> None:
    estimates = [
        krippendorff_alpha(units),
        fleiss_kappa(units),
        conger_kappa(units),
        gwet_ac1(units, categories="ab"),
        brennan_prediger(units, categories="ab"),
    ]
    if all(len(row) == 2 for row in units):
        estimates += [cohen_kappa(units), scott_pi(units)]
    assert {(estimate.value, estimate.reason) for estimate in estimates} == {(None, reason)}


def test_nothing_varies() -> None:
    units = [["a", "a"], ["a", "a"]]
    for coefficient in (krippendorff_alpha, cohen_kappa, scott_pi, fleiss_kappa, conger_kappa):
        estimate = coefficient(units)
        assert (estimate.value, estimate.reason) == (None, "no-variation")
    assert gwet_ac1(units, categories="ab").value == 1
    assert brennan_prediger(units, categories="ab").value == 1
    assert set_alpha([[{"a"}, {"a"}]]).reason == "no-variation"
    assert multi_valued_alpha([[{"a"}, {"a"}]]).reason == "no-variation"
    assert multi_valued_alpha([[set(), set()]]).reason == "not-used"


def test_a_codebook_of_one_category() -> None:
    for coefficient in (gwet_ac1, brennan_prediger):
        assert coefficient([["a", "a"]], categories=["a", "a"]).reason == "one-category"


def test_one_coder_without_variation_is_zero_and_flagged() -> None:
    estimate = cohen_kappa([["a", "a"], ["b", "a"]])
    assert (estimate.value, estimate.warnings) == (0, ("no-variation-one-coder",))
    assert cohen_kappa([["a", "a"], ["b", "b"]]).warnings == ()


def test_one_code_on_characters() -> None:
    unused, full, nothing = (
        binary_table([], [], 500),
        binary_table([(0, 500)], [(0, 500)], 500),
        BinaryTable(),
    )
    for table, reason in ((unused, "not-used"), (full, "no-variation"), (nothing, "no-units")):
        assert table.kappa.reason == table.alpha.reason == reason
    assert unused.ac1.value == unused.brennan_prediger.value == unused.percent == full.ac1.value == 1
    assert (unused.jaccard, unused.f1, unused.kappa_max) == (None, None, None)
    assert nothing.ac1.reason == nothing.brennan_prediger.reason == "no-units"
    assert (nothing.percent, nothing.bias, nothing.prevalence) == (None, None, None)
    assert binary_table([(0, 500)], [(0, 100)], 500).kappa.warnings == ("no-variation-one-coder",)


def test_alpha_u_1995() -> None:
    assert alpha_u_1995([[], []], 20).overall.reason == "not-used"
    assert alpha_u_1995([[(0, 1, "a")], None], 20).overall.reason == "fewer-than-two-coders"
    assert alpha_u_1995([[], []], 0).overall.reason == "no-units"
    full = alpha_u_1995([[(0, 1, "a")], [(0, 1, "a")]], 1)
    assert full.overall.reason == full.codes["a"].reason == "no-variation"


def test_a_statistic_without_a_reason() -> None:
    for nothing in (None, float("nan")):
        estimate = bootstrap([1, 2], lambda _drawn, nothing=nothing: nothing)
        assert (estimate.value, estimate.reason, estimate.low) == (None, "undefined", None)
    kept = bootstrap([1, 2], lambda _drawn: Estimate(None, "not-used"))
    assert (kept.reason, kept.replicates) == ("not-used", 0)

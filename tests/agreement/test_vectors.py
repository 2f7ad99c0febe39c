"""Published and exact values: every vector that is not optional, within its tolerance."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from coder.agreement import (
    alpha_u_1995,
    binary_table,
    bootstrap,
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    fleiss_kappa,
    gwet_ac1,
    kalpha_bootstrap,
    krippendorff_alpha,
    masi_distance,
    multi_valued_alpha,
    roll_up,
    scott_pi,
    set_alpha,
    tree_distance,
    unitized_alpha,
)

VECTORS = json.loads((Path(__file__).parent / "reliability.json").read_bytes())["cases"]
CASES = [case for case in VECTORS if not case.get("optional")]
COEFFICIENTS = {
    "cohen_kappa": cohen_kappa,
    "scott_pi": scott_pi,
    "fleiss_kappa": fleiss_kappa,
    "conger_kappa": conger_kappa,
    "gwet_ac1": gwet_ac1,
    "brennan_prediger": brennan_prediger,
}
FIELDS = {
    "coef": "value",
    "kappa": "value",
    "alpha": "value",
    "se": "se",
    "se_gwet": "se",
    "po": "observed",
    "pa": "observed",
    "pe": "expected",
    "lcb": "low",
    "ucb": "high",
}


def passonneau_2004(a: frozenset, b: frozenset) -> float:
    if a == b:
        return 0.0
    if a <= b or b <= a:
        return 1 / 3
    return 2 / 3 if a & b else 1.0


def dkpro_masi(a: frozenset, b: frozenset) -> float:
    return len(a ^ b) / len(a | b) * passonneau_2004(a, b) if a | b else 0.0


DISTANCES = {"masi2006": "masi", "passonneau2004_distance": passonneau_2004, "dkpro_masi_variant": dkpro_masi}


def units_of(given: dict):
    """Take the units in whatever form they stand: as rows."""
    if "table" in given:
        table = given["table"]
        return [
            (i, j) for i, row in enumerate(table) for j, count in enumerate(row) for _unit in range(count)
        ]
    if "counts_units_x_categories" in given:
        return [
            [category for category, count in enumerate(row) for _coder in range(count)]
            for row in given["counts_units_x_categories"]
        ]
    if "units_x_coders_sets" in given:
        return [
            [None if codes is None else frozenset(codes) for codes in row]
            for row in given["units_x_coders_sets"]
        ]
    return given["units_x_coders"]


def categories_of(given: dict):
    categories = given.get("categories")
    if categories is None and "table" in given:
        return list(range(len(given["table"])))
    return list(range(categories)) if isinstance(categories, int) else categories


def checker(case: dict):
    tolerance = case["tolerance"]

    def check(estimate, expected) -> None:
        if not isinstance(expected, dict):
            expected = {"coef": expected}
        told = dict(expected)
        if "ci95" in told:
            told["lcb"], told["ucb"] = told.pop("ci95")
        for name, wanted in told.items():
            found = getattr(estimate, FIELDS[name])
            if wanted is None:
                assert found is None
                assert estimate.reason
            else:
                assert found == pytest.approx(wanted, abs=tolerance), name

    return check


def spans_of(coders: list) -> list:
    return [[tuple(span) for span in spans] for spans in coders]


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["coefficient"] in COEFFICIENTS], ids=lambda case: case["name"]
)
def test_kappas(case) -> None:
    check, units = checker(case), units_of(case["input"])
    categories = categories_of(case["input"])
    coefficient = COEFFICIENTS[case["coefficient"]]
    estimate = coefficient(units, categories=categories)
    check(estimate, case["expected"])
    assert coefficient(Counter(map(tuple, units)), categories=categories) == estimate


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case["coefficient"].startswith("krippendorff_alpha")],
    ids=lambda case: case["name"],
)
def test_krippendorff(case) -> None:
    check, units = checker(case), units_of(case["input"])
    metric = case["coefficient"].split("_")[2]
    if case["coefficient"].endswith("one_vs_rest"):
        one = case["input"]["value"]
        units = [[None if value is None else value == one for value in row] for row in units]
    estimate = krippendorff_alpha(units, metric, categories=case["input"].get("categories"))
    expected = case["expected"]
    if isinstance(expected, dict) and "pa" in expected:
        rest = 1 - 1 / sum(
            len(values) for row in units if len(values := [v for v in row if v is not None]) > 1
        )
        expected = dict(expected)
        observed, chance = (1 - expected.pop("pa")) / rest, (1 - expected.pop("pe")) / rest
        assert estimate.expected == pytest.approx(chance, abs=case["tolerance"])
        assert estimate.observed == pytest.approx(observed, abs=case["tolerance"])
    check(estimate, expected)
    assert krippendorff_alpha(Counter(map(tuple, units)), metric) == krippendorff_alpha(units, metric)


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["coefficient"] == "u_alpha_family"], ids=lambda case: case["name"]
)
def test_u_alpha(case) -> None:
    expected, tolerance = case["expected"], case["tolerance"]
    coders, length = spans_of(case["input"]["coders"]), case["input"]["L"]
    for reading, suffix in (("persegment", ""), ("tokens", "_tokens")):
        alpha = unitized_alpha(coders, length, reading=reading)
        assert alpha.reading == reading
        told = {
            "u": alpha.u.value,
            "bar_u": alpha.binary.value,
            f"cu_{reading}": alpha.cu.value,
            "cu_coverage": alpha.coverage,
        }
        for name, found in told.items():
            assert found == (None if expected[name] is None else pytest.approx(expected[name], abs=tolerance))
        by_code = {str(code): own for code, own in alpha.k.items()}
        assert {code: own.estimate.value for code, own in by_code.items()} == pytest.approx(
            expected[f"ku{suffix}"], abs=tolerance
        )
        assert {code: own.coverage for code, own in by_code.items()} == pytest.approx(
            expected["ku_coverage"], abs=tolerance
        )


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case["coefficient"] == "alpha_U_krippendorff_1995_2004"],
    ids=lambda case: case["name"],
)
def test_alpha_u_1995(case) -> None:
    alpha = alpha_u_1995(spans_of(case["input"]["coders"]), case["input"]["L"])
    expected = case["expected"]
    assert alpha.overall.value == pytest.approx(expected["overall"], abs=case["tolerance"])
    assert set(alpha.codes) == set(expected["per_value"])
    for code, values in expected["per_value"].items():
        found = alpha.codes[code]
        told = {"Do": found.observed, "De": found.expected, "alpha": found.value}
        assert told == pytest.approx(values, abs=case["tolerance"])


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["coefficient"] == "per_code_2x2"], ids=lambda case: case["name"]
)
def test_binary_table(case) -> None:
    given, expected = case["input"], case["expected"]
    table = binary_table(given["A"], given["B"], given["L"])
    coders = [[(start, end, "code") for start, end in given[coder]] for coder in "AB"]
    found = {
        "n11": table.n11,
        "n10": table.n10,
        "n01": table.n01,
        "n00": table.n00,
        "percent": table.percent,
        "jaccard": table.jaccard,
        "F1": table.f1,
        "kappa": table.kappa.value,
        "alpha_binary_chars": table.alpha.value,
        "ac1": table.ac1.value,
        "brennan_prediger": table.brennan_prediger.value,
        "bar_u_alpha_code": unitized_alpha(coders, given["L"]).binary.value,
    }
    assert found == pytest.approx(expected, abs=case["tolerance"])


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case["coefficient"].startswith("bootstrap_ci_alpha")],
    ids=lambda case: case["name"],
)
def test_intervals_of_alpha(case) -> None:
    units, expected = units_of(case["input"]), case["expected"]
    metric = case["coefficient"].split("_")[-1]
    narrow = kalpha_bootstrap(units, metric, replicates=20000)
    assert [narrow.low, narrow.high] == pytest.approx(
        expected["krippendorff_algorithm_ci95"], abs=case["tolerance"]
    )
    wide = bootstrap(units, lambda rows: krippendorff_alpha(rows, metric), replicates=6000)
    assert [wide.low, wide.high] == pytest.approx(expected["unit_resampling_ci95"], abs=case["tolerance"])


def named(name: str) -> list:
    return [case for case in CASES if case["coefficient"] == name]


def test_multi_valued_alpha() -> None:
    for case in named("multi_valued_alpha_nominal"):
        checker(case)(multi_valued_alpha(units_of(case["input"])), case["expected"])


def test_set_distances() -> None:
    for case in named("alpha_with_set_distance"):
        distance = case["input"]["distance"]
        estimate = set_alpha(units_of(case["input"]), DISTANCES.get(distance, distance))
        checker(case)(estimate, case["expected"])
    for case in named("masi_distance"):
        found = [masi_distance(a, b) for a, b in case["input"]["pairs"]]
        assert found == pytest.approx(case["expected"], abs=case["tolerance"])


def test_any_set_distance() -> None:
    """The figures of one example differ by the distance, so that it must always be named."""
    (case,) = [case for case in named("alpha_with_set_distance") if case["input"]["distance"] == "jaccard"]
    units = units_of(case["input"])
    found = {
        name: round(set_alpha(units, distance).value, 3)
        for name, distance in [("masi", "masi"), ("dice", "dice"), ("2004", passonneau_2004)]
    }
    assert found == {"masi": 0.273, "dice": 0.36, "2004": 0.186}


def alike(parent: dict):
    distance = tree_distance(parent)
    return lambda a, b: 1 - distance(a, b)


def test_trees() -> None:
    for case in CASES:
        given = case["input"]
        if "parent" not in given:
            continue
        units, parent = units_of(given), given["parent"]
        if case["coefficient"] == "alpha_with_tree_distance":
            estimate = krippendorff_alpha(units, tree_distance(parent))
            assert estimate.se is None
        elif case["coefficient"] == "weighted_kappa_tree":
            estimate = cohen_kappa(units, weights=alike(parent), categories=list(parent))
        else:
            top = roll_up(parent, given["level"])
            estimate = krippendorff_alpha([[top[code] for code in row] for row in units])
        checker(case)(estimate, case["expected"])


def test_every_vector_is_used() -> None:
    used = {
        *COEFFICIENTS,
        "u_alpha_family",
        "alpha_U_krippendorff_1995_2004",
        "per_code_2x2",
        "multi_valued_alpha_nominal",
        "alpha_with_set_distance",
        "masi_distance",
        "alpha_with_tree_distance",
        "weighted_kappa_tree",
        "alpha_nominal_after_rollup_to_top_level",
    }
    others = {case["coefficient"] for case in CASES} - used
    assert all(name.startswith(("krippendorff_alpha", "bootstrap_ci_alpha")) for name in others)
    assert len(CASES) == 63

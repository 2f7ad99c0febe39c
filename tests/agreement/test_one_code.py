"""One code, two coders, character by character; among them where other programs print something else."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.agreement import binary_table, cohen_kappa, gwet_ac1, krippendorff_alpha
from coder.agreement.binary import BinaryTable

QUALCODER = [
    ([(0, 100)], [(50, 150)], (50, 50, 50, 850), 0.2987, 0.4444, 0.3333),
    ([(0, 100)], [(0, 50)], (50, 50, 0, 900), 0.5000, 0.6429, 0.5000),
    ([(0, 500)], [(250, 750)], (250, 250, 250, 250), 0.2987, 0.0000, 0.3333),
    ([(0, 900)], [(100, 1000)], (800, 100, 100, 0), 0.7984, -0.1111, 0.8000),
    ([(0, 500)], [(500, 1000)], (0, 500, 500, 0), -0.0667, -1.0000, 0.0),
    ([(0, 100), (50, 150)], [(300, 310)], (0, 150, 10, 840), 0.3249, -0.0191, 0.0),
    ([(0, 100)], [], (0, 100, 0, 900), 0.0, 0.0, 0.0),
]


@pytest.mark.parametrize(("a", "b", "counts", "printed", "kappa", "jaccard"), QUALCODER)
def test_what_qualcoder_gets_wrong(a, b, counts, printed, kappa, jaccard) -> None:
    """It drops text nobody coded, has a product for a sum, and takes a coder's own overlap for agreement."""
    table = binary_table(a, b, 1000)
    assert table == BinaryTable(*counts)
    assert table.kappa.value == pytest.approx(kappa, abs=5e-5)
    assert table.jaccard == pytest.approx(jaccard, abs=5e-5)
    assert printed == kappa or table.kappa.value != pytest.approx(printed, abs=5e-3)
    assert bool(table.kappa.warnings) == (not b)


def test_a_rare_code_nobody_agrees_on_looks_good_under_ac1() -> None:
    table = binary_table([(0, 200)], [(500, 700)], 100_000)
    assert table.f1 == 0
    assert table.kappa.value == pytest.approx(-0.002, abs=5e-4)
    assert table.ac1.value == pytest.approx(0.996, abs=5e-4)
    assert table.brennan_prediger.value == pytest.approx(0.992, abs=5e-4)


@settings(deadline=None, derandomize=True, max_examples=300)
@given(seed=st.integers(0, 2**32))
def test_every_figure_equals_that_of_characters(seed) -> None:
    chance = Random(seed)
    length = chance.randrange(1, 30)
    a, b = (
        [
            (start, chance.randint(start + 1, length))
            for start in (chance.randrange(length) for _span in range(chance.choice([0, 1, 4])))
        ]
        for _coder in "AB"
    )
    marked = [{place for start, end in spans for place in range(start, end)} for spans in (a, b)]
    units = [tuple(place in mine for mine in marked) for place in range(length)]
    table = binary_table(a, b, length)
    assert [table.n11, table.n10, table.n01, table.n00] == [
        units.count(row) for row in [(True, True), (True, False), (False, True), (False, False)]
    ]
    categories = [True, False]
    for found, wanted in (
        (table.kappa, cohen_kappa(units)),
        (table.alpha, krippendorff_alpha(units)),
        (table.ac1, gwet_ac1(units, categories=categories)),
    ):
        assert found.value == wanted.value
        assert [found.observed, found.expected] == [wanted.observed, wanted.expected] or found.value is None
        assert found.se is None
    assert table.brennan_prediger.value == pytest.approx(2 * table.percent - 1, abs=1e-12)
    union = marked[0] | marked[1]
    assert table.jaccard == (len(marked[0] & marked[1]) / len(union) if union else None)
    halves = binary_table(a, b, length) + BinaryTable(1, 2, 3, 4)
    assert (halves.n11, halves.n00, halves.length) == (table.n11 + 1, table.n00 + 4, length + 10)

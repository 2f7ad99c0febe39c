"""All replicates at once are the replicates one by one."""

from __future__ import annotations

import random
from functools import partial

import numpy as np
import pytest

from coder.agreement import (
    binary_table,
    bootstrap_blocks,
    bootstrap_sums,
    bootstrap_within,
    jackknife_sums,
    krippendorff_alpha,
    multi_valued_counts,
    unitized_counts,
)
from coder.agreement.character_alpha import character_alpha
from coder.agreement.multi_valued_interval import multi_valued_bootstrap, multi_valued_values
from coder.agreement.nominal_interval import coincidence_rows, nominal_alpha_with_interval
from coder.agreement.redrawn import BLOCK, JACKKNIFE, PLAIN, TURN, Redrawn
from coder.agreement.redrawn_values import (
    binary_u_values,
    cu_values,
    f1_values,
    kappa_values,
    ku_values,
    nominal_values,
    u_values,
    weighted_mean,
)
from coder.agreement.unitized_counts import UnitizedCounts
from coder.agreement.unitized_interval import in_one_scale, unitized_alpha_with_intervals

LENGTH = 120
FIELDS = ("value", "low", "high", "se", "p_800", "p_667")


def _partition(chance, codes="ab"):
    spans, place = [], 0
    while place < LENGTH - 10:
        place += chance.randrange(1, 25)
        end = min(LENGTH, place + chance.randrange(1, 20))
        if place < end:
            spans.append((place, end, chance.choice(codes)))
        place = end
    return spans


def _parts(seed, coders, texts=7):
    chance = random.Random(seed)
    return [
        unitized_counts([_partition(chance) for _coder in range(coders)], LENGTH) for _text in range(texts)
    ]


def _same(one, other):
    assert (one.reason, one.method, one.replicates, one.undefined, one.warnings) == (
        other.reason,
        other.method,
        other.replicates,
        other.undefined,
        other.warnings,
    )
    for name in FIELDS:
        assert getattr(one, name) == pytest.approx(getattr(other, name), abs=1e-9), name


@pytest.mark.parametrize("coders", [2, 3, 4])
@pytest.mark.parametrize("reading", ["persegment", "tokens"])
def test_the_u_family_of_all_replicates(coders, reading):
    parts = _parts(coders, coders)
    redrawn = Redrawn((1,) * len(parts), replicates=300)
    expected = unitized_alpha_with_intervals(
        parts,
        partial(bootstrap_sums, replicates=300, expanded=True, method="bootstrap-transcript"),
        reading=reading,
    )
    scaled = in_one_scale(parts)
    alpha, scale = sum(scaled, UnitizedCounts()).alpha(reading), scaled[0].scale
    codes = list(alpha.k)
    sums = redrawn.sums
    _same(redrawn.around(alpha.u, u_values(scale, *sums([p.u_row(codes) for p in scaled]))), expected.u)
    binary = binary_u_values(scale, *sums([p.binary_row() for p in scaled]))
    _same(redrawn.around(alpha.binary, binary), expected.binary)
    _same(redrawn.around(alpha.cu, cu_values(*sums([p.cu_row(codes, reading) for p in scaled]))), expected.cu)
    for code in codes:
        k = ku_values(*sums([p.ku_row(code, reading) for p in scaled]))
        _same(redrawn.around(alpha.k[code].estimate, k), expected.k[code].estimate)


@pytest.mark.parametrize("seed", range(5))
def test_tables_of_all_replicates(seed):
    chance = random.Random(seed)
    rows = [tuple(chance.choice((0, 0, 3, 9)) for _cell in range(4)) for _text in range(6)]
    redrawn = Redrawn((1,) * 6, PLAIN, replicates=200)
    for values, formula in ((kappa_values, "kappa"), (f1_values, "f1")):

        def statistic(sums, formula=formula):
            found = getattr(binary_table((), (), 0).__class__(*sums), formula)
            return getattr(found, "value", found)

        expected = bootstrap_sums(rows, statistic, replicates=200, method="bootstrap-transcript")
        _same(
            redrawn.around(bootstrap_sums(rows, statistic, replicates=0), values(*redrawn.sums(rows))),
            expected,
        )


def test_nominal_alpha_of_all_replicates():
    chance = random.Random(3)
    parts = [
        [[chance.choice("abb"), chance.choice("ab"), chance.choice(["a", None])] for _unit in range(9)]
        for _ in range(6)
    ]
    parts = [[tuple(row) for row in part] for part in parts]
    redrawn = Redrawn((1,) * 6, PLAIN, replicates=200)
    scale, rows = coincidence_rows(parts)
    resample = partial(bootstrap_sums, replicates=200, method="bootstrap-transcript")
    point = nominal_alpha_with_interval(parts, partial(bootstrap_sums, replicates=0))
    _same(
        redrawn.around(point, nominal_values(scale, *redrawn.sums(rows))),
        nominal_alpha_with_interval(parts, resample),
    )


def test_turns_stretches_and_the_jackknife_are_drawn_as_elsewhere():
    chance = random.Random(4)
    rows = [(chance.randrange(9), chance.randrange(1, 9), chance.randrange(9), 5) for _row in range(120)]
    strata = (20, 60, 40)

    def statistic(sums):
        return binary_table((), (), 0).__class__(*sums).kappa.value

    point = bootstrap_sums(rows, statistic, replicates=0)
    cut = [rows[:20], rows[20:80], rows[80:]]
    for redrawn, expected in (
        (Redrawn(strata, TURN, replicates=150), bootstrap_within(cut, statistic, replicates=150)),
        (Redrawn((120,), BLOCK, replicates=150), bootstrap_blocks(rows, statistic, replicates=150)),
        (Redrawn((1,) * 120, JACKKNIFE), jackknife_sums(rows, statistic, method="jackknife-transcript")),
    ):
        got = redrawn.around(point, kappa_values(*redrawn.sums(rows)))
        _same(got, expected)


def test_multi_valued_alpha_of_all_replicates():
    chance = random.Random(5)
    sets = [frozenset(), frozenset("a"), frozenset("ab"), frozenset("c")]
    parts = [
        multi_valued_counts([(chance.choice(sets), chance.choice(sets)) for _u in range(8)])
        for _t in range(5)
    ]
    redrawn = Redrawn((1,) * 5, replicates=200)
    expected = multi_valued_bootstrap(parts, replicates=200, method="bootstrap-transcript", expanded=True)
    bare = multi_valued_bootstrap(parts, replicates=0)
    _same(redrawn.around(bare, multi_valued_values(parts, redrawn.weights)), expected)


def test_nothing_is_drawn_from_one_transcript_or_where_nothing_is_asked():
    point = bootstrap_sums([(1, 2)], lambda sums: sums[0] / sums[1], replicates=0)
    assert Redrawn((1,)).weights is None
    assert Redrawn((1,)).around(point, ()).warnings == ("too-few-clusters",)
    assert Redrawn((1, 1), replicates=0).around(point, ()) == point
    assert Redrawn((9,), BLOCK).weights is None
    assert Redrawn((1,), JACKKNIFE).around(point, ()).warnings == ("too-few-clusters",)


def test_what_has_no_value_has_no_weight():
    values = np.array([[0.5, np.nan], [0.7, 0.9]])
    assert weighted_mean(values, np.array([[1.0, 5.0], [3.0, 1.0]])).tolist() == pytest.approx([0.65, 0.9])


@pytest.mark.parametrize("coders", [2, 3, 5])
def test_alpha_on_characters_is_alpha_of_every_character(coders):
    chance = random.Random(coders)
    for _case in range(40):
        layers = [_partition(chance, "a") for _coder in range(coders)]
        marked = [{place for start, end, _code in spans for place in range(start, end)} for spans in layers]
        units = [tuple(place in own for own in marked) for place in range(LENGTH)]
        got = character_alpha(unitized_counts(layers, LENGTH))
        assert got.value == pytest.approx(krippendorff_alpha(units).value, abs=1e-12)

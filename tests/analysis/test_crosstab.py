"""Codes against groups equal a count with loops; the tests equal all permutations written out."""

from __future__ import annotations

from itertools import permutations
from random import Random

import numpy as np
import pytest

from coder.analysis.arrays import CodingArrays
from coder.analysis.chi_square import chi_square, chi_square_p
from coder.analysis.crosstab import Crosstab, crosstab
from coder.analysis.crosstab_test import permuted, row_statistics
from coder.analysis.relabelling import relabelled
from coder.analysis.scope import case_of, scope_of
from coder.analysis.sheets import Sheet
from coder.analysis.shifting import shifted
from coder.model.code import Bilingual, Code
from coder.model.codebook import Codebook
from coder.model.coding import Coding
from coder.model.span import Span
from coder.model.transcript import Transcript, Turn

CODES = ("台账", "考核", "会议")
CODEBOOK = Codebook(tuple(Code(id, uuid=id, name=Bilingual(id, id)) for id in CODES))
ROLES = ("社区", "街道")


def study_of(seed: int) -> tuple[list[Transcript], list[Coding]]:
    """Some interviews of ten turns of four characters, and passages anywhere in them."""
    chance = Random(seed)
    texts, codings = [], []
    for number in range(5):
        speakers = [chance.choice(["问", "答", f"答{number}"]) for _turn in range(10)]
        turns = tuple(Turn(at + 1, Span(4 * at, 4 * at + 4), who) for at, who in enumerate(speakers))
        attributes = {"role": ROLES[number % 2]} if number < 4 else {}
        texts.append(Transcript(f"T{number}", "字" * 40, turns, attributes=attributes))
        for coder in ("甲", "乙"):
            for _coding in range(chance.randrange(8)):
                start = chance.randrange(39)
                span = Span(start, min(40, start + chance.choice([1, 4, 9])))
                codings.append(Coding("", texts[-1].id, chance.choice(CODES), coder, span, ""))
    return texts, codings


def crossed(texts, codings, by: str, **more) -> Crosstab:
    scope = scope_of(
        [case_of(text) for text in texts], {(text.id, coder) for text in texts for coder in ("甲", "乙")}
    )
    return crosstab(CodingArrays.of(codings), scope, CODEBOOK, by=by, **more)


def naive(texts, codings, by: str) -> dict[tuple[str, str | None], int]:
    """Count turns with a code, per coder, by going through all of them."""
    found: dict[tuple[str, str | None], int] = {}
    for text in texts:
        for turn in text.turns:
            for coder in ("甲", "乙"):
                group = {
                    "transcript": text.id,
                    "speaker": turn.speaker,
                    "coder": coder,
                    "attr:role": text.attributes.get("role"),
                }[by]
                for code in CODES:
                    found[code, group] = found.get((code, group), 0) + any(
                        one.transcript == text.id
                        and (one.coder, one.code) == (coder, code)
                        and one.span.overlap(turn.span)
                        for one in codings
                    )
    return found


@pytest.mark.parametrize("by", ["transcript", "speaker", "coder", "attr:role"])
@pytest.mark.parametrize("seed", range(5))
def test_cells_count_turns(by: str, seed: int) -> None:
    texts, codings = study_of(seed)
    table = crossed(texts, codings, by, replicates=0)
    cells = {
        (code.id, group): int(table.counts[row, column])
        for row, code in enumerate(table.codes)
        for column, group in enumerate(table.groups)
    }
    assert cells == naive(texts, codings, by)
    assert table.test is None


def test_residuals_are_those_of_the_textbook() -> None:
    """Sex and party, Agresti (2007), An Introduction to Categorical Data Analysis, table 2.5 and 2.6."""
    texts, codings = study_of(0)
    table = crossed(texts, codings, "attr:role", replicates=0)
    object.__setattr__(table, "counts", np.array([[762, 327, 468], [484, 239, 477]]))
    assert table.expected[0].round(1).tolist() == [703.7, 319.6, 533.7]
    assert table.adjusted.round(2).tolist() == [[4.5, 0.7, -5.32], [-4.5, -0.7, 5.32]]
    assert row_statistics(table.counts[None]).sum().round(1) == 30.1
    assert (table.pearson**2).sum() == pytest.approx(row_statistics(table.counts[None]).sum())


def test_chi_square_is_that_of_the_textbook() -> None:
    """Agresti (2007), table 2.5; Yates's correction of Fisher's tea tasting; scipy gives the same digits."""
    test = chi_square(np.array([[762, 327, 468], [484, 239, 477], [0, 0, 0]]))
    assert test is not None
    assert (round(test.statistic, 2), test.freedom, test.low, test.yates) == (30.07, 2, 0, False)
    assert test.p_value == pytest.approx(2.9536e-07, rel=1e-4)
    tea = chi_square(np.array([[3, 1], [1, 3]]))
    assert tea is not None
    assert (tea.statistic, tea.yates, tea.low) == (0.5, True, 4)
    assert tea.p_value == pytest.approx(0.4795, abs=1e-4)
    assert chi_square(np.array([[3, 0], [1, 0]])) is None


@pytest.mark.parametrize(
    ("statistic", "freedom", "p"),
    [(40.0, 30, 0.10486428110798468), (500.0, 401, 0.0005441337812871077), (0, 3, 1)],
)
def test_chi_square_p_equals_that_of_scipy(statistic: float, freedom: int, p: float) -> None:
    assert chi_square_p(statistic, freedom) == pytest.approx(p, rel=1e-9)


def test_labels_are_permuted_over_whole_interviews() -> None:
    chance = np.random.default_rng(3)
    counts, labels = chance.integers(0, 6, (6, 3)), np.array([0, 0, 0, 1, 1, 2])
    observed = np.stack([counts[labels == group].sum(axis=0) for group in range(3)], axis=1)
    test = permuted(observed, relabelled(counts, labels, 3, 9, 1))
    every = sorted(set(permutations(labels.tolist())))
    tables = [
        np.stack([counts[np.array(one) == group].sum(axis=0) for group in range(3)], axis=1) for one in every
    ]
    null = row_statistics(np.stack(tables))
    assert (test.exact, test.many) == (True, len(every) == 60 and 60)
    assert test.p_values == pytest.approx((null >= row_statistics(observed[None]) - 1e-9).mean(axis=0))
    assert test.p_value == pytest.approx((null.sum(axis=1) >= test.statistic - 1e-9).mean())


def test_many_interviews_are_relabelled_at_random_and_repeatably() -> None:
    counts, labels = np.arange(60).reshape(20, 3) % 7, np.arange(20) % 2
    observed = np.stack([counts[labels == group].sum(axis=0) for group in range(2)], axis=1)
    one, same, other = (permuted(observed, relabelled(counts, labels, 2, 199, seed)) for seed in (1, 1, 2))
    assert one == same != other
    assert (one.exact, one.many, one.least_p) == (False, 199, 1 / 200)
    assert all(1 / 200 <= p <= 1 for p in one.p_values)


def test_the_least_p_is_told() -> None:
    """Three against three: either group may have the higher counts, so that two of 20 are as far apart."""
    counts = np.array([[9, 1]] * 3 + [[1, 9]] * 3)
    labels = np.array([0, 0, 0, 1, 1, 1])
    observed = np.array([[27, 3], [3, 27]])
    test = permuted(observed, relabelled(counts, labels, 2, 99, 1))
    assert test.p_value == test.least_p == pytest.approx(0.1)


@pytest.mark.parametrize("seed", range(3))
def test_speakers_are_rotated_within_each_interview(seed: int) -> None:
    chance = np.random.default_rng(seed)
    sizes = (7, 4)
    sheets = [
        Sheet(place, np.array([0, 2]), chance.random((2, size)) < 0.4)
        for place, size in ((0, sizes[0]), (0, sizes[0]), (1, sizes[1]))
    ]
    speakers = [chance.integers(0, 3, size) for size in sizes]
    lags = np.random.default_rng(5)
    drawn = [lags.integers(0, size, 20) for size in sizes]
    expected = np.zeros((20, 3, 3), int)
    for replicate in range(20):
        for sheet in sheets:
            moved = np.roll(speakers[sheet.transcript], drawn[sheet.transcript][replicate])
            for row, code in enumerate(sheet.codes):
                for turn in np.flatnonzero(sheet.marks[row]):
                    expected[replicate, code, moved[turn]] += 1
    found = shifted(sheets, speakers, (3, 3), 20, 5)
    assert np.array_equal(np.concatenate(list(found.tables)), expected)


@pytest.mark.parametrize("seed", range(5))
def test_no_rotation_gives_the_table_itself(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    texts, codings = study_of(seed)
    seen = []
    real = permuted

    def spy(counts, found):
        tables = list(found.tables)
        seen.append((counts, tables))
        found = type(found)(found.method, iter(tables), found.many, found.exact, found.least_p)
        return real(counts, found)

    monkeypatch.setattr("coder.analysis.crosstab.permuted", spy)
    crossed(texts, codings, "speaker", replicates=50)
    ((counts, tables),) = seen
    drawn = np.concatenate(tables)
    assert (drawn.sum(axis=2) == counts.sum(axis=1)).all()


def test_interviews_without_a_difference_are_rarely_called_different() -> None:
    """Where interviews differ, chi-square on turns raises an alarm in every second study without cause."""
    chance = np.random.default_rng(7)
    labels = np.arange(10) % 2
    alarms = naive_alarms = 0
    for study in range(150):
        shares = chance.beta(1.2, 6, (10, 1)) * np.array([[1.0, 0.0]]) + np.array([[0.0, 0.3]])
        counts = chance.binomial(60, shares)
        observed = np.stack([counts[labels == group].sum(axis=0) for group in range(2)], axis=1)
        test = permuted(observed, relabelled(counts, labels, 2, 99, study))
        alarms += test.p_value is not None and test.p_value <= 0.05
        naive_alarms += test.statistic > 3.841
    assert alarms / 150 <= 0.09
    assert naive_alarms / 150 > 0.3


def test_nothing_to_compare_has_no_p() -> None:
    texts, _codings = study_of(1)
    test = crossed(texts, [], "attr:role").test
    assert test is not None
    assert test.p_value is None
    assert set(test.p_values) == {None}
    assert crossed([], [], "attr:role").test is None
    assert crossed([], [], "speaker").counts.size == 0

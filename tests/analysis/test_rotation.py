"""The rotation test does what rolling one code against the other by hand does, and keeps its level."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest

from coder.analysis.arrays import numbers
from coder.analysis.fisher import fisher_p
from coder.analysis.rotation import correlated, rotation_p, rotation_p_max
from coder.analysis.sheets import Sheet

PAIRS = list(combinations(range(5), 2))
FIRST, SECOND = (numbers(side) for side in zip(*PAIRS, strict=True))


def interviews(seed: int, sizes: tuple[int, ...], codes: int = 5) -> list[Sheet]:
    """Invent interviews in some of which some codes do not occur."""
    random = np.random.default_rng(seed)
    sheets = []
    for place, size in enumerate(sizes):
        marks = random.random((codes, size)) < random.random((codes, 1)) * 0.6
        given = np.flatnonzero(marks.any(axis=1))
        sheets.append(Sheet(place, given, marks[given]))
    return sheets


def full(sheet: Sheet, codes: int) -> np.ndarray:
    marks = np.zeros((codes, sheet.marks.shape[1]), int)
    marks[sheet.codes] = sheet.marks
    return marks


@pytest.mark.parametrize("size", [1, 2, 7, 12, 31])
def test_all_rotations_at_once_are_all_rotations(size):
    (sheet,) = interviews(size, (size,))
    marks = full(sheet, 5)
    told = {}
    for part in correlated(sheet, FIRST, SECOND):
        told |= dict(zip(part.pairs.tolist(), part.meetings.tolist(), strict=True))
    for number, (a, b) in enumerate(PAIRS):
        rolled = [int(marks[a] @ np.roll(marks[b], lag)) for lag in range(size)]
        assert told.get(number, [0] * size) == rolled


def test_p_values_are_those_of_rolling_by_hand():
    sheets, replicates = interviews(3, (9, 14, 1, 23)), 50
    random = np.random.default_rng(11)
    lags = [random.integers(0, sheet.marks.shape[1], replicates, np.int32) for sheet in sheets]
    expected = []
    for a, b in PAIRS:
        marks = [full(sheet, 5) for sheet in sheets]
        seen = sum(int(one[a] @ one[b]) for one in marks)
        null = [
            sum(int(one[a] @ np.roll(one[b], lag[r])) for one, lag in zip(marks, lags, strict=True))
            for r in range(replicates)
        ]
        expected.append((1 + sum(value >= seen for value in null)) / (replicates + 1))
    assert rotation_p(sheets, FIRST, SECOND, replicates=replicates, seed=11) == expected


def test_many_replicates_come_near_the_share_of_all_rotations():
    sheets = interviews(5, (5, 6, 7))
    marks = [full(sheet, 5) for sheet in sheets]
    found = rotation_p(sheets, FIRST, SECOND, replicates=20_000, seed=1)
    for p, (a, b) in zip(found, PAIRS, strict=True):
        seen = sum(int(one[a] @ one[b]) for one in marks)
        null = [
            sum(int(one[a] @ np.roll(one[b], lag)) for one, lag in zip(marks, lags, strict=True))
            for lags in product(*(range(one.shape[1]) for one in marks))
        ]
        assert p == pytest.approx(np.mean([value >= seen for value in null]), abs=0.015)


def test_the_joint_test_asks_how_conspicuous_any_pair_would_be():
    sheets, replicates = interviews(9, (9, 14, 11)), 40
    random = np.random.default_rng(2)
    moved = [random.integers(0, s.marks.shape[1], (replicates, len(s.codes)), np.int32) for s in sheets]
    marks = [full(sheet, 5) for sheet in sheets]
    spread = []
    for a, b in PAIRS:
        rolled = [
            np.array([int(one[a] @ np.roll(one[b], lag)) for lag in range(one.shape[1])]) for one in marks
        ]
        seen = sum(int(one[a] @ one[b]) for one in marks)
        spread.append((seen, sum(r.mean() for r in rolled), np.sqrt(sum(r.var() for r in rolled))))
    largest = []
    for r in range(replicates):
        scores = []
        for (a, b), (_seen, mean, deviation) in zip(PAIRS, spread, strict=True):
            total = 0
            for sheet, shift in zip(sheets, moved, strict=True):
                rows = {code: place for place, code in enumerate(sheet.codes.tolist())}
                if a in rows and b in rows:
                    one, other = sheet.marks[rows[a]].astype(int), sheet.marks[rows[b]].astype(int)
                    total += int(np.roll(one, shift[r, rows[a]]) @ np.roll(other, shift[r, rows[b]]))
            if deviation > 0:
                scores.append((total - mean) / deviation)
        largest.append(max(scores))
    expected = [
        (1 + sum(top >= (seen - mean) / deviation - 1e-9 for top in largest)) / (replicates + 1)
        if deviation > 0
        else None
        for seen, mean, deviation in spread
    ]
    assert rotation_p_max(sheets, FIRST, SECOND, replicates=replicates, seed=2) == expected


def test_the_same_seed_gives_the_same_and_blocks_change_nothing(monkeypatch):
    sheets = interviews(7, (40, 31, 22))
    once = rotation_p(sheets, FIRST, SECOND, replicates=200, seed=4)
    both = rotation_p_max(sheets, FIRST, SECOND, replicates=200, seed=4)
    monkeypatch.setattr("coder.analysis.rotation._CELLS", 90)
    assert rotation_p(sheets, FIRST, SECOND, replicates=200, seed=4) == once
    assert rotation_p_max(sheets, FIRST, SECOND, replicates=200, seed=4) == both
    assert rotation_p(sheets, FIRST, SECOND, replicates=200, seed=5) != once


def test_a_pair_that_no_rotation_changes_has_no_joint_p():
    always = Sheet(0, numbers([0, 1]), np.ones((2, 8), bool))
    assert rotation_p_max([always], numbers([0]), numbers([1]), replicates=9, seed=1) == [None]
    assert rotation_p([always], numbers([0]), numbers([1]), replicates=9, seed=1) == [1.0]


def bursty(random: np.random.Generator, turns: int, codes: int) -> np.ndarray:
    """Let topics persist: a code goes on with .6 and begins with a rate that differs by interview."""
    rate = random.beta(0.8, 8, codes)
    marks = np.zeros((codes, turns), bool)
    marks[:, 0] = random.random(codes) < rate
    for turn in range(1, turns):
        marks[:, turn] = random.random(codes) < np.where(marks[:, turn - 1], 0.6, rate * 0.4)
    return marks


def test_independent_bursts_are_significant_no_more_often_than_they_should_be():
    random, codes = np.random.default_rng(1), 40
    # A few talkative interviews, as real ones are: all codes are more frequent there.
    sheets = [Sheet(n, np.arange(codes), bursty(random, 60, codes)) for n in range(30)]
    first, second = np.triu_indices(codes, 1)
    p = np.array(rotation_p(sheets, first, second, replicates=199, seed=1))
    assert np.mean(p <= 0.05) <= 0.06
    whole = np.concatenate([sheet.marks for sheet in sheets], axis=1)
    fisher = [
        fisher_p(int((whole[a] & whole[b]).sum()), int(whole[a].sum()), int(whole[b].sum()), whole.shape[1])
        for a, b in zip(first.tolist(), second.tolist(), strict=True)
    ]
    assert np.mean(np.array(fisher) <= 0.05) > 0.08

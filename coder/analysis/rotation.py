"""Do two codes meet more often than the rhythm of each interview explains: a circular-shift permutation test.

Turns are not independent: topics persist and interviews differ, so that Fisher's test on turns calls every
fifth pair of independent codes significant at .05. Here, in every transcript, code b is rotated against
code a by a random number of turns, which keeps how often and in which bursts each is given.
Statistic: n_ab. One-sided `p = (1 + how many rotations meet at least as often) / (replicates + 1)`.
Phipson & Smyth (2010), Statistical Applications in Genetics and Molecular Biology 9(1), on the + 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from coder.analysis.arrays import Flags, Numbers
from coder.analysis.sheets import Sheet

Reals: TypeAlias = NDArray[np.float64]

_CELLS: Final = 4_000_000
"""Numbers held at once; the result does not depend on it."""
_DRAWS: Final = 500
"""Replicates of the joint test that are drawn together; part of what a seed means."""


@dataclass(frozen=True, slots=True, eq=False)
class Correlated:
    """How often pairs would meet in one transcript, for every rotation."""

    pairs: Numbers
    """Which pairs: those whose two codes both occur."""
    first: Numbers
    second: Numbers
    """Their rows on the sheet."""
    meetings: Numbers
    """Row per pair, column per number of units by which the second code is moved on."""


def correlated(sheet: Sheet, first: Numbers, second: Numbers) -> Iterator[Correlated]:
    """Rotate by all numbers of units at once (correlation theorem), some pairs at a time."""
    size = sheet.marks.shape[1]
    rows = np.full(max(first.max(initial=0), second.max(initial=0), sheet.codes.max(initial=0)) + 1, -1)
    rows[sheet.codes] = np.arange(len(sheet.codes))
    pairs = np.flatnonzero((rows[first] >= 0) & (rows[second] >= 0))
    if not len(pairs):
        return
    waves = np.fft.rfft(sheet.marks.astype(float), axis=1)
    step = max(1, _CELLS // size)
    for start in range(0, len(pairs), step):
        chosen = pairs[start : start + step]
        a, b = rows[first[chosen]], rows[second[chosen]]
        # Without n the length of an odd number of units would be lost; the counts are whole numbers.
        meetings = np.fft.irfft(waves[a] * np.conj(waves[b]), n=size, axis=1)
        yield Correlated(chosen, a, b, np.rint(meetings).astype(np.int32))


def rotation_p(
    sheets: Sequence[Sheet], first: Numbers, second: Numbers, *, replicates: int, seed: int
) -> list[float]:
    """Test pairs one by one: sheets in order, one rotation per transcript and replicate."""
    sheets = [sheet for sheet in sheets if sheet.marks.shape[1]]
    random = np.random.default_rng(seed)
    lags = [random.integers(0, sheet.marks.shape[1], replicates, np.int32) for sheet in sheets]
    step = max(1, _CELLS // max(replicates, 1))
    found: list[float] = []
    for start in range(0, len(first), step):
        a, b = first[start : start + step], second[start : start + step]
        null = np.zeros((replicates, len(a)), np.int32)
        seen = np.zeros(len(a), np.int32)
        for sheet, lag in zip(sheets, lags, strict=True):
            # A row per rotation: whole rows are copied four times as fast as columns are picked.
            meetings = np.zeros((sheet.marks.shape[1], len(a)), np.int32)
            for part in correlated(sheet, a, b):
                meetings[:, part.pairs] = part.meetings.T
            seen += meetings[0]
            null += meetings[lag]
        found += _p(null >= seen)
    return found


def rotation_p_max(
    sheets: Sequence[Sheet], first: Numbers, second: Numbers, *, replicates: int, seed: int
) -> list[float | None]:
    """Test all pairs together: how often would the most conspicuous of them be as conspicuous as this one.

    Each code gets one rotation per transcript, so that the pairs of a replicate belong together. Conspicuous
    is `(n_ab - mean) / sd`, both exact over all rotations. A pair that no rotation changes has no value.
    Westfall & Young (1993), Resampling-Based Multiple Testing (single step)
    """
    sheets = [sheet for sheet in sheets if sheet.marks.shape[1]]
    seen, mean, deviation = _moments(sheets, first, second)
    varying = deviation > 0
    if not varying.any():
        return [None] * len(first)
    a, b, mean, deviation = first[varying], second[varying], mean[varying], deviation[varying]
    random = np.random.default_rng(seed)
    largest = np.concatenate(
        [
            ((_jointly(sheets, a, b, min(_DRAWS, replicates - done), random) - mean) / deviation).max(axis=1)
            for done in range(0, replicates, _DRAWS)
        ]
    )
    observed = (seen[varying] - mean) / deviation
    # The same count may come out as two numbers that differ in the last bit.
    reached = iter(_p(largest[:, None] >= observed - 1e-9))
    return [next(reached) if varies else None for varies in varying.tolist()]


def _moments(sheets: Sequence[Sheet], first: Numbers, second: Numbers) -> tuple[Numbers, Reals, Reals]:
    """Give n_ab, and its mean and standard deviation over all rotations."""
    seen, mean, variance = np.zeros(len(first), np.int64), np.zeros(len(first)), np.zeros(len(first))
    for sheet in sheets:
        for part in correlated(sheet, first, second):
            seen[part.pairs] += part.meetings[:, 0]
            mean[part.pairs] += part.meetings.mean(axis=1)
            variance[part.pairs] += part.meetings.var(axis=1)
    return seen, mean, np.sqrt(np.where(variance > 1e-9, variance, 0))


def _jointly(
    sheets: Sequence[Sheet], first: Numbers, second: Numbers, replicates: int, random: np.random.Generator
) -> Numbers:
    """Draw replicates, a row each, in which every code has one rotation per transcript."""
    null = np.zeros((replicates, len(first)), np.int64)
    for sheet in sheets:
        size = sheet.marks.shape[1]
        moved = random.integers(0, size, (replicates, len(sheet.codes)), np.int32)
        for part in correlated(sheet, first, second):
            lag = (moved[:, part.second] - moved[:, part.first]) % size
            null[:, part.pairs] += part.meetings.ravel()[lag + np.arange(len(part.pairs)) * size]
    return null


def _p(reached: Flags) -> list[float]:
    replicates = len(reached)
    return [(1 + int(count)) / (replicates + 1) for count in reached.sum(axis=0)]

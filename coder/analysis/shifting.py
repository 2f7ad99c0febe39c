"""Which tables come out if who speaks is rotated against the codes, each interview by a random lag.

That keeps how often and in which bursts each code is given, how often each speaker has the word, and in
which order; what coders have in common of one interview stays together, as all of them get the same rotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod
from typing import Final

import numpy as np

from coder.analysis.arrays import Numbers
from coder.analysis.crosstab_test import Permutations
from coder.analysis.sheets import Sheet

_CELLS: Final = 4_000_000
"""Numbers held at once; the result does not depend on it."""


def shifted(
    sheets: Sequence[Sheet],
    speakers: Sequence[Numbers],
    shape: tuple[int, ...],
    replicates: int,
    seed: int,
) -> Permutations:
    """Rotate; `speakers` has for each transcript the group of every turn on its sheets."""
    spoken = [place for place, turns in enumerate(speakers) if len(turns)]
    ways = prod(len(speakers[place]) for place in spoken)
    return Permutations(
        "rotation",
        _tables(sheets, speakers, shape, replicates, seed),
        replicates,
        exact=False,
        least_p=max(1 / max(ways, 1), 1 / (replicates + 1)),
    )


def _tables(
    sheets: Sequence[Sheet], speakers: Sequence[Numbers], shape: tuple[int, ...], replicates: int, seed: int
) -> Iterator[Numbers]:
    random = np.random.default_rng(seed)
    lags = [random.integers(0, max(len(turns), 1), replicates) for turns in speakers]
    step = max(1, _CELLS // max(prod(shape), 1))
    rotated = [_rotated(sheet, speakers[sheet.transcript], shape[1]) for sheet in sheets]
    for start in range(0, replicates, step):
        tables = np.zeros((min(step, replicates - start), *shape), np.int64)
        for sheet, counts in zip(sheets, rotated, strict=True):
            if len(sheet.codes) and counts.size:
                tables[:, sheet.codes] += counts[lags[sheet.transcript][start : start + step]]
        yield tables


def _rotated(sheet: Sheet, speakers: Numbers, groups: int) -> Numbers:
    """Count codes by speaker for every rotation at once (correlation theorem); rotation comes first.

    >>> marks = np.array([[True, False, False]])
    >>> _rotated(Sheet(0, np.array([0]), marks), np.array([0, 1, 1]), 2)[:, 0].tolist()
    [[1, 0], [0, 1], [0, 1]]
    """
    size = sheet.marks.shape[1]
    if not size:
        return np.zeros((0, len(sheet.codes), groups), np.int64)
    turns = np.arange(groups)[:, None] == speakers
    waves = np.fft.rfft(sheet.marks.astype(float), axis=1)[:, None] * np.conj(
        np.fft.rfft(turns.astype(float), axis=1)
    )
    counts = np.rint(np.fft.irfft(waves, n=size, axis=2)).astype(np.int64)
    return np.moveaxis(counts, 2, 0)

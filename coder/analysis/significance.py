"""Which pairs are tested against chance, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from coder.analysis.arrays import Flags, Numbers, numbers
from coder.analysis.association import Reason
from coder.analysis.false_discovery import q_values
from coder.analysis.fisher import fisher_p
from coder.analysis.meetings import Meetings
from coder.analysis.rotation import rotation_p, rotation_p_max
from coder.analysis.sheets import Sheet
from coder.analysis.unit import Unit, Within

FEWEST: Final = 999
"""Replicates where few pairs are tested, and of the joint test, which needs no correction."""
Values: TypeAlias = "list[float | None]"


@dataclass(frozen=True, slots=True)
class Chance:
    """What is asked of the test."""

    replicates: int | None = None
    """`None`: 999, and with many pairs so many that a lone one can stay below .05 after correction."""
    seed: int = 1
    min_count: int = 2
    min_transcripts: int = 2
    min_freq: int = 3
    """Pairs that cannot pass these guards, however their codes lie, are not among those corrected for."""


@dataclass(frozen=True, slots=True)
class Significance:
    """What came out, pair by pair."""

    p_values: Values
    q_values: Values
    p_max: Values
    reason: Reason | None = None
    """Why there is no p-value at all."""
    family: int = 0
    """How many pairs the correction is for."""
    replicates: int = 0
    """How often each pair was rotated."""


def significance_of(
    sheets: Sequence[Sheet],
    unit: Unit,
    places: Sequence[tuple[int, int]],
    counted: Meetings,
    asked: Chance,
) -> Significance:
    """Test pairs of columns: turns and sentences by rotation, transcripts by Fisher's exact test.

    Every pair has a p-value. Corrected for are those that could pass the guards: chosen by what no rotation
    changes, never by how often they meet, which would spoil the correction.
    """
    many = len(places)
    reason = _no_test(sheets, unit, asked)
    if reason is not None or not many:
        return Significance([None] * many, [None] * many, [None] * many, reason)
    first, second = (numbers(column) for column in zip(*places, strict=True))
    if unit.within is Within.TRANSCRIPT:
        family = _often(first, second, counted.own, asked)
        p = np.array([_fisher(counted, a, b) for a, b in places])
        return Significance(_list(p), _corrected(p, family), [None] * many, family=int(family.sum()))
    family = _often(first, second, counted.own, asked) & _could_meet(sheets, first, second, asked)
    replicates = asked.replicates or max(FEWEST, 20 * int(family.sum()) - 1)
    p = np.ones(many)
    met = counted.together[first, second] > 0  # no rotation meets less often than never
    p[met] = rotation_p(sheets, first[met], second[met], replicates=replicates, seed=asked.seed)
    together = rotation_p_max(
        sheets,
        first[family],
        second[family],
        replicates=asked.replicates or FEWEST,
        seed=asked.seed,
    )
    return Significance(
        _list(p),
        _corrected(p, family),
        _spread(together, family),
        family=int(family.sum()),
        replicates=replicates,
    )


def _no_test(sheets: Sequence[Sheet], unit: Unit, asked: Chance) -> Reason | None:
    if not unit.has_table:
        return Reason.NO_TEST
    transcripts = [sheet.transcript for sheet in sheets]
    if len(set(transcripts)) < len(transcripts):
        return Reason.SAME_TEXT_TWICE
    return Reason.NOT_ASKED if asked.replicates == 0 else None


def _often(first: Numbers, second: Numbers, own: Numbers, asked: Chance) -> Flags:
    """Flag pairs whose codes were both given often enough."""
    rarer = np.minimum(own[first], own[second])
    often: Flags = rarer >= max(asked.min_freq, asked.min_count)
    return often


def _could_meet(sheets: Sequence[Sheet], first: Numbers, second: Numbers, asked: Chance) -> Flags:
    """Flag pairs that some rotation would let meet often enough, and in enough transcripts."""
    most, texts = np.zeros(len(first), np.int64), np.zeros(len(first), np.int64)
    many = int(max(first.max(), second.max())) + 1
    for sheet in sheets:
        here = np.zeros(max(many, int(sheet.codes.max(initial=0)) + 1), np.int64)
        here[sheet.codes] = sheet.marks.sum(axis=1)
        rarer = np.minimum(here[first], here[second])
        most += rarer
        texts += rarer > 0
    could: Flags = (most >= asked.min_count) & (texts >= asked.min_transcripts)
    return could


def _fisher(counted: Meetings, a: int, b: int) -> float:
    return fisher_p(int(counted.together[a, b]), int(counted.own[a]), int(counted.own[b]), counted.units)


def _corrected(p: np.ndarray[tuple[int], np.dtype[np.float64]], family: Flags) -> Values:
    return _spread(q_values(p[family].tolist()), family)


def _spread(values: Sequence[float | None], family: Flags) -> Values:
    """Put the values of the family in their places; the others have none."""
    following = iter(values)
    return [next(following) if member else None for member in family.tolist()]


def _list(p: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Values:
    return [float(value) for value in p]

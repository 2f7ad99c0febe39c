"""How often every two codes meet, turn by turn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from coder.analysis.arrays import Flags, Numbers
from coder.analysis.sheets import Sheet
from coder.analysis.unit import Unit, Within

Grid: TypeAlias = NDArray[np.int64]
"""Row per code a, column per code b."""


@dataclass(frozen=True, slots=True, eq=False)
class Meetings:
    """Counts of all pairs of codes; what is on the diagonal means nothing."""

    together: Grid
    """n_ab."""
    a_meets: Grid
    """m_ab: how many turns or passages with a meet at least one with b."""
    b_meets: Grid
    """m_ba: the same seen from b."""
    transcripts: Grid
    """Distinct transcripts in which they meet."""
    own: Numbers
    """n_a: turns or passages with the code."""
    units: int
    """All turns that were read, per coder."""
    reached: Numbers | None = None
    """`before`: turns of whatever code that are followed by b."""
    shared: Grid | None = None
    """Characters that both have."""
    characters: Numbers | None = None
    """Characters that the code has."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """What one sheet adds; grids have a row and a column per code of the sheet."""

    together: Grid
    a_meets: Grid
    b_meets: Grid


def meetings(sheets: Iterable[Sheet], unit: Unit, codes: int) -> Meetings:
    """Count on sheets; codes meet only within one of them, so never across coders or transcripts."""
    together, a_meets, b_meets, transcripts = (np.zeros((codes, codes), np.int64) for _ in range(4))
    own, reached = np.zeros(codes, np.int64), np.zeros(codes, np.int64)
    units, current, here = 0, -1, np.zeros((codes, codes), bool)
    for sheet in sheets:
        if sheet.transcript != current:
            transcripts += here
            current, here = sheet.transcript, np.zeros((codes, codes), bool)
        counted = _counted(sheet.marks, unit)
        cells = np.ix_(sheet.codes, sheet.codes)
        together[cells] += counted.together
        a_meets[cells] += counted.a_meets
        b_meets[cells] += counted.b_meets
        here[cells] |= counted.together > 0
        own[sheet.codes] += sheet.marks.sum(axis=1)
        if unit.is_directed:
            reached[sheet.codes] += (_within(sheet.marks, 1, unit.size) > 0).sum(axis=1)
        units += sheet.marks.shape[1]
    return Meetings(
        together,
        a_meets,
        b_meets,
        transcripts + here,
        own,
        units,
        reached=reached if unit.is_directed else None,
    )


def _counted(marks: Flags, unit: Unit) -> _Counted:
    match unit.within:
        case Within.NEAR:
            around = _within(marks, -unit.size, unit.size)
            meets = _products(marks, around > 0)
            return _Counted(_products(marks, around), meets, meets.T)
        case Within.WINDOW:
            # A row where both begin or go on is in both products, and in the third one once.
            recent = _products(marks, _within(marks, 1 - unit.size, 0) > 0)
            together = recent + recent.T - _products(marks, marks)
            return _Counted(together, together, together)
        case Within.BEFORE:
            followed = _products(marks, _within(marks, 1, unit.size) > 0)
            preceded = _products(_within(marks, -unit.size, -1) > 0, marks)
            return _Counted(followed, followed, preceded)
        case _:
            together = _products(marks, marks)
            return _Counted(together, together, together)


def _products(rows: NDArray[Any], columns: NDArray[Any]) -> Grid:
    """Sum products over the units; numbers with a fraction multiply faster and are exact up to 2 ** 53."""
    products: Grid = np.rint(rows.astype(float) @ columns.astype(float).T).astype(np.int64)
    return products


def _within(marks: Flags, first: int, last: int) -> Numbers:
    """Count for every unit t the marked ones among t + `first` to t + `last`."""
    many = marks.shape[1]
    sums = np.zeros((marks.shape[0], many + 1), np.int64)
    np.cumsum(marks, axis=1, out=sums[:, 1:])
    units = np.arange(many)
    counted: Numbers = sums[:, np.clip(units + last + 1, 0, many)] - sums[:, np.clip(units + first, 0, many)]
    return counted

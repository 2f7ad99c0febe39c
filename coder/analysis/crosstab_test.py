"""Do groups differ more than chance explains where turns of one interview belong together.

The chi-square test takes turns for independent, which they are not: of 30 interviews in two groups without
any difference it calls .54 significant at .05. Here whole interviews, or whole sequences of speakers, are
permuted, and the statistic of the table is compared with its values under these permutations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from coder.analysis.arrays import Numbers
from coder.analysis.false_discovery import q_values

Reals: TypeAlias = NDArray[np.float64]
_CLOSE: Final = 1e-9
"""The same statistic may come out as two numbers that differ in the last bits."""


@dataclass(frozen=True, slots=True, eq=False)
class Permutations:
    """Tables as they would be, a few at a time, in the order in which they are drawn."""

    method: str
    """`relabelling`: labels over whole transcripts; `rotation`: speakers within each transcript."""
    tables: Iterator[Numbers]
    """Each with an axis of permutations before those of codes and groups."""
    many: int
    exact: bool
    """Whether these are all permutations, the real one among them; else they are drawn."""
    least_p: float
    """The smallest p that can come out."""


@dataclass(frozen=True, slots=True)
class Permuted:
    """How conspicuous a table and each of its rows are."""

    method: str
    many: int
    exact: bool
    least_p: float
    statistic: float
    """Pearson's chi-square of the table; there is no p from its distribution."""
    p_value: float | None
    """Nothing where there is nothing to compare."""
    p_values: tuple[float | None, ...]
    """For each code: of its row's part of the statistic."""
    q_values: tuple[float | None, ...]
    """The same, corrected for testing that many codes (Benjamini & Hochberg)."""


def permuted(counts: Numbers, found: Permutations) -> Permuted:
    """Compare a table with its permutations: `(1 + reached) / (1 + drawn)`, or the share of all there are."""
    observed = row_statistics(counts[None])[0]
    reached, whole = np.zeros(len(counts), np.int64), 0
    for tables in found.tables:
        null = row_statistics(tables)
        reached += (null >= observed * (1 - _CLOSE) - _CLOSE).sum(axis=0)
        whole += int((null.sum(axis=1) >= observed.sum() * (1 - _CLOSE) - _CLOSE).sum())
    extra = 0 if found.exact else 1
    given = counts.sum(axis=1) > 0
    comparable = given.any() and np.count_nonzero(counts.sum(axis=0)) > 1
    p = [
        (int(times) + extra) / (found.many + extra) if comparable and there else None
        for times, there in zip(reached, given, strict=True)
    ]
    q = iter(q_values([value for value in p if value is not None]))
    return Permuted(
        found.method,
        found.many,
        found.exact,
        found.least_p,
        float(observed.sum()),
        (whole + extra) / (found.many + extra) if comparable else None,
        tuple(p),
        tuple(None if value is None else next(q) for value in p),
    )


def row_statistics(tables: Numbers) -> Reals:
    """Give `sum over groups of (n - e)² / e`, a row per table and a column per code.

    >>> row_statistics(np.array([[[30, 10], [10, 10]]])).round(3).tolist()
    [[1.25, 2.5]]
    """
    rows, columns = tables.sum(axis=2), tables.sum(axis=1)
    whole = np.maximum(rows.sum(axis=1), 1)
    expected = rows[:, :, None] * columns[:, None, :] / whole[:, None, None]
    squares = (tables - expected) ** 2
    found: Reals = np.divide(squares, expected, out=np.zeros_like(squares), where=expected > 0).sum(axis=2)
    return found

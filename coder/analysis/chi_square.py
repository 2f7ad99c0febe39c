"""Would a table be unlikely if its turns were independent: Pearson's chi-square test, as others print it."""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, exp, lgamma, log, sqrt

import numpy as np

from coder.analysis.arrays import Numbers


@dataclass(frozen=True, slots=True)
class ChiSquare:
    """The test of a table without its empty rows and columns."""

    statistic: float
    freedom: int
    p_value: float
    yates: bool
    """Whether 0.5 was taken off every difference, as is done for two rows and two columns."""
    low: int
    """Cells where fewer than five are expected: the p of many of them is no longer right."""
    cells: int


def chi_square(counts: Numbers) -> ChiSquare | None:
    """Test independence; nothing where fewer than two rows or columns hold anything.

    >>> chi_square(np.array([[762, 327, 468], [484, 239, 477]])).freedom
    2
    """
    counts = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0]
    if min(counts.shape) < 2:
        return None
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
    yates = counts.shape == (2, 2)
    apart = np.abs(counts - expected)
    if yates:
        apart = np.maximum(apart - 0.5, 0)
    statistic = float((apart**2 / expected).sum())
    freedom = (counts.shape[0] - 1) * (counts.shape[1] - 1)
    return ChiSquare(
        statistic,
        freedom,
        chi_square_p(statistic, freedom),
        yates,
        int((expected < 5).sum()),
        expected.size,
    )


def chi_square_p(statistic: float, freedom: int) -> float:
    """Probability of at least this statistic. Abramowitz & Stegun (1964), 26.4.4 and 26.4.5.

    >>> [round(chi_square_p(x, k), 4) for x, k in ((3.841, 1), (5.991, 2), (11.070, 5), (18.307, 10))]
    [0.05, 0.05, 0.05, 0.05]
    """
    half = statistic / 2
    if half <= 0:
        return 1.0
    begins = freedom % 2 / 2
    terms = (
        exp(-half + (begins + place) * log(half) - lgamma(begins + place + 1))
        for place in range((freedom - int(2 * begins)) // 2)
    )
    return min(1.0, sum(terms, erfc(sqrt(half)) if begins else 0.0))

"""How far a coefficient would stray if other transcripts of the same kind had been coded."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from operator import itemgetter, mul
from typing import Any, TypeAlias, TypeVar

from coder.agreement.estimate import Estimate
from coder.agreement.replicates import Replicates
from coder.agreement.resampling import Counts, blocks_drawn, clusters_drawn, drawn

Cluster = TypeVar("Cluster")
Result: TypeAlias = Estimate | float | None
RowStatistic: TypeAlias = Callable[[Sequence[Any]], float | None]
"""What is formed of the sums of the columns of drawn rows."""


def bootstrap(
    clusters: Sequence[Cluster],
    statistic: Callable[[Sequence[Cluster]], Result],
    *,
    replicates: int = 2000,
    seed: int = 1,
    level: float = 0.95,
    method: str = "bootstrap",
    expanded: bool = False,
) -> Estimate:
    """Resample clusters with replacement, and take the percentiles of the statistic as its interval.

    Value and reason are those of the statistic of all clusters. Replicates without a value are dropped
    and counted. No interval where there is no value, with fewer than two clusters, or if no replicate has
    a value. The draws follow the order of the clusters: who wants the same interval under any order sorts
    them first, by transcript. With few clusters percentiles lie too close together; `expanded` moves them
    apart as far as Student's t is wider than the normal distribution.
    Efron & Tibshirani (1993), An Introduction to the Bootstrap; Hesterberg (2015), The American
    Statistician 69(4), for expanded percentiles

    >>> estimate = bootstrap([1, 2, 3, 4, 5], lambda drawn: sum(drawn) / 10, replicates=1000)
    >>> estimate.value, estimate.low, round(estimate.high, 3), estimate.replicates
    (1.5, 0.8, 2.1, 1000)
    """
    point = result_of(statistic(clusters), len(clusters))
    values: list[float | None] = []
    if point.value is not None and len(clusters) >= 2:
        values = [
            result_of(statistic([clusters[place] for place in places]), 0).value
            for places in drawn(len(clusters), replicates, seed)
        ]
    return Replicates(values, len(clusters), replicates, seed, level, method, expanded).around(point)


def bootstrap_sums(
    rows: Sequence[Sequence[float]],
    statistic: RowStatistic,
    *,
    replicates: int = 2000,
    seed: int = 1,
    level: float = 0.95,
    method: str = "bootstrap",
    expanded: bool = False,
) -> Estimate:
    """Do the same, with the same draws, where the statistic needs only the sums over the drawn clusters.

    >>> bootstrap_sums([(3, 4), (1, 6), (5, 8)], lambda sums: sums[0] / sums[1], replicates=500).value
    0.5
    """
    point, many = value_of_all(rows, statistic), len(rows)
    draws = clusters_drawn((many,), replicates, seed) if many >= 2 and point.value is not None else ()
    values = replicate_values(rows, statistic, draws)
    return Replicates(values, many, replicates, seed, level, method, expanded).around(point)


def bootstrap_within(
    strata: Sequence[Sequence[Sequence[float]]],
    statistic: RowStatistic,
    *,
    replicates: int = 2000,
    seed: int = 1,
    level: float = 0.95,
    method: str = "bootstrap-turn",
) -> Estimate:
    """Resample the clusters of each stratum among themselves: the turns of each transcript.

    The interval says how these transcripts could have come out; it is too narrow for a statement about
    others.

    >>> strata = [[(3, 4), (1, 6)], [(5, 8), (2, 4)]]
    >>> bootstrap_within(strata, lambda sums: sums[0] / sums[1], replicates=500).method
    'bootstrap-turn'
    """
    rows = [row for stratum in strata for row in stratum]
    point, most = value_of_all(rows, statistic), max(map(len, strata), default=0)
    drawing = most >= 2 and point.value is not None
    draws = clusters_drawn(tuple(map(len, strata)), replicates, seed) if drawing else ()
    values = replicate_values(rows, statistic, draws)
    return Replicates(values, most, replicates, seed, level, method).around(point)


def bootstrap_blocks(
    cells: Sequence[Sequence[float]],
    statistic: RowStatistic,
    *,
    width: int = 10,
    replicates: int = 2000,
    seed: int = 1,
    level: float = 0.95,
    method: str = "bootstrap-block",
) -> Estimate:
    """Resample stretches of a single text, each of so many neighbouring cells.

    A cell is as long as the mean unit, so that what hangs together mostly stays together. No interval
    where the text has fewer than ten such stretches.

    >>> bootstrap_blocks([(1, 2)] * 99, lambda sums: sums[0] / sums[1], replicates=500).warnings
    ('too-few-clusters',)
    """
    point, stretches = value_of_all(cells, statistic), len(cells) // width
    drawing = stretches >= 10 and point.value is not None
    draws = blocks_drawn(len(cells), width, replicates, seed) if drawing else ()
    values = replicate_values(cells, statistic, draws)
    return Replicates(values, stretches * (stretches >= 10), replicates, seed, level, method).around(point)


def value_of_all(rows: Sequence[Sequence[float]], statistic: RowStatistic) -> Estimate:
    """Form the statistic of all rows, each once."""
    sums = [sum(column) for column in zip(*rows, strict=True)]
    return result_of(statistic(sums) if rows else None, len(rows))


def replicate_values(
    rows: Sequence[Sequence[float]], statistic: RowStatistic, draws: Sequence[Counts]
) -> list[float | None]:
    """Form the statistic of each replicate; columns are summed without their zeros, which are many."""
    columns = [_column(column) for column in zip(*rows, strict=True)]
    return [
        _number(statistic([sum(map(mul, pick(counts), values)) for pick, values in columns]))
        for counts in draws
    ]


def _column(column: Sequence[float]) -> tuple[Callable[[Counts], Sequence[int]], Sequence[float]]:
    """Say which counts a column needs, and what they are multiplied with."""
    places = [place for place, value in enumerate(column) if value]
    if len(places) == len(column):
        return tuple, column
    if len(places) < 2:
        return (lambda counts: [counts[place] for place in places]), [column[place] for place in places]
    return itemgetter(*places), [column[place] for place in places]


def result_of(result: Result, n: int) -> Estimate:
    """Take what a statistic gives for an estimate; a number that is none is undefined."""
    if isinstance(result, Estimate):
        return result
    value = _number(result)
    return Estimate(value, "undefined" if value is None else None, n=n)


def _number(value: float | None) -> float | None:
    return None if value is None or math.isnan(value) else value

"""How far a coefficient would stray if other transcripts of the same kind had been coded."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import itemgetter, mul
from typing import Any, TypeAlias, TypeVar

from coder.agreement.estimate import Estimate
from coder.agreement.resampling import Counts, blocks_drawn, clusters_drawn, drawn

Cluster = TypeVar("Cluster")
Result: TypeAlias = Estimate | float | None
RowStatistic: TypeAlias = Callable[[Sequence[Any]], float | None]
"""What is formed of the sums of the columns of drawn rows."""

TOO_FEW_CLUSTERS = "too-few-clusters"
"""Nothing can be resampled."""
MANY_UNDEFINED = "many-undefined-replicates"
"""More than a tenth of the replicates had no value, and were dropped."""


def bootstrap(
    clusters: Sequence[Cluster],
    statistic: Callable[[Sequence[Cluster]], Result],
    *,
    replicates: int = 2000,
    seed: int = 1,
    level: float = 0.95,
    method: str = "bootstrap",
) -> Estimate:
    """Resample clusters with replacement, and take the percentiles of the statistic as its interval.

    Value and reason are those of the statistic of all clusters. Replicates without a value are dropped
    and counted. No interval where there is no value, with fewer than two clusters, or if no replicate has
    a value. The draws follow the order of the clusters: who wants the same interval under any order sorts
    them first, by transcript.
    Efron & Tibshirani (1993), An Introduction to the Bootstrap

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
    return summary(point, values, len(clusters), replicates, seed=seed, level=level, method=method)


def bootstrap_sums(
    rows: Sequence[Sequence[float]],
    statistic: RowStatistic,
    *,
    replicates: int = 2000,
    seed: int = 1,
    level: float = 0.95,
    method: str = "bootstrap",
) -> Estimate:
    """Do the same, with the same draws, where the statistic needs only the sums over the drawn clusters.

    >>> bootstrap_sums([(3, 4), (1, 6), (5, 8)], lambda sums: sums[0] / sums[1], replicates=500).value
    0.5
    """
    counts = clusters_drawn((len(rows),), replicates, seed) if len(rows) >= 2 else ()
    return _of_sums(rows, statistic, counts, len(rows), replicates, seed=seed, level=level, method=method)


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
    most = max(map(len, strata), default=0)
    counts = clusters_drawn(tuple(map(len, strata)), replicates, seed) if most >= 2 else ()
    return _of_sums(rows, statistic, counts, most, replicates, seed=seed, level=level, method=method)


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
    enough = len(cells) // width >= 10
    counts = blocks_drawn(len(cells), width, replicates, seed) if enough else ()
    clusters = len(cells) if enough else 0
    return _of_sums(cells, statistic, counts, clusters, replicates, seed=seed, level=level, method=method)


def _of_sums(
    rows: Sequence[Sequence[float]],
    statistic: RowStatistic,
    draws: Sequence[Counts],
    clusters: int,
    replicates: int,
    *,
    seed: int,
    level: float,
    method: str,
) -> Estimate:
    """Form the statistic of all rows, and its interval from the drawn ones."""
    sums = [sum(column) for column in zip(*rows, strict=True)]
    point = result_of(statistic(sums) if rows else None, len(rows))
    values = replicate_values(rows, statistic, draws) if point.value is not None else []
    return summary(point, values, clusters, replicates, seed=seed, level=level, method=method)


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


def summary(
    point: Estimate,
    values: Sequence[float | None],
    clusters: int,
    replicates: int,
    *,
    seed: int,
    level: float,
    method: str,
) -> Estimate:
    """Put the percentiles of the replicates around a value, with the shares that reach the two thresholds."""
    bare = replace(point, se=None, low=None, high=None, level=level, method=None)
    if point.value is None or not replicates:
        return bare
    if clusters < 2:
        return replace(bare, warnings=(*point.warnings, TOO_FEW_CLUSTERS))
    defined = sorted(value for value in values if value is not None)
    undefined = len(values) - len(defined)
    warnings = (*point.warnings, MANY_UNDEFINED) if undefined * 10 > len(values) else point.warnings
    told = replace(bare, method=method, undefined=undefined, seed=seed, warnings=warnings)
    if not defined:
        return told
    return replace(
        told,
        se=_deviation(defined),
        low=quantile(defined, (1 - level) / 2),
        high=quantile(defined, (1 + level) / 2),
        replicates=len(defined),
        p_800=sum(value >= 0.8 for value in defined) / len(defined),
        p_667=sum(value >= 0.667 for value in defined) / len(defined),
    )


def _deviation(values: Sequence[float]) -> float | None:
    """Give the standard deviation, which is the standard error of what was resampled."""
    if len(values) < 2:
        return None
    mean = math.fsum(values) / len(values)
    return math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1))


def quantile(ordered: Sequence[float], share: float) -> float:
    """Give the value that a share of sorted ones stays below, between two of them by weight (type 7).

    Hyndman & Fan (1996), The American Statistician 50(4)

    >>> quantile([1.0, 2.0, 3.0, 4.0], 0.25)
    1.75
    """
    place = share * (len(ordered) - 1)
    below = min(int(place), len(ordered) - 1)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])

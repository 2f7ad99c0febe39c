"""How far a coefficient strays when one transcript at a time is left out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from coder.agreement.bootstrapping import RowStatistic, result_of, value_of_all
from coder.agreement.estimate import Estimate
from coder.agreement.replicates import TOO_FEW_CLUSTERS
from coder.agreement.student_t import t_quantile


def jackknife_sums(
    rows: Sequence[Sequence[float]],
    statistic: RowStatistic,
    *,
    level: float = 0.95,
    method: str = "jackknife",
) -> Estimate:
    """Leave out one row at a time: `SE² = (D - 1) / D Σ (θ_i - θ̄)²`, Student's t with `D - 1`.

    The statistic gets the sums of the columns that are left. Cut at 1 above. Values that are undefined
    without some row are dropped and counted; no interval with fewer than two rows, or values.
    Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 11

    >>> estimate = jackknife_sums([(3, 4), (1, 6), (5, 8)], lambda sums: sums[0] / sums[1])
    >>> estimate.value, round(estimate.se, 4), round(estimate.low, 4)
    (0.5, 0.1691, -0.2274)
    """
    point = replace(value_of_all(rows, statistic), level=level)
    if point.value is None:
        return point
    sums = [sum(column) for column in zip(*rows, strict=True)]
    without = []
    for row in rows if len(rows) >= 2 else ():
        rest = statistic([whole - part for whole, part in zip(sums, row, strict=True)])
        without.append(result_of(rest, 0).value)
    return around_left_out(point, without, level, method)


def around_left_out(point: Estimate, without: Sequence[float | None], level: float, method: str) -> Estimate:
    """Put the interval around a value, from its values with one row left out at a time."""
    value = point.value
    if value is None:
        return point
    point = replace(point, level=level)
    defined = sorted(value for value in without if value is not None)
    many = len(defined)
    if many < 2:
        return replace(point, undefined=len(without) - many, warnings=(*point.warnings, TOO_FEW_CLUSTERS))
    mean = math.fsum(defined) / many
    se = math.sqrt((many - 1) / many * math.fsum((value - mean) ** 2 for value in defined))
    reach = t_quantile((1 + level) / 2, many - 1) * se
    return replace(
        point,
        se=se,
        low=value - reach,
        high=min(1.0, value + reach),
        method=method,
        replicates=many,
        undefined=len(without) - many,
    )

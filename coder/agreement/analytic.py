"""How far a coefficient of fixed units may stray, from the spread of what each unit adds to it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from coder.agreement.estimate import Estimate
from coder.agreement.student_t import t_quantile


def standard_error(parts: Iterable[tuple[float, int]], centre: float, units: int) -> float | None:
    """Give `sqrt(Σ (x_u - centre)² / (n (n - 1)))`; `parts` says how many units have each `x_u`.

    No value with fewer than two units. Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed.

    >>> round(standard_error([(1.0, 2), (0.0, 2)], 0.5, 4), 6)
    0.288675
    """
    if units < 2:
        return None
    spread = math.fsum(count * (part - centre) ** 2 for part, count in parts)
    return math.sqrt(spread / (units * (units - 1)))


def with_standard_error(estimate: Estimate, se: float | None, degrees: int, level: float) -> Estimate:
    """Put an interval of Student's t around a value, cut at 1 above and not cut below.

    >>> made = with_standard_error(Estimate(0.9), 0.1, 11, 0.95)
    >>> round(made.low, 4), made.high, made.method
    (0.6799, 1.0, 'analytic')
    """
    if se is None or estimate.value is None or degrees < 1:
        return replace(estimate, level=level)
    reach = t_quantile((1 + level) / 2, degrees) * se
    return replace(
        estimate,
        se=se,
        low=estimate.value - reach,
        high=min(1.0, estimate.value + reach),
        level=level,
        method="analytic",
    )

"""How far a t-distributed value strays: its quantiles, without a statistics library."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import count
from typing import Final

EXACT: Final = 1e-16
TINY: Final = 1e-300
SERIES_FROM: Final = 100
"""Degrees of freedom from which a series gives the ratio of two gamma functions to the last digit."""


@lru_cache(maxsize=256)
def t_quantile(probability: float, degrees: int) -> float:
    """Give the value that Student's t with some degrees of freedom stays below with a probability.

    The tail is half the regularised incomplete beta function `I_x(df/2, 1/2)`, `x = df / (df + t²)`,
    which is searched by bisection; right to 1e-10.

    >>> round(t_quantile(0.975, 11), 9)
    2.20098516
    >>> t_quantile(0.5, 3)
    0.0
    """
    if not 0 < probability < 1 or degrees < 1:
        raise ValueError("a probability lies between 0 and 1, and there is at least one degree of freedom")
    if probability <= 0.5:
        return -t_quantile(1 - probability, degrees) if probability < 0.5 else 0.0
    low, high = 0.0, 1.0
    while _tail(high, degrees) > 1 - probability:
        low, high = high, 2 * high
    while low < (middle := (low + high) / 2) < high:
        if _tail(middle, degrees) > 1 - probability:
            low = middle
        else:
            high = middle
    return high


def _tail(t: float, degrees: int) -> float:
    """Give the probability of a value above `t`, which is not negative."""
    half, squared = degrees / 2, t * t
    inside = degrees / (degrees + squared)
    outside = squared / (degrees + squared)
    front = math.exp(
        _log_gamma_step(half) - half * math.log1p(squared / degrees) + math.log(outside / math.pi) / 2
    )
    if inside < (half + 1) / (half + 2.5):
        return front * _continued(half, 0.5, inside) / half / 2
    return (1 - front * _continued(0.5, half, outside) / 0.5) / 2


def _log_gamma_step(x: float) -> float:
    """Give the logarithm of `gamma(x + 1/2) / gamma(x)`; `lgamma` alone loses digits where both are large."""
    if x < SERIES_FROM / 2:
        return math.lgamma(x + 0.5) - math.lgamma(x)
    return math.log(x) / 2 - 1 / (8 * x) + 1 / (192 * x**3) - 1 / (640 * x**5) + 17 / (14336 * x**7)


def _continued(a: float, b: float, x: float) -> float:
    """Evaluate the continued fraction of the incomplete beta function by Lentz's method (DLMF 8.17.22)."""
    numerator, denominator = 1.0, 1 / _apart_from_zero(1 - (a + b) * x / (a + 1))
    value = denominator
    for step in count(1):
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
        before = value
        for part in (even, odd):
            denominator = 1 / _apart_from_zero(1 + part * denominator)
            numerator = _apart_from_zero(1 + part / numerator)
            value *= denominator * numerator
        if abs(value - before) <= EXACT * abs(value):
            break
    return value


def _apart_from_zero(x: float) -> float:
    return x if abs(x) > TINY else TINY

"""How numbers are added up so that their order does not change a single bit of the sum."""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction
from typing import TypeAlias

Number: TypeAlias = int | Fraction | float


def total(terms: Iterable[Number]) -> Number:
    """Add whole numbers and fractions exactly, and anything with floats among it with one rounding.

    >>> total([Fraction(1, 3), 1])
    Fraction(4, 3)
    >>> total([0.1] * 10)
    1.0
    """
    listed = list(terms)
    if any(isinstance(term, float) for term in listed):
        return math.fsum(listed)
    return sum(listed)


def divided(above: Number, below: int) -> Number:
    """Divide by a whole number, exactly where what is divided is exact.

    >>> divided(1, 3)
    Fraction(1, 3)
    """
    return above / below if isinstance(above, float) else Fraction(above) / below


def ratio(above: Number, below: Number) -> float:
    """Divide, rounding once where both are exact.

    >>> ratio(1, 3) == 1 / 3
    True
    """
    if isinstance(above, float) or isinstance(below, float):
        return float(above) / float(below)
    return float(Fraction(above) / below)

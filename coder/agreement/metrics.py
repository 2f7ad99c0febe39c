"""How far apart two values are: the differences that Krippendorff's alpha squares."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import Any, TypeAlias

from coder.agreement.sums import Number
from coder.agreement.units import Value

Metric: TypeAlias = str | Callable[[Value, Value], float]
"""`nominal`, `ordinal`, `interval`, `ratio`, or a function that gives the squared difference itself."""
SquaredDifference: TypeAlias = Callable[[Value, Value], Number]


def squared_difference(
    metric: Metric, totals: Mapping[Value, int], categories: Sequence[Value] | None
) -> SquaredDifference:
    """Find the function; `totals` says how often each value occurs, which ordinal differences rest on."""
    if callable(metric):
        return metric
    if metric == "nominal":
        return _nominal
    if metric == "ordinal":
        return _ordinal(totals, _in_order(totals, categories))
    if metric not in {"interval", "ratio"}:
        raise ValueError(f"no such metric: {metric}")
    numbers = {value: _number(value) for value in totals}
    if metric == "interval":
        return lambda c, k: (numbers[c] - numbers[k]) ** 2
    if any(number < 0 for number in numbers.values()):
        raise ValueError("a ratio scale has no negative values")
    return lambda c, k: ((numbers[c] - numbers[k]) / (numbers[c] + numbers[k])) ** 2 if c != k else 0


def _nominal(c: Value, k: Value) -> int:
    return int(c != k)


def _number(value: Value) -> Fraction:
    """Read a number without rounding it."""
    if not isinstance(value, int | float | Fraction):
        raise ValueError(f"this metric needs numbers, not {value!r}")  # noqa: TRY004 – the same for a caller
    return Fraction(value)


def _in_order(totals: Mapping[Value, int], categories: Sequence[Value] | None) -> list[Value]:
    """Order the values that occur as the categories are ordered, else by size."""
    if categories is not None:
        return [category for category in dict.fromkeys(categories) if category in totals]
    values: list[Any] = list(totals)
    try:
        return sorted(values)
    except TypeError:
        raise ValueError("these values have no order of their own: give the categories in order") from None


def _ordinal(totals: Mapping[Value, int], order: Sequence[Value]) -> SquaredDifference:
    """Give `(Σ_{g=c..k} n_g - (n_c + n_k) / 2)²`."""
    reached = dict(zip(order, accumulate(2 * totals[value] for value in order), strict=True))
    middle = {value: reached[value] - totals[value] for value in order}
    return lambda c, k: Fraction((middle[c] - middle[k]) ** 2, 4)

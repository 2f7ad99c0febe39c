"""What several codes, or several pairs of coders, come to together: always said which way."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Average(NamedTuple):
    """A mean over what has a value; what has none counts neither as 0 nor as 1."""

    value: float | None
    defined: int
    total: int


class Range(NamedTuple):
    """Mean, least and greatest of what has a value."""

    mean: float | None
    least: float | None
    greatest: float | None


def macro(values: Iterable[float | None]) -> Average:
    """Give the plain mean, each code the same.

    >>> macro([0.5, None, 0.75])
    Average(value=0.625, defined=2, total=3)
    """
    listed = list(values)
    return weighted(listed, [1] * len(listed))


def weighted(values: Sequence[float | None], weights: Sequence[float]) -> Average:
    """Give the mean with weights, such as the characters that anyone gave a code.

    >>> weighted([0.5, None, 0.8], [100, 50, 200])
    Average(value=0.7, defined=2, total=3)
    """
    pairs = [(value, weight) for value, weight in zip(values, weights, strict=True) if value is not None]
    whole = math.fsum(weight for _value, weight in pairs)
    mean = math.fsum(value * weight for value, weight in pairs) / whole if whole else None
    return Average(mean, len(pairs), len(values))


def spread(values: Iterable[float | None]) -> Range:
    """Give mean, least and greatest, as for the pairs of three coders or more.

    >>> spread([0.25, None, 0.75])
    Range(mean=0.5, least=0.25, greatest=0.75)
    """
    defined = sorted(value for value in values if value is not None)
    if not defined:
        return Range(None, None, None)
    return Range(math.fsum(defined) / len(defined), defined[0], defined[-1])

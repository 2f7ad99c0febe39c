"""The u-alpha family of a whole study, with intervals from resampling its transcripts or their parts."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeAlias

from coder.agreement.bootstrapping import RowStatistic
from coder.agreement.estimate import Estimate, with_interval_of
from coder.agreement.unitized_counts import CodeAlpha, UnitizedAlpha, UnitizedCounts
from coder.agreement.unitized_formulas import (
    Terms,
    Undefined,
    binary_u_terms,
    cu_terms,
    ku_terms,
    u_terms,
    value_of,
)

Resample: TypeAlias = Callable[[Sequence[Sequence[float]], RowStatistic], Estimate]
"""How rows are resampled: `bootstrap_sums`, `jackknife_sums` … with replicates, seed and level put in."""


def in_one_scale(parts: Sequence[UnitizedCounts]) -> list[UnitizedCounts]:
    """Express counts so that they add up column by column."""
    scale = math.lcm(*(part.scale for part in parts))
    return [part.in_scale(scale) for part in parts]


def binary_u_alpha_with_interval(parts: Sequence[UnitizedCounts], resample: Resample) -> Estimate:
    """|u-alpha of all parts together, with its interval; parts are transcripts, turns or cells.

    >>> from coder.agreement.bootstrapping import bootstrap_sums
    >>> from coder.agreement.unitized import unitized_counts
    >>> texts = [([(0, 5, "a")], [(end, 9, "a")]) for end in range(5)]
    >>> parts = [unitized_counts(text, 20) for text in texts]
    >>> estimate = binary_u_alpha_with_interval(parts, bootstrap_sums)
    >>> round(estimate.value, 4), estimate.low < estimate.value < estimate.high
    (0.295, True)
    """
    parts = in_one_scale(parts)
    point = sum(parts, UnitizedCounts()).alpha().binary
    rows = [part.binary_row() for part in parts]
    return _interval(point, rows, partial(binary_u_terms, _scale_of(parts)), resample)


def unitized_alpha_with_intervals(
    parts: Sequence[UnitizedCounts], resample: Resample, *, reading: str = "persegment"
) -> UnitizedAlpha:
    """All coefficients of the u-alpha family of all parts together, each with its interval.

    >>> from coder.agreement.bootstrapping import bootstrap_sums
    >>> from coder.agreement.unitized import unitized_counts
    >>> texts = [([(0, 5, "a"), (9, 12, "b")], [(end, 11, "a")]) for end in range(5)]
    >>> parts = [unitized_counts(text, 20) for text in texts]
    >>> alpha = unitized_alpha_with_intervals(parts, bootstrap_sums)
    >>> round(alpha.k["b"].estimate.value, 4), alpha.k["b"].estimate.method
    (-0.2, 'bootstrap')
    """
    parts = in_one_scale(parts)
    alpha = sum(parts, UnitizedCounts()).alpha(reading)
    codes, scale = list(alpha.k), _scale_of(parts)
    u_rows = [part.u_row(codes) for part in parts]
    binary_rows = [part.binary_row() for part in parts]
    cu_rows = [part.cu_row(codes, reading) for part in parts]
    k = {
        code: CodeAlpha(
            _interval(own.estimate, [part.ku_row(code, reading) for part in parts], ku_terms, resample),
            own.coverage,
        )
        for code, own in alpha.k.items()
    }
    return replace(
        alpha,
        u=_interval(alpha.u, u_rows, partial(u_terms, scale), resample),
        binary=_interval(alpha.binary, binary_rows, partial(binary_u_terms, scale), resample),
        cu=_interval(alpha.cu, cu_rows, cu_terms, resample),
        k=k,
    )


def _scale_of(parts: Sequence[UnitizedCounts]) -> int:
    return parts[0].scale if parts else 1


def _interval(
    point: Estimate,
    rows: Sequence[Sequence[int]],
    terms: Callable[..., Terms | Undefined],
    resample: Resample,
) -> Estimate:
    """Keep the value and its reason, which rest on the exact counts, and add the interval."""
    if point.value is None:
        return point

    def statistic(sums: Sequence[Any]) -> float | None:
        return value_of(terms(*sums))

    return with_interval_of(point, resample(rows, statistic))

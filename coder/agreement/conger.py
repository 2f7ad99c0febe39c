"""Conger's kappa: Cohen's for any number of coders, each with shares of the values that are their own."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from coder.agreement.estimate import Estimate
from coder.agreement.many_coders import beyond_chance, judged, with_error
from coder.agreement.units import Profile, Row, Units, Value, profiles_of, rows_of


def conger_kappa(units: Units, *, categories: Sequence[Value] | None = None, level: float = 0.95) -> Estimate:
    """Conger's kappa, `(p_a - p_e) / (1 - p_e)` with `p_e = Σ_k (p̄_k² - s_k² / r)`.

    `p_a` is that of Fleiss' kappa; `p̄_k` and `s_k²` are mean and variance, over the `r` coders, of the
    share of a coder's values that are `k`. Cohen's kappa for two coders without gaps. At most 1; 0 is
    chance. No value without a unit that two coders judged, or where nothing varies.
    Conger (1980), Psychological Bulletin 88(2); Gwet (2014), Handbook, for gaps and the standard error.

    >>> kappa = conger_kappa({("a", "a"): 20, ("a", "b"): 10, ("b", "a"): 20, ("b", "b"): 50})
    >>> round(kappa.value, 4)
    0.3478
    >>> conger_kappa([[1, None], [2, None]]).reason
    'fewer-than-two-coders'
    """
    rows = rows_of(units, categories)
    if len({len(row) for row in rows}) > 1:
        raise ValueError("every row needs an entry for every coder")
    rated = judged(rows)
    if rated.lack:
        return Estimate(None, rated.lack, level=level)
    coders = [shares for place in range(len(next(iter(rows)))) if (shares := _shares_of(rows, place))]
    estimate = beyond_chance(rated, _chance(coders), level)
    return with_error(estimate, rated, _chances(rows, coders, rated.units), level)


@dataclass(frozen=True, slots=True)
class CoderShares:
    """The shares of one coder's values."""

    place: int
    units: int
    shares: Mapping[Value, Fraction]


def _shares_of(rows: Mapping[Row, int], place: int) -> CoderShares | None:
    """Count the values of one coder; None for one who judged nothing."""
    counts: dict[Value, int] = {}
    for row, count in rows.items():
        if (value := row[place]) is not None:
            counts[value] = counts.get(value, 0) + count
    units = sum(counts.values())
    if not units:
        return None
    return CoderShares(place, units, {value: Fraction(n, units) for value, n in counts.items()})


def _pooled(coders: Sequence[CoderShares]) -> dict[Value, Fraction]:
    """Add up the coders' shares of each value: `r p̄_k`."""
    pooled: dict[Value, Fraction] = {}
    for coder in coders:
        for value, share in coder.shares.items():
            pooled[value] = pooled.get(value, Fraction()) + share
    return pooled


def _chance(coders: Sequence[CoderShares]) -> Fraction:
    """Give the mean over pairs of coders of the agreement their shares would give: the same as `p_e`."""
    r = len(coders)
    same = sum((share**2 for coder in coders for share in coder.shares.values()), Fraction())
    return (sum((share**2 for share in _pooled(coders).values()), Fraction()) - same) / (r * (r - 1))


def _chances(
    rows: Mapping[Row, int], coders: Sequence[CoderShares], units: int
) -> Iterator[tuple[Profile, float, int]]:
    """Tell each unit's own `p_e`, which depends on who gave which value."""
    r, pooled = len(coders), _pooled(coders)
    others = [
        {value: float(share - coder.shares.get(value, 0)) for value, share in pooled.items()}
        for coder in coders
    ]
    usual = [
        math.fsum(float(share) * rest[value] for value, share in coder.shares.items())
        for coder, rest in zip(coders, others, strict=True)
    ]
    for row, count in rows.items():
        for profile in profiles_of({row: 1}):
            parts = [
                mean
                if (value := row[coder.place]) is None
                else units / coder.units * (rest[value] - mean) + mean
                for coder, rest, mean in zip(coders, others, usual, strict=True)
            ]
            yield profile, math.fsum(parts) / (r * (r - 1)), count

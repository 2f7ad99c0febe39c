"""Fleiss' kappa: agreement of any number of coders beyond chance, where chance follows the pooled values."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from coder.agreement.estimate import Estimate
from coder.agreement.many_coders import beyond_chance, by_profile, judged, with_error
from coder.agreement.units import Profile, Units, Value, coders_of, rows_of


def fleiss_kappa(units: Units, *, categories: Sequence[Value] | None = None, level: float = 0.95) -> Estimate:
    """Fleiss' kappa, `(p_a - p_e) / (1 - p_e)` with `p_e = Σ π_k²`.

    `p_a` is the mean over units of the share of pairs of coders who agree; `π_k` the mean over units of
    the share of values that are `k`, units with one value included. From `-1 / (r - 1)` with `r` coders
    to 1; 0 is chance. No value without a unit that two coders judged, or where nothing varies.
    Fleiss (1971), Psychological Bulletin 76(5); the standard error is Gwet's (2014), for Fleiss' own of
    1971 holds only where there is no agreement.

    >>> kappa = fleiss_kappa([[1, 1, 2], [2, 2, 2], [1, 1, 1], [1, 2, 2]])
    >>> round(kappa.value, 4), kappa.observed
    (0.3333, 0.6666666666666666)
    >>> fleiss_kappa([[1, 1], [1, 1]]).reason
    'no-variation'
    """
    rated = judged(rows_of(units, categories))
    estimate = beyond_chance(rated, sum((share**2 for share in rated.shares.values()), Fraction()), level)
    share = {value: float(exact) for value, exact in rated.shares.items()}

    def chance(profile: Profile) -> float:
        return math.fsum(share[value] * times for value, times in profile) / coders_of(profile)

    return with_error(estimate, rated, by_profile(rated, chance), level)

"""Gwet's AC1: agreement beyond a chance that is small where nearly all values are the same."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from coder.agreement.estimate import Estimate
from coder.agreement.many_coders import beyond_chance, by_profile, judged, with_error
from coder.agreement.units import Profile, Units, Value, coders_of, rows_of


def gwet_ac1(units: Units, *, categories: Sequence[Value], level: float = 0.95) -> Estimate:
    """Gwet's AC1, `(p_a - p_e) / (1 - p_e)` with `p_e = Σ π_k (1 - π_k) / (q - 1)`.

    `p_a` and `π_k` are those of Fleiss' kappa; `q` is the number of categories in the codebook, used or
    not. At most 1, and high for a rare code that coders agree on nowhere: to be read beside alpha, never
    instead. Defined where nothing varies; no value without a unit that two coders judged, or with a
    single category.
    Gwet (2008), British Journal of Mathematical and Statistical Psychology 61(1)

    >>> table = {("yes", "yes"): 1, ("no", "yes"): 1, ("no", "no"): 8}
    >>> round(gwet_ac1(table, categories=["yes", "no"]).value, 4)
    0.8658
    >>> gwet_ac1(table, categories=["yes", "no", "perhaps"]).value > 0.8658
    True
    """
    rated = judged(rows_of(units, categories))
    q = len(set(categories))
    if q < 2:
        return Estimate(None, "one-category", level=level)
    spread = sum((share * (1 - share) for share in rated.shares.values()), Fraction())
    estimate = beyond_chance(rated, spread / (q - 1), level)
    rest = {value: float((1 - share) / (q - 1)) for value, share in rated.shares.items()}

    def chance(profile: Profile) -> float:
        return math.fsum(rest[value] * times for value, times in profile) / coders_of(profile)

    return with_error(estimate, rated, by_profile(rated, chance), level)

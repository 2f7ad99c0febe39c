"""The interval that KALPHA and its descendants print around alpha, to compare with published ones."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations
from operator import mul

from coder.agreement.estimate import Estimate
from coder.agreement.krippendorff import coincidences_of, krippendorff_alpha
from coder.agreement.metrics import Metric, squared_difference
from coder.agreement.replicates import Replicates
from coder.agreement.units import Units, profiles_of, rows_of


def kalpha_bootstrap(
    units: Units,
    metric: Metric = "nominal",
    *,
    replicates: int = 10000,
    seed: int = 1,
    level: float = 0.95,
) -> Estimate:
    """Krippendorff's alpha with the bootstrap of Hayes and Krippendorff.

    The `N_o = Σ m_u (m_u - 1) / 2` pairs of values within units are drawn with replacement into as many
    slots, each with weight `1 / (m_u - 1)`: `alpha* = 1 - Σ 2 δ² / (n D_e (m_u - 1))`, with `n` and `D_e`
    as they are. Much too narrow, because pairs of one unit are taken for independent and chance for
    known. Range and undefined cases are those of alpha.
    Hayes & Krippendorff (2007), Communication Methods and Measures 1(1)

    >>> estimate = kalpha_bootstrap([[1, 1], [2, 2], [1, 2], [3, 3], [3, 3], [2, 2]], replicates=1000)
    >>> round(estimate.value, 4), round(estimate.low, 4), estimate.method
    (0.766, 0.2979, 'kalpha')
    """
    point = krippendorff_alpha(units, metric, level=level)
    if point.value is None or point.expected is None:
        return replace(point, level=level)
    profiles = profiles_of(rows_of(units))
    coincidences = coincidences_of(profiles)
    difference = squared_difference(metric, coincidences.totals, None)
    slots: list[tuple[float, float]] = []
    for profile, count in profiles.items():
        values = [value for value, times in profile for _time in range(times)]
        for c, k in combinations(values, 2):
            apart = 0.0 if c == k else float(difference(c, k))
            slots += [(2 / (len(values) - 1), apart)] * count
    weights, pairs = zip(*sorted(slots), strict=True)
    chance, whole = random.Random(seed), coincidences.values * point.expected  # noqa: S311 – no secrets
    drawn = (chance.choices(pairs, k=len(pairs)) for _replicate in range(replicates))
    values_drawn = [1 - sum(map(mul, weights, picked)) / whole for picked in drawn]
    return Replicates(values_drawn, len(pairs), replicates, seed, level, "kalpha").around(point)

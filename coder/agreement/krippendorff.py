"""Krippendorff's alpha: how far coders agree on given units, whatever the scale, the coders, the gaps."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from coder.agreement.analytic import standard_error, with_standard_error
from coder.agreement.estimate import Estimate
from coder.agreement.metrics import Metric, squared_difference
from coder.agreement.sums import Number, divided, ratio, total
from coder.agreement.units import Profile, Units, Value, coders_of, lack_of_units, profiles_of, rows_of


@dataclass(frozen=True, slots=True)
class Coincidences:
    """The pairs of values that different coders gave to the same unit."""

    pairs: Mapping[frozenset[Value], int]
    """Weight of each two unlike values, whichever comes first, times `scale`."""
    totals: Mapping[Value, int]
    """How often each value occurs in units with at least two values: `n_c`."""
    scale: int
    """The least number that all weights `1 / (m_u - 1)` become whole with."""

    @property
    def values(self) -> int:
        """The number of values that can be paired: `n`."""
        return sum(self.totals.values())

    def disagreement(self, difference: Callable[[Value, Value], Number]) -> tuple[Number, Number]:
        """Give the observed and the expected disagreement, `D_o n / 2` and `D_e n (n - 1) / 2`."""
        observed = total(weight * difference(*pair) for pair, weight in self.pairs.items())
        expected = total(
            self.totals[c] * self.totals[k] * difference(c, k) for c, k in combinations(self.totals, 2)
        )
        return divided(observed, self.scale), expected


def coincidences_of(profiles: Mapping[Profile, int]) -> Coincidences:
    """Count the pairs; units with fewer than two values have none."""
    pairable = {profile: count for profile, count in profiles.items() if coders_of(profile) >= 2}
    scale = math.lcm(*(coders_of(profile) - 1 for profile in pairable))
    pairs: dict[frozenset[Value], int] = {}
    totals: dict[Value, int] = {}
    for profile, count in pairable.items():
        weight = count * scale // (coders_of(profile) - 1)
        for value, times in profile:
            totals[value] = totals.get(value, 0) + count * times
        for (c, c_times), (k, k_times) in combinations(profile, 2):
            both = frozenset((c, k))
            pairs[both] = pairs.get(both, 0) + weight * c_times * k_times
    return Coincidences(pairs, totals, scale)


def krippendorff_alpha(
    units: Units,
    metric: Metric = "nominal",
    *,
    categories: Sequence[Value] | None = None,
    level: float = 0.95,
) -> Estimate:
    """Krippendorff's alpha, `1 - D_o / D_e`.

    `D_o = Σ o_ck δ²_ck / n` and `D_e = Σ n_c n_k δ²_ck / (n (n - 1))`, where `o_ck` counts the pairs of
    values of different coders in a unit, each with weight `1 / (m_u - 1)`. δ² is 1 for unlike values
    (nominal), `(c - k)²` (interval), `((c - k) / (c + k))²` (ratio),
    `(Σ_{g=c..k} n_g - (n_c + n_k) / 2)²` (ordinal: in the order of the categories, else by size), or
    what a function gives. From -1 (two coders who always differ) to 1; 0 is chance. No value without a
    unit that two coders judged, or where nothing varies. The standard error is for nominal values only.
    Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; Gwet (2014), Handbook, for the
    standard error.

    >>> round(krippendorff_alpha([[1, 1, None], [2, 2, 3], [3, 3, 3], [None, 1, 1]]).value, 4)
    0.7188
    >>> krippendorff_alpha([["a", "a"], ["a", "a"]]).reason
    'no-variation'
    """
    rows = rows_of(units, categories)
    if reason := lack_of_units(rows):
        return Estimate(None, reason, level=level)
    profiles = profiles_of(rows)
    coincidences = coincidences_of(profiles)
    observed, expected = coincidences.disagreement(
        squared_difference(metric, coincidences.totals, categories)
    )
    n = coincidences.values
    paired = sum(count for profile, count in profiles.items() if coders_of(profile) >= 2)
    if not expected:
        return Estimate(None, "no-variation", level=level, observed=0.0, expected=0.0, n=paired)
    estimate = Estimate(
        ratio(expected - observed * (n - 1), expected),
        observed=ratio(2 * observed, n),
        expected=ratio(2 * expected, n * (n - 1)),
        level=level,
        n=paired,
    )
    if metric != "nominal":
        return estimate
    degrees = sum(profiles.values()) - 1
    return with_standard_error(estimate, _nominal_error(profiles, coincidences), degrees, level)


def _nominal_error(profiles: Mapping[Profile, int], coincidences: Coincidences) -> float | None:
    """Linearise alpha unit by unit, in the terms of Gwet: agreement `pa'` and `pe` with `r` values a unit."""
    pairable = {profile: count for profile, count in profiles.items() if coders_of(profile) >= 2}
    units, n = sum(pairable.values()), coincidences.values
    r = n / units
    share = {value: times / n for value, times in coincidences.totals.items()}
    pe = math.fsum(part * part for part in share.values())
    agreed = {
        profile: sum(times * (times - 1) for _value, times in profile) / (r * (coders_of(profile) - 1))
        for profile in pairable
    }
    pa = math.fsum(count * agreed[profile] for profile, count in pairable.items()) / units
    alpha = (pa - pe) / (1 - pe)

    def part(profile: Profile) -> float:
        surplus = (coders_of(profile) - r) / r
        a = agreed[profile] - pa * surplus
        b = math.fsum(times * share[value] for value, times in profile) / r - pe * surplus
        return (a - pe) / (1 - pe) - 2 * (1 - alpha) * (b - pe) / (1 - pe)

    return standard_error(((part(profile), count) for profile, count in pairable.items()), alpha, units)

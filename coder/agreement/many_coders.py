"""What Fleiss' kappa, Conger's kappa, AC1 and Brennan–Prediger share: observed agreement and the error."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from coder.agreement.analytic import standard_error, with_standard_error
from coder.agreement.estimate import Estimate, agreement
from coder.agreement.units import Profile, Row, Value, coders_of, lack_of_units, profiles_of


@dataclass(frozen=True, slots=True)
class Judged:
    """Units with at least one value, of any number of coders."""

    profiles: Mapping[Profile, int]
    units: int
    """With at least one value: `n`."""
    paired: int
    """With at least two: `n'`."""
    agreement: Fraction
    """`p_a`: the share of pairs of coders who agree, the mean over the units with a pair."""
    shares: Mapping[Value, Fraction]
    """`π_k`: the mean over units of the share of their values that are `k`."""
    lack: str | None
    """Why nothing can be compared."""


def judged(rows: Mapping[Row, int]) -> Judged:
    """Count what the coefficients rest on.

    >>> judged({("a", "b", "b"): 1, ("a", None, None): 1}).agreement
    Fraction(1, 3)
    """
    profiles = profiles_of(rows)
    units = sum(profiles.values())
    paired = sum(count for profile, count in profiles.items() if coders_of(profile) >= 2)
    agreement = sum((count * agreement_in(profile) for profile, count in profiles.items()), Fraction())
    shares: dict[Value, Fraction] = {}
    for profile, count in profiles.items():
        for value, times in profile:
            share = Fraction(count * times, coders_of(profile) * units)
            shares[value] = shares.get(value, Fraction()) + share
    return Judged(
        profiles, units, paired, agreement / paired if paired else Fraction(), shares, lack_of_units(rows)
    )


def agreement_in(profile: Profile) -> Fraction:
    """Give the share of pairs of coders who agree on a unit: `Σ r_k (r_k - 1) / (r (r - 1))`."""
    coders = coders_of(profile)
    if coders < 2:
        return Fraction()
    return Fraction(sum(times * (times - 1) for _value, times in profile), coders * (coders - 1))


def beyond_chance(judged: Judged, chance: Fraction, level: float) -> Estimate:
    """Give `(p_a - p_e) / (1 - p_e)`, or why it has no value."""
    if judged.lack:
        return Estimate(None, judged.lack, level=level)
    return agreement(judged.agreement, chance, judged.paired, level)


def with_error(
    estimate: Estimate, judged: Judged, chances: Iterable[tuple[Profile, float, int]], level: float
) -> Estimate:
    """Put Gwet's interval around a coefficient; `chances` tells each unit's own `p_e` and how many have it.

    `x_u = (n / n') (pa_u - p_e) / (1 - p_e) - 2 (1 - coef) (pe_u - p_e) / (1 - p_e)`, the first term only
    for units with a pair of values. Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed.
    """
    if estimate.value is None or estimate.expected is None:
        return estimate
    value, pe, weight = estimate.value, estimate.expected, judged.units / judged.paired
    parts = []
    for profile, own, count in chances:
        seen = weight * (float(agreement_in(profile)) - pe) if coders_of(profile) >= 2 else 0.0
        parts.append(((seen - 2 * (1 - value) * (own - pe)) / (1 - pe), count))
    return with_standard_error(estimate, standard_error(parts, value, judged.units), judged.units - 1, level)


def by_profile(judged: Judged, own: Callable[[Profile], float]) -> Iterable[tuple[Profile, float, int]]:
    """Tell each unit's own chance agreement where it depends on the values alone, not on who gave them."""
    return ((profile, own(profile), count) for profile, count in judged.profiles.items())

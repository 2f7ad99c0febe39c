"""What is said of an agreement: a value and how sure it is, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Estimate:
    """A coefficient with its interval; where it is undefined, the reason in place of the value.

    >>> Estimate(0.81, low=0.6, high=0.9).value
    0.81
    >>> Estimate(None, "not-used").reason
    'not-used'
    """

    value: float | None
    reason: str | None = None
    """Given if and only if there is no value."""
    se: float | None = None
    low: float | None = None
    high: float | None = None
    level: float = 0.95
    method: str | None = None
    """Where the standard error and the interval come from: `analytic`, `bootstrap-transcript`, `kalpha` …"""
    observed: float | None = None
    """Agreement that was seen (kappa family), or disagreement (alpha family)."""
    expected: float | None = None
    """The same, as chance would have it."""
    n: int = 0
    """Units, or characters times coders, that entered."""
    replicates: int = 0
    """Replicates in which the coefficient was defined."""
    undefined: int = 0
    """Replicates that were dropped because it was not."""
    seed: int | None = None
    p_800: float | None = None
    """Share of the replicates in which it is at least .800."""
    p_667: float | None = None
    """Share of the replicates in which it is at least .667."""
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.value is None) != (self.reason is not None):
            raise ValueError("an estimate has a value or a reason why not, and never both")


def agreement(observed: Fraction, chance: Fraction, n: int, level: float = 0.95) -> Estimate:
    """Give `(p_o - p_e) / (1 - p_e)`, unless chance alone would agree on everything.

    >>> agreement(Fraction(7, 10), Fraction(1, 2), 100).value
    0.4
    >>> agreement(Fraction(1), Fraction(1), 100).reason
    'no-variation'
    """
    nothing = Estimate(
        None, "no-variation", observed=float(observed), expected=float(chance), level=level, n=n
    )
    if chance == 1:
        return nothing
    return replace(nothing, value=float((observed - chance) / (1 - chance)), reason=None)


def disagreement(observed: Fraction, expected: Fraction, n: int, reason: str = "no-variation") -> Estimate:
    """Give `1 - D_o / D_e`, unless chance would disagree on nothing.

    >>> disagreement(Fraction(1, 10), Fraction(1, 2), 100).value
    0.8
    """
    nothing = Estimate(None, reason, observed=float(observed), expected=float(expected), n=n)
    return replace(nothing, value=float(1 - observed / expected), reason=None) if expected else nothing


def with_interval_of(point: Estimate, other: Estimate) -> Estimate:
    """Keep a value and what it rests on, and take the interval around it from another estimate of it."""
    return replace(
        point,
        se=other.se,
        low=other.low,
        high=other.high,
        level=other.level,
        method=other.method,
        replicates=other.replicates,
        undefined=other.undefined,
        seed=other.seed,
        p_800=other.p_800,
        p_667=other.p_667,
        warnings=tuple(dict.fromkeys(point.warnings + other.warnings)),
    )

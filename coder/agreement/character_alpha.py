"""Krippendorff's alpha with every character a unit, of any number of coders: one code against its absence."""

from __future__ import annotations

from fractions import Fraction

from coder.agreement.estimate import Estimate, disagreement
from coder.agreement.unitized_counts import UnitizedCounts


def character_alpha(counts: UnitizedCounts) -> Estimate:
    """Nominal alpha of coded and not coded, from what the u-alpha family counts.

    `1 - (n - 1) ℓ_φc / (ℓ_φ. ℓ_c.)` with `n = ℓ..`. Secondary: characters are not what coders decide
    about, |u-alpha rests on whole spans. No value where nothing varies.
    Krippendorff (2011), Computing Krippendorff's Alpha-Reliability

    >>> from coder.agreement.unitized import unitized_counts
    >>> spans = [(0, 100, 1), (200, 225, 1)], [(75, 125, 1), (200, 225, 1), (300, 350, 1)]
    >>> round(character_alpha(unitized_counts(spans, 1000)).value, 4)
    0.3146
    """
    if counts.lack:
        return Estimate(None, counts.lack)
    n, coded = counts.tokens, sum(own.coded for own in counts.codes.values())
    common = Fraction(sum(own.common for own in counts.codes.values()), counts.scale)
    chance = Fraction(2 * coded * (n - coded), n * (n - 1)) if n > 1 else Fraction()
    return disagreement(2 * (coded - common) / n, chance, n, "no-variation" if coded else "not-used")

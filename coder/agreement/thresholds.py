"""What authors call a coefficient of some size: guides, never rules, and held against the lower bound."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

Bands = tuple[tuple[float, str], ...]
"""From which value on a word holds, the highest first; the last word is for what is below all."""

KRIPPENDORFF: Final = "krippendorff"
LANDIS_KOCH: Final = "landis-koch"
FLEISS: Final = "fleiss"
BELOW: Final = float("-inf")

SCALES: Final[Mapping[str, Bands]] = MappingProxyType(
    {
        KRIPPENDORFF: ((0.8, "rely"), (0.667, "tentative"), (BELOW, "discard")),
        LANDIS_KOCH: (
            (0.8, "almost-perfect"),
            (0.6, "substantial"),
            (0.4, "moderate"),
            (0.2, "fair"),
            (0.0, "slight"),
            (BELOW, "poor"),
        ),
        FLEISS: ((0.75, "excellent"), (0.4, "fair-to-good"), (BELOW, "poor")),
    }
)
"""Krippendorff (2004:241), Content Analysis, 2nd ed.; Landis & Koch (1977), Biometrics 33(1); Fleiss (1981),
Statistical Methods for Rates and Proportions, 2nd ed. For alpha and kappa only."""


def band(value: float, scale: str = KRIPPENDORFF) -> str:
    """Give the word of a scale for a value, best the lower bound of an interval.

    Krippendorff's values belong to the band above; where Landis and Koch, and Fleiss, speak of "up to" or
    "above" a value, it belongs to the band below.

    >>> band(0.8), band(0.7), band(0.2, "landis-koch"), band(-0.1, "landis-koch"), band(0.75, "fleiss")
    ('rely', 'tentative', 'slight', 'poor', 'fair-to-good')
    """
    if scale == KRIPPENDORFF:
        return next(word for least, word in SCALES[scale] if value >= least)
    closed = {0.0, 0.4} if scale == FLEISS else {0.0}
    return next(
        word for least, word in SCALES[scale] if value > least or (value == least and least in closed)
    )

"""The coefficient of Brennan and Prediger: agreement beyond what equally likely categories would give."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from coder.agreement.estimate import Estimate
from coder.agreement.many_coders import beyond_chance, by_profile, judged, with_error
from coder.agreement.units import Units, Value, rows_of


def brennan_prediger(units: Units, *, categories: Sequence[Value], level: float = 0.95) -> Estimate:
    """Brennan and Prediger's coefficient, `(p_a - 1/q) / (1 - 1/q)`.

    `p_a` is that of Fleiss' kappa; `q` is the number of categories in the codebook, used or not. From
    `-1 / (q - 1)` to 1, and high for a rare code that coders agree on nowhere: to be read beside alpha,
    never instead. Defined where nothing varies; no value without a unit that two coders judged, or with a
    single category.
    Brennan & Prediger (1981), Educational and Psychological Measurement 41(3)

    >>> table = {(0, 0): 50, (1, 0): 10, (1, 1): 10, (1, 2): 10, (2, 0): 20}
    >>> round(brennan_prediger(table, categories=[0, 1, 2]).value, 4)
    0.4
    >>> brennan_prediger(table, categories=[0, 1, 2, 3]).expected
    0.25
    """
    rated = judged(rows_of(units, categories))
    q = len(set(categories))
    if q < 2:
        return Estimate(None, "one-category", level=level)
    estimate = beyond_chance(rated, Fraction(1, q), level)
    return with_error(estimate, rated, by_profile(rated, lambda _profile: 1 / q), level)

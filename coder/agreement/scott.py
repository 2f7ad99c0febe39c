"""Scott's pi: agreement of two coders beyond chance, where chance follows their pooled values."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from coder.agreement.cohen import two_coders_of
from coder.agreement.estimate import Estimate, agreement
from coder.agreement.units import Units, Value


def scott_pi(units: Units, *, categories: Sequence[Value] | None = None, level: float = 0.95) -> Estimate:
    """Scott's pi, `(p_o - p_e) / (1 - p_e)`, over the units that both coders judged.

    `p_o` is the share of units judged alike, `p_e = Σ ((p_c. + p_.c) / 2)²`. From -1 to 1; 0 is chance.
    No value without such a unit, or where nothing varies; no standard error.
    Scott (1955), Public Opinion Quarterly 19(3)

    >>> round(scott_pi({("a", "a"): 20, ("a", "b"): 10, ("b", "a"): 20, ("b", "b"): 50}).value, 4)
    0.3407
    >>> scott_pi([]).reason
    'no-units'
    """
    both = two_coders_of(units, categories)
    if both.lack:
        return Estimate(None, both.lack, level=level)
    n = both.n
    observed = Fraction(sum(count for (a, b), count in both.cells.items() if a == b), n)
    values = both.first.keys() | both.second.keys()
    pooled = [both.first.get(value, 0) + both.second.get(value, 0) for value in values]
    return agreement(observed, Fraction(sum(count * count for count in pooled), 4 * n * n), n, level)

"""Cohen's kappa: agreement of two coders beyond what their own shares of each value would give by chance."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from coder.agreement.analytic import with_standard_error
from coder.agreement.estimate import Estimate
from coder.agreement.sums import ratio, total
from coder.agreement.units import Units, Value, lack_of_units, rows_of

Weights = Callable[[Value, Value], float]
ONE_CODER_VARIES = "no-variation-one-coder"
"""Exactly one of the two coders used more than one value: kappa is 0 whatever they did."""


@dataclass(frozen=True, slots=True)
class TwoCoders:
    """How often the first coder gave one value and the second another, in units both judged."""

    cells: Mapping[tuple[Value, Value], int]
    first: Mapping[Value, int]
    second: Mapping[Value, int]
    n: int
    lack: str | None
    """Why there are no such units."""


def two_coders_of(units: Units, categories: Sequence[Value] | None) -> TwoCoders:
    """Count pairs of values; a row that has not exactly two entries is an error."""
    rows = rows_of(units, categories)
    if any(len(row) != 2 for row in rows):
        raise ValueError("this coefficient compares exactly two coders")
    cells = {(a, b): count for (a, b), count in rows.items() if a is not None and b is not None}
    first: dict[Value, int] = {}
    second: dict[Value, int] = {}
    for (a, b), count in cells.items():
        first[a] = first.get(a, 0) + count
        second[b] = second.get(b, 0) + count
    return TwoCoders(cells, first, second, sum(cells.values()), lack_of_units(rows))


def cohen_kappa(
    units: Units,
    *,
    weights: Weights | None = None,
    categories: Sequence[Value] | None = None,
    level: float = 0.95,
) -> Estimate:
    """Cohen's kappa, `(p_o - p_e) / (1 - p_e)`, over the units that both coders judged.

    `p_o` is the share of units judged alike, `p_e = Σ p_c. p_.c`; with weights (1 for equal values)
    `p_o = Σ w_ck p_ck` and `p_e = Σ w_ck p_c. p_.k`. From -1 to 1; 0 is chance. No value without such a
    unit, or where both coders always gave one value. Where only one of them did, kappa is 0 by algebra,
    and a warning says so.
    Cohen (1960), Educational and Psychological Measurement 20(1); Fleiss, Cohen & Everitt (1969),
    Psychological Bulletin 72(5), for weights and the standard error.

    >>> kappa = cohen_kappa({("a", "a"): 20, ("a", "b"): 10, ("b", "a"): 20, ("b", "b"): 50})
    >>> round(kappa.value, 4), round(kappa.se, 4)
    (0.3478, 0.095)
    >>> cohen_kappa([["a", "a"]]).reason
    'no-variation'
    """
    both = two_coders_of(units, categories)
    if both.lack:
        return Estimate(None, both.lack, level=level)
    weight = weights or (lambda c, k: int(c == k))
    agreed = total(count * weight(*pair) for pair, count in both.cells.items())
    chance = total(
        c_count * k_count * weight(c, k)
        for c, c_count in both.first.items()
        for k, k_count in both.second.items()
    )
    n, squared = both.n, both.n * both.n
    if chance == squared:
        return Estimate(None, "no-variation", observed=ratio(agreed, n), expected=1.0, n=n, level=level)
    estimate = Estimate(
        ratio(agreed * n - chance, squared - chance),
        observed=ratio(agreed, n),
        expected=ratio(chance, squared),
        level=level,
        n=n,
    )
    if (len(both.first) == 1) != (len(both.second) == 1):
        estimate = replace(estimate, warnings=(ONE_CODER_VARIES,))
    return with_standard_error(estimate, _error(both, weight, estimate), n - 1, level)


def _error(both: TwoCoders, weight: Weights, estimate: Estimate) -> float | None:
    """Give the large-sample standard error of Fleiss, Cohen and Everitt."""
    if estimate.value is None or estimate.observed is None or estimate.expected is None or both.n < 2:
        return None
    n, po, pe, miss = both.n, estimate.observed, estimate.expected, 1 - estimate.value
    of_first = {
        c: math.fsum(weight(c, k) * count for k, count in both.second.items()) / n for c in both.first
    }
    of_second = {
        k: math.fsum(weight(c, k) * count for c, count in both.first.items()) / n for k in both.second
    }
    spread = math.fsum(
        count / n * (weight(c, k) - miss * (of_first[c] + of_second[k])) ** 2
        for (c, k), count in both.cells.items()
    )
    return math.sqrt(max(0.0, spread - (po - 2 * miss * pe) ** 2) / n) / (1 - pe)


def cohen_kappa_max(units: Units, *, categories: Sequence[Value] | None = None) -> float | None:
    """Give the largest kappa these coders could reach with their shares of each value.

    `(Σ min(p_c., p_.c) - p_e) / (1 - p_e)`; None where kappa is undefined. Cohen (1960).

    >>> round(cohen_kappa_max({("a", "a"): 20, ("a", "b"): 10, ("b", "a"): 20, ("b", "b"): 50}), 4)
    0.7826
    """
    both = two_coders_of(units, categories)
    n = both.n
    chance = sum(count * both.second.get(value, 0) for value, count in both.first.items())
    if not n or chance == n * n:
        return None
    alike = sum(min(count, both.second.get(value, 0)) for value, count in both.first.items())
    return float(Fraction(alike * n - chance, n * n - chance))

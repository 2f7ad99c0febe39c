"""The coefficients of every replicate at once, from columns of sums; undefined is not a number.

The formulas are those of `unitized_formulas`, `binary` and `nominal_interval`, which work with whole numbers
and say why there is no value. Here numbers are floats, as only percentiles are taken of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Flags = NDArray[np.bool_]


def u_values(scale: int, tokens: Numbers, matched: Numbers, squares: Numbers, *coded: Numbers) -> Numbers:
    """Form u-alpha; the columns are those of `u_terms`.

    >>> import numpy as np
    >>> u_values(1, *(np.array([x]) for x in (40.0, 27.0, 91.0, 14.0, 5.0))).round(4).tolist()
    [0.5638]
    """
    both = sum(coded, 0 * tokens)
    gap = tokens - both
    chance = tokens * tokens - gap * gap - sum(amount * amount for amount in coded)
    seen = 2 * scale * both - matched
    return _values(seen, scale * tokens, chance, tokens * tokens - squares - gap, chance > 0)


def binary_u_values(
    scale: int, tokens: Numbers, coded: Numbers, common: Numbers, squares: Numbers
) -> Numbers:
    """Form |u-alpha; the columns are those of `binary_u_terms`.

    >>> import numpy as np
    >>> binary_u_values(1, *(np.array([x]) for x in (20.0, 5.0, 0.0, 25.0))).round(4).tolist()
    [-0.2]
    """
    gap = tokens - coded
    chance = 2 * gap * coded
    seen = 2 * (scale * coded - common)
    return _values(seen, scale * tokens, chance, tokens * tokens - squares - gap, chance > 0)


def cu_values(agreed: Numbers, squares: Numbers, *common: Numbers) -> Numbers:
    """Form cu-alpha; the columns are those of `cu_terms`."""
    both = sum(common, 0 * agreed)
    chance = both * both - sum(amount * amount for amount in common)
    pairs = both * both - squares
    return _values(both - agreed, both, chance, pairs, (chance > 0) & (pairs > 0))


def ku_values(
    all_common: Numbers, all_squares: Numbers, common: Numbers, squares: Numbers, agreed: Numbers
) -> Numbers:
    """Form (k)u-alpha; the columns are those of `ku_terms`."""
    chance, pairs = common * (all_common - common), all_common * common - squares
    defined = (chance > 0) & (pairs > 0) & (all_common * all_common > all_squares)
    return _values(common - agreed, common, chance, pairs, defined)


def kappa_values(n11: Numbers, n10: Numbers, n01: Numbers, n00: Numbers) -> Numbers:
    """Form Cohen's kappa of a 2×2 table."""
    n, first, second = n11 + n10 + n01 + n00, n11 + n10, n11 + n01
    chance = first * second + (n - first) * (n - second)
    return _values(n * n - (n11 + n00) * n, 1, n * n - chance, 1, n * n > chance)


def f1_values(n11: Numbers, n10: Numbers, n01: Numbers, _n00: Numbers) -> Numbers:
    """Form F1 of a 2×2 table."""
    whole = 2 * n11 + n10 + n01
    return _values(n10 + n01, 1, whole, 1, whole > 0)


def nominal_values(scale: int, apart: Numbers, *totals: Numbers) -> Numbers:
    """Form Krippendorff's nominal alpha from pairs that differ, times a scale, and the totals of values."""
    n = sum(totals, 0 * apart)
    chance = n * n - sum(total * total for total in totals)
    return _values(2 * apart * (n - 1), scale, chance, 1, chance > 0)


def mean_of(values: Sequence[Numbers]) -> Numbers:
    """Take the mean of what has a value in each replicate, as for pairs of coders.

    >>> import numpy as np
    >>> mean_of([np.array([1.0, np.nan]), np.array([0.0, np.nan])]).tolist()
    [0.5, nan]
    """
    import numpy as np  # noqa: PLC0415 – costs 100 ms

    table = np.array(values)
    there = ~np.isnan(table)
    return weighted_mean(table, there.astype(float))


def weighted_mean(values: Numbers, weights: Numbers) -> Numbers:
    """Take the mean over the first axis with weights; what has no value has no weight."""
    import numpy as np  # noqa: PLC0415 – see above

    there = ~np.isnan(values)
    whole = np.where(there, weights, 0).sum(axis=0)
    above = np.where(there, values * weights, 0).sum(axis=0)
    mean: Numbers = np.where(whole > 0, above / np.where(whole > 0, whole, 1), np.nan)
    return mean


def _values(
    seen: Numbers, of: Numbers | float, chance: Numbers, pairs: Numbers | float, defined: Flags
) -> Numbers:
    """Form `1 - (seen / of) / (chance / pairs)` where it is defined."""
    import numpy as np  # noqa: PLC0415 – see above

    values: Numbers = np.where(defined, 1 - seen * pairs / np.where(defined, of * chance, 1), np.nan)
    return values

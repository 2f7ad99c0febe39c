"""The formulas of the u-alpha family, from sums that may be of one transcript or of many.

Each function takes whole numbers that add up over transcripts, so that a resampled study is the same
formula with other sums. `scale` (`s`) is what made the shares `1 / (m - 1)` whole.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from coder.agreement.estimate import Estimate


class Terms(NamedTuple):
    """Two disagreements as fractions of whole numbers: `seen / of` observed, `chance / pairs` expected."""

    seen: int
    of: int
    chance: int
    pairs: int


Undefined = str
"""The reason why there are no terms."""


def u_terms(scale: int, tokens: int, matched: int, squares: int, *coded: int) -> Terms | Undefined:
    """Give the terms of u-alpha.

    From `ℓ..`, `s (Σ ℓ*_c. + Σ ℓ_cc)`, `Σ C_c` and each `ℓ_c.`:
    `D_o = (ℓ.. - Σ ℓ_cc) / ℓ..` and `D_e = (ℓ..² - Σ ℓ_c.²) / (ℓ..² - Σ C_k)`, the gap among the values.

    >>> u_terms(1, 40, 9 + 9 + 1 + 4 + 4, 25 + 25 + 25 + 16, 14, 5)
    Terms(seen=11, of=40, chance=938, pairs=1488)
    """
    all_coded = sum(coded)
    gap = tokens - all_coded
    if not tokens:
        return "no-units"
    if not all_coded:
        return "not-used"
    chance = tokens * tokens - gap * gap - sum(amount * amount for amount in coded)
    if not chance:
        return "no-variation"
    return Terms(2 * scale * all_coded - matched, scale * tokens, chance, tokens * tokens - squares - gap)


def binary_u_terms(scale: int, tokens: int, coded: int, common: int, squares: int) -> Terms | Undefined:
    """Give the terms of |u-alpha, whose two values are coded and gap.

    From `ℓ..`, `Σ ℓ_c.`, `s Σ ℓ*_c.` and `Σ C_c`:
    `D_o = 2 ℓ_φc / ℓ..` and `D_e = 2 ℓ_φ. ℓ_c. / (ℓ..² - Σ C_k)`.

    >>> binary_u_terms(1, 20, 5, 0, 25)
    Terms(seen=10, of=20, chance=150, pairs=360)
    """
    if not tokens:
        return "no-units"
    if not coded:
        return "not-used"
    gap = tokens - coded
    if not gap:
        return "everything-coded"
    return Terms(
        2 * (scale * coded - common), scale * tokens, 2 * gap * coded, tokens * tokens - squares - gap
    )


def cu_terms(agreed: int, squares: int, *common: int) -> Terms | Undefined:
    """Give the terms of cu-alpha, which looks at text that several coders coded.

    From `s Σ ℓ_cc`, `s² Σ C*_c` and each `s ℓ*_c.`:
    `D_o = (ℓ*.. - Σ ℓ_cc) / ℓ*..` and `D_e = (ℓ*..² - Σ ℓ*_c.²) / (ℓ*..² - Σ C*_c)`.

    >>> cu_terms(10, 91, 13, 5)
    Terms(seen=8, of=18, chance=130, pairs=233)
    """
    all_common = sum(common)
    if not all_common:
        return "no-overlap"
    chance = all_common * all_common - sum(amount * amount for amount in common)
    if not chance:
        return "one-value"
    pairs = all_common * all_common - squares
    return Terms(all_common - agreed, all_common, chance, pairs) if pairs > 0 else "no-variation"


def ku_terms(all_common: int, all_squares: int, common: int, squares: int, agreed: int) -> Terms | Undefined:
    """Give the terms of (k)u-alpha, which looks at one code in text that several coders coded.

    From `s ℓ*..`, `s² Σ C*_c`, and for the code `s ℓ*_k.`, `s² C*_k`, `s ℓ_kk`:
    `D_o = (ℓ*_.k - ℓ*_kk) / ℓ*_.k` and `D_e = (ε*_.k - ε*_kk) / ε*_.k`.

    >>> ku_terms(18, 91, 13, 66, 10)
    Terms(seen=3, of=13, chance=65, pairs=168)
    """
    if not common:
        return "no-overlap"
    if common == all_common:
        return "one-value"
    pairs = all_common * common - squares
    if pairs <= 0 or all_common * all_common <= all_squares:
        return "no-variation"
    return Terms(common - agreed, common, common * (all_common - common), pairs)


def estimate_of(terms: Terms | Undefined, n: int) -> Estimate:
    """Form `1 - D_o / D_e`, or tell why there is no value."""
    if isinstance(terms, str):
        return Estimate(None, terms, n=n)
    return Estimate(
        value_of(terms),
        observed=float(Fraction(terms.seen, terms.of)),
        expected=float(Fraction(terms.chance, terms.pairs)),
        n=n,
    )


def value_of(terms: Terms | Undefined) -> float | None:
    """Form `1 - D_o / D_e` with a single rounding; None where it is undefined.

    >>> value_of(Terms(seen=10, of=20, chance=150, pairs=360))
    -0.2
    """
    if isinstance(terms, str):
        return None
    seen, of, chance, pairs = terms
    below = of * chance
    return (below - seen * pairs) / below

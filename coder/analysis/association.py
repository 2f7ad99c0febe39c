"""How closely two codes go together: one number per question, and a reason where there is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import log, sqrt
from typing import Final, TypeAlias


class Shape(StrEnum):
    """What the counts of a pair are counts of."""

    TABLE = "table"
    """Units that each have a code or have it not."""
    MEETINGS = "meetings"
    """Passages or turns that meet; one may meet several."""
    WINDOWS = "windows"
    ORDER = "order"
    """Turns with a, and whether b follows."""


class Reason(StrEnum):
    """Why a figure has no value."""

    NEVER_GIVEN = "never-given"
    NO_TABLE = "no-table"
    """Units of this kind do not divide into four cells."""
    ALWAYS_TOGETHER = "always-together"
    NO_VARIATION = "no-variation"
    """A code was given to no unit or to all."""
    MORE_MEETINGS = "more-meetings-than-passages"
    RARE = "rare"
    """The pair could not pass the guards however its codes lie, so it is not among those corrected for."""
    NO_TEST = "no-test"
    """No test for this unit."""
    SAME_TEXT_TWICE = "same-text-twice"
    """Several coders read the same text, so that turns are not independent."""
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, slots=True)
class Counts:
    """What is known of a pair of codes."""

    n_ab: int
    n_a: int
    n_b: int
    n: int | None = None
    shape: Shape = Shape.TABLE
    m_ab: int = 0
    """Passages or turns with a that meet b; for `ORDER` turns with a that b follows."""
    m_ba: int = 0


Value: TypeAlias = float | Reason
Measure: TypeAlias = Callable[[Counts], Value]


def jaccard(counts: Counts) -> Value:
    """Share of what has either code that has both, from 0 to 1: `n_ab / (n_a + n_b - n_ab)`.

    Where one passage can meet several, n_ab may exceed n_a, and the formula 1; there it is `D / (2 - D)`
    with `D = (m_ab + m_ba) / (n_a + n_b)`, which is the same number where each meets one.
    No value for windows and for order, nor where a code was never given.
    Jaccard (1912), New Phytologist 11(2); with tables it is the c-coefficient of ATLAS.ti.

    >>> jaccard(Counts(2, 3, 4, 10))
    0.4
    >>> jaccard(Counts(3, 1, 3, shape=Shape.MEETINGS, m_ab=1, m_ba=3))
    1.0
    """
    if counts.shape in {Shape.WINDOWS, Shape.ORDER}:
        return Reason.NO_TABLE
    if counts.shape is Shape.MEETINGS:
        share = dice(counts)
        return share if isinstance(share, Reason) else share / (2 - share)
    if not counts.n_a or not counts.n_b:
        return Reason.NEVER_GIVEN
    return counts.n_ab / (counts.n_a + counts.n_b - counts.n_ab)


def c_index(counts: Counts) -> Value:
    """ATLAS.ti's c of overlapping passages, `n_ab / (n_a + n_b - n_ab)`, to compare with figures from there.

    It can exceed 1, as here, because one passage may meet several: `jaccard` cannot. No value for windows and
    for order, where a code was never given, or where there are as many meetings as passages.

    >>> c_index(Counts(3, 1, 3, shape=Shape.MEETINGS, m_ab=1, m_ba=3))
    3.0
    """
    if counts.shape in {Shape.WINDOWS, Shape.ORDER}:
        return Reason.NO_TABLE
    if not counts.n_a or not counts.n_b:
        return Reason.NEVER_GIVEN
    either = counts.n_a + counts.n_b - counts.n_ab
    return counts.n_ab / either if either > 0 else Reason.MORE_MEETINGS


def dice(counts: Counts) -> Value:
    """Share of the places of both codes that are shared, from 0 to 1: `2 n_ab / (n_a + n_b)`.

    Where one passage can meet several: `(m_ab + m_ba) / (n_a + n_b)`. Undefined where `jaccard` is.
    Dice (1945), Ecology 26(3), doi:10.2307/1932409

    >>> round(dice(Counts(2, 3, 4, 10)), 4)
    0.5714
    """
    if counts.shape in {Shape.WINDOWS, Shape.ORDER}:
        return Reason.NO_TABLE
    if not counts.n_a or not counts.n_b:
        return Reason.NEVER_GIVEN
    both = counts.m_ab + counts.m_ba if counts.shape is Shape.MEETINGS else 2 * counts.n_ab
    return both / (counts.n_a + counts.n_b)


def simpson(counts: Counts) -> Value:
    """Share of the rarer code's units that have the other too, from 0 to 1: `n_ab / min(n_a, n_b)`.

    No value without a 2×2 table or where a code was never given. Simpson (1943), American Journal of
    Science 241(1)

    >>> round(simpson(Counts(2, 3, 4, 10)), 4)
    0.6667
    """
    return _lacks(counts) or counts.n_ab / min(counts.n_a, counts.n_b)


def cosine(counts: Counts) -> Value:
    """Cosine of the two columns of 0 and 1, from 0 to 1: `n_ab / sqrt(n_a n_b)`.

    No value where `simpson` has none. Ochiai (1957), Bulletin of the Japanese Society of Scientific
    Fisheries 22(9)

    >>> round(cosine(Counts(2, 3, 4, 10)), 4)
    0.5774
    """
    return _lacks(counts) or counts.n_ab / sqrt(counts.n_a * counts.n_b)


def p_b_given_a(counts: Counts) -> Value:
    """Share of a's units that have b: `n_ab / n_a`; of passages and near turns, that meet b: `m_ab / n_a`.

    For order: share of turns with a that b follows. No value for windows, or where a was never given.

    >>> p_b_given_a(Counts(1, 4, 2, 10))
    0.25
    """
    return _share(counts, counts.m_ab, counts.n_a)


def p_a_given_b(counts: Counts) -> Value:
    """Share of b's units that have a; for order, of turns with b that a comes before. See `p_b_given_a`.

    >>> p_a_given_b(Counts(1, 4, 2, 10))
    0.5
    """
    return _share(counts, counts.m_ba, counts.n_b)


def lift(counts: Counts) -> Value:
    """How many times as often as if the codes knew nothing of each other: `n n_ab / (n_a n_b)`.

    From 0 up; 1 is chance. No value without a 2×2 table or where a code was never given.
    Brin, Motwani & Silverstein (1997), SIGMOD Record 26(2), doi:10.1145/253262.253327 (as interest)

    >>> lift(Counts(2, 4, 5, 20))
    2.0
    """
    return _lacks(counts) or _size(counts) * counts.n_ab / (counts.n_a * counts.n_b)


def npmi(counts: Counts) -> Value:
    """Normalised pointwise mutual information, from -1 to 1: `ln(lift) / -ln(n_ab / n)`.

    -1 if never together, 0 is chance, 1 if each occurs only with the other. No value where every unit has
    both, without a 2×2 table, or where a code was never given. Bouma (2009), Proceedings of GSCL

    >>> npmi(Counts(0, 4, 5, 20)), npmi(Counts(4, 4, 4, 16)), npmi(Counts(1, 4, 5, 20))
    (-1.0, 1.0, 0.0)
    """
    lifted = lift(counts)
    if isinstance(lifted, Reason):
        return lifted
    if not counts.n_ab:
        return -1.0
    if counts.n_ab == counts.n:
        return Reason.ALWAYS_TOGETHER
    return log(lifted) / -log(counts.n_ab / _size(counts))


def phi(counts: Counts) -> Value:
    """Correlation of the two columns of 0 and 1, from -1 to 1: `(n n_ab - n_a n_b) / sqrt(n_a n_b n̄_a n̄_b)`.

    No value without a 2×2 table, or where a code was given to no unit or to all.
    Yule (1912), Journal of the Royal Statistical Society 75(6)

    >>> phi(Counts(4, 4, 4, 16)), phi(Counts(0, 4, 4, 8))
    (1.0, -1.0)
    """
    if lacking := _varies_not(counts):
        return lacking
    n, a, b = _size(counts), counts.n_a, counts.n_b
    return (n * counts.n_ab - a * b) / sqrt(a * b * (n - a) * (n - b))


def odds(counts: Counts) -> Value:
    """Odds ratio with 0.5 added to every cell, from 0 up; 1 is chance. No value where `phi` has none.

    Haldane (1956), Annals of Human Genetics 20(4); Anscombe (1956), Biometrika 43

    >>> odds(Counts(4, 8, 8, 16))
    1.0
    """
    if lacking := _varies_not(counts):
        return lacking
    both, a_only, b_only, neither = (cell + 0.5 for cell in _cells(counts))
    return both * neither / (a_only * b_only)


def g2(counts: Counts) -> Value:
    """Log-likelihood ratio `2 Σ O ln(O / E)`, negative where they meet less often than by chance.

    No value where `phi` has none. It assumes independent units, which turns are not: for ranking only.
    Dunning (1993), Computational Linguistics 19(1)

    >>> round(g2(Counts(110, 2552, 221, 31777)), 2)
    270.72
    """
    if lacking := _varies_not(counts):
        return lacking
    n, a, b = _size(counts), counts.n_a, counts.n_b
    expected = (a * b, a * (n - b), (n - a) * b, (n - a) * (n - b))
    total = sum(
        cell * log(cell * n / chance) for cell, chance in zip(_cells(counts), expected, strict=True) if cell
    )
    return 2 * total if n * counts.n_ab >= a * b else -2 * total


def together(counts: Counts) -> Value:
    """How often: `n_ab`."""
    return counts.n_ab


MEASURES: Final[Mapping[str, Measure]] = {
    "n_ab": together,
    "jaccard": jaccard,
    "c_index": c_index,
    "dice": dice,
    "simpson": simpson,
    "cosine": cosine,
    "p_b_given_a": p_b_given_a,
    "p_a_given_b": p_a_given_b,
    "lift": lift,
    "npmi": npmi,
    "phi": phi,
    "odds": odds,
    "g2": g2,
}
"""What `--measure` may be."""


def _lacks(counts: Counts) -> Reason | None:
    if counts.shape is not Shape.TABLE:
        return Reason.NO_TABLE
    return None if counts.n_a and counts.n_b else Reason.NEVER_GIVEN


def _varies_not(counts: Counts) -> Reason | None:
    if counts.shape is not Shape.TABLE:
        return Reason.NO_TABLE
    return Reason.NO_VARIATION if {counts.n_a, counts.n_b} & {0, counts.n} else None


def _share(counts: Counts, met: int, own: int) -> Value:
    if counts.shape is Shape.WINDOWS:
        return Reason.NO_TABLE
    if not own:
        return Reason.NEVER_GIVEN
    return (counts.n_ab if counts.shape is Shape.TABLE else met) / own


def _size(counts: Counts) -> int:
    """Give the number of units; a table always has one."""
    if counts.n is None:
        raise ValueError("a table of four cells needs the number of units")
    return counts.n


def _cells(counts: Counts) -> tuple[int, int, int, int]:
    """Count the units with both, only a, only b, neither."""
    both, a, b = counts.n_ab, counts.n_a, counts.n_b
    return both, a - both, b - both, _size(counts) - a - b + both

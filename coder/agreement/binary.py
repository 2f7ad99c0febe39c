"""One code and two coders, character by character: the 2×2 table and what is read off it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from coder.agreement.cohen import ONE_CODER_VARIES
from coder.agreement.estimate import Estimate, agreement
from coder.agreement.spans import Span, within


@dataclass(frozen=True, slots=True)
class BinaryTable:
    """How many characters both coders marked, the first only, the second only, neither.

    Tables of several texts add up: `x + y`. The coefficients have no interval here, because characters
    are not independent of each other: it comes from resampling transcripts.
    """

    n11: int = 0
    n10: int = 0
    n01: int = 0
    n00: int = 0

    def __add__(self, other: BinaryTable) -> BinaryTable:
        return BinaryTable(
            self.n11 + other.n11, self.n10 + other.n10, self.n01 + other.n01, self.n00 + other.n00
        )

    @property
    def length(self) -> int:
        """The number of characters."""
        return self.n11 + self.n10 + self.n01 + self.n00

    @property
    def coded(self) -> int:
        """The number of characters that anyone marked."""
        return self.n11 + self.n10 + self.n01

    @property
    def percent(self) -> float | None:
        """The share of characters decided alike, `p_o`, from 0 to 1; None without text.

        Holsti (1969), Content Analysis for the Social Sciences and Humanities

        >>> BinaryTable(n11=50, n10=75, n01=75, n00=800).percent
        0.85
        """
        return (self.n11 + self.n00) / self.length if self.length else None

    @property
    def jaccard(self) -> float | None:
        """The share of what anyone marked that both did, from 0 to 1; None if nobody marked anything.

        `n11 / (n11 + n10 + n01)`. Jaccard (1912), New Phytologist 11(2)

        >>> BinaryTable(n11=50, n10=75, n01=75, n00=800).jaccard
        0.25
        """
        return self.n11 / self.coded if self.coded else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall, from 0 to 1; None if nobody marked anything.

        `2 n11 / (2 n11 + n10 + n01)`: what kappa tends to as unmarked text grows.
        Hripcsak & Rothschild (2005), JAMIA 12(3)

        >>> BinaryTable(n11=50, n10=75, n01=75, n00=800).f1
        0.4
        """
        return 2 * self.n11 / (self.n11 + self.coded) if self.coded else None

    @property
    def bias(self) -> float | None:
        """How much more the first coder marked than the second, `(n10 - n01) / n`; None without text."""
        return (self.n10 - self.n01) / self.length if self.length else None

    @property
    def prevalence(self) -> float | None:
        """How far agreement is about marked text, `(n11 - n00) / n`; None without text."""
        return (self.n11 - self.n00) / self.length if self.length else None

    @property
    def kappa(self) -> Estimate:
        """Cohen's kappa on characters: see `kappa_of`."""
        return kappa_of(self)

    @property
    def kappa_max(self) -> float | None:
        """The largest kappa these coders could reach with the amounts they marked; None if undefined.

        `(Σ min(p_c., p_.c) - p_e) / (1 - p_e)`. Cohen (1960)

        >>> BinaryTable(n11=50, n10=50, n01=0, n00=900).kappa_max.__round__(4)
        0.6429
        """
        n, chance = self.length, _chance(self)
        if chance == n * n:
            return None
        first, second = self.n11 + self.n10, self.n11 + self.n01
        alike = min(first, second) + n - max(first, second)
        return (alike * n - chance) / (n * n - chance)

    @property
    def alpha(self) -> Estimate:
        """Krippendorff's alpha on characters: see `binary_alpha_of`."""
        return binary_alpha_of(self)

    @property
    def ac1(self) -> Estimate:
        """Gwet's AC1 with the two categories marked and unmarked; no value without text.

        Secondary: where a code is rare it is near 1 even if the coders agree on no character.

        >>> round(BinaryTable(n11=50, n10=75, n01=75, n00=800).ac1.value, 3)
        0.808
        """
        marked = self.n11 + self.coded
        rest = 2 * self.length - marked
        return _beyond(self, Fraction(2 * marked * rest, max(1, 4 * self.length * self.length)))

    @property
    def brennan_prediger(self) -> Estimate:
        """The coefficient of Brennan and Prediger, which is PABAK here: `2 p_o - 1`; no value without text.

        Secondary, as AC1 is. Byrt, Bishop & Carlin (1993), Journal of Clinical Epidemiology 46(5)

        >>> round(BinaryTable(n11=50, n10=75, n01=75, n00=800).brennan_prediger.value, 3)
        0.7
        """
        return _beyond(self, Fraction(1, 2))


def binary_table(a: Iterable[tuple[int, int]], b: Iterable[tuple[int, int]], length: int) -> BinaryTable:
    """Count characters by which of two coders marked them with one code; a coder's overlaps count once.

    >>> binary_table([(0, 100), (50, 150)], [(100, 200)], 1000)
    BinaryTable(n11=50, n10=100, n01=50, n00=800)
    """
    first = within(((start, end, None) for start, end in a), length)
    second = within(((start, end, None) for start, end in b), length)
    both, mine, theirs = _shared(first, second), _amount(first), _amount(second)
    return BinaryTable(both, mine - both, theirs - both, length - mine - theirs + both)


def _amount(spans: list[Span]) -> int:
    return sum(end - start for start, end, _code in spans)


def _shared(first: list[Span], second: list[Span]) -> int:
    """Count the characters in both of two lists of spans, each sorted and without overlaps."""
    shared = i = j = 0
    while i < len(first) and j < len(second):
        shared += max(0, min(first[i][1], second[j][1]) - max(first[i][0], second[j][0]))
        if first[i][1] <= second[j][1]:
            i += 1
        else:
            j += 1
    return shared


def _chance(table: BinaryTable) -> int:
    """Give `p_e n²` of Cohen's kappa."""
    n, first, second = table.length, table.n11 + table.n10, table.n11 + table.n01
    return first * second + (n - first) * (n - second)


def kappa_of(table: BinaryTable) -> Estimate:
    """Cohen's kappa of two coders on one code, `(p_o - p_e) / (1 - p_e)`.

    `p_e = p_1 p_2 + (1 - p_1)(1 - p_2)`; `p_o` is the share of characters decided alike, `p_1` and
    `p_2` the shares each coder marked. Text neither marked counts. From -1 to 1; 0 is chance.
    No value when nothing varies (`p_e = 1`) or there is no text. Where only one coder varies it is 0 by
    algebra, and a warning says so.
    Cohen (1960), Educational and Psychological Measurement 20(1), doi:10.1177/001316446002000104

    >>> round(kappa_of(BinaryTable(n11=50, n10=50, n01=50, n00=850)).value, 4)
    0.4444
    >>> kappa_of(BinaryTable(n11=1000, n10=0, n01=0, n00=0)).reason
    'no-variation'
    >>> kappa_of(BinaryTable(n10=100, n00=900)).warnings
    ('no-variation-one-coder',)
    """
    n, chance = table.length, _chance(table)
    if reason := _nothing_varies(table):
        return Estimate(None, reason, n=n)
    agreed, squared = (table.n11 + table.n00) * n, n * n
    constant = [marked in {0, n} for marked in (table.n11 + table.n10, table.n11 + table.n01)]
    return Estimate(
        (agreed - chance) / (squared - chance),
        observed=agreed / squared,
        expected=chance / squared,
        n=n,
        warnings=(ONE_CODER_VARIES,) if any(constant) and not all(constant) else (),
    )


def binary_alpha_of(table: BinaryTable) -> Estimate:
    """Krippendorff's nominal alpha of two coders on one code, each character a unit.

    `1 - (2n - 1)(n10 + n01) / (n_1 n_0)`, where `n_1` and `n_0` count the marked and the unmarked characters
    of both coders, `2n` together. No value when nothing varies or there is no text. Secondary: |u-alpha
    rests on whole spans, which are what coders decide about.
    Krippendorff (2011), Computing Krippendorff's Alpha-Reliability

    >>> round(binary_alpha_of(BinaryTable(n11=50, n10=75, n01=75, n00=800)).value, 4)
    0.3146
    """
    n, marked = 2 * table.length, table.n11 + table.coded
    if reason := _nothing_varies(table):
        return Estimate(None, reason, n=table.length)
    unlike, chance = table.n10 + table.n01, marked * (n - marked)
    return Estimate(
        (chance - unlike * (n - 1)) / chance,
        observed=2 * unlike / n,
        expected=2 * chance / (n * (n - 1)),
        n=table.length,
    )


def _nothing_varies(table: BinaryTable) -> str | None:
    """Say why a coefficient that needs variation has none."""
    if not table.length:
        return "no-units"
    if not table.coded:
        return "not-used"
    return "no-variation" if table.n11 == table.length else None


def _beyond(table: BinaryTable, chance: Fraction) -> Estimate:
    if not table.length:
        return Estimate(None, "no-units")
    return agreement(Fraction(table.n11 + table.n00, table.length), chance, table.length)

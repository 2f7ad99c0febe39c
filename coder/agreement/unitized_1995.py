"""alpha_U of 1995 and 2004, code by code: what DKPro and INCEpTION print as unitizing alpha."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import accumulate, permutations
from typing import NamedTuple

from coder.agreement.estimate import Estimate, disagreement
from coder.agreement.partition import intersections
from coder.agreement.spans import Continua, Span, within
from coder.agreement.units import Value


class AlphaU1995(NamedTuple):
    """The coefficient of all codes and of each that occurs."""

    overall: Estimate
    codes: Mapping[Value, Estimate]


def alpha_u_1995(continua: Continua, length: int) -> AlphaU1995:
    """alpha_U of 1995 in its form of 2004, `1 - D_o / D_e`, overall `1 - Σ_c D_o / Σ_c D_e`.

    For each code, other codes are gap, so that different codes may overlap. For a pair of coders, two
    units that intersect differ by `(b1 - b2)² + (e1 - e2)²` (begins and ends), a unit wholly inside the
    other's gap by its length squared. `D_o = 2 / (m (m - 1) L²) Σ δ`;
    `D_e = (2 / L) Σ_units [(N - 1)/3 (2l³ - 3l² + l) + l² Σ_{gaps g ≥ l} (g - l + 1)]
    / (mL (mL - 1) - Σ l (l - 1))`. At most 1, and very negative where units are split; it depends on the
    number of units. No value with fewer than two coders who are done, or if nobody used the code.
    Krippendorff (1995), Sociological Methodology 25; Krippendorff (2004), Content Analysis, 2nd ed.

    >>> alpha = alpha_u_1995([[(75, 145, "c")], [(70, 150, "c")]], 300)
    >>> round(alpha.overall.value, 4), alpha.codes["c"].observed == 50 / 300**2
    (0.9877, True)
    >>> alpha_u_1995([[], []], 300).overall.reason
    'not-used'
    """
    coders = [within(spans, length) for spans in continua if spans is not None]
    if len(coders) < 2 or not length:
        return AlphaU1995(Estimate(None, "no-units" if len(coders) >= 2 else "fewer-than-two-coders"), {})
    codes = sorted({code for spans in coders for _start, _end, code in spans}, key=repr)
    n = len(coders) * length
    terms = {}
    for code in codes:
        units = [[span for span in spans if span[2] == code] for spans in coders]
        terms[code] = _observed(units, length), _expected(units, length)
    observed = sum((each for each, _chance in terms.values()), Fraction())
    expected = sum((chance for _each, chance in terms.values()), Fraction())
    overall = disagreement(observed, expected, n) if codes else Estimate(None, "not-used", n=n)
    return AlphaU1995(overall, {code: disagreement(*pair, n) for code, pair in terms.items()})


def _observed(coders: Sequence[Sequence[Span]], length: int) -> Fraction:
    """Give `D_o`: what lone units and intersecting ones differ, over pairs of coders either way round."""
    twice = 0
    for first, second in permutations(coders, 2):
        met = set()
        for _start, _end, i, j in intersections(first, second):
            met.add(i)
            twice += (first[i][0] - second[j][0]) ** 2 + (first[i][1] - second[j][1]) ** 2
        twice += 2 * sum(
            (end - start) ** 2 for place, (start, end, _code) in enumerate(first) if place not in met
        )
    many = len(coders)
    return Fraction(twice, many * (many - 1) * length * length)


def _expected(coders: Sequence[Sequence[Span]], length: int) -> Fraction:
    """Give `D_e`; the sum over gaps is read off sums of the longest gaps."""
    units = [end - start for spans in coders for start, end, _code in spans]
    gaps = sorted(gap for spans in coders for gap in _gaps(spans, length))
    from_longest = [*accumulate(reversed(gaps), initial=0)]
    twice_thirds = 0
    for unit in units:
        roomy = len(gaps) - bisect_left(gaps, unit)
        room = from_longest[roomy] - roomy * (unit - 1)
        twice_thirds += (len(units) - 1) * (2 * unit**3 - 3 * unit**2 + unit) + 3 * unit**2 * room
    tokens = len(coders) * length
    pairs = tokens * (tokens - 1) - sum(unit * (unit - 1) for unit in units)
    return Fraction(2 * twice_thirds, 3 * length * pairs)


def _gaps(spans: Sequence[Span], length: int) -> list[int]:
    """List the lengths of text before, between and after units."""
    cuts = [0, *(offset for start, end, _code in spans for offset in (start, end)), length]
    return [end - start for start, end in zip(cuts[::2], cuts[1::2], strict=True) if end > start]

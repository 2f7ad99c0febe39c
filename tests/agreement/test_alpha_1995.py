"""alpha_U of 1995 equals its formulas, section by section."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from coder.agreement import alpha_u_1995
from coder.agreement.spans import merge_spans

CODES = "ab"


def coders_of(seed: int) -> tuple[list, int]:
    chance = Random(seed)
    length = chance.randrange(1, 25)
    coders = []
    for _coder in range(chance.choice([2, 3, 4])):
        spans = []
        for _span in range(chance.choice([0, 1, 3, 5])):
            start = chance.randrange(length)
            spans.append((start, chance.randint(start + 1, min(length, start + 8)), chance.choice(CODES)))
        coders.append(None if chance.random() < 0.1 else spans)
    return coders, length


def sections(spans: list, code: str, length: int) -> list[tuple[int, int, bool]]:
    """Cut the text into units and gaps."""
    found, at = [], 0
    for start, end, each in merge_spans(spans):
        if each == code:
            if at < start:
                found.append((at, start, False))
            found.append((start, end, True))
            at = end
    return [*found, (at, length, False)] if at < length else found


def naive(coders: list, code: str, length: int) -> tuple[Fraction, Fraction]:
    cut = [sections(spans, code, length) for spans in coders]
    m, seen = len(cut), 0
    for one, other in combinations(cut, 2):
        for b1, e1, unit1 in one:
            for b2, e2, unit2 in other:
                if b1 < e2 and b2 < e1:
                    if unit1 and unit2:
                        seen += (b1 - b2) ** 2 + (e1 - e2) ** 2
                    elif unit1 and b2 <= b1 and e1 <= e2:
                        seen += (e1 - b1) ** 2
                    elif unit2 and b1 <= b2 and e2 <= e1:
                        seen += (e2 - b2) ** 2
    units = [e - b for spans in cut for b, e, unit in spans if unit]
    gaps = [e - b for spans in cut for b, e, unit in spans if not unit]
    above = sum(
        Fraction(len(units) - 1, 3) * (2 * n**3 - 3 * n**2 + n)
        + n * n * sum(gap - n + 1 for gap in gaps if gap >= n)
        for n in units
    )
    below = m * length * (m * length - 1) - sum(n * (n - 1) for n in units)
    return Fraction(2 * seen, m * (m - 1) * length**2), Fraction(2, length) * above / below


@settings(deadline=None, derandomize=True, max_examples=500)
@given(seed=st.integers(0, 2**32))
def test_it_equals_the_sections(seed) -> None:
    coders, length = coders_of(seed)
    done = [spans for spans in coders if spans is not None]
    alpha = alpha_u_1995(coders, length)
    if len(done) < 2:
        assert alpha.overall.reason == "fewer-than-two-coders"
        return
    used = sorted({code for spans in done for _start, _end, code in spans})
    assert sorted(alpha.codes) == used
    terms = [naive(done, code, length) for code in used]
    for code, (seen, chance) in zip(used, terms, strict=True):
        found = alpha.codes[code]
        assert (found.observed, found.expected) == (float(seen), float(chance))
        assert found.value == (float(1 - seen / chance) if chance else None)
    chance = sum((each for _seen, each in terms), Fraction())
    seen = sum((each for each, _chance in terms), Fraction())
    assert alpha.overall.value == (float(1 - seen / chance) if chance else None)
    assert repr(alpha_u_1995([spans and spans[::-1] for spans in coders[::-1]], length)) == repr(alpha)

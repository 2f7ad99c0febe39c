"""Spans are merged, masked and given to fixed units as a set of characters would be."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.agreement import apply_mask, codes_given, fixed_units, merge_spans, roll_up, tree_distance
from coder.agreement.fixed_units import cover_share
from coder.agreement.hierarchy import domain_of
from coder.agreement.spans import recode

CODES = "ab"


def spans_of(chance: Random, length: int) -> list[tuple]:
    spans = []
    for _span in range(chance.choice([0, 1, 3, 8])):
        start = chance.randrange(length)
        spans.append((start, chance.randint(start + 1, min(length, start + 6)), chance.choice(CODES)))
    return spans


def ranges_of(chance: Random, length: int) -> list[tuple[int, int]]:
    return [
        (start, chance.randint(start, min(length, start + 4)))
        for start in (chance.randrange(length) for _range in range(chance.choice([0, 2, 4])))
    ]


def naive_merged(spans: list[tuple]) -> list[tuple]:
    """Join the first two of one code that overlap, until there are none."""
    merged = list(dict.fromkeys(spans))
    for one in merged:
        for other in merged:
            if one is not other and one[2] == other[2] and one[0] < other[1] and other[0] < one[1]:
                rest = [span for span in merged if span not in (one, other)]
                return naive_merged([*rest, (min(one[0], other[0]), max(one[1], other[1]), one[2])])
    return sorted(merged)


@settings(deadline=None, derandomize=True, max_examples=300)
@given(seed=st.integers(0, 2**32))
def test_merging(seed) -> None:
    spans = spans_of(Random(seed), 20)
    assert merge_spans(spans) == naive_merged(spans)
    assert merge_spans(reversed(spans)) == merge_spans(spans)


@settings(deadline=None, derandomize=True, max_examples=300)
@given(seed=st.integers(0, 2**32))
def test_masking(seed) -> None:
    chance = Random(seed)
    spans, exclude = spans_of(chance, 20), ranges_of(chance, 20)
    kept = [place for place in range(20) if not any(start <= place < end for start, end in exclude)]
    left = []
    for start, end, code in spans:
        inside = [kept.index(place) for place in range(start, end) if place in kept]
        if inside:
            left.append((inside[0], inside[-1] + 1, code))
    assert apply_mask(spans, 20, exclude) == (sorted(left), len(kept))


def test_what_the_mask_does() -> None:
    """A span over excluded text stays one, one inside it goes, and two that now touch stay two."""
    spans = [(2, 9, "a"), (4, 6, "b"), (12, 14, "a"), (0, 1, "c"), (3, 4, "c")]
    assert apply_mask(spans, 20, [(4, 6), (8, 12)]) == (
        [(0, 1, "c"), (2, 6, "a"), (3, 4, "c"), (6, 8, "a")],
        14,
    )
    with pytest.raises(ValueError, match="outside"):
        apply_mask([], 10, [(8, 12)])
    with pytest.raises(ValueError, match="outside"):
        apply_mask([(8, 12, "a")], 10, [(1, 2)])


def naive_given(spans, borders, exclude, rule) -> list[set]:
    """Follow the rules of 2.3 with sets of characters."""
    counted = {place for place in range(30) if not any(start <= place < end for start, end in exclude)}
    units = [counted & set(range(start, end)) for start, end in borders]
    units = [unit for unit in units if unit]
    given_codes: list[set] = [set() for _unit in units]
    merged = [(counted & set(range(start, end)), code) for start, end, code in naive_merged(spans)]
    for code in CODES:
        own = [span for span, each in merged if each == code]
        all_own = set().union(*own)
        for codes, unit in zip(given_codes, units, strict=True):
            cover = len(all_own & unit)
            if rule == "any":
                wins = cover >= 1
            elif rule == "majority":
                wins = 2 * cover > len(unit) or any(2 * len(span & unit) > len(span) for span in own)
            else:
                wins = cover >= Fraction(rule.split(":")[1]) * len(unit)
            if wins:
                codes.add(code)
        if rule == "majority":
            before = [code in codes for codes in given_codes]
            for span in own:
                shares = [len(span & unit) for unit in units]
                if any(shares) and not any(share and won for share, won in zip(shares, before, strict=True)):
                    given_codes[shares.index(max(shares))].add(code)
    return given_codes


@settings(deadline=None, derandomize=True, max_examples=600)
@given(
    seed=st.integers(0, 2**32), rule=st.sampled_from(["majority", "any", "cover:0.5", "cover:1", "cover:0.1"])
)
def test_codes_of_fixed_units(seed, rule) -> None:
    chance = Random(seed)
    spans, exclude = spans_of(chance, 30), ranges_of(chance, 30)
    cuts = sorted(chance.sample(range(31), chance.choice([2, 4, 8])))
    borders = [pair for pair in pairwise(cuts) if chance.random() < 0.9]
    units = fixed_units(borders, 30, exclude)
    assert [set(codes) for codes in codes_given(spans, units, rule)] == naive_given(
        spans, borders, exclude, rule
    )


def test_a_passage_that_wins_no_sentence_goes_where_most_of_it_lies() -> None:
    units = fixed_units([(0, 10), (10, 20), (20, 30)], 30)
    assert codes_given([(6, 24, "a")], units) == [set(), {"a"}, set()]
    assert codes_given([(8, 12, "a")], units) == [{"a"}, set(), set()]
    assert len(units) == 3


def test_wrong_units_and_rules() -> None:
    with pytest.raises(ValueError, match="overlap"):
        fixed_units([(0, 5), (3, 8)], 10)
    units = fixed_units([(0, 5)], 10)
    for rule in ("most", "cover:0", "cover:2", "cover:half", "cover:1/0"):
        with pytest.raises(ValueError, match=r"rule|share"):
            codes_given([(0, 3, "a")], units, rule)
    assert cover_share("cover:0.1") == Fraction(1, 10)


def test_trees() -> None:
    parent = {"情绪": None, "怒": "情绪", "暴怒": "怒", "喜": "情绪", "工作": None, "上级": "工作"}
    distance = tree_distance(parent)
    assert distance("暴怒", "上级") == 1
    assert distance("怒", "喜") == 2 / 5
    assert distance("情绪", "工作") == 2 / 5
    assert all(distance(a, b) == distance(b, a) for a in parent for b in parent)
    assert {distance(code, code) for code in parent} == {0}
    assert Counter(roll_up(parent, 1).values()) == {"情绪": 4, "工作": 2}
    assert roll_up(parent, 2)["暴怒"] == "怒"
    assert domain_of(parent, "怒") == {"怒": "怒", "暴怒": "暴怒"}
    assert recode([(0, 3, "怒"), (2, 5, "喜"), (7, 8, "工作")], domain_of(parent, "情绪")) == [
        (0, 3, "怒"),
        (2, 5, "喜"),
    ]
    assert tree_distance({"a": None})("a", "a") == 0
    for wrong in (
        lambda: distance("怒", "哀"),
        lambda: tree_distance({"a": "b"}),
        lambda: roll_up(parent, 0),
    ):
        with pytest.raises(ValueError, match=r"\w"):
            wrong()
    with pytest.raises(ValueError, match="above itself"):
        tree_distance({"a": "b", "b": "a"})

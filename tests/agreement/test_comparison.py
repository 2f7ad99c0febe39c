"""Two coders side by side: who answers to whom, and which codes stand against each other."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.agreement import compare, merge_spans
from coder.agreement.comparison import summed
from coder.agreement.pairing import Difference, Relation, relation

PARENT = {"负担": None, "台账": "负担", "填报": "台账", "催报": "台账", "原因": None}
CODES = (*PARENT, "别的")


def coder(chance: Random, length: int) -> list[tuple]:
    spans = []
    for _span in range(chance.choice([0, 1, 3, 6])):
        start = chance.randrange(length)
        spans.append((start, chance.randint(start + 1, min(length, start + 8)), chance.choice(CODES)))
    return spans


def overlap(a, b) -> int:
    return min(a[1], b[1]) - max(a[0], b[0])


def naive_pairs(a: list, b: list) -> tuple[dict, list, list]:
    """Look again and again for the longest overlap that is left: first of one code, then of two."""
    first, second, pairs = list(a), list(b), {}
    for same in (True, False):
        while True:
            candidates = [
                (
                    -overlap(x, y),
                    min(x[0], y[0]),
                    max(x[0], y[0]),
                    (CODES.index(x[2]), repr(x[2])),
                    (CODES.index(y[2]), repr(y[2])),
                    x,
                    y,
                )
                for x in first
                for y in second
                if overlap(x, y) > 0
                and (x[2] == y[2]) == same
                and (same or 2 * overlap(x, y) >= min(x[1] - x[0], y[1] - y[0]))
            ]
            if not candidates:
                break
            *_order, x, y = min(candidates)
            pairs[x] = y
            first.remove(x)
            second.remove(y)
    return pairs, first, second


@settings(deadline=None, derandomize=True, max_examples=500)
@given(seed=st.integers(0, 2**32))
def test_pairs_are_the_longest_overlaps(seed) -> None:
    chance = Random(seed)
    a, b = coder(chance, 20), coder(chance, 20)
    result = compare(a, b, 20, PARENT)
    pairs, only_a, only_b = naive_pairs(merge_spans(a), merge_spans(b))
    assert {item.a: item.b for item in result.items if item.a and item.b} == pairs
    assert sorted(item.a for item in result.items if item.difference is Difference.ONLY_A) == sorted(only_a)
    assert sorted(item.b for item in result.items if item.difference is Difference.ONLY_B) == sorted(only_b)
    for item in result.items:
        if item.a and item.b:
            kinds = {Difference.MATCH} if item.a == item.b else {Difference.BOUNDARY}
            assert item.difference in (kinds if item.a[2] == item.b[2] else {Difference.CODE})
            assert item.shifts == (item.b[0] - item.a[0], item.b[1] - item.a[1])
            assert (item.relation is None) == (item.a[2] == item.b[2])
        else:
            assert item.shifts is None
    assert [(item.start, item.end) for item in result.items] == sorted(
        (item.start, item.end) for item in result.items
    )
    assert sum(result.totals.values()) == len(result.items)
    shuffled = compare(chance.sample(a, len(a)), chance.sample(b, len(b)), 20, PARENT)
    assert shuffled == result


@settings(deadline=None, derandomize=True, max_examples=300)
@given(seed=st.integers(0, 2**32))
def test_the_confusion_table_equals_a_count_of_characters(seed) -> None:
    chance = Random(seed)
    a, b = coder(chance, 20), coder(chance, 20)
    result = compare(a, b, 20, PARENT)
    confusion, agreed, coded = Counter(), Counter(), set()
    for place in range(20):
        mine, theirs = ({code for start, end, code in spans if start <= place < end} for spans in (a, b))
        agreed.update(mine & theirs)
        if mine != theirs:
            confusion.update((x, y) for x in mine - theirs or {None} for y in theirs - mine or {None})
        if mine | theirs:
            coded.add(place)
            (segment,) = [part for part in result.segments if part.start <= place < part.end]
            assert (segment.a, segment.b) == (mine, theirs)
    assert result.confusion == confusion
    assert result.agreed == agreed
    assert sum(map(len, result.segments)) == len(coded)
    borders = {offset for start, end, _code in merge_spans(a) + merge_spans(b) for offset in (start, end)}
    assert {offset for part in result.segments for offset in (part.start, part.end)} <= borders
    assert all(not any(part.start < border < part.end for border in borders) for part in result.segments)


def test_what_a_difference_is_called() -> None:
    a = [(0, 10, "台账"), (20, 30, "台账"), (40, 50, "填报"), (60, 70, "原因"), (80, 90, "负担")]
    b = [(0, 10, "台账"), (22, 33, "台账"), (41, 51, "催报"), (66, 90, "台账")]
    told = [
        (item.difference.value, item.shifts, item.relation and item.relation.value)
        for item in compare(a, b, 100, PARENT).items
    ]
    assert told == [
        ("match", (0, 0), None),
        ("boundary", (2, 3), None),
        ("code", (1, 1), "sibling"),
        ("only-A", None, None),
        ("code", (-14, 0), "parent-child"),
    ]
    assert compare([], [(0, 3, "台账")], 5).totals[Difference.ONLY_B] == 1


def test_the_same_code_comes_before_a_longer_overlap() -> None:
    items = compare([(0, 10, "台账")], [(0, 10, "催报"), (8, 12, "台账")], 20, PARENT).items
    assert [item.difference for item in items] == [Difference.ONLY_B, Difference.BOUNDARY]


def test_how_codes_stand_to_each_other() -> None:
    assert relation(PARENT, "负担", "填报") is Relation.PARENT_CHILD
    assert relation(PARENT, "负担", "原因") is Relation.SIBLING
    assert relation(PARENT, "填报", "原因") is Relation.OTHER_DOMAIN
    assert relation(PARENT, "填报", "别的") is Relation.OTHER_DOMAIN


def test_tables_add_up() -> None:
    tables = [compare([(0, 5, "台账")], [(3, 5, other)], 10).confusion for other in ("催报", "催报", "台账")]
    assert summed(tables) == {("台账", None): 9, ("台账", "催报"): 4}
    with pytest.raises(ValueError, match="outside"):
        compare([(0, 5, "台账")], [], 4)

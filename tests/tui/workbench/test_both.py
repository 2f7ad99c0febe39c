"""What two coders marked, in one excerpt: signs and tones are where the passages are, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.model.span import Span
from coder.model.transcript import Transcript, Turn
from coder.text.sentences import sentences
from coder.tui.both import Side, side_by_side, side_sign, sides_told
from coder.tui.looks import CodeLook
from coder.tui.widgets.prose import Paragraph

TEXT = "标题\n甲一。甲二。\n乙一，还有。乙二。乙三。乙四。\n丙一。丙二。"
BORDERS = [0, 3, 9, 10, 25, 26, len(TEXT)]
TURNS = tuple(
    Turn(number, Span(start, end), who)
    for number, who, start, end in ((1, "甲", 3, 9), (2, "乙", 10, 25), (3, "丙", 26, len(TEXT)))
)
TRANSCRIPT = Transcript("A", TEXT, TURNS)
LOOKS = {"c": CodeLook("#ff0000", "X", "填表"), "d": CodeLook("#00ff00", "Y", "开会")}
SIGNS = "【】〔〕"


def drawn(*sides: Side) -> list[Paragraph]:
    return side_by_side(TRANSCRIPT, sides, LOOKS, sentences)


def side(coder: str, *spans: tuple[int, int], code: str = "c") -> Side:
    return Side(coder, tuple((Span(*span), code) for span in spans))


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ((10, 16), (13, 19), "【乙一，〔还有。】乙二。〕乙三。乙四。"),
        ((10, 16), (10, 16), "【〔乙一，还有。〕】乙二。乙三。…"),
        ((10, 16), (12, 14), "【乙一〔，还〕有。】乙二。乙三。…"),
        ((10, 13), (13, 16), "【乙一，】〔还有。〕乙二。乙三。…"),
    ],
)
def test_signs_stand_at_the_ends_and_nest(first: tuple[int, int], second: tuple[int, int], said: str) -> None:
    texts = [one.text for one in drawn(side("王", first), side("李", second))]
    assert texts == ["1 甲", "…甲二。", "2 乙", said]


span = st.tuples(st.integers(3, len(TEXT) - 1), st.integers(1, 12)).map(
    lambda place: (place[0], min(len(TEXT), place[0] + place[1]))
)


@settings(deadline=None, derandomize=True, max_examples=30)
@given(st.lists(span, max_size=2), st.lists(span, max_size=2))
def test_every_character_has_the_tone_of_those_who_marked_it(
    a: list[tuple[int, int]], b: list[tuple[int, int]]
) -> None:
    for one in drawn(side("王", *a), side("李", *b)):
        if not one.rails:
            continue
        tones = [
            next((tone for start, end, tone in one.marks if start <= at < end), "")
            for at in range(len(one.text))
        ]
        bare = "".join(sign for sign in one.text if sign not in SIGNS).strip("…")
        start = TEXT.index(bare)
        expected = []
        for at in range(start, start + len(bare)):
            by = [any(first <= at < last for first, last in spans) for spans in (a, b)]
            expected.append("both" if all(by) else "first" if by[0] else "second" if by[1] else "")
        plain = [tone for sign, tone in zip(one.text, tones, strict=True) if sign not in f"{SIGNS}…"]
        assert plain == expected
        for rail in one.rails:
            inside = one.text[max(0, rail.start) : rail.end]
            assert inside.startswith(("【", "〔")) or rail.start < 0
            assert inside.endswith(("】", "〕")) or rail.end > len(one.text)


def test_a_passage_over_turns_goes_on_beside_each() -> None:
    told = [one for one in drawn(side("王", (12, 28)), side("李")) if one.rails]
    assert [one.text for one in told] == ["乙一【，还有。乙二。乙三。乙四。", "丙一】。丙二。"]
    (first,), (second,) = (one.rails for one in told)
    assert [first.on(0, 6), first.on(6, 16)] == [("A", "┏"), (" ", "┃")]
    assert second.on(0, 3) == (" ", "┗")


def test_passages_of_one_coder_that_overlap_have_lanes_of_their_own() -> None:
    (said,) = (one for one in drawn(side("王", (10, 16), (12, 19)), side("李", (20, 23))) if one.rails)
    assert sorted((rail.lane, rail.letter) for rail in said.rails) == [(0, "A"), (1, "A"), (2, "B")]
    assert said.indent == 9


def test_who_gave_what_is_told_by_letter_and_signs() -> None:
    told = sides_told([side("王", (10, 13)), side("李")], LOOKS)
    assert [(one.lead, one.text) for one in told] == [("A", "王【】：c 填表"), ("B", "李〔〕：此处未编码")]
    assert side_sign(1, ascii_signs=True) == "{}"

"""The map of coverage agrees with a naive cover after any edits."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from coder.tui.transcript.spanmap import Drawn, SpanMap

STEADY = settings(deadline=None, derandomize=True, max_examples=200)
SPANS = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda pair: (pair[0], sum(pair)))
CODINGS = st.lists(SPANS, max_size=14).map(
    lambda spans: [Drawn(f"{number:02}", *span, "code") for number, span in enumerate(spans)]
)


def naive_cover(codings: list[Drawn], offset: int) -> tuple[str, ...]:
    over = [coding for coding in codings if coding.start <= offset < coding.end]
    return tuple(coding.id for coding in sorted(over, key=lambda coding: coding.order))


@STEADY
@given(CODINGS, st.data())
def test_edited_in_place_it_is_as_if_built_afresh(codings: list[Drawn], data: st.DataObject) -> None:
    edited = SpanMap(codings[: len(codings) // 2])
    for coding in codings[len(codings) // 2 :]:
        edited.add(coding)
    gone = data.draw(
        st.sets(st.sampled_from([coding.id for coding in codings])) if codings else st.just(set())
    )
    for name in sorted(gone):
        edited.remove(name)
    fresh = SpanMap([coding for coding in codings if coding.id not in gone])
    assert (edited.edges, edited.covers) == (fresh.edges, fresh.covers)
    assert edited.spans == fresh.spans


@STEADY
@given(CODINGS, SPANS)
def test_pieces_part_a_stretch_and_agree_with_a_naive_cover(
    codings: list[Drawn], stretch: tuple[int, int]
) -> None:
    spans = SpanMap(codings)
    pieces = list(spans.pieces(*stretch))
    assert [piece[0] for piece in pieces] == [stretch[0], *(piece[1] for piece in pieces[:-1])]
    assert pieces[-1][1] == stretch[1]
    for first, last, cover in pieces:
        for offset in range(first, last):
            assert cover == spans.at(offset) == naive_cover(codings, offset)


@STEADY
@given(CODINGS, SPANS)
def test_touching_names_whatever_shares_a_character(codings: list[Drawn], stretch: tuple[int, int]) -> None:
    touching = [coding for coding in codings if coding.start < stretch[1] and stretch[0] < coding.end]
    touching.sort(key=lambda coding: coding.order)
    assert SpanMap(codings).touching(*stretch) == tuple(coding.id for coding in touching)


def test_the_innermost_comes_last() -> None:
    spans = SpanMap([Drawn("inner", 3, 5, "a"), Drawn("outer", 0, 9, "b"), Drawn("same start", 3, 9, "c")])
    assert spans.at(3) == ("outer", "same start", "inner")

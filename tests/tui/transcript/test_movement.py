"""Moves and stretches, against walks that know no shortcuts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.model.span import Span
from coder.model.transcript import Transcript
from coder.text.sentences import sentences
from coder.tui.transcript.labels import repeated_labels
from coder.tui.transcript.measure import measure_text
from coder.tui.transcript.movement import Move, grown, grown_further, rows_on, selected_further, step, stretch
from coder.tui.transcript.places import Places, Unit
from coder.tui.transcript.wrap import Layout

PIECES = (*"减负，。！“”abc \n19\t", "\x1b", "👨‍👩‍👧", "🇨🇳", "e\u0301", "……", "\u2028")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
STEADY = settings(deadline=None, derandomize=True, max_examples=150)


class Pairs:
    """Words of two Han or of Latin letters; a mark is a word."""

    def boundaries(self, text: str) -> tuple[int, ...]:
        found = re.finditer(r"[A-Za-z0-9]+|[\u4e00-\u9fff]{1,2}|.", text, re.DOTALL)
        return (0, *(match.end() for match in found))


def opened(transcript: Transcript, width: int = 30) -> tuple[Layout, Places]:
    measure = measure_text(transcript.text, repeated_labels(transcript))
    return Layout(measure, width), Places(transcript, measure, sentences, Pairs())


@STEADY
@given(TEXTS, st.integers(2, 20), st.integers(0, 90), st.sampled_from(Move), st.sampled_from((-1, 1)))
def test_every_move_ends_on_a_stop_and_never_goes_the_wrong_way(
    text: str, width: int, cursor: int, move: Move, direction: int
) -> None:
    layout, places = opened(Transcript("C01", text), width)
    cursor = layout.measure.stop_from(cursor)
    first = layout.measure.stop_from(0)
    if move in {Move.ROW, Move.PAGE}:
        target = rows_on(layout, cursor, direction * 3, layout.column_of(cursor))
    else:
        target = step(layout, places, cursor, move, direction)
        assert layout.measure.is_stop(stretch(layout, places, first, cursor, move, direction))
    assert layout.measure.is_stop(target)
    assert (target - cursor) * direction >= 0


@STEADY
@given(TEXTS, st.integers(2, 20))
def test_character_by_character_every_stop_is_met_both_ways(text: str, width: int) -> None:
    layout, places = opened(Transcript("C01", text), width)
    stops = list(filter(layout.measure.is_stop, range(len(text) + 1)))
    onward = [stops[0]]
    while onward[-1] < len(text):
        onward.append(step(layout, places, onward[-1], Move.CHARACTER, 1))
    back = [onward[-1]]
    while back[-1] > stops[0]:
        back.append(step(layout, places, back[-1], Move.CHARACTER, -1))
    assert onward == stops == back[::-1]


@STEADY
@given(TEXTS, st.integers(2, 20), st.integers(0, 90), st.sampled_from(list(Unit)))
def test_a_passage_only_grows_when_it_is_widened(text: str, width: int, cursor: int, unit: Unit) -> None:
    layout, places = opened(Transcript("C01", text), width)
    cursor = layout.measure.stop_from(cursor)
    selection: Span | None = None
    for _ in range(4):
        wider = selected_further(places, selection, cursor, unit)
        if wider is None:
            return
        assert selection is None or (wider.start <= selection.start and wider.end >= selection.end)
        selection = wider
        assert layout.measure.is_stop(selection.start)
        assert layout.measure.is_stop(selection.end)


def test_shift_and_sentence_takes_whole_sentences_without_what_lies_between(transcript: Transcript) -> None:
    layout, places = opened(transcript)
    mark = transcript.text.index("说实话")
    cursor, taken = mark, []
    for _ in range(5):
        cursor = stretch(layout, places, mark, cursor, Move.SENTENCE, 1)
        taken.append(transcript.text[mark:cursor])
    ends = ("又回来了。", "反而更忙了！", "（笑）", "为什么会这样呢？", "数据不通。")
    assert all(words.endswith(end) for words, end in zip(taken, ends, strict=True)), taken


def test_back_again_the_passage_shrinks_sentence_by_sentence(transcript: Transcript) -> None:
    layout, places = opened(transcript)
    mark = transcript.text.index("民政要一份")
    one = stretch(layout, places, mark, mark, Move.SENTENCE, 1)
    two = stretch(layout, places, mark, one, Move.SENTENCE, 1)
    assert stretch(layout, places, mark, two, Move.SENTENCE, -1) == one
    assert stretch(layout, places, mark, one, Move.SENTENCE, -1) == mark
    assert stretch(layout, places, mark, mark, Move.SENTENCE, -1) < mark


def test_turn_by_turn_no_label_is_taken(transcript: Transcript) -> None:
    layout, places = opened(transcript)
    turn = transcript.turns[1]
    assert step(layout, places, 0, Move.TURN, 1) == transcript.turns[0].span.start
    assert stretch(layout, places, turn.span.start, turn.span.start, Move.TURN, 1) == turn.span.end


def test_rows_keep_the_goal_column_over_short_rows() -> None:
    layout = Layout(measure_text("减负减负减负\n短\n减负减负减负\n"), 40)
    cursor, goal = 4, layout.column_of(4)
    down = rows_on(layout, cursor, 1, goal)
    assert (layout.row_of(down), layout.column_of(down)) == (1, 2)
    assert layout.column_of(rows_on(layout, down, 1, goal)) == goal


def test_beyond_the_first_and_last_row_the_cursor_goes_to_their_ends() -> None:
    layout = Layout(measure_text("减负减负\n减负"), 40)
    assert rows_on(layout, 2, -1, 4) == 0
    assert rows_on(layout, 6, 1, 2) == 7


@pytest.mark.parametrize(
    ("words", "wider"),
    [
        ("健要", "民政要一份，卫健要一份，街道还要一份；"),
        ("叫减负吗？不", "您说这个叫减负吗？不叫。"),
        ("不通。", "我觉得吧，主要是部门之间数据不通。"),
    ],
)
def test_grown_to_the_sentence(transcript: Transcript, words: str, wider: str) -> None:
    _, places = opened(transcript)
    start = transcript.text.index(words)
    assert grown(places, Span(start, start + len(words)), Unit.SENTENCE).of(transcript.text) == wider


def test_grown_further_goes_word_sentence_turn_and_stops(transcript: Transcript) -> None:
    _, places = opened(transcript)
    cursor = transcript.text.index("以前是纸质的")
    seen: list[Span] = []
    selection: Span | None = None
    for _ in range(5):
        selection = grown_further(places, selection, cursor)
        assert selection is not None
        seen.append(selection)
    assert [len(span) for span in seen[:1]] == [2]
    assert seen[1].of(transcript.text).startswith("以前是纸质的")
    assert seen[2] == seen[3] == transcript.turns[1].span

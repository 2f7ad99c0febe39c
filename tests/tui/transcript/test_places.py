"""Units are asked turn by turn, trimmed, and never begin in a label."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coder.model.span import Span
from coder.model.transcript import Transcript
from coder.text.sentences import sentences
from coder.tui.transcript.labels import repeated_labels
from coder.tui.transcript.measure import measure_text
from coder.tui.transcript.places import Places, Unit


class Pairs:
    """Words of two characters."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def boundaries(self, text: str) -> tuple[int, ...]:
        self.asked.append(text)
        return tuple(range(0, len(text), 2))


@pytest.fixture
def words() -> Pairs:
    return Pairs()


@pytest.fixture(params=[True, False], ids=["labels folded", "labels drawn"])
def places(transcript: Transcript, words: Pairs, request: pytest.FixtureRequest) -> Places:
    folds = repeated_labels(transcript) if request.param else ()
    return Places(transcript, measure_text(transcript.text, folds), sentences, words)


def starts(places: Places, unit: Unit, length: int) -> Iterator[int]:
    offset = -1
    while (offset := places.next_start(unit, offset)) < length:
        yield offset


def test_turns_are_turns_only(places: Places, transcript: Transcript) -> None:
    found = list(starts(places, Unit.TURN, len(transcript.text)))
    assert found == [turn.span.start for turn in transcript.turns]


def test_sentences_start_with_their_first_word(places: Places, transcript: Transcript) -> None:
    found = [
        transcript.text[start : start + 3] for start in starts(places, Unit.SENTENCE, len(transcript.text))
    ]
    assert found[:6] == ["访谈编", "访谈时", "您觉得", "说实话", "以前是", "（笑）"]
    assert "访谈者" not in found


@pytest.mark.parametrize("unit", list(Unit))
def test_steps_agree_with_the_list_of_all_units(places: Places, transcript: Transcript, unit: Unit) -> None:
    length = len(transcript.text)
    units = [places.unit_at(unit, start) for start in starts(places, unit, length)]
    spans = [span for span in units if span is not None]
    for offset in range(length + 1):
        before = [span.start for span in spans if span.start < offset]
        ended = [span.end for span in spans if span.end < offset]
        assert places.next_start(unit, offset) == min(
            (s.start for s in spans if s.start > offset), default=length
        )
        assert places.next_end(unit, offset) == min((s.end for s in spans if s.end > offset), default=length)
        assert places.previous_start(unit, offset) == max(before, default=places.previous_start(unit, 0))
        assert places.previous_end(unit, offset) == max(ended, default=places.previous_end(unit, 0))


def test_words_are_asked_once_and_only_where_the_cursor_is(
    places: Places, words: Pairs, transcript: Transcript
) -> None:
    turn = transcript.turns[1]
    for offset in range(turn.span.start, turn.span.start + 20):
        places.next_start(Unit.WORD, offset)
    assert words.asked == [turn.span.of(transcript.text)]
    places.forget()
    places.next_start(Unit.WORD, turn.span.start)
    assert len(words.asked) == 2


def test_no_unit_ends_inside_a_sign() -> None:
    text = "好👨‍👩‍👧吗e\u0301a"
    places = Places(Transcript("C01", text), measure := measure_text(text), sentences, Pairs())
    edges = {edge for span in places.units(Unit.WORD, 0) for edge in (span.start, span.end)}
    assert edges
    assert all(map(measure.is_stop, edges))


def test_an_empty_text_has_no_units() -> None:
    places = Places(Transcript("C01", ""), measure_text(""), sentences, Pairs())
    assert places.unit_at(Unit.SENTENCE, 0) is None
    assert places.next_start(Unit.TURN, 0) == places.previous_start(Unit.WORD, 0) == 0


def test_between_units_the_next_one_is_meant(places: Places, transcript: Transcript) -> None:
    first, second = transcript.turns[:2]
    assert places.unit_at(Unit.TURN, first.span.end) == second.span
    assert places.unit_at(Unit.TURN, len(transcript.text)) == transcript.turns[-1].span
    assert places.unit_at(Unit.SENTENCE, 0) == Span(0, transcript.text.index("\n"))

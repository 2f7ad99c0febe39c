from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from coder.model.span import Span
from coder.model.transcript import Transcript, Turn
from coder.tui.progress import coded_share, next_uncoded

ASKS = "Q"


@st.composite
def _transcripts(draw: st.DrawFn) -> Transcript:
    sizes = draw(st.lists(st.integers(0, 6), max_size=8))
    turns, at = [], 0
    for number, size in enumerate(sizes, 1):
        at += 1  # a label
        turns.append(Turn(number, Span(at, at + size), draw(st.sampled_from([ASKS, "A", None]))))
        at += size
    return Transcript("T", "x" * (at + 1), tuple(turns))


_spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 12)).map(lambda pair: Span(pair[0], sum(pair))), max_size=8
)


def _to_code(transcript: Transcript) -> list[range]:
    if not transcript.turns:
        return [range(len(transcript.text))]
    return [range(turn.span.start, turn.span.end) for turn in transcript.turns if turn.speaker != ASKS]


@settings(deadline=None, derandomize=True, max_examples=300)
@given(_transcripts(), _spans)
def test_the_share_is_that_of_the_characters(transcript: Transcript, spans: list[Span]) -> None:
    offsets = [offset for unit in _to_code(transcript) for offset in unit]
    coded = [offset for offset in offsets if any(offset in span for span in spans)]
    expected = len(coded) / len(offsets) if offsets else 0.0
    assert coded_share(transcript, spans, {ASKS}) == expected


@settings(deadline=None, derandomize=True, max_examples=300)
@given(_transcripts(), _spans, st.integers(-1, 60))
def test_the_next_uncoded_turn_is_the_first_that_no_coding_touches(
    transcript: Transcript, spans: list[Span], offset: int
) -> None:
    bare = [
        unit
        for unit in _to_code(transcript)
        if unit and not any(place in span for place in unit for span in spans)
    ]
    after = [unit for unit in bare if unit.start > offset]
    expected = (after or bare or [None])[0]
    found = next_uncoded(transcript, spans, {ASKS}, offset)
    assert (found and range(found.start, found.end)) == expected

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from coder.model.coding import Coding
from coder.model.span import Span
from coder.model.transcript import Transcript, Turn
from coder.tui.progress import coded_share, neighbour, next_uncoded, other_among, text_share

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


@settings(deadline=None, derandomize=True, max_examples=300)
@given(_transcripts(), _spans)
def test_the_share_of_the_text_counts_everybody(transcript: Transcript, spans: list[Span]) -> None:
    offsets = range(len(transcript.text))
    coded = [offset for offset in offsets if any(offset in span for span in spans)]
    assert text_share(transcript, spans) == len(coded) / len(offsets)


@settings(deadline=None, derandomize=True, max_examples=300)
@given(_spans, st.integers(-1, 80))
def test_going_on_from_coding_to_coding_meets_each_beginning_once(spans: list[Span], offset: int) -> None:
    codings = [Coding(str(at), "T", "c", "王", span, "") for at, span in enumerate(spans)]
    begun = sorted({span.start for span in spans})
    for step, expected in (
        (1, [start for start in begun if start > offset]),
        (-1, [start for start in reversed(begun) if start < offset]),
    ):
        met, at = [], offset
        while found := neighbour(codings, at, step):
            at = found.span.start
            met.append(at)
        assert met == expected


def test_the_other_transcripts_come_in_the_order_of_the_list_and_round_its_end() -> None:
    names = ["A", "B", "C", "D"]
    assert other_among(names, {"A", "D"}, "B", 1) == "D"
    assert other_among(names, {"A", "B"}, "B", 1) == "A"
    assert other_among(names, {"A", "D"}, "B", -1) == "A"
    assert other_among(names, {"B", "C"}, "B", -1) == "C"
    assert other_among(names, {"B"}, "B", 1) == "B"
    assert other_among(names, {"B"}, "B", -1) == "B"
    assert other_among(names, (), "B", 1) is None
    assert other_among(names, {"A"}, "gone", 1) == "A"
    assert other_among(names, {"D"}, "A", -1) == "D"

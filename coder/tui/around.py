"""What stands around a passage: the sentences before and after it, and who says them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coder.model.span import Span
from coder.model.transcript import Transcript, Turn
from coder.tui.transcript.places import Sentences
from coder.tui.widgets.prose import Paragraph

SENTENCES = 2
"""How many are shown on each side of the passage, within its turn."""
MOST_TURNS = 6
"""A passage over more turns is shown by its beginning and its end."""


def around(transcript: Transcript, span: Span, sentences: Sentences) -> list[Paragraph]:
    """Give the turns that a passage lies in, with the passage set off, and what was said just before."""
    turns = [turn for turn in transcript.turns if turn.span.overlap(span)]
    if not turns:
        return [_lines(transcript.text, span)]
    first = transcript.turns.index(turns[0])
    before = [_last_words(transcript, transcript.turns[first - 1], sentences)] if first else []
    shown = turns if len(turns) <= MOST_TURNS else [*turns[: MOST_TURNS - 2], turns[-1]]
    told = [_heard(transcript.text, turn, span, sentences) for turn in shown]
    if len(shown) < len(turns):
        told.insert(-1, [Paragraph("…", "quiet")])
    return [paragraph for part in (*before, *told) for paragraph in part]


def _last_words(transcript: Transcript, turn: Turn, sentences: Sentences) -> list[Paragraph]:
    """Give the sentence that came before, which is often the question."""
    text = turn.span.of(transcript.text)
    bounds = sentences(text)
    start = bounds[-1][0] if bounds else 0
    return [*_label(turn), Paragraph(("…" if start else "") + text[start:], "quiet")]


def _heard(text: str, turn: Turn, span: Span, sentences: Sentences) -> list[Paragraph]:
    said = turn.span.of(text)
    start = max(0, span.start - turn.span.start)
    end = min(len(said), span.end - turn.span.start)
    first, last = _window(sentences(said), start, end, len(said))
    return [*_label(turn), _set_off(said, first, last, Span(start, end))]


def _window(bounds: Sequence[tuple[int, int]], start: int, end: int, length: int) -> tuple[int, int]:
    """Widen a stretch by some sentences on each side."""
    touched = [at for at, (first, last) in enumerate(bounds) if first < end and last > start]
    if not touched:
        return 0, length
    return (
        bounds[max(0, touched[0] - SENTENCES)][0],
        bounds[min(len(bounds) - 1, touched[-1] + SENTENCES)][1],
    )


def _set_off(text: str, first: int, last: int, passage: Span) -> Paragraph:
    before, after = "…" if first else "", "…" if last < len(text) else ""
    shift = len(before) - first
    lit = (passage.start + shift, passage.end + shift)
    return Paragraph(f"{before}{text[first:last].rstrip()}{after}", lit=lit)


def _label(turn: Turn) -> Iterator[Paragraph]:
    yield Paragraph(f"{turn.number} {turn.speaker or ''}".rstrip(), "label")


def _lines(text: str, span: Span) -> Paragraph:
    """Outside all turns, give the lines that the passage stands on."""
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", max(span.start, span.end - 1))
    lines = text[first : len(text) if last < 0 else last]
    return _set_off(lines, 0, len(lines), Span(span.start - first, span.end - first))

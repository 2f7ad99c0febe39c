"""What stands around a passage: the sentences before and after it, and who says them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from coder.model.span import Span
from coder.model.transcript import Transcript, Turn
from coder.tui.transcript.places import Sentences
from coder.tui.widgets.prose import Paragraph

SENTENCES = 2
"""How many are shown on each side of the passage, within its turn."""
MOST_TURNS = 6
"""A passage over more turns is shown by its beginning and its end."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a text as it is shown."""

    text: str
    origin: int
    """Where its first sign would stand in the transcript, whatever was put before the words."""
    bounds: Span
    """The turn or the lines that it is taken from."""


Draw = Callable[[Excerpt], Paragraph]


def around(
    transcript: Transcript, span: Span, sentences: Sentences, draw: Draw | None = None
) -> list[Paragraph]:
    """Give the turns that a passage lies in, and what was said just before.

    The passage is set off, unless `draw` draws the excerpts it lies in otherwise.
    """
    draw = draw or (lambda excerpt: _set_off(excerpt, span))
    turns = [turn for turn in transcript.turns if turn.span.overlap(span)]
    if not turns:
        return [draw(_lines(transcript.text, span))]
    first = transcript.turns.index(turns[0])
    before = [_last_words(transcript, transcript.turns[first - 1], sentences)] if first else []
    shown = turns if len(turns) <= MOST_TURNS else [*turns[: MOST_TURNS - 2], turns[-1]]
    told = [[*_label(turn), draw(_heard(transcript.text, turn.span, span, sentences))] for turn in shown]
    if len(shown) < len(turns):
        told.insert(-1, [Paragraph("…", "quiet")])
    return [paragraph for part in (*before, *told) for paragraph in part]


def _last_words(transcript: Transcript, turn: Turn, sentences: Sentences) -> list[Paragraph]:
    """Give the sentence that came before, which is often the question."""
    text = turn.span.of(transcript.text)
    bounds = sentences(text)
    start = bounds[-1][0] if bounds else 0
    return [*_label(turn), Paragraph(("…" if start else "") + text[start:], "quiet")]


def _heard(text: str, turn: Span, span: Span, sentences: Sentences) -> Excerpt:
    said = turn.of(text)
    start, end = max(0, span.start - turn.start), min(len(said), span.end - turn.start)
    return _excerpt(said, *_window(sentences(said), start, end, len(said)), turn)


def _window(bounds: Sequence[tuple[int, int]], start: int, end: int, length: int) -> tuple[int, int]:
    """Widen a stretch by some sentences on each side."""
    touched = [at for at, (first, last) in enumerate(bounds) if first < end and last > start]
    if not touched:
        return 0, length
    return (
        bounds[max(0, touched[0] - SENTENCES)][0],
        bounds[min(len(bounds) - 1, touched[-1] + SENTENCES)][1],
    )


def _excerpt(text: str, first: int, last: int, bounds: Span) -> Excerpt:
    """Cut out a part of what stands within bounds, and show where more is."""
    before, after = "…" if first else "", "…" if last < len(text) else ""
    shown = f"{before}{text[first:last].rstrip()}{after}"
    return Excerpt(shown, bounds.start + first - len(before), bounds)


def _set_off(excerpt: Excerpt, passage: Span) -> Paragraph:
    start = max(passage.start, excerpt.bounds.start) - excerpt.origin
    return Paragraph(excerpt.text, lit=(start, min(passage.end, excerpt.bounds.end) - excerpt.origin))


def _label(turn: Turn) -> Iterator[Paragraph]:
    yield Paragraph(f"{turn.number} {turn.speaker or ''}".rstrip(), "label")


def _lines(text: str, span: Span) -> Excerpt:
    """Outside all turns, give the lines that the passage stands on."""
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", max(span.start, span.end - 1))
    bounds = Span(first, len(text) if last < 0 else last)
    return _excerpt(bounds.of(text), 0, len(bounds), bounds)

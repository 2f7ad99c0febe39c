"""Which stretches of a transcript are speaker labels, and which of them only repeat what the margin says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coder.model.span import Span
from coder.model.transcript import Transcript, Turn

_DRESS = re.compile(r"[\s#*_>:：【】\[\]()（）\-—–|]+")
_TIME = re.compile(r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:[.,]\d{1,3})?")


def labels(transcript: Transcript) -> Iterator[tuple[Span, Turn]]:
    """Find what stands before a turn on its line, or on the line above when that names the speaker."""
    text, floor = transcript.text, 0
    for turn in transcript.turns:
        start = turn.span.start
        first = max(floor, text.rfind("\n", floor, start) + 1)
        if first == start > floor and turn.speaker:
            above = max(floor, text.rfind("\n", floor, start - 1) + 1)
            first = above if turn.speaker in text[above:start] else start
        if first < start:
            yield Span(first, start), turn
        floor = turn.span.end


def repeated_labels(transcript: Transcript) -> tuple[Span, ...]:
    """Find the labels that say nothing but the speaker, and the time where the turn knows it."""
    return tuple(span for span, turn in labels(transcript) if _repeats(span.of(transcript.text), turn))


def _repeats(label: str, turn: Turn) -> bool:
    if not turn.speaker:
        return False
    said = _TIME.sub("", label) if turn.start_ms is not None else label
    return _DRESS.sub("", said) == _DRESS.sub("", turn.speaker)

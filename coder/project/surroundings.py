"""What stands around a passage in its turn."""

from __future__ import annotations

from dataclasses import dataclass

from coder.model.span import Span
from coder.model.transcript import Transcript

AROUND = 24
"""Characters shown before and behind a passage."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Some words before and behind, and who speaks."""

    before: str
    after: str
    turn: int | None
    speaker: str | None


def surroundings(transcript: Transcript, span: Span) -> Surroundings:
    """Find what stands around a passage; never further than its first and last turn reach."""
    turn = transcript.turn_at(span.start)
    last = transcript.turn_at(span.end - 1)
    begin = turn.span.start if turn is not None and turn.span.start <= span.start else 0
    finish = last.span.end if last is not None and span.end <= last.span.end else len(transcript.text)
    return Surroundings(
        transcript.text[max(begin, span.start - AROUND) : span.start],
        transcript.text[span.end : min(finish, span.end + AROUND)],
        turn.number if turn else None,
        turn.speaker if turn else None,
    )

"""An interview as text: who speaks where, and what is known of the case."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from coder.model.span import Span


class Status(StrEnum):
    """How far one coder is with one transcript."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says until another speaks."""

    number: int
    """Counted from 1, as on the screen."""
    span: Span
    """The spoken words only: no label, no heading, no time mark."""
    speaker: str | None = None
    start_ms: int | None = None
    end_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """The canonical text of one interview, its turns and its case attributes."""

    id: str
    """The short name, such as `C01`."""
    text: str
    turns: tuple[Turn, ...] = ()
    title: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """Fingerprint of the canonical text, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def turn_at(self, offset: int) -> Turn | None:
        """Find the turn that an offset belongs to: the last one that starts at or before it."""
        index = bisect_right(self.turns, offset, key=lambda turn: turn.span.start) - 1
        return self.turns[index] if index >= 0 else None

    def speakers(self) -> tuple[str, ...]:
        """Name everybody who speaks, in order of appearance."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns if turn.speaker))

"""A decision: what holds where coders differ, who said so and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coder.model.span import Span


class Choice(StrEnum):
    """What becomes of the passages that a decision is about."""

    KEEP = "keep"
    """Those of one coder hold."""
    BOTH = "both"
    """All of them hold."""
    NEITHER = "neither"
    OTHER = "other"
    """Something else was drawn."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about codings that differ."""

    id: str
    """UUIDv7, made by the client."""
    transcript: str
    coder: str
    """Who decided."""
    span: Span
    """All that the codings cover."""
    codings: tuple[str, ...]
    """Ids of the codings it is about."""
    made: tuple[str, ...]
    """Ids of the codings of the consensus that came of it."""
    choice: Choice
    reason: str = ""
    created_at: str = ""
    updated_at: str = ""
    version: int = 1

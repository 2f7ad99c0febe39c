"""A memo: what somebody noted, in Markdown, and about what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coder.model.span import Span


class About(StrEnum):
    """What a memo is about."""

    CODING = "coding"
    """Kept with the coding itself: one memo each, by its coder."""
    PASSAGE = "passage"
    TURN = "turn"
    TRANSCRIPT = "transcript"
    CODE = "code"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Memo:
    """A note by one coder."""

    id: str
    """UUIDv7; of a memo on a coding, the coding's own."""
    about: About
    coder: str
    text: str
    """Markdown."""
    transcript: str = ""
    """Short name; empty for a code and the project."""
    code: str = ""
    """Of a memo on a code, and of a memo on a coding the code it has."""
    span: Span | None = None
    """The passage, the turn, or the coding's passage."""
    quote: str = ""
    created_at: str = ""
    updated_at: str = ""
    version: int = 1

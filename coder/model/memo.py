"""A memo: what somebody noted, in Markdown, and about what."""

from __future__ import annotations

import re
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


LONGEST = 100_000
"""Characters of a memo."""
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""NUL, and halves of characters."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a memo is to be about, as a coder names it."""

    about: About
    transcript: str = ""
    """Short name, of a transcript and of what is in one; a coding knows its own."""
    turn: int = 0
    """Number of a turn."""
    span: Span | None = None
    """A passage."""
    code: str = ""
    """Id or name."""
    coding: str = ""
    """Id of a coding."""


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
    turn: int | None = None
    """Number of the turn, or of the one in which the passage begins."""
    speaker: str = ""
    """Who speaks in that turn."""
    created_at: str = ""
    updated_at: str = ""
    version: int = 1


def written(text: str) -> str:
    r"""Give a memo as it is kept: `\n` ends a line, and nothing blank stands around it.

    >>> written("\r\n    code\r\nand  \n\n")
    '    code\nand'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip().split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    return "\n".join(lines[first:]) if lines[first].strip() else ""


def flaw_of(text: str) -> str:
    r"""Say in a word why this cannot be a memo: `blank`, `long` or `unstorable`; empty when it can.

    >>> flaw_of(" \n\u200b")
    'blank'
    """
    if not any(character.isprintable() and not character.isspace() for character in text):
        return "blank"
    if len(text) > LONGEST:
        return "long"
    return "unstorable" if _UNSTORABLE.search(text) else ""

"""A coding: one coder gives one code to one passage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coder.model.span import Span


class Origin(StrEnum):
    """How a coding came about; agreement depends on it."""

    MANUAL = "manual"
    DICTIONARY = "dictionary"
    SUGGESTION = "suggestion"
    IMPORT = "import"
    CONSENSUS = "consensus"


@dataclass(frozen=True, slots=True)
class Coding:
    """One coder's judgement that a passage is about a code."""

    id: str
    """UUIDv7, made by the client."""
    transcript: str
    code: str
    coder: str
    span: Span
    quote: str
    """The words it stands on; they must equal the text at `span`."""
    memo: str = ""
    origin: Origin = Origin.MANUAL
    created_at: str = ""
    """UTC, ISO 8601, as are all times."""
    updated_at: str = ""
    codebook_revision: str = ""
    version: int = 1
    """Goes up with every change, so that two windows cannot overwrite each other."""

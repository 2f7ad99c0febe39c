"""What the transcript view tells the screen; the screen acts."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from coder.model.span import Span
from coder.tui.transcript.places import Unit


@dataclass
class CursorMoved(Message):
    """The cursor stands elsewhere; posted with every move, so read only what must follow at once."""

    cursor: int


@dataclass
class SelectionChanged(Message):
    """Another passage is selected, or none."""

    selection: Span | None


@dataclass
class FrontChanged(Message):
    """Another coding is in front, or none."""

    coding: str | None


@dataclass
class UnitChanged(Message):
    """Space selects another unit from now on."""

    unit: Unit


@dataclass
class SpanKept(Message):
    """The analyst moved the ends of a held coding and wants it so."""

    coding: str
    span: Span


@dataclass
class HoldEnded(Message):
    """The held coding was let go and stays as it was."""

    coding: str

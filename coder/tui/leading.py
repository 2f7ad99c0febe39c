"""How screens lead to one another: a list to the passages behind it, a passage to the text, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from coder.model.event import Event
from coder.model.span import Span
from coder.tui.seeking import Answer


@dataclass
class Show(Message):
    """Another screen is wanted, by its name."""

    screen: str
    about: object | None = None
    """What it is to be about; the screen says in `take` what it understands."""


@dataclass
class Lead(Message):
    """The analyst wants to read a passage in its text; Esc leads back from there."""

    transcript: str
    span: Span | None = None
    """What to select; `None` opens the transcript where it was left."""
    coding: str | None = None
    """The coding to bring to the front instead of selecting its passage."""
    hits: Answer | None = None
    """The hits that one can go on through from there."""


class Return(Message):
    """The analyst wants the list back that led here."""


@dataclass
class News(Message):
    """Something has happened in the project, here or in another window."""

    events: Sequence[Event]

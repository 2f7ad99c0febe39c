"""What is asked while a passage is drawn that holds instead of what coders marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coder.model.span import Span
from coder.model.transcript import Transcript
from coder.project.adjudicating_queue import Difference, Drawn


@dataclass(frozen=True, slots=True)
class Drawing:
    """Which difference it is about, and what becomes of what is drawn."""

    difference: Difference
    transcript: Transcript
    before: Sequence[Drawn]
    """What was drawn before, and holds besides."""
    then: Callable[[Span, str], None]

"""What the table of frequencies is told when it asks: the figures, and what else can be asked for."""

from __future__ import annotations

from dataclasses import dataclass

from coder.project import history, transcripts
from coder.project.counting import Counted, count
from coder.project.opening import Project
from coder.tui.figures import Question


@dataclass(frozen=True, slots=True)
class Answer:
    """What was counted, and what else can be asked for."""

    question: Question
    counted: Counted | None
    """Nothing when the coder has not coded yet."""
    coders: tuple[str, ...]
    keys: tuple[str, ...]
    """Attributes of the transcripts."""


def answer(project: Project, question: Question) -> Answer:
    """Count, in a thread."""
    coders = history.coder_names(project)
    keys = sorted({key for one in transcripts.overview(project) for key in one.facts.attributes})
    known = all(name in coders for name in question.coders)
    counted = count(project, question.filters, by=question.by, depth=question.depth) if known else None
    return Answer(question, counted, coders, tuple(keys))

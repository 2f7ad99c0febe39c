"""What is asked about agreement on its screen, and what comes back: values first, intervals after them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import combinations

from coder.project.blindness import seen_and_hidden
from coder.project.filters import Filters
from coder.project.opening import Project
from coder.project.reliability_figures import Reliability
from coder.project.reliability_question import CHARACTER, Question


@dataclass(frozen=True, slots=True)
class Asked:
    """What is measured, of whom, and how it is laid out."""

    unit: str = CHARACTER
    depth: int | None = None
    coders: tuple[str, ...] = ()
    """Two of them, or empty for all."""
    exclude_interviewer: bool = False
    eyes: str = ""
    """Who looks: transcripts in which they are blind are left out."""
    worst_first: bool = False
    hide_undefined: bool = False

    @property
    def measures(self) -> tuple[object, ...]:
        """All of it that needs measuring anew; the rest only lays out."""
        return self.unit, self.depth, self.coders, self.exclude_interviewer

    @property
    def question(self) -> Question:
        """Say it as every measurement takes it."""
        return Question(unit=self.unit, depth=self.depth)

    def filters(self, transcripts: tuple[str, ...] = ()) -> Filters:
        """Say which codings count."""
        return Filters(
            coders=self.coders, transcripts=transcripts, exclude_interviewer=self.exclude_interviewer
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What was measured, and what else can be asked for."""

    asked: Asked
    people: tuple[str, ...]
    hidden: tuple[str, ...] = ()
    """Transcripts that who looks may not see others' codings of yet."""
    result: Reliability | None = None
    """Nothing where all is hidden."""
    filters: Filters = field(default_factory=Filters)
    has_intervals: bool = False

    @property
    def pairs(self) -> tuple[tuple[str, ...], ...]:
        """List the ways to choose coders: all, then each pair where there are more than two."""
        return ((), *combinations(self.people, 2)) if len(self.people) > 2 else ((),)


def points(project: Project, asked: Asked) -> Answer:
    """Measure without intervals, which is quick; for a thread."""
    from coder.project.reliability import reliability  # noqa: PLC0415 -- costs 200 ms, after the first paint
    from coder.project.reliability_loading import people  # noqa: PLC0415 -- the same

    seen, hidden = seen_and_hidden(project, asked.eyes)
    everybody = people(project)
    if hidden and not seen:
        return Answer(asked, everybody, hidden)
    filters = asked.filters(seen if hidden else ())
    result = reliability(project, filters, replace(asked.question, replicates=0))
    return Answer(asked, everybody, hidden, result, filters, has_intervals=result.study.lack is not None)


def still_true(before: Answer | None, now: Answer) -> Answer:
    """Keep the intervals that were drawn before if what they stand on is the same."""
    if (
        before is not None
        and before.result is not None
        and now.result is not None
        and before.asked.measures == now.asked.measures
        and before.result.study == now.result.study
    ):
        return replace(before, asked=now.asked, hidden=now.hidden, people=now.people)
    return now


def with_intervals(answer: Answer) -> Answer:
    """Draw the intervals around the values; reads nothing of the project, and may take its time."""
    from coder.project.reliability import measured  # noqa: PLC0415 -- costs 200 ms, after the first paint
    from coder.project.reliability_measuring import Measuring  # noqa: PLC0415 -- the same

    if answer.result is None or answer.has_intervals:
        return answer
    question, study = answer.asked.question, answer.result.study
    interval = Measuring(study, question).interval
    result = replace(answer.result, question=question, interval=interval, figures=measured(study, question))
    return replace(answer, result=result, has_intervals=True)

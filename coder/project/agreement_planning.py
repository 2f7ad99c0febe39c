"""How much must be coded twice for an interval of a wanted width: a simulation from what was coded so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from coder.agreement.estimate import Estimate
from coder.agreement.multi_valued import MultiValuedCounts, multi_valued_counts
from coder.agreement.multi_valued_interval import multi_valued_values
from coder.agreement.planning import studies_drawn, width_of
from coder.agreement.redrawn import TRANSCRIPT, TURN
from coder.agreement.redrawn_values import binary_u_values
from coder.agreement.units import Value
from coder.project.filters import Filters
from coder.project.opening import Project
from coder.project.reliability_codes import Measured, binary_u
from coder.project.reliability_loading import load_study
from coder.project.reliability_measuring import Measuring
from coder.project.reliability_question import SENTENCE, Question
from coder.project.reliability_study import Study

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

Form: TypeAlias = "Callable[[Numbers], Numbers]"
"""Forms a coefficient of every drawn study from how often each part is in it."""

SIZES: Final[Mapping[str, tuple[int, ...]]] = {
    TRANSCRIPT: (2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200),
    TURN: (20, 40, 60, 80, 100, 150, 200, 300, 400, 600, 800, 1000, 1500, 2000, 3000),
}
"""How large the simulated studies are, by what is drawn."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is wanted of an interval."""

    width: float = 0.2
    """How far apart its ends may lie."""
    drawn: str = TRANSCRIPT
    replicates: int = 1000
    seed: int = 1
    level: float = 0.95


@dataclass(frozen=True, slots=True)
class PlannedFigure:
    """One coefficient: what it is in the pilot, and how wide its interval would be."""

    figure: str
    """`binary_u_alpha`, `multi_valued_alpha` or `union`."""
    code: Value | None
    pilot: Estimate
    widths: Mapping[int, float | None]
    """By the size of the study."""
    needed: int | None
    """The least size whose interval is narrow enough; None if none is."""


@dataclass(frozen=True, slots=True)
class Planned:
    """How much must be coded twice."""

    plan: Plan
    study: Study
    parts: int
    """Transcripts or turns of the pilot."""
    figures: tuple[PlannedFigure, ...]


def plan_agreement(project: Project, filters: Filters, plan: Plan) -> Planned:
    """Simulate studies of many sizes from the transcripts that are coded twice.

    Drawn are whole transcripts, or single turns: these as if turns of one interview were no more alike than
    those of different ones, so that so many turns are the least that will do. Raises what is wrong with a
    filter.
    """
    question = Question(interval=plan.drawn, replicates=1, level=plan.level)
    measuring = Measuring(load_study(project, filters, question.mask), question)
    parts = sum(measuring.redrawn.strata)
    pilots = list(_pilots(measuring))
    widths: list[dict[int, float | None]] = [{} for _pilot in pilots]
    for size in SIZES[plan.drawn] if parts > 1 else ():
        drawn = _drawn(plan, parts, size)
        for pilot, own in zip(pilots, widths, strict=True):
            if pilot.estimate.value is not None:
                own[size] = width_of(pilot.form(drawn), size, plan.level)
    figures = (
        PlannedFigure(pilot.figure, pilot.code, pilot.estimate, own, _needed(own, plan.width))
        for pilot, own in zip(pilots, widths, strict=True)
    )
    return Planned(plan, measuring.study, parts, tuple(figures))


@dataclass(frozen=True, slots=True)
class _Pilot:
    """A coefficient of the pilot, and how it is formed of what is drawn from it."""

    figure: str
    code: Value | None
    estimate: Estimate
    form: Form


def _pilots(measuring: Measuring) -> Iterator[_Pilot]:
    study = measuring.study
    sets = [multi_valued_counts(rows) for rows in measuring.sets(SENTENCE)]
    whole = measuring.known(sum(sets, MultiValuedCounts()).alpha())
    yield _Pilot("multi_valued_alpha", None, whole, partial(multi_valued_values, sets))
    union = measuring.continua(dict.fromkeys(study.codes, True))
    yield _binary_pilot("union", None, binary_u(measuring, union)[0])
    for code in study.codes:
        continua = [study.continua_of(text, code) for text in study.texts]
        yield _binary_pilot("binary_u_alpha", code, binary_u(measuring, continua)[0])


def _binary_pilot(figure: str, code: Value | None, measured: Measured) -> _Pilot:
    """Form |u-alpha of drawn studies."""

    def form(drawn: Numbers) -> Numbers:
        import numpy as np  # noqa: PLC0415 – costs 100 ms

        return binary_u_values(measured.scale, *(drawn @ np.array(measured.rows, float)).T)

    estimate = measured.estimate
    return _Pilot(figure, code, Estimate(estimate.value, estimate.reason, n=estimate.n), form)


def _drawn(plan: Plan, parts: int, size: int) -> Numbers:
    import numpy as np  # noqa: PLC0415 – see above

    return np.array(studies_drawn(parts, size, plan.replicates, plan.seed), float)


def _needed(widths: Mapping[int, float | None], wanted: float) -> int | None:
    """Give the least size from which on all are narrow enough."""
    needed = None
    for size in sorted(widths, reverse=True):
        width = widths[size]
        if width is None or width > wanted:
            break
        needed = size
    return needed

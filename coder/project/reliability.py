"""How far coders agree: per code, per domain, overall, for pairs of coders and depths of the codebook."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

from coder.agreement.hierarchy import line_of
from coder.project.filters import Filters
from coder.project.history import check_coder
from coder.project.opening import Project
from coder.project.reliability_domains import measured_domains
from coder.project.reliability_figures import CodeFigures, Figures, Reliability
from coder.project.reliability_loading import load_study, people
from coder.project.reliability_measuring import Measuring
from coder.project.reliability_overall import measured_overall
from coder.project.reliability_question import Question
from coder.project.reliability_study import Study
from coder.project.reliability_training import codes_of, over_time


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted besides the figures of all coders."""

    pairs: bool = False
    depths: bool = False
    over_time: bool = False
    reference: str = ""
    """A coder with whom each of the others is compared, and who need not be a person."""


def reliability(
    project: Project, filters: Filters, question: Question, wanted: Wanted | None = None
) -> Reliability:
    """Measure agreement on what the filters leave; raise what is wrong with a filter."""
    wanted = wanted or Wanted()
    everybody = load_study(project, _with_reference(project, filters, wanted.reference), question.mask)
    if question.depth is not None:
        everybody = everybody.rolled_up(question.depth)
    others = tuple(coder for coder in everybody.present if coder != wanted.reference)
    study = everybody.of(others) if len(others) > 1 else everybody
    study = study.of(study.present)
    measuring = Measuring(study, question)
    return Reliability(
        question=question,
        interval=measuring.interval,
        study=study,
        figures=measured(study, question),
        pairs={
            (first, second): measured(study.of((first, second)), question)
            for first, second in combinations(study.coders if wanted.pairs else (), 2)
        },
        depths={
            depth: measured(study.rolled_up(depth), question)
            for depth in range(1, _deepest(study) + 1 if wanted.depths else 1)
        },
        over_time=over_time(study, question) if wanted.over_time else (),
        reference=wanted.reference,
        against={
            other: measured(everybody.of((wanted.reference, other)), question)
            for other in (others if wanted.reference else ())
        },
        shared={
            other: len(everybody.of((wanted.reference, other)).texts)
            for other in (others if wanted.reference else ())
        },
    )


def _with_reference(project: Project, filters: Filters, reference: str) -> Filters:
    """Add the reference to those who are compared."""
    if not reference:
        return filters
    check_coder(project, reference)
    return replace(filters, coders=(*(filters.coders or people(project)), reference))


def measured(study: Study, question: Question) -> Figures:
    """Measure everything about a study."""
    measuring = Measuring(study, question)
    codes = codes_of(measuring)
    return Figures(
        codes=tuple(_warned(study, code.figures) for code in codes),
        domains=tuple(measured_domains(measuring)),
        overall=measured_overall(measuring, codes),
    )


def _warned(study: Study, figures: CodeFigures) -> CodeFigures:
    """Say of a code that some coded before it was in the codebook: they could not give it."""
    if figures.code not in study.left_out.coded_before:
        return figures
    main = replace(figures.main, warnings=(*figures.main.warnings, "coded-before-the-code"))
    return replace(figures, main=main)


def _deepest(study: Study) -> int:
    return max((len(line_of(study.parents, code)) for code in study.codes), default=0)

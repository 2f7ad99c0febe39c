"""How far coders agree: per code, per domain, overall, for pairs of coders and depths of the codebook."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

from coder.agreement.hierarchy import line_of
from coder.project.filters import Filters
from coder.project.opening import Project
from coder.project.reliability_codes import on_characters
from coder.project.reliability_domains import measured_domains
from coder.project.reliability_figures import CodeFigures, Figures, Reliability
from coder.project.reliability_loading import load_study
from coder.project.reliability_measuring import Measuring
from coder.project.reliability_overall import measured_overall
from coder.project.reliability_question import CHARACTER, Question
from coder.project.reliability_study import Study
from coder.project.reliability_units import on_units


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted besides the figures of all coders."""

    pairs: bool = False
    depths: bool = False


def reliability(
    project: Project, filters: Filters, question: Question, wanted: Wanted | None = None
) -> Reliability:
    """Measure agreement on what the filters leave; raise what is wrong with a filter."""
    wanted = wanted or Wanted()
    study = load_study(project, filters, question.mask)
    if question.depth is not None:
        study = study.rolled_up(question.depth)
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
    )


def measured(study: Study, question: Question) -> Figures:
    """Measure everything about a study."""
    measuring = Measuring(study, question)
    measure = on_characters if question.unit == CHARACTER else on_units
    codes = [measure(measuring, code) for code in study.codes]
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

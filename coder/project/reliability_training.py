"""Whether coders come to agree: transcript after transcript, and with somebody who sets the standard."""

from __future__ import annotations

from dataclasses import replace

from coder.agreement.multi_valued import multi_valued_counts
from coder.agreement.redrawn import BLOCK, TURN
from coder.project.reliability_codes import MeasuredCode, binary_u, on_characters
from coder.project.reliability_figures import Moment
from coder.project.reliability_measuring import Measuring
from coder.project.reliability_overall import measured_overall, multi_valued
from coder.project.reliability_question import CHARACTER, SENTENCE, Question
from coder.project.reliability_study import Study
from coder.project.reliability_units import on_units


def over_time(study: Study, question: Question) -> tuple[Moment, ...]:
    """Measure each transcript on its own, the one that was coded first first.

    A transcript was coded when the last of its codings was made. Intervals are over its turns.
    """
    ordered = sorted(study.texts, key=lambda text: (text.coded_at, text.name))
    kept = question.interval if question.interval in {TURN, BLOCK} else ""
    return tuple(_moment(study.only([text.name]), replace(question, interval=kept)) for text in ordered)


def _moment(study: Study, question: Question) -> Moment:
    (text,) = study.texts
    bare, drawn = Measuring(study, replace(question, replicates=0)), Measuring(study, question)
    overall = measured_overall(bare, codes_of(bare))
    union = binary_u(drawn, drawn.continua(dict.fromkeys(study.codes, True)))[0].estimate
    return Moment(
        text.name,
        text.coded_at,
        tuple(coder for coder in study.coders if coder in text.layers),
        multi_valued(drawn, [multi_valued_counts(rows) for rows in drawn.sets(SENTENCE)]),
        union,
        overall.macro,
        overall.weighted,
    )


def codes_of(measuring: Measuring) -> list[MeasuredCode]:
    """Measure every code on the unit that is asked for."""
    measure = on_characters if measuring.question.unit == CHARACTER else on_units
    return [measure(measuring, code) for code in measuring.study.codes]

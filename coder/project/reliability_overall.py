"""What all codes come to together, each figure under its own name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from coder.agreement.averages import Average, macro, weighted
from coder.agreement.estimate import Estimate
from coder.agreement.multi_valued import MultiValuedCounts, multi_valued_counts
from coder.agreement.multi_valued_interval import multi_valued_values
from coder.agreement.redrawn import TRANSCRIPT, TURN
from coder.agreement.redrawn_values import binary_u_values, mean_of, weighted_mean
from coder.agreement.set_alpha import set_alpha
from coder.agreement.unitized_formulas import binary_u_terms, estimate_of
from coder.project.reliability_codes import MeasuredCode, binary_u
from coder.project.reliability_figures import OverallFigures
from coder.project.reliability_measuring import Measuring
from coder.project.reliability_question import CHARACTER, SENTENCE
from coder.project.reliability_units import nominal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]


def measured_overall(measuring: Measuring, codes: Sequence[MeasuredCode]) -> OverallFigures:
    """Measure all codes together."""
    fixed = measuring.question.unit != CHARACTER
    units = (SENTENCE, TURN, TRANSCRIPT) if measuring.question.unit == TRANSCRIPT else (SENTENCE, TURN)
    plain, by_weight = _averages(codes)
    return OverallFigures(
        multi_valued={
            unit: multi_valued(measuring, [multi_valued_counts(rows) for rows in measuring.sets(unit)])
            for unit in units
        },
        sets={unit: _sets(measuring, unit) for unit in units},
        macro=_average(measuring, codes, plain, None),
        weighted=_average(measuring, codes, by_weight, [code.coded for code in codes]),
        micro=(_micro_on_units if fixed else _micro_on_characters)(measuring, codes),
        union=_union_on_units(measuring) if fixed else _union_on_characters(measuring),
        defined=plain.defined,
        total=plain.total,
    )


def multi_valued(measuring: Measuring, parts: Sequence[MultiValuedCounts]) -> Estimate:
    """Form multi-valued alpha with its interval."""
    point = measuring.known(sum(parts, MultiValuedCounts()).alpha())
    weights = measuring.redrawn.weights
    if point.value is None or weights is None:
        return measuring.redrawn.around(point, ())
    return measuring.redrawn.around(point, multi_valued_values(parts, weights))


def _sets(measuring: Measuring, unit: str) -> Estimate:
    rows = list(chain.from_iterable(measuring.sets(unit)))
    level = measuring.question.level
    return measuring.known(replace(set_alpha(rows, measuring.question.distance), level=level))


def _averages(codes: Sequence[MeasuredCode]) -> tuple[Average, Average]:
    values = [code.figures.main.value for code in codes]
    return macro(values), weighted(values, [code.figures.table.coded for code in codes])


def _average(
    measuring: Measuring, codes: Sequence[MeasuredCode], average: Average, weights: Sequence[Numbers] | None
) -> Estimate:
    """Put the interval around an average over codes; in each replicate it is over those that have a value."""
    import numpy as np  # noqa: PLC0415 – costs 100 ms

    reason = None
    if average.value is None:
        reason = next((code.figures.main.reason for code in codes), "not-used")
    point = measuring.known(Estimate(average.value, reason, n=average.defined))
    if point.value is None:
        return point
    values = [code.main.values for code in codes]
    drawn = mean_of(values) if weights is None else weighted_mean(np.array(values), np.array(weights))
    return measuring.redrawn.around(point, drawn)


def _micro_on_characters(measuring: Measuring, codes: Sequence[MeasuredCode]) -> Estimate:
    """Form |u-alpha of what is counted of all codes, added up."""
    if not codes:
        return measuring.known(Estimate(None, "not-used"))
    rows = [
        tuple(map(sum, zip(*parts, strict=True)))
        for parts in zip(*(code.main.rows for code in codes), strict=True)
    ]
    scale, whole = codes[0].main.scale, tuple(map(sum, zip(*rows, strict=True))) or (0, 0, 0, 0)
    point = measuring.known(estimate_of(binary_u_terms(scale, *whole), whole[0]))
    return measuring.redrawn.around(point, binary_u_values(scale, *measuring.redrawn.sums(rows or [whole])))


def _micro_on_units(measuring: Measuring, codes: Sequence[MeasuredCode]) -> Estimate:
    """Form alpha of the decisions on all codes, as if they were one."""
    told = [code.figures.code for code in codes]
    return nominal(
        measuring,
        [
            [
                tuple(None if given is None else code in given for given in row)
                for row in rows
                for code in told
            ]
            for rows in measuring.sets(measuring.question.unit)
        ],
    ).estimate


def _union_on_characters(measuring: Measuring) -> Estimate:
    """Form |u-alpha of text with any of the codes."""
    continua = measuring.continua(dict.fromkeys(measuring.study.codes, True))
    return binary_u(measuring, continua)[0].estimate


def _union_on_units(measuring: Measuring) -> Estimate:
    parts = [
        [tuple(None if given is None else bool(given) for given in row) for row in rows]
        for rows in measuring.sets(measuring.question.unit)
    ]
    return nominal(measuring, parts).estimate

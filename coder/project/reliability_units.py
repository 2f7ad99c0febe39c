"""Do the coders give a code to the same sentences, turns or transcripts: one code at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from coder.agreement.binary import BinaryTable
from coder.agreement.brennan import brennan_prediger
from coder.agreement.cohen import cohen_kappa
from coder.agreement.estimate import Estimate
from coder.agreement.gwet import gwet_ac1
from coder.agreement.kalpha import kalpha_bootstrap
from coder.agreement.krippendorff import krippendorff_alpha
from coder.agreement.nominal_interval import coincidence_rows
from coder.agreement.redrawn_values import nominal_values
from coder.agreement.units import Row, Value
from coder.project.reliability_codes import Measured, MeasuredCode, code_figures
from coder.project.reliability_figures import CodeFigures
from coder.project.reliability_measuring import Measuring
from coder.project.reliability_question import ANALYTIC, KALPHA
from coder.project.reliability_tables import read_off

Parts = Sequence[Sequence[Row]]


def on_units(measuring: Measuring, code: Value) -> MeasuredCode:
    """Measure one code on fixed units."""
    parts = [
        [tuple(None if codes is None else code in codes for codes in row) for row in rows]
        for rows in measuring.sets(measuring.question.unit)
    ]
    main = nominal(measuring, parts)
    read = read_off(measuring, [_tables(parts, pair) for pair in measuring.study.pairs])
    given = {
        coder: sum(row[place] is True for rows in parts for row in rows)
        for place, coder in enumerate(measuring.study.coders)
    }
    figures = code_figures(code, main.estimate, main.estimate, read, given, {})
    if measuring.interval == ANALYTIC and not measuring.study.lack:
        figures = _with_errors(figures, parts, measuring.question.level)
    return MeasuredCode(figures, main, read.coded)


def nominal(measuring: Measuring, parts: Parts) -> Measured:
    """Form Krippendorff's nominal alpha on fixed units, with the interval that was asked for."""
    scale, rows = coincidence_rows(parts)
    values = nominal_values(scale, *measuring.redrawn.sums(rows or [(0, 0)]))
    point = _point(measuring, [row for part in parts for row in part])
    if measuring.interval not in {ANALYTIC, KALPHA}:
        point = measuring.redrawn.around(point, values)
    return Measured(point, values, rows, scale)


def _point(measuring: Measuring, units: Sequence[Row]) -> Estimate:
    """Form the value; an interval around it only where it does not come from drawing parts."""
    question = measuring.question
    point = measuring.known(krippendorff_alpha(units, level=question.level))
    if point.reason == "no-variation" and not any(value for row in units for value in row):
        return replace(point, reason="not-used")
    if measuring.interval == ANALYTIC and question.replicates:
        return point
    if measuring.interval == KALPHA and question.replicates and point.value is not None:
        return kalpha_bootstrap(
            units, replicates=question.replicates, seed=question.seed, level=question.level
        )
    return replace(point, se=None, low=None, high=None, method=None)


def _tables(parts: Parts, pair: tuple[int, int]) -> list[BinaryTable]:
    first, second = pair
    tables = []
    for rows in parts:
        found = Counter((row[first], row[second]) for row in rows)
        tables.append(
            BinaryTable(found[True, True], found[True, False], found[False, True], found[False, False])
        )
    return tables


def _with_errors(figures: CodeFigures, parts: Parts, level: float) -> CodeFigures:
    """Put analytic intervals around what has them; of kappa there is one for two coders only."""
    units, categories = [row for rows in parts for row in rows], (True, False)
    told = replace(
        figures,
        gwet_ac1=gwet_ac1(units, categories=categories, level=level),
        brennan_prediger=brennan_prediger(units, categories=categories, level=level),
    )
    if figures.kappa.value is not None and len(units[0]) == 2:
        return replace(told, kappa=cohen_kappa(units, level=level))
    return told

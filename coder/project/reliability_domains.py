"""Do the coders give the same code among those that exclude each other: one domain at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from coder.agreement.estimate import Estimate
from coder.agreement.hierarchy import domain_of
from coder.agreement.multi_valued import multi_valued_counts
from coder.agreement.partition import overlapping
from coder.agreement.redrawn_values import cu_values, ku_values, u_values
from coder.agreement.spans import recode
from coder.agreement.unitized_counts import CodeAlpha, UnitizedAlpha, UnitizedCounts
from coder.agreement.units import Value
from coder.project.reliability_figures import ChildFigures, DomainFigures, Overlap, Passage
from coder.project.reliability_measuring import Measuring
from coder.project.reliability_overall import multi_valued
from coder.project.reliability_question import CHARACTER
from coder.project.reliability_study import Values
from coder.project.reliability_units import nominal

OVERLAPPING = Estimate(None, "overlapping-codes")


def measured_domains(measuring: Measuring) -> Iterator[DomainFigures]:
    """Measure the children of each code that has some, and the topmost codes."""
    study, fixed = measuring.study, measuring.question.unit != CHARACTER
    for parent in (None, *study.parents):
        values = _values(measuring, parent)
        if values and len(set(values.values())) > 1:
            yield (_on_units if fixed else _on_characters)(measuring, parent, values)


def _values(measuring: Measuring, parent: Value | None) -> Values:
    """Say as which child the codes that are told of count in a domain."""
    told = frozenset(measuring.study.codes)
    return {code: value for code, value in domain_of(measuring.study.parents, parent).items() if code in told}


def _on_characters(measuring: Measuring, parent: Value | None, values: Values) -> DomainFigures:
    overlaps = tuple(_overlaps(measuring, values))
    if overlaps:
        k = {value: ChildFigures(OVERLAPPING, None) for value in _in_order(values)}
        return DomainFigures(parent, OVERLAPPING, OVERLAPPING, None, k, None, None, overlaps)
    parts = measuring.counts(measuring.continua(values))
    whole = sum(parts, UnitizedCounts())
    alpha = whole.alpha(measuring.question.reading)
    codes, scale, redrawn = list(alpha.k), whole.scale, measuring.redrawn
    u, cu = measuring.known(alpha.u), measuring.known(alpha.cu)
    if u.value is not None:
        u = redrawn.around(u, u_values(scale, *redrawn.sums([part.u_row(codes) for part in parts])))
    if cu.value is not None:
        rows = [part.cu_row(codes, alpha.reading) for part in parts]
        cu = redrawn.around(cu, cu_values(*redrawn.sums(rows)))
    k = {value: _child(measuring, parts, alpha, value) for value in _in_order(values)}
    return DomainFigures(parent, u, cu, alpha.coverage, k, None, None)


def _child(
    measuring: Measuring, parts: Sequence[UnitizedCounts], alpha: UnitizedAlpha, value: Value
) -> ChildFigures:
    """Form (k)u-alpha of one code."""
    own = alpha.k.get(value, CodeAlpha(Estimate(None, "not-used"), None))
    estimate = measuring.known(own.estimate)
    if estimate.value is not None:
        sums = measuring.redrawn.sums([part.ku_row(value, alpha.reading) for part in parts])
        estimate = measuring.redrawn.around(estimate, ku_values(*sums))
    return ChildFigures(estimate, own.coverage)


def _in_order(values: Values) -> list[Value]:
    """Name each value once, in the order of the codebook."""
    return list(dict.fromkeys(values.values()))


def _overlaps(measuring: Measuring, values: Values) -> Iterator[Overlap]:
    """Find where a coder gave text that counts two codes that exclude each other."""
    for text in measuring.study.texts:
        place = text.mask.place
        for coder, spans in text.layers.items():
            here = [
                (place(start), place(end), Passage(start, end, value))
                for start, end, value in recode(spans, values)
            ]
            shown = sorted((span for span in here if span[0] < span[1]), key=lambda span: span[:2])
            for first, second in overlapping(shown):
                yield Overlap(text.name, coder, _passage(first[2]), _passage(second[2]))


def _passage(value: Value) -> Passage:
    assert isinstance(value, Passage)  # noqa: S101  # put there a moment ago
    return value


def _on_units(measuring: Measuring, parent: Value | None, values: Values) -> DomainFigures:
    parts = [[_restricted(row, values) for row in rows] for rows in measuring.sets(measuring.question.unit)]
    alone = all(codes is None or len(codes) <= 1 for row in chain(*parts) for codes in row)
    alpha = nominal(measuring, parts).estimate if alone else OVERLAPPING
    several = multi_valued(measuring, [multi_valued_counts(rows) for rows in parts])
    return DomainFigures(parent, None, None, None, {}, alpha, several)


def _restricted(
    row: Sequence[frozenset[Value] | None], values: Mapping[Value, Value]
) -> tuple[frozenset[Value] | None, ...]:
    return tuple(
        None if codes is None else frozenset(values[code] for code in codes if code in values)
        for codes in row
    )

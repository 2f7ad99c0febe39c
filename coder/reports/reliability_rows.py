"""Agreement for spreadsheets and statistics programs: one long table, a figure a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from coder.agreement.estimate import Estimate
from coder.project.reliability_figures import CodeFigures, DomainFigures, Figures, OverallFigures, Reliability
from coder.project.reliability_question import CHARACTER
from coder.reports.reliability_record import MAIN, estimate_record
from coder.reports.tables import Cell, Column, Table

_ESTIMATE = (
    *("value", "reason", "low", "high", "level", "method", "n"),
    *("replicates", "undefined", "seed", "p_800", "p_667", "warnings"),
)


class Figure(NamedTuple):
    """One figure."""

    section: str
    """`code`, `domain` or `overall`."""
    of: str | None
    name: str
    estimate: Estimate
    coverage: float | None = None


def reliability_rows(result: Reliability) -> Table:
    """Lay out all figures, those of pairs and depths too."""
    on_text, everybody = result.question.unit == CHARACTER, " ".join(result.study.coders)
    blocks = [(everybody, result.figures)]
    blocks += [(" ".join(pair), figures) for pair, figures in result.pairs.items()]
    rows: list[tuple[Cell, ...]] = []
    for coders, figures in blocks:
        rows += [_row(coders, None, one) for one in _all(figures, result.question.distance, on_text=on_text)]
    for coder, figures in result.against.items():
        shown = _all(figures, result.question.distance, on_text=on_text)
        rows += [_row(f"{result.reference} {coder}", None, one) for one in shown]
    for moment in result.over_time:
        named = {"multi_valued_alpha": moment.multi_valued, "union": moment.union}
        named |= {"macro": moment.macro, "weighted": moment.weighted}
        coders = " ".join(moment.coders)
        rows += [
            _row(coders, None, Figure("over_time", moment.transcript, name, estimate))
            for name, estimate in named.items()
        ]
    for depth, figures in result.depths.items():
        shown = _all(figures, result.question.distance, on_text=on_text)
        rows += [_row(everybody, depth, one) for one in shown]
    columns = ("section", "coders", "depth", "of", "figure", "coverage", *_ESTIMATE)
    return Table(tuple(Column(name, name) for name in columns), rows)


def _row(coders: str, depth: int | None, figure: Figure) -> tuple[Cell, ...]:
    told = estimate_record(figure.estimate)
    place = (figure.section, coders, depth, figure.of, figure.name, figure.coverage)
    return (*place, *(told[name] for name in _ESTIMATE))


def _all(figures: Figures, distance: str, *, on_text: bool) -> Iterator[Figure]:
    for code in figures.codes:
        yield from _of_code(code, on_text=on_text)
    for domain in figures.domains:
        yield from _of_domain(domain)
    yield from _of_all(figures.overall, distance)


def _of_code(code: CodeFigures, *, on_text: bool) -> Iterator[Figure]:
    named = {MAIN[on_text]: code.main, "alpha": code.alpha, "kappa": code.kappa, "f1": code.f1}
    named |= {"gwet_ac1": code.gwet_ac1, "brennan_prediger": code.brennan_prediger, "percent": code.percent}
    counts = {name: Estimate(getattr(code.table, name)) for name in ("n11", "n10", "n01", "n00")}
    for name, estimate in (named | counts).items():
        yield Figure("code", str(code.code), name, estimate)


def _of_domain(domain: DomainFigures) -> Iterator[Figure]:
    parent = None if domain.parent is None else str(domain.parent)
    named = {
        "u_alpha": domain.u_alpha,
        "cu_alpha": domain.cu_alpha,
        "alpha": domain.alpha,
        "multi_valued_alpha": domain.multi_valued,
    }
    for name, estimate in named.items():
        if estimate is not None:
            coverage = domain.cu_coverage if name == "cu_alpha" else None
            yield Figure("domain", parent, name, estimate, coverage)
    for value, child in domain.k.items():
        yield Figure("domain", str(value), "k_u_alpha", child.estimate, child.coverage)


def _of_all(overall: OverallFigures, distance: str) -> Iterator[Figure]:
    for name, by_unit in (("multi_valued_alpha", overall.multi_valued), (f"{distance}_alpha", overall.sets)):
        for unit, estimate in by_unit.items():
            yield Figure("overall", unit, name, estimate)
    for name in ("macro", "weighted", "micro", "union"):
        yield Figure("overall", None, name, getattr(overall, name))

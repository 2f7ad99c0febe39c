"""New codes per transcript, laid out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from coder.analysis.saturation import Step
from coder.locale.language import _, plural
from coder.model.codebook import Codebook
from coder.project.filters import Filters
from coder.project.opening import Project
from coder.project.saturating import Curve, Saturating
from coder.reports.provenance import meta_of
from coder.reports.reliability_names import Naming
from coder.reports.tables import Cell, Column, Table
from coder.reports.wording.saturation import saturation_methods

KEYS = (
    *("coder", "position", "transcript", "new", "cumulative", "share"),
    *("mean", "low", "high", "codes"),
)
_TEXTS = {"coder", "transcript", "codes"}


def saturation_table(
    result: Saturating, codebook: Codebook, meta: Mapping[str, Any], *, for_people: bool
) -> Table:
    """List transcripts in their order, coder by coder, with what each adds."""
    if not for_people:
        columns = tuple(Column(key, kind="text" if key in _TEXTS else "number") for key in KEYS)
        return Table(columns, [_record(*row) for row in _rows(result)], meta=meta)
    naming = Naming(codebook)
    several = len(result.curves) > 1
    level = f"{100 * result.question.level:g}"
    columns = (
        *((Column("coder", _("Coder")),) if several else ()),
        Column("position", _("No."), "number"),
        Column("transcript", _("Transcript")),
        Column("new", _("New codes"), "number"),
        Column("cumulative", _("Codes so far"), "number"),
        Column("share", _("% of all"), "share"),
        Column("mean", _("Mean of all orders"), "number"),
        Column("interval", _("{level}% of orders").format(level=level)),
        Column("codes", _("Which are new"), wrap=True),
    )
    rows = [_row(*row, naming, several=several) for row in _rows(result)]
    notes = tuple(f"{note}{_('.')}" for note in _notes(result))
    return Table(columns, rows, _("New codes per transcript"), notes, meta)


def saturation_meta(project: Project, filters: Filters, result: Saturating) -> dict[str, object]:
    """Say what was asked, and how the orders were drawn."""
    question = result.question
    return {
        **meta_of(
            project,
            "saturation",
            unit="transcript",
            filters=filters,
            coders=[curve.coder for curve in result.curves],
            transcripts=sorted({name for curve in result.curves for name in curve.transcripts}),
        ),
        "seed": question.seed,
        "order": str(question.order),
        "depth": question.depth,
        "level": question.level,
        "layer": "consensus" if result.consensus else "named" if filters.coders else "every coder",
        "curves": [
            {
                "coder": curve.coder,
                "transcripts": len(curve.transcripts),
                "codes": curve.found.codes,
                "without_new": curve.found.without_new,
                "orders": curve.found.orders,
                "all_orders": curve.found.complete,
            }
            for curve in result.curves
        ],
        "unfinished": result.unfinished,
        "methods": {
            language: saturation_methods(result, filters, project, language) for language in ("zh", "en")
        },
    }


def _rows(result: Saturating) -> Iterator[tuple[Curve, int, Step]]:
    for curve in result.curves:
        for position, step in enumerate(curve.found.steps, 1):
            yield curve, position, step


def _share(curve: Curve, step: Step) -> float | None:
    return step.cumulative / curve.found.codes if curve.found.codes else None


def _record(curve: Curve, position: int, step: Step) -> tuple[Cell, ...]:
    return (
        *(curve.coder, position, curve.transcripts[position - 1], len(step.new), step.cumulative),
        *(_share(curve, step), step.mean, step.low, step.high, list(step.new)),
    )


def _row(curve: Curve, position: int, step: Step, naming: Naming, *, several: bool) -> tuple[Cell, ...]:
    return (
        *((curve.coder,) if several else ()),
        position,
        curve.transcripts[position - 1],
        len(step.new),
        step.cumulative,
        _share(curve, step),
        step.mean,
        f"{step.low}–{step.high}",
        [naming.name(code) for code in step.new],
    )


def _notes(result: Saturating) -> Iterator[str]:
    for curve in result.curves:
        if curve.found.steps:
            yield _("{coder}: {codes} in {transcripts}; {run} brought no new code").format(
                coder=curve.coder,
                codes=plural(curve.found.codes, "{count} code", "{count} codes"),
                transcripts=plural(len(curve.transcripts), "{count} transcript", "{count} transcripts"),
                run=plural(curve.found.without_new, "the last {count}", "the last {count}"),
            )
    yield _("That no new code comes says something of these codes only, not that all is understood")

"""How much must be coded twice, as a table."""

from __future__ import annotations

from collections.abc import Mapping

from coder.agreement.redrawn import TURN
from coder.locale.language import _
from coder.model.codebook import Codebook
from coder.project.agreement_planning import SIZES, Planned, PlannedFigure
from coder.reports.reliability_names import Naming
from coder.reports.table_formats import Format
from coder.reports.tables import Cell, Column, Table
from coder.reports.wording.agreement_planning import planning_notes
from coder.reports.wording.reliability import reason_words

_SHOWN = {"transcript": (5, 10, 20, 40, 100), "turn": (100, 200, 400, 1000, 3000)}
"""Sizes whose width people see; machines get all."""


def plan_table(planned: Planned, codebook: Codebook, wanted: Format, meta: Mapping[str, object]) -> Table:
    """Lay a plan out for a format."""
    if wanted.for_people:
        return _people(planned, Naming(codebook), meta)
    sizes = SIZES[planned.plan.drawn]
    columns = ("figure", "code", "pilot", "reason", "needed", *(f"width.{size}" for size in sizes))
    rows: list[tuple[Cell, ...]] = [
        (
            *(one.figure, None if one.code is None else str(one.code)),
            *(one.pilot.value, one.pilot.reason, one.needed),
            *(one.widths.get(size) for size in sizes),
        )
        for one in planned.figures
    ]
    return Table(tuple(Column(name, name) for name in columns), rows, meta=meta)


def _people(planned: Planned, naming: Naming, meta: Mapping[str, object]) -> Table:
    coders = planned.study.coders
    if len(coders) == 1:
        alone = _("One coder ({coder}) cannot be compared with nobody: name a second with --coder")
        said = f"{alone.format(coder=coders[0])}{_('.')}"
        return Table((), (), _("How much must be coded twice"), (said,), meta)
    turns = planned.plan.drawn == TURN
    sizes = _SHOWN[planned.plan.drawn]
    width = _("Width with so many turns") if turns else _("Width with so many transcripts")
    columns = (
        Column("figure", _("Figure")),
        Column("pilot", _("Pilot"), "number"),
        Column("needed", _("Turns needed") if turns else _("Transcripts needed")),
        *(Column(f"width.{size}", f"{size:,}", "number", width) for size in sizes),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            _name(one, naming),
            one.pilot.value,
            _needed(one, max(SIZES[planned.plan.drawn])),
            *(one.widths.get(size) for size in sizes),
        )
        for one in planned.figures
    ]
    return Table(columns, rows, _("How much must be coded twice"), planning_notes(planned), meta)


def _name(one: PlannedFigure, naming: Naming) -> str:
    if one.code is not None:
        return naming.name(one.code)
    return {
        "multi_valued_alpha": _("multi-valued α, sentence"),
        "union": _("|uα, text with any code"),
    }[one.figure]


def _needed(one: PlannedFigure, most: int) -> str:
    if one.pilot.reason in {"fewer-than-two-coders", "no-units"} or not (one.widths or one.pilot.reason):
        return "–"
    if one.pilot.reason is not None:
        return reason_words(one.pilot.reason)
    if not one.widths:
        return "–"
    return f"> {most:,}" if one.needed is None else f"{one.needed:,}"

"""The passages behind a pair of codes, laid out; what was said only where it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coder.analysis.unit import Unit
from coder.locale.language import _
from coder.model.codebook import Codebook
from coder.project.meeting_passages import Behind, MeetingPassages, Side
from coder.reports.reliability_names import Naming
from coder.reports.table_formats import Format
from coder.reports.tables import Cell, Column, Table
from coder.reports.wording.cooccurrence import unit_words

_KEYS = ("code", "turn", "speaker", "start", "end", "coding")


def passages_table(
    behind: Behind,
    unit: Unit,
    codebook: Codebook,
    wanted: Format,
    meta: Mapping[str, Any],
    *,
    with_quotes: bool,
) -> Table:
    """List two passages a row: interviews are confidential, so their words only with `with_quotes`."""
    if not wanted.for_people:
        keys = (*_KEYS, "quote") if with_quotes else _KEYS
        heads = ("transcript", "coder", *(f"{side}_{key}" for side in "ab" for key in keys))
        rows = [_record(row, with_quotes=with_quotes) for row in behind.rows]
        return Table(tuple(Column(head, head) for head in heads), rows, meta=meta)
    naming = Naming(codebook)
    a, b = (naming.name(code) for code in behind.pair)
    columns = (
        Column("transcript", _("Transcript")),
        Column("coder", _("Coder")),
        *_columns("a", a, with_quotes=with_quotes),
        *_columns("b", b, with_quotes=with_quotes),
    )
    return Table(
        columns,
        [
            (
                *(row.a.coding.transcript, row.a.coding.coder),
                *_cells(row.a, with_quotes=with_quotes),
                *_cells(row.b, with_quotes=with_quotes),
            )
            for row in behind.rows
        ],
        _("Passages of “{a}” and “{b}” {unit}").format(a=a, b=b, unit=unit_words(unit)),
        () if with_quotes else (_("--with-quotes shows what was said."),),
        meta,
    )


def _columns(side: str, name: str, *, with_quotes: bool) -> tuple[Column, ...]:
    shown = (
        Column(f"{side}_turn", _("Turn"), "number", section=name),
        Column(f"{side}_place", _("Place"), section=name),
    )
    return (*shown, Column(f"{side}_quote", _("Quote"), section=name, wrap=True)) if with_quotes else shown


def _cells(side: Side, *, with_quotes: bool) -> tuple[Cell, ...]:
    one = side.coding
    shown = (side.turn or None, f"{one.span.start}:{one.span.end}")
    return (*shown, one.quote) if with_quotes else shown


def _record(row: MeetingPassages, *, with_quotes: bool) -> Sequence[Cell]:
    return (
        row.a.coding.transcript,
        row.a.coding.coder,
        *_facts(row.a, with_quotes=with_quotes),
        *_facts(row.b, with_quotes=with_quotes),
    )


def _facts(side: Side, *, with_quotes: bool) -> tuple[Cell, ...]:
    one = side.coding
    facts = (one.code, side.turn or None, side.speaker, one.span.start, one.span.end, one.id)
    return (*facts, one.quote) if with_quotes else facts

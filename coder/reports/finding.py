"""Hits of a search, each with what stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coder.locale.language import _
from coder.project.found import Hit
from coder.reports.tables import Cell, Column, Table

BEFORE, BEHIND = "【", "】"
"""Set the words that were found apart, with no colour."""


def hits_table(hits: Sequence[Hit], meta: Mapping[str, object], *, for_people: bool) -> Table:
    """List hits in the order of the texts; people read them in their context."""
    if for_people:
        columns = (
            Column("transcript", _("Transcript")),
            Column("turn", _("Turn"), "number"),
            Column("speaker", _("Speaker")),
            Column("passage", _("Passage"), wrap=True),
            Column("codes", _("Codes"), wrap=True),
        )
        rows: list[Sequence[Cell]] = [
            (hit.transcript, hit.turn, hit.speaker or "", in_context(hit), hit.codes) for hit in hits
        ]
        return Table(columns, rows, _("Hits for “{query}”").format(query=meta["query"]), meta=meta)
    keys = ("transcript", "turn", "speaker", "start", "end", "quote", "left", "right", "codes")
    numbers = {"turn", "start", "end"}
    rows = [
        (
            *(hit.transcript, hit.turn, hit.speaker, hit.span.start, hit.span.end),
            *(hit.quote, hit.left, hit.right, list(hit.codes)),
        )
        for hit in hits
    ]
    return Table(
        tuple(Column(key, kind="number" if key in numbers else "text") for key in keys), rows, meta=meta
    )


def in_context(hit: Hit) -> str:
    """Write a hit with what stands around it in one line; what is left out is marked."""
    before = "…" if hit.span.start - len(hit.left) > hit.around.start else ""
    behind = "…" if hit.span.end + len(hit.right) < hit.around.end else ""
    words = f"{before}{hit.left}{BEFORE}{hit.quote}{BEHIND}{hit.right}{behind}"
    return words.replace("\n", "⏎")

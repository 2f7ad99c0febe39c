"""Where a query holds: passages in their context, with who says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coder.analysis.query.evaluating import Per
from coder.locale.language import _
from coder.model.codebook import Codebook
from coder.project.filters import Filters
from coder.project.opening import Project
from coder.project.query_places import Retrieved
from coder.project.querying import Queried
from coder.project.surroundings import AROUND
from coder.reports.finding import BEFORE, BEHIND, in_context
from coder.reports.provenance import meta_of
from coder.reports.reliability_names import Naming
from coder.reports.tables import Cell, Column, Table
from coder.reports.wording.querying import query_methods

LONGEST = 120
"""Characters of what is coded in a transcript that people are shown of it."""
KEYS = (
    *("transcript", "coder", "unit", "start", "end", "quote", "codings"),
    *("codes", "turn", "speaker", "left", "right"),
)
_NUMBERS = {"start", "end", "turn"}


def query_table(
    result: Queried,
    rows: Sequence[Retrieved],
    codebook: Codebook,
    meta: Mapping[str, Any],
    *,
    for_people: bool,
) -> Table:
    """List the places in the order of the texts; people read them in their context."""
    if not for_people:
        columns = tuple(Column(key, kind="number" if key in _NUMBERS else "text") for key in KEYS)
        return Table(columns, [_record(one, result.asked.unit) for one in rows], meta=meta)
    naming = Naming(codebook)
    by_coder = any(one.coder is not None for one in rows)
    return Table(
        (
            Column("transcript", _("Transcript")),
            *((Column("coder", _("Coder")),) if by_coder else ()),
            Column("turn", _("Turn"), "number"),
            Column("speaker", _("Speaker")),
            Column("passage", _("Passage"), wrap=True),
            Column("codes", _("Codes"), wrap=True),
        ),
        [_row(one, result.asked.per, naming, by_coder=by_coder) for one in rows],
        _("Passages of the query {query}").format(query=result.asked.words),
        meta=meta,
    )


def query_meta(project: Project, filters: Filters, result: Queried, **more: object) -> dict[str, object]:
    """Say what was asked, of whom, and what could not be."""
    asked = result.asked
    return {
        **meta_of(
            project,
            "query",
            unit=asked.unit,
            filters=filters,
            coders=result.coders,
            transcripts=result.transcripts,
        ),
        "query": asked.words,
        "across_coders": asked.across,
        "layer": "consensus" if result.consensus else "named" if filters.coders else "every coder",
        "total": len(result.found),
        "n": result.n,
        "left_out": result.left_out,
        "unfinished": result.unfinished,
        "methods": {language: query_methods(result, filters, project, language) for language in ("zh", "en")},
        **more,
    }


def saved_table(project: Project, meta: Mapping[str, Any], *, for_people: bool) -> Table:
    """List the queries that have a name."""
    columns = (
        Column("name", _("Name") if for_people else ""),
        Column("query", _("Query") if for_people else "", wrap=True),
    )
    return Table(columns, list(project.settings.queries.items()), _("Saved queries"), meta=meta)


def _record(one: Retrieved, unit: str) -> Sequence[Cell]:
    hit = one.hit
    return (
        *(hit.transcript, one.coder, unit, hit.span.start, hit.span.end, hit.quote),
        [coding.id for coding in one.codings],
        *(list(hit.codes), hit.turn, hit.speaker, hit.left, hit.right),
    )


def _row(one: Retrieved, per: Per | None, naming: Naming, *, by_coder: bool) -> Sequence[Cell]:
    hit = one.hit
    parts = per in {Per.TURN, Per.SENTENCE, Per.TRANSCRIPT} and one.marks
    passage = in_parts(one, longest=LONGEST if per is Per.TRANSCRIPT else None) if parts else in_context(hit)
    return (
        hit.transcript,
        *((one.coder or "",) if by_coder else ()),
        hit.turn,
        hit.speaker or "",
        passage,
        [naming.name(code) for code in hit.codes],
    )


def in_parts(one: Retrieved, *, longest: int | None = None) -> str:
    """Write of a unit what the query is about, set apart, with some words around; the rest is left out."""
    quote, offset = one.hit.quote, one.hit.span.start
    said, at = "", 0
    for mark in one.marks:
        start, end = mark.start - offset, mark.end - offset
        said += _between(quote[at:start], first=at == 0) + f"{BEFORE}{quote[start:end]}{BEHIND}"
        at = end
        if longest is not None and len(said) > longest:
            return f"{said[:longest]}…".replace("\n", "⏎")
    return (said + _between(quote[at:], last=True)).replace("\n", "⏎")


def _between(words: str, *, first: bool = False, last: bool = False) -> str:
    """Leave out the middle of what stands between two marks, or what is far from the only one beside it."""
    before, behind = ("" if first else words[:AROUND]), ("" if last else words[-AROUND:])
    return words if len(words) <= len(before) + len(behind) else f"{before}…{behind}"

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
from coder.reports.finding import in_context
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
    passage = _coded_words(one) if per is Per.TRANSCRIPT else in_context(hit)
    return (
        hit.transcript,
        *((one.coder or "",) if by_coder else ()),
        hit.turn,
        hit.speaker or "",
        passage,
        [naming.name(code) for code in hit.codes],
    )


def _coded_words(one: Retrieved) -> str:
    """Say what a transcript has of the codes; all of its words would be a book."""
    said = " … ".join(dict.fromkeys(coding.quote for coding in one.codings)).replace("\n", "⏎")
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"

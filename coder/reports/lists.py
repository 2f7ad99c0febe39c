"""Lists of what a project holds: transcripts, turns, codings, actions, imported files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coder.locale.language import _
from coder.model.coding import Coding
from coder.model.event import Action
from coder.model.transcript import Status, Transcript
from coder.project.importing import Imported
from coder.project.transcripts import Overview
from coder.reports.table_cells import NO_VALUE
from coder.reports.tables import Cell, Column, Table
from coder.reports.times import minute
from coder.reports.wording.history import action_line
from coder.reports.wording.problems import problem_words

STATUS_SIGNS = {Status.NEW: "○", Status.IN_PROGRESS: "●", Status.DONE: "✓"}


def status_word(status: Status) -> str:
    """Say how far a coder is."""
    return {Status.NEW: _("new"), Status.IN_PROGRESS: _("in progress"), Status.DONE: _("done")}[status]


def transcripts_table(found: Sequence[Overview], meta: Mapping[str, object], *, for_people: bool) -> Table:
    """List transcripts with length, turns, speakers, codings and status by coder."""
    shared = (
        Column("id", _("Id")),
        Column("title", _("Title")),
        Column("characters", _("Characters"), "number"),
        Column("turns", _("Turns"), "number"),
        Column("speakers", _("Speakers")),
    )
    if for_people:
        rows = [(*_shared_cells(one), _coders_cell(one)) for one in found]
        notes = (_signs(),) if found else ()
        return Table(
            (*shared, Column("coders", _("Codings by coder"), wrap=True)),
            rows,
            _("List of transcripts"),
            notes,
            meta,
        )
    more = (Column("attributes"), Column("codings"), Column("status"))
    return Table((*shared, *more), [(*_shared_cells(one), *_mappings(one)) for one in found], meta=meta)


def _shared_cells(one: Overview) -> tuple[Cell, ...]:
    facts = one.facts
    return facts.name, facts.title, facts.characters, facts.turns, facts.speakers


def _mappings(one: Overview) -> tuple[Cell, ...]:
    status = {coder: str(value) for coder, value in one.status.items()}
    return dict(one.facts.attributes), dict(one.codings), status


def _coders_cell(one: Overview) -> str:
    coders = dict.fromkeys((*one.codings, *one.status))
    return _(", ").join(
        f"{coder} {_count_cell(one, coder)} {STATUS_SIGNS[one.status.get(coder, Status.NEW)]}"
        for coder in coders
    )


def _count_cell(one: Overview, coder: str) -> str:
    """Count the codings of a coder, unless they are hidden from who looks."""
    return NO_VALUE if one.seen_by not in {"", coder} else str(one.codings.get(coder, 0))


def _signs() -> str:
    return _(", ").join(f"{sign} {status_word(status)}" for status, sign in STATUS_SIGNS.items())


def turns_table(transcript: Transcript, meta: Mapping[str, object]) -> Table:
    """List the turns of a transcript with their offsets and words."""
    columns = (
        Column("turn", _("Turn"), "number"),
        Column("start", _("Start"), "number"),
        Column("end", _("End"), "number"),
        Column("speaker", _("Speaker")),
        Column("text", _("Text"), wrap=True),
    )
    rows = [
        (turn.number, turn.span.start, turn.span.end, turn.speaker, turn.span.of(transcript.text))
        for turn in transcript.turns
    ]
    title = f"{transcript.id} {transcript.title}".strip()
    return Table(columns, rows, title, meta=meta)


def codings_table(found: Sequence[Coding], meta: Mapping[str, object], *, for_people: bool) -> Table:
    """List codings with whole quotes; people read the memo below the quote it belongs to."""
    shared = (
        Column("transcript", _("Transcript")),
        Column("coder", _("Coder")),
        Column("code", _("Code")),
    )
    if for_people:
        columns = (*shared, Column("place", _("Place")), Column("quote", _("Quote"), wrap=True))
        rows: list[Sequence[Cell]] = [
            (one.transcript, one.coder, one.code, f"{one.span.start}:{one.span.end}", _quote(one), one.id)
            for one in found
        ]
        return Table(
            (*columns, Column("id", _("Id of the coding"), wrap=True)), rows, _("List of codings"), meta=meta
        )
    more = (
        *(Column("start", kind="number"), Column("end", kind="number"), Column("quote"), Column("memo")),
        *(Column("id"), Column("origin"), Column("created_at"), Column("codebook_revision")),
    )
    rows = [
        (
            *(one.transcript, one.coder, one.code, one.span.start, one.span.end, one.quote, one.memo),
            *(one.id, str(one.origin), one.created_at, one.codebook_revision),
        )
        for one in found
    ]
    return Table((*shared, *more), rows, meta=meta)


def _quote(coding: Coding) -> str:
    return f"{coding.quote}\n※ {coding.memo}" if coding.memo else coding.quote


def history_table(actions: Sequence[Action], meta: Mapping[str, object], *, for_people: bool) -> Table:
    """List actions, newest first."""
    columns = (
        Column("at", _("When (UTC)")),
        Column("coder", _("Coder")),
        Column("what", _("What"), wrap=True),
    )
    if for_people:
        rows: list[Sequence[Cell]] = [(minute(one.at), one.coder, action_line(one)) for one in actions]
        return Table(columns, rows, _("History"), meta=meta)
    more = (Column("direction"), Column("events", kind="number"), Column("action"), Column("undoes"))
    rows = [
        (one.at, one.coder, action_line(one), str(one.direction), len(one.events), one.id, one.undoes)
        for one in actions
    ]
    return Table((*columns, *more), rows, meta=meta)


def import_table(imported: Sequence[Imported], meta: Mapping[str, object]) -> Table:
    """List imported files with what was found in them."""
    columns = (
        Column("id", _("Id")),
        Column("path", _("File")),
        Column("characters", _("Characters"), "number"),
        Column("turns", _("Turns"), "number"),
        Column("speakers", _("Speakers")),
        Column("encoding", _("Encoding")),
        Column("confidence", _("Confidence")),
        Column("warnings", _("Warnings"), wrap=True),
    )
    rows = [
        (
            one.id,
            str(one.path),
            len(one.read.text),
            len(one.read.turns),
            list(dict.fromkeys(turn.speaker for turn in one.read.turns if turn.speaker)),
            one.read.encoding,
            one.read.confidence,
            [problem_words(problem).message for problem in one.warnings],
        )
        for one in imported
    ]
    return Table(columns, rows, _("Imported"), meta=meta)

"""Lists of what a project holds: transcripts, turns, codings, actions, imported files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coder.locale.language import _
from coder.model.coding import Coding
from coder.model.event import Action
from coder.model.transcript import Status, Transcript
from coder.project.importing import Imported
from coder.project.transcripts import Overview
from coder.reports.tables import Cell, Column, Table
from coder.reports.wording.history import action_line
from coder.reports.wording.problems import problem_words

STATUS_SIGNS = {Status.NEW: "○", Status.IN_PROGRESS: "●", Status.DONE: "✓"}


def status_word(status: Status) -> str:
    """Say how far a coder is."""
    return {Status.NEW: _("new"), Status.IN_PROGRESS: _("in progress"), Status.DONE: _("done")}[status]


def transcripts_table(found: Sequence[Overview], meta: Mapping[str, object], *, for_people: bool) -> Table:
    """List transcripts with length, turns, speakers, codings and status by coder."""
    columns = (
        Column("id", _("Id")),
        Column("title", _("Title")),
        Column("characters", _("Characters"), "number"),
        Column("turns", _("Turns"), "number"),
        Column("speakers", _("Speakers")),
        Column("attributes", _("Attributes")),
        Column("codings", _("Codings")),
        Column("status", _("Status")),
    )
    rows = [_transcript_row(one, for_people=for_people) for one in found]
    return Table(columns, rows, _("List of transcripts"), meta=meta)


def _transcript_row(one: Overview, *, for_people: bool) -> tuple[Cell, ...]:
    facts = one.facts
    if for_people:
        return (
            facts.name,
            facts.title,
            facts.characters,
            facts.turns,
            _(", ").join(facts.speakers),
            _(", ").join(f"{key}={value}" for key, value in facts.attributes.items()),
            _(", ").join(f"{coder} {count}" for coder, count in one.codings.items()),
            _(", ").join(f"{coder} {status_word(status)}" for coder, status in one.status.items()),
        )
    status = {coder: str(value) for coder, value in one.status.items()}
    return (
        facts.name,
        facts.title,
        facts.characters,
        facts.turns,
        facts.speakers,
        dict(facts.attributes),
        dict(one.codings),
        status,
    )


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


def codings_table(found: Sequence[Coding], meta: Mapping[str, object]) -> Table:
    """List codings with whole quotes."""
    columns = (
        Column("id", _("Id")),
        Column("transcript", _("Transcript")),
        Column("coder", _("Coder")),
        Column("code", _("Code")),
        Column("start", _("Start"), "number"),
        Column("end", _("End"), "number"),
        Column("quote", _("Quote"), wrap=True),
        Column("memo", _("Memo"), wrap=True),
        Column("created_at", _("Created")),
        Column("codebook_revision", _("Codebook revision")),
    )
    rows = [
        (
            one.id,
            one.transcript,
            one.coder,
            one.code,
            one.span.start,
            one.span.end,
            one.quote,
            one.memo,
            one.created_at,
            one.codebook_revision,
        )
        for one in found
    ]
    return Table(columns, rows, _("List of codings"), meta=meta)


def history_table(actions: Sequence[Action], meta: Mapping[str, object]) -> Table:
    """List actions, newest first."""
    columns = (
        Column("at", _("When (UTC)")),
        Column("coder", _("Coder")),
        Column("what", _("What"), wrap=True),
        Column("direction", _("Kind")),
        Column("events", _("Events"), "number"),
        Column("action", _("Action")),
    )
    rows = [
        (one.at, one.coder, action_line(one), str(one.direction), len(one.events), one.id) for one in actions
    ]
    return Table(columns, rows, _("History"), meta=meta)


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

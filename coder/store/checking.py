"""Whether everything in the database is as it must be."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, func, select

from coder.model.event import Kind, Row
from coder.model.problem import Problem
from coder.store import (
    assignments,
    codings,
    decisions,
    memo_checks,
    memos,
    progress,
    sqlite,
    transcripts,
)
from coder.store.database import Database, set_value, value_of
from coder.store.schema import coding, journal, transcript, transcript_revision, turn


def problems_in(connection: Connection, present: Callable[[str], str]) -> Iterator[Problem]:
    """Check every invariant; nothing is repaired.

    `present` gives the id that a code has today: the journal keeps those of its time.
    """
    yield from _file(connection)
    yield from _texts(connection)
    yield from _turns(connection)
    yield from _codings(connection)
    yield from memo_checks.problems_in(connection)
    yield from _journal(connection, present)


def commit_ms(database: Database, times: int = 5) -> float:
    """Measure what one safe commit costs on this disk: the median, in milliseconds."""
    costs = []
    for _ in range(times):
        began = time.perf_counter()
        with database.writing() as connection:
            set_value(connection, "disk_probe", value_of(connection, "disk_probe") or "0")
        costs.append(time.perf_counter() - began)
    return sorted(costs)[times // 2] * 1000


def _file(connection: Connection) -> Iterator[Problem]:
    for said in sqlite.complaints(connection):
        yield Problem("doctor-integrity", facts={"detail": said})
    if broken := sqlite.dangling(connection):
        yield Problem("doctor-foreign-keys", facts={"count": broken})


def _texts(connection: Connection) -> Iterator[Problem]:
    query = select(transcript_revision.c.no, transcript_revision.c.id, transcript_revision.c.sha256)
    for no, id, sha256 in connection.execute(query).fetchall():
        text = str(
            connection.scalar(select(transcript_revision.c.text).where(transcript_revision.c.no == no))
        )
        characters = connection.scalar(
            select(transcript_revision.c.characters).where(transcript_revision.c.no == no)
        )
        if hashlib.sha256(text.encode()).hexdigest() != sha256 or len(text) != characters:
            yield Problem("doctor-text", facts={"id": id})
    query = (
        select(transcript.c.name)
        .outerjoin(transcript_revision, transcript.c.revision_id == transcript_revision.c.id)
        .where(transcript_revision.c.no.is_(None))
    )
    for name in connection.execute(query).scalars():
        yield Problem("doctor-no-text", facts={"id": name})


def _turns(connection: Connection) -> Iterator[Problem]:
    lengths = dict(
        connection.execute(select(transcript_revision.c.no, transcript_revision.c.characters)).all()
    )
    rows: dict[int, list[Any]] = {}
    for row in connection.execute(select(turn).order_by(turn.c.revision_no, turn.c.idx)):
        rows.setdefault(row.revision_no, []).append(row)
    for revision, turns in rows.items():
        if turns[-1].end_pos > lengths[revision] or any(a.end_pos > b.start_pos for a, b in pairwise(turns)):
            yield Problem("doctor-turns", facts={"id": revision})


def _codings(connection: Connection) -> Iterator[Problem]:
    columns = (coding.c.id, coding.c.revision_no, coding.c.start_pos, coding.c.end_pos, coding.c.quote)
    query = (
        select(*columns)
        .where(coding.c.deleted_at.is_(None), coding.c.start_pos.is_not(None))
        .order_by(coding.c.revision_no)
    )
    number, text = -1, ""
    for row in connection.execute(query).fetchall():
        if row.revision_no != number:
            number = row.revision_no
            text = str(
                connection.scalar(
                    select(transcript_revision.c.text).where(transcript_revision.c.no == number)
                )
            )
        if text[row.start_pos : row.end_pos] != row.quote:
            yield Problem("doctor-quote", facts={"id": row.id})
    on_old = (
        select(func.count())
        .select_from(coding)
        .join(transcript, coding.c.transcript_no == transcript.c.no)
        .join(transcript_revision, coding.c.revision_no == transcript_revision.c.no)
        .where(coding.c.deleted_at.is_(None), transcript.c.revision_id != transcript_revision.c.id)
    )
    if count := connection.scalar(on_old):
        yield Problem("doctor-old-text", facts={"count": count})
    of_removed = (
        select(func.count())
        .select_from(coding)
        .join(transcript, coding.c.transcript_no == transcript.c.no)
        .where(coding.c.deleted_at.is_(None), transcript.c.deleted_at.is_not(None))
    )
    if count := connection.scalar(of_removed):
        yield Problem("doctor-removed-transcript", facts={"count": count})


def _journal(connection: Connection, present: Callable[[str], str]) -> Iterator[Problem]:
    """Play all events from the beginning and hold the end against the tables."""
    replayed: dict[Kind, dict[str, Row]] = {kind: {} for kind in Kind}
    last = 0
    query = select(journal.c.seq, journal.c.op, journal.c.target_id, journal.c.after).order_by(journal.c.seq)
    for seq, op, target, after in connection.execute(query):
        if seq <= last:
            yield Problem("doctor-journal-order", facts={"seq": seq})
        last = seq
        if after is None:
            continue
        kind, row = Kind(op.split(".")[0]), json.loads(after)
        replayed[kind][target] = row
        if kind is Kind.CODEBOOK and "renamed" in row:
            _rename_codes(replayed, row["renamed"])
    for kind in (Kind.CODING, Kind.MEMO):
        replayed[kind] = _with_codes_of_today(replayed[kind], present)
    tables = {
        Kind.CODING: _with_codes_of_today(codings.states(connection), present),
        Kind.MEMO: _with_codes_of_today(memos.states(connection), present),
        Kind.TRANSCRIPT: transcripts.states(connection),
        Kind.PROGRESS: progress.rows(connection),
        Kind.ASSIGNMENT: assignments.states(connection),
        Kind.DECISION: decisions.states(connection),
    }
    for kind, rows in tables.items():
        told = replayed[kind]
        for target in sorted(rows.keys() | told.keys()):
            if rows.get(target) != told.get(target):
                yield Problem("doctor-replay", facts={"kind": str(kind), "id": target})
    current = value_of(connection, "codebook")
    told_codebook = replayed[Kind.CODEBOOK].get("codebook")
    if current != (told_codebook["sha256"] if told_codebook else None):
        yield Problem("doctor-replay", facts={"kind": str(Kind.CODEBOOK), "id": str(current)})


def _rename_codes(replayed: Mapping[Kind, dict[str, Row]], renamed: Mapping[str, str]) -> None:
    """Let codings and memos follow their code to another id, as the tables do."""
    for kind in (Kind.CODING, Kind.MEMO):
        for id, row in replayed[kind].items():
            if row["code"] in renamed:
                replayed[kind][id] = {**row, "code": renamed[str(row["code"])]}


def _with_codes_of_today(rows: Mapping[str, Row], present: Callable[[str], str]) -> dict[str, Row]:
    return {
        id: {**row, "code": present(str(row["code"]))} if row["code"] else row for id, row in rows.items()
    }

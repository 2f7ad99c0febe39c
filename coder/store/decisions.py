"""What was decided where coders differ."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select

from coder.model.decision import Choice, Decision
from coder.model.errors import ChangedMeanwhileError
from coder.model.event import Change, Row
from coder.model.span import Span
from coder.store.schema import coder, decision, transcript, transcript_revision

_KEYS = {
    "transcript": ("transcript_no", transcript, transcript.c.id),
    "revision": ("revision_no", transcript_revision, transcript_revision.c.id),
    "coder": ("coder_no", coder, coder.c.id),
}
_RENAMED = {"start": "start_pos", "end": "end_pos"}


def _joined(*columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .join_from(decision, transcript, decision.c.transcript_no == transcript.c.no)
        .join(transcript_revision, decision.c.revision_no == transcript_revision.c.no)
        .join(coder, decision.c.coder_no == coder.c.no)
    )


def live(connection: Connection, *, transcripts: Iterable[str] | None = None) -> tuple[Decision, ...]:
    """Read the decisions that hold, in the order in which they were made."""
    query = _joined(decision, transcript.c.name.label("transcript"), coder.c.name.label("coder"))
    query = query.where(decision.c.deleted_at.is_(None), transcript.c.deleted_at.is_(None))
    if transcripts is not None:
        query = query.where(transcript.c.name.in_(list(transcripts)))
    return tuple(
        Decision(
            id=row.id,
            transcript=row.transcript,
            coder=row.coder,
            span=Span(row.start_pos, row.end_pos),
            codings=tuple(json.loads(row.codings)),
            made=tuple(json.loads(row.made)),
            choice=Choice(row.choice),
            reason=row.reason,
            created_at=row.created_at,
            updated_at=row.updated_at,
            version=row.version,
        )
        for row in connection.execute(query.order_by(decision.c.no))
    )


def first_times(connection: Connection) -> dict[str, str]:
    """Tell when the first decision that holds was made: transcript name → time."""
    query = (
        select(transcript.c.name, func.min(decision.c.created_at))
        .join_from(decision, transcript, decision.c.transcript_no == transcript.c.no)
        .where(decision.c.deleted_at.is_(None))
        .group_by(transcript.c.no)
    )
    return dict(connection.execute(query).all())


def states(connection: Connection) -> dict[str, Row]:
    """Read all decisions, also those that were taken back, as the journal would write them."""
    query = _joined(
        decision,
        transcript.c.id.label("transcript"),
        transcript_revision.c.id.label("revision"),
        coder.c.id.label("coder"),
    )
    return {
        row["id"]: {
            "id": row["id"],
            "transcript": row["transcript"],
            "revision": row["revision"],
            "coder": row["coder"],
            "start": row["start_pos"],
            "end": row["end_pos"],
            "codings": json.loads(row["codings"]),
            "made": json.loads(row["made"]),
            "choice": row["choice"],
            "reason": row["reason"],
            "version": row["version"],
            "created_at": row["created_at"],
            "updated_at": row["updated_at"],
            "deleted_at": row["deleted_at"],
        }
        for row in connection.execute(query).mappings()
    }


def apply(connection: Connection, changes: Sequence[Change]) -> None:
    """Bring the state to what the changes say, in order; raise ChangedMeanwhileError."""
    for change in changes:
        assert change.after is not None  # noqa: S101  # what is taken back stays, with the time of it
        values = _columns(connection, change.after)
        if change.before is None:
            connection.execute(decision.insert(), values)
            continue
        update = decision.update().where(
            decision.c.id == change.target, decision.c.version == change.before["version"]
        )
        if connection.execute(update.values(values)).rowcount != 1:
            raise ChangedMeanwhileError(change.target, "", "")


def _columns(connection: Connection, row: Row) -> dict[str, object]:
    values: dict[str, object] = {}
    for key, value in row.items():
        if key in _KEYS:
            name, table, column = _KEYS[key]
            values[name] = connection.execute(select(table.c.no).where(column == value)).scalar_one()
        elif key in {"codings", "made"}:
            values[key] = json.dumps(value)
        else:
            values[_RENAMED.get(key, key)] = value
    return values

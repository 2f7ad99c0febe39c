"""Memos on passages, turns, transcripts, codes and the project; one on a coding is kept with the coding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select

from coder.model.errors import ChangedMeanwhileError
from coder.model.event import Change, Row
from coder.model.memo import About, Memo
from coder.model.span import Span
from coder.store.schema import code, coder, memo, transcript, transcript_revision, turn

_STATE = (
    memo.c.id,
    memo.c.about,
    transcript.c.id.label("transcript"),
    transcript_revision.c.id.label("revision"),
    code.c.id.label("code"),
    coder.c.id.label("coder"),
    turn.c.idx.label("turn"),
    memo.c.start_pos.label("start"),
    memo.c.end_pos.label("end"),
    memo.c.quote,
    memo.c.context_before,
    memo.c.context_after,
    memo.c.text,
    memo.c.version,
    memo.c.created_at,
    memo.c.updated_at,
    memo.c.deleted_at,
)
_SHOWN = (
    memo.c.id,
    memo.c.about,
    transcript.c.name.label("transcript"),
    code.c.id.label("code"),
    coder.c.name.label("coder"),
    memo.c.start_pos,
    memo.c.end_pos,
    memo.c.quote,
    memo.c.text,
    memo.c.version,
    memo.c.created_at,
    memo.c.updated_at,
)


_OF_TURN = and_(
    memo.c.about == str(About.TURN),
    turn.c.revision_no == memo.c.revision_no,
    turn.c.start_pos == memo.c.start_pos,
    turn.c.end_pos == memo.c.end_pos,
)
"""A turn of a text never changes, so its number need not be stored."""


def _joined(*columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .join_from(memo, coder, memo.c.coder_no == coder.c.no)
        .outerjoin(transcript, memo.c.transcript_no == transcript.c.no)
        .outerjoin(transcript_revision, memo.c.revision_no == transcript_revision.c.no)
        .outerjoin(code, memo.c.code_no == code.c.no)
    )


def live(
    connection: Connection,
    *,
    transcripts: Iterable[str] | None = None,
    coders: Iterable[str] | None = None,
) -> tuple[Memo, ...]:
    """Read the memos there are, in the order in which they were made; each filter takes names."""
    query = _joined(*_SHOWN).where(memo.c.deleted_at.is_(None)).order_by(memo.c.no)
    for column, names in ((transcript.c.name, transcripts), (coder.c.name, coders)):
        if names is not None:
            query = query.where(column.in_(list(names)))
    return tuple(_memo(row) for row in connection.execute(query))


def by_id(connection: Connection, id: str) -> Memo | None:
    """Find a live memo."""
    row = connection.execute(_joined(*_SHOWN).where(memo.c.id == id, memo.c.deleted_at.is_(None))).first()
    return _memo(row) if row else None


def _memo(row: Any) -> Memo:
    return Memo(
        id=row.id,
        about=About(row.about),
        coder=row.coder,
        text=row.text,
        transcript=row.transcript or "",
        code=row.code or "",
        span=None if row.start_pos is None else Span(row.start_pos, row.end_pos),
        quote=row.quote,
        created_at=row.created_at,
        updated_at=row.updated_at,
        version=row.version,
    )


def state_of(connection: Connection, ids: Sequence[str]) -> dict[str, Row]:
    """Read memos, live or removed, as the journal would write them."""
    found: dict[str, Row] = {}
    for first in range(0, len(ids), 500):
        query = _states().where(memo.c.id.in_(ids[first : first + 500]))
        found |= {row["id"]: dict(row) for row in connection.execute(query).mappings()}
    return found


def states(connection: Connection) -> dict[str, Row]:
    """Read all memos, live or removed, as the journal would write them."""
    return {row["id"]: dict(row) for row in connection.execute(_states()).mappings()}


def _states() -> Select[Any]:
    return _joined(*_STATE).outerjoin(turn, _OF_TURN)


def live_ids_in(connection: Connection, transcript_id: str) -> list[str]:
    """Name the live memos on one transcript and on what is in it."""
    query = (
        select(memo.c.id)
        .join_from(memo, transcript, memo.c.transcript_no == transcript.c.no)
        .where(transcript.c.id == transcript_id, memo.c.deleted_at.is_(None))
        .order_by(memo.c.no)
    )
    return list(connection.execute(query).scalars())


def codes_noted_on(connection: Connection) -> dict[str, int]:
    """Count the live memos of each code that has any."""
    query = (
        select(code.c.id, func.count())
        .join_from(memo, code, memo.c.code_no == code.c.no)
        .where(memo.c.deleted_at.is_(None))
        .group_by(code.c.no)
        .order_by(code.c.position)
    )
    return dict(connection.execute(query).all())


def apply(connection: Connection, changes: Sequence[Change]) -> None:
    """Bring the state to what the changes say, in order; raise ChangedMeanwhileError."""
    for change in changes:
        assert change.after is not None  # noqa: S101  # a removed memo stays, with the time of its removal
        values = _columns(connection, change.after)
        if change.before is None:
            connection.execute(memo.insert(), values)
            continue
        update = memo.update().where(memo.c.id == change.target, memo.c.version == change.before["version"])
        if connection.execute(update.values(values)).rowcount != 1:
            raise ChangedMeanwhileError(change.target, "", "")


_KEYS = {
    "transcript": ("transcript_no", transcript, transcript.c.id),
    "revision": ("revision_no", transcript_revision, transcript_revision.c.id),
    "code": ("code_no", code, code.c.id),
    "coder": ("coder_no", coder, coder.c.id),
}
_RENAMED = {"start": "start_pos", "end": "end_pos"}


def _columns(connection: Connection, row: Row) -> dict[str, object]:
    values: dict[str, object] = {}
    for key, value in row.items():
        if key == "turn":
            continue  # the span says which
        if key in _KEYS:
            name, table, column = _KEYS[key]
            query = select(table.c.no).where(column == value)
            values[name] = None if value is None else connection.execute(query).scalar_one()
        else:
            values[_RENAMED.get(key, key)] = value
    return values

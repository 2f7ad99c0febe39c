"""Codings by the million, as plain columns of integers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from coder.store.schema import code, coder, coding, transcript, turn
from coder.store.schema import transcript_revision as revision

Row = tuple[int, int, int, int, int]
_SLICE = 500
"""Fewer rows at a time than make Python look for garbage."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Which name each database key of a column stands for."""

    transcripts: dict[int, str]
    coders: dict[int, str]
    codes: dict[int, str]


def keys(connection: Connection) -> Keys:
    """Read the names behind the keys."""
    live = transcript.c.deleted_at.is_(None)
    return Keys(
        dict(connection.execute(select(transcript.c.no, transcript.c.name).where(live)).all()),
        dict(connection.execute(select(coder.c.no, coder.c.name)).all()),
        dict(connection.execute(select(code.c.no, code.c.id)).all()),
    )


def live_codings(connection: Connection) -> Iterator[Row]:
    """Read (transcript, coder, code, start, end) of every live coding.

    Through the driver's cursor: SQLAlchemy's rows are generic sequences, and numpy needs 13 s for a
    million of them. In an order, so that SQLite reads the index that holds all five columns: left alone it
    takes the index that was made last, and without the offsets in it a million take four times as long.
    """
    columns = (
        coding.c.transcript_no,
        coding.c.coder_no,
        coding.c.code_no,
        coding.c.start_pos,
        coding.c.end_pos,
    )
    query = (
        select(*columns)
        .where(coding.c.deleted_at.is_(None), coding.c.start_pos.is_not(None))
        .order_by(coding.c.transcript_no, coding.c.coder_no, coding.c.start_pos)
    )
    cursor = connection.connection.cursor()
    try:
        cursor.execute(str(query.compile(connection.engine)))
        while rows := cursor.fetchmany(_SLICE):
            yield from rows
    finally:
        cursor.close()


def turns(connection: Connection) -> dict[str, list[tuple[int, int, str | None]]]:
    """Read (start, end, speaker) of every turn by transcript name."""
    query = (
        select(transcript.c.name, turn.c.start_pos, turn.c.end_pos, turn.c.speaker)
        .join_from(transcript, revision, transcript.c.revision_id == revision.c.id)
        .join(turn, turn.c.revision_no == revision.c.no)
        .where(transcript.c.deleted_at.is_(None))
        .order_by(transcript.c.no, turn.c.idx)
    )
    found: dict[str, list[tuple[int, int, str | None]]] = {}
    for name, start, end, speaker in connection.execute(query):
        found.setdefault(name, []).append((start, end, speaker))
    return found

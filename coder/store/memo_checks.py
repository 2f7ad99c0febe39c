"""Whether every memo is about something that is there, and stands on the words it quotes."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from coder.model.event import Row
from coder.model.memo import About, flaw_of
from coder.model.problem import Problem
from coder.store import memos
from coder.store.schema import memo, transcript, transcript_revision

_NEEDS = {
    About.PROJECT: (False, False, False),
    About.CODE: (True, False, False),
    About.TRANSCRIPT: (False, True, False),
    About.TURN: (False, True, True),
    About.PASSAGE: (False, True, True),
}
"""Whether a memo has a code, a transcript, a span; a memo on a coding is not kept here."""


def problems_in(connection: Connection) -> Iterator[Problem]:
    """Check what the journal cannot tell; nothing is repaired."""
    for id, row in memos.states(connection).items():
        if row["deleted_at"] is None and not _is_sound(row):
            yield Problem("doctor-memo", facts={"id": id})
    query = (
        select(memo.c.id)
        .join_from(memo, transcript_revision, memo.c.revision_no == transcript_revision.c.no)
        .where(
            memo.c.deleted_at.is_(None),
            memo.c.start_pos.is_not(None),
            memo.c.quote
            != func.substr(
                transcript_revision.c.text, memo.c.start_pos + 1, memo.c.end_pos - memo.c.start_pos
            ),
        )
        .order_by(memo.c.no)
    )
    for id in connection.execute(query).scalars():
        yield Problem("doctor-memo-quote", facts={"id": id})
    yield from _astray(connection)


def _is_sound(row: Row) -> bool:
    """Tell whether a memo says what it is about, and something about it."""
    needs = _NEEDS.get(About(str(row["about"]))) if row["about"] in set(About) else None
    has = tuple(row[key] is not None for key in ("code", "transcript", "start"))
    is_turn = row["about"] == About.TURN
    return needs == has and is_turn is (row["turn"] is not None) and not flaw_of(str(row["text"]))


def _astray(connection: Connection) -> Iterator[Problem]:
    """Find memos on what is no longer shown."""
    joined = select(func.count()).join_from(memo, transcript, memo.c.transcript_no == transcript.c.no)
    live = joined.where(memo.c.deleted_at.is_(None))
    if count := connection.scalar(live.where(transcript.c.deleted_at.is_not(None))):
        yield Problem("doctor-memo-removed-transcript", facts={"count": count})
    on_old = live.join(transcript_revision, memo.c.revision_no == transcript_revision.c.no).where(
        transcript.c.revision_id != transcript_revision.c.id
    )
    if count := connection.scalar(on_old):
        yield Problem("doctor-memo-old-text", facts={"count": count})

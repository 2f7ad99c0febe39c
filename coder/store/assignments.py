"""Who is to code which transcript."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from coder.model.errors import ChangedMeanwhileError
from coder.model.event import Change, Kind, Row
from coder.model.identity import now
from coder.store.progress import target_of
from coder.store.schema import assignment, coder, transcript


def assigned(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Read who is to code what: transcript name → coder names."""
    query = (
        select(transcript.c.name, coder.c.name)
        .join_from(assignment, transcript, assignment.c.transcript_no == transcript.c.no)
        .join(coder, assignment.c.coder_no == coder.c.no)
        .where(transcript.c.deleted_at.is_(None), assignment.c.deleted_at.is_(None))
        .order_by(transcript.c.name, coder.c.no)
    )
    found: dict[str, tuple[str, ...]] = {}
    for name, who in connection.execute(query):
        found[name] = (*found.get(name, ()), who)
    return found


def states(connection: Connection) -> dict[str, Row]:
    """Read all assignments, also those that were taken back, as the journal would write them."""
    query = (
        select(
            transcript.c.id.label("transcript"),
            coder.c.id.label("coder"),
            assignment.c.version,
            assignment.c.created_at,
            assignment.c.deleted_at,
        )
        .join_from(assignment, transcript, assignment.c.transcript_no == transcript.c.no)
        .join(coder, assignment.c.coder_no == coder.c.no)
    )
    rows = (dict(row) for row in connection.execute(query).mappings())
    return {target_of(row["transcript"], row["coder"]): row for row in rows}


def change_to(before: Row | None, transcript_id: str, coder_id: str, *, is_assigned: bool) -> Change | None:
    """Plan an assignment, or that it is taken back; `None` when it is so already."""
    if is_assigned is (before is not None and before["deleted_at"] is None):
        return None
    at = now()
    after = {
        "transcript": transcript_id,
        "coder": coder_id,
        "version": int(str(before["version"])) + 1 if before else 1,
        "created_at": at if before is None else before["created_at"],
        "deleted_at": None if is_assigned else at,
    }
    return Change(Kind.ASSIGNMENT, target_of(transcript_id, coder_id), before, after)


def apply(connection: Connection, changes: Sequence[Change]) -> None:
    """Bring the state to what the changes say; raise ChangedMeanwhileError."""
    for change in changes:
        before, after = change.before, change.after
        assert after is not None  # noqa: S101  # what is taken back stays, with the time of it
        transcript_no = select(transcript.c.no).where(transcript.c.id == after["transcript"])
        coder_no = select(coder.c.no).where(coder.c.id == after["coder"])
        key = {
            "transcript_no": connection.execute(transcript_no).scalar_one(),
            "coder_no": connection.execute(coder_no).scalar_one(),
        }
        values = {name: after[name] for name in ("version", "created_at", "deleted_at")}
        if before is None:
            connection.execute(assignment.insert(), key | values)
            continue
        update = assignment.update().where(
            assignment.c.transcript_no == key["transcript_no"],
            assignment.c.coder_no == key["coder_no"],
            assignment.c.version == before["version"],
        )
        if connection.execute(update.values(values)).rowcount != 1:
            raise ChangedMeanwhileError(change.target, "", "")

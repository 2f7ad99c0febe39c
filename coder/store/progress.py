"""How far each coder is with each transcript."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from coder.model.errors import ChangedMeanwhileError
from coder.model.event import Change, Kind, Row
from coder.model.identity import now
from coder.model.transcript import Status
from coder.store.schema import coder, progress, transcript


def target_of(transcript_id: str, coder_id: str) -> str:
    """Name one coder's progress with one transcript, as the journal does."""
    return f"{transcript_id}/{coder_id}"


def row_of(connection: Connection, transcript_id: str, coder_id: str) -> Row | None:
    """Read the state that the journal would write."""
    query = (
        select(progress.c.status, progress.c.version, progress.c.changed_at)
        .join_from(progress, transcript, progress.c.transcript_no == transcript.c.no)
        .join(coder, progress.c.coder_no == coder.c.no)
        .where(transcript.c.id == transcript_id, coder.c.id == coder_id)
    )
    found = connection.execute(query).mappings().first()
    return {"transcript": transcript_id, "coder": coder_id, **found} if found else None


def change_to(connection: Connection, transcript_id: str, coder_id: str, status: Status) -> Change | None:
    """Plan a new status; `None` when that is the status already."""
    before = row_of(connection, transcript_id, coder_id)
    if (before["status"] if before else Status.NEW) == status:
        return None
    version = int(str(before["version"])) + 1 if before else 1
    after = {
        "transcript": transcript_id,
        "coder": coder_id,
        "status": str(status),
        "version": version,
        "changed_at": now(),
    }
    return Change(Kind.PROGRESS, target_of(transcript_id, coder_id), before, after)


def statuses(connection: Connection) -> dict[str, dict[str, Status]]:
    """Read every status that was set: transcript name → coder name → status."""
    query = (
        select(transcript.c.name, coder.c.name, progress.c.status)
        .join_from(progress, transcript, progress.c.transcript_no == transcript.c.no)
        .join(coder, progress.c.coder_no == coder.c.no)
        .where(transcript.c.deleted_at.is_(None))
        .order_by(transcript.c.no, coder.c.no)
    )
    found: dict[str, dict[str, Status]] = {}
    for name, who, status in connection.execute(query):
        found.setdefault(name, {})[who] = Status(status)
    return found


def rows(connection: Connection) -> dict[str, Row]:
    """Read all states as the journal would write them."""
    query = (
        select(
            transcript.c.id.label("transcript"),
            coder.c.id.label("coder"),
            progress.c.status,
            progress.c.version,
            progress.c.changed_at,
        )
        .join_from(progress, transcript, progress.c.transcript_no == transcript.c.no)
        .join(coder, progress.c.coder_no == coder.c.no)
    )
    found = [dict(row) for row in connection.execute(query).mappings()]
    return {target_of(row["transcript"], row["coder"]): row for row in found}


def apply(connection: Connection, changes: Sequence[Change]) -> None:
    """Bring the state to what the changes say."""
    for change in changes:
        before, after = change.before, change.after
        assert after is not None  # noqa: S101  # a status is set, never taken away
        key = {
            "transcript_no": connection.scalar(
                select(transcript.c.no).where(transcript.c.id == after["transcript"])
            ),
            "coder_no": connection.scalar(select(coder.c.no).where(coder.c.id == after["coder"])),
        }
        values = {name: after[name] for name in ("status", "version", "changed_at")}
        if before is None:
            connection.execute(progress.insert(), key | values)
            continue
        done = connection.execute(
            progress.update()
            .where(
                progress.c.transcript_no == key["transcript_no"],
                progress.c.coder_no == key["coder_no"],
                progress.c.version == before["version"],
            )
            .values(values)
        )
        if done.rowcount != 1:
            raise ChangedMeanwhileError(change.target, "", "")

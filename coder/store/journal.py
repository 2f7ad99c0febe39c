"""The one function that writes: events into the journal and state beside them, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, select

from coder.model.event import Action, Change, Direction, Event, Kind, Row
from coder.model.identity import new_id, now
from coder.store import codebooks, codings, memos, progress, transcripts
from coder.store.schema import coder, journal

_APPLY = {
    Kind.CODEBOOK: codebooks.apply,
    Kind.CODING: codings.apply,
    Kind.MEMO: memos.apply,
    Kind.PROGRESS: progress.apply,
    Kind.TRANSCRIPT: transcripts.apply,
}
_PAGE = 64


def act(
    connection: Connection,
    actor: str,
    changes: Sequence[Change],
    direction: Direction = Direction.DO,
    undoes: str | None = None,
) -> Action:
    """Do one thing as a coder (by name): all changes or, when one is refused, none.

    Raises ChangedMeanwhileError when something is no longer as a change says it was.
    """
    action, at = new_id(), now()
    coder_no = connection.execute(select(coder.c.no).where(coder.c.name == actor)).scalar_one()
    for kind, same in groupby(changes, key=lambda change: change.kind):
        _APPLY[kind](connection, list(same))
    last = connection.execute(select(journal.c.seq).order_by(journal.c.seq.desc()).limit(1)).scalar() or 0
    events = tuple(
        Event(seq, action, at, actor, direction, undoes, change)
        for seq, change in enumerate(changes, start=last + 1)
    )
    if events:
        connection.execute(journal.insert(), [_written(event, coder_no) for event in events])
    return Action(action, at, actor, direction, undoes, events)


def _written(event: Event, coder_no: int) -> dict[str, object]:
    return {
        "seq": event.seq,
        "action_id": event.action,
        "at": event.at,
        "coder_no": coder_no,
        "direction": event.direction,
        "op": event.op,
        "target_id": event.change.target,
        "before": _json(event.change.before),
        "after": _json(event.change.after),
        "undoes": event.undoes,
    }


def _json(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _select() -> Select[Any]:
    columns = (journal, coder.c.name.label("actor"))
    return select(*columns).join_from(journal, coder, journal.c.coder_no == coder.c.no)


def _read(row: Any) -> Event:
    before, after = (json.loads(row[key]) if row[key] else None for key in ("before", "after"))
    change = Change(Kind(row["op"].split(".")[0]), row["target_id"], before, after)
    direction = Direction(row["direction"])
    return Event(row["seq"], row["action_id"], row["at"], row["actor"], direction, row["undoes"], change)


def events_since(connection: Connection, seq: int) -> tuple[Event, ...]:
    """Read what happened after an event, oldest first."""
    found = connection.execute(_select().where(journal.c.seq > seq).order_by(journal.c.seq))
    return tuple(_read(row) for row in found.mappings())


def last_seq(connection: Connection) -> int:
    """Tell the number of the newest event; 0 when nothing has happened yet."""
    return connection.execute(select(journal.c.seq).order_by(journal.c.seq.desc()).limit(1)).scalar() or 0


def events_of(connection: Connection, action: str) -> tuple[Event, ...]:
    """Read the events of one action in order."""
    found = connection.execute(_select().where(journal.c.action_id == action).order_by(journal.c.seq))
    return tuple(_read(row) for row in found.mappings())


def last_about(connection: Connection, target: str) -> Event | None:
    """Read the newest event about one thing."""
    query = _select().where(journal.c.target_id == target).order_by(journal.c.seq.desc()).limit(1)
    row = connection.execute(query).mappings().first()
    return _read(row) if row else None


def since_about(connection: Connection, target: str, seq: int) -> tuple[Event, ...]:
    """Read what happened to one thing after an event, oldest first."""
    query = _select().where(journal.c.target_id == target, journal.c.seq > seq).order_by(journal.c.seq)
    return tuple(_read(row) for row in connection.execute(query).mappings())


def heads_newest_first(connection: Connection, actor: str) -> Iterator[Event]:
    """Walk back through a coder's actions, giving the first event of each; reads page by page."""
    before: int | None = None
    seen: set[str] = set()
    while True:
        query = _select().where(coder.c.name == actor).order_by(journal.c.seq.desc()).limit(_PAGE)
        if before is not None:
            query = query.where(journal.c.seq < before)
        page = connection.execute(query).mappings().all()
        for row in page:
            if row["action_id"] not in seen:
                seen.add(row["action_id"])
                yield _read(row)
        if len(page) < _PAGE:
            return
        before = page[-1]["seq"]


def actions(
    connection: Connection,
    *,
    coder_name: str | None = None,
    since: str | None = None,
    limit: int | None = None,
) -> tuple[Action, ...]:
    """Read the history, newest action first."""
    query = _select().order_by(journal.c.seq.desc())
    if coder_name is not None:
        query = query.where(coder.c.name == coder_name)
    if since is not None:
        query = query.where(journal.c.at >= since)
    found: list[Action] = []
    rows = connection.execution_options(stream_results=True).execute(query).mappings()
    for id, group in groupby(rows, key=lambda row: row["action_id"]):
        if limit is not None and len(found) == limit:
            break
        events = tuple(sorted((_read(row) for row in group), key=lambda event: event.seq))
        first = events[0]
        found.append(Action(id, first.at, first.coder, first.direction, first.undoes, events))
    rows.close()
    return tuple(found)

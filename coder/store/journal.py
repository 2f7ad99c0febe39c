"""The one function that writes: events into the journal and state beside them, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, func, select

from coder.model.event import Action, Change, Direction, Event, Kind, Row, in_all
from coder.model.identity import new_id, now
from coder.store import assignments, codebooks, codings, decisions, memos, progress, transcripts
from coder.store.schema import coder, journal

_APPLY = {
    Kind.ASSIGNMENT: assignments.apply,
    Kind.DECISION: decisions.apply,
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
    *,
    goes_on: str = "",
) -> Action:
    """Do one thing as a coder (by name): all changes or, when one is refused, none.

    `goes_on` names an earlier action of which this is more, as one memo is typed with pauses. Raises
    ChangedMeanwhileError when something is no longer as a change says it was.
    """
    action, at = goes_on or new_id(), now()
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


def events_of(connection: Connection, action: str, *, most: int | None = None) -> tuple[Event, ...]:
    """Read what one action did in all to each thing, in order; with `most`, only its first events."""
    query = _select().where(journal.c.action_id == action).order_by(journal.c.seq).limit(most)
    return in_all(_read(row) for row in connection.execute(query).mappings())


def events_of_several(connection: Connection, actions: Sequence[str]) -> dict[str, tuple[Event, ...]]:
    """Read what some actions did in all to each thing, in order, by their ids."""
    found: dict[str, list[Event]] = {}
    for at in range(0, len(actions), 500):
        some = actions[at : at + 500]
        query = _select().where(journal.c.action_id.in_(some)).order_by(journal.c.seq)
        for row in connection.execute(query).mappings():
            found.setdefault(row["action_id"], []).append(_read(row))
    return {id: in_all(events) for id, events in found.items()}


def newest_of(connection: Connection, actor: str) -> Event | None:
    """Read the newest event of a coder."""
    query = _select().where(coder.c.name == actor).order_by(journal.c.seq.desc()).limit(1)
    row = connection.execute(query).mappings().first()
    return _read(row) if row else None


def begun(connection: Connection, action: str) -> tuple[int, str, frozenset[str]]:
    """Tell of an action with which event and when it began, and what it was about."""
    columns = (journal.c.seq, journal.c.at, journal.c.target_id)
    query = select(*columns).where(journal.c.action_id == action).order_by(journal.c.seq)
    found = connection.execute(query).all()
    return found[0].seq, found[0].at, frozenset(row.target_id for row in found)


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
    """Read the history, newest action first; one that went on counts from its last event."""
    query = _select().order_by(journal.c.seq.desc())
    if coder_name is not None:
        query = query.where(coder.c.name == coder_name)
    if since is not None:
        query = query.where(journal.c.at >= since)
    found: dict[str, list[Event]] = {}
    rows = connection.execution_options(stream_results=True).execute(query).mappings()
    for row in rows:
        if row["action_id"] not in found and len(found) == limit:
            break
        found.setdefault(row["action_id"], []).append(_read(row))
    rows.close()
    if limit is not None or since is not None:
        found |= _begun_earlier(connection, found)
    return tuple(_action(in_all(events[::-1])) for events in found.values())


def _action(events: tuple[Event, ...]) -> Action:
    last = events[-1]
    return Action(last.action, last.at, last.coder, last.direction, last.undoes, events)


def _begun_earlier(connection: Connection, found: Mapping[str, list[Event]]) -> dict[str, list[Event]]:
    """Read whole, newest event first, what others did something in the midst of."""
    names = list(found)
    firsts: dict[str, int] = {}
    for at in range(0, len(names), 500):
        some = journal.c.action_id.in_(names[at : at + 500])
        query = select(journal.c.action_id, func.min(journal.c.seq).label("first")).where(some)
        rows = connection.execute(query.group_by(journal.c.action_id))
        firsts |= {row.action_id: row.first for row in rows}
    cut_short = (id for id, events in found.items() if firsts[id] < events[-1].seq)
    return {id: list(events_of(connection, id)[::-1]) for id in cut_short}

"""The journal by pages of actions, newest first: however long it is, a page is read at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, func, select

from coder.model.event import Action, Event, Kind
from coder.store.journal import events_of, events_of_several
from coder.store.schema import coder, journal

_SLICE = 256
"""Events whose actions are looked at together."""
MOST = 200
"""Events of one action that are read; an import may have a hundred thousand."""


@dataclass(frozen=True, slots=True)
class Recent:
    """One action of the history."""

    action: Action
    """With its first events, if it has more than `MOST`."""
    size: int
    """How many events it has."""
    seq: int
    """Number of its newest event."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some actions, newest first."""

    actions: tuple[Recent, ...]
    before: int
    """Where the next page begins: the number of the last event looked at; 0 when there is no more."""


def page(
    connection: Connection,
    *,
    before: int | None = None,
    after: int = 0,
    known: Collection[str] = (),
    limit: int = 100,
    coder_name: str | None = None,
) -> Page:
    """Read the newest actions whose newest event lies before an event and after another.

    `known` are the ids of actions that newer pages have given: an action that went on lies in several places.
    """
    here = before
    found: dict[str, int] = {}
    while len(found) < limit:
        rows = _slice(connection, here, after, coder_name)
        for id, group in groupby(rows, key=lambda row: row[1]):
            seqs = [seq for seq, _id in group]
            if id not in found and id not in known:
                if len(found) == limit:
                    return Page(_read(connection, found), here or 0)
                found[id] = seqs[0]
            here = seqs[-1]
        if len(rows) < _SLICE:
            return Page(_read(connection, found), 0)
        here = _start_of_run(connection, rows[-1][1], rows[-1][0])
    return Page(_read(connection, found), here or 0)


def _slice(connection: Connection, before: int | None, after: int, who: str | None) -> list[tuple[int, str]]:
    query = select(journal.c.seq, journal.c.action_id).order_by(journal.c.seq.desc()).limit(_SLICE)
    if before is not None:
        query = query.where(journal.c.seq < before)
    if after:
        query = query.where(journal.c.seq > after)
    if who is not None:
        number = select(coder.c.no).where(coder.c.name == who).scalar_subquery()
        query = query.where(journal.c.coder_no == number)
    return [(seq, id) for seq, id in connection.execute(query)]


def _start_of_run(connection: Connection, action: str, seq: int) -> int:
    """Find where an action begins whose events lie without a gap before one of them: imports are long."""
    first, count = connection.execute(
        select(func.min(journal.c.seq), func.count()).where(
            journal.c.action_id == action, journal.c.seq <= seq
        )
    ).one()
    return first if seq - first + 1 == count else seq


def _read(connection: Connection, newest: dict[str, int]) -> tuple[Recent, ...]:
    sizes = _sizes(connection, newest)
    short = events_of_several(connection, [id for id, size in sizes.items() if size <= MOST])
    return tuple(
        Recent(_made_of(short[id]) if id in short else action(connection, id), sizes[id], seq)
        for id, seq in newest.items()
    )


def action(connection: Connection, id: str) -> Action:
    """Read an action with its first events."""
    return _made_of(events_of(connection, id, most=MOST))


def _made_of(events: Sequence[Event]) -> Action:
    last = events[-1]
    return Action(last.action, last.at, last.coder, last.direction, last.undoes, tuple(events))


def last_seq_of(connection: Connection, id: str) -> int:
    """Tell the number of an action's newest event; 0 when there is no such action."""
    query = select(func.max(journal.c.seq)).where(journal.c.action_id == id)
    return connection.execute(query).scalar() or 0


def undone_by(connection: Connection, id: str) -> str | None:
    """Name the action that one takes back or brings back."""
    query = select(journal.c.undoes).where(journal.c.action_id == id).limit(1)
    return connection.execute(query).scalar()


def kinds_of(connection: Connection, id: str) -> frozenset[Kind]:
    """Tell what kinds of things an action is about."""
    query = select(journal.c.op).where(journal.c.action_id == id).distinct()
    return frozenset(Kind(op.split(".")[0]) for op in connection.execute(query).scalars())


def _sizes(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    query = select(journal.c.action_id, func.count()).group_by(journal.c.action_id)
    names = list(ids)
    found: dict[str, int] = {}
    for first in range(0, len(names), 500):
        some = names[first : first + 500]
        found |= dict(connection.execute(query.where(journal.c.action_id.in_(some))).all())
    return found

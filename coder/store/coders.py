"""Who codes here."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from coder.model.identity import new_id
from coder.store.schema import coder


@dataclass(frozen=True, slots=True)
class Coder:
    """A person, or the consensus layer, as the database knows it."""

    no: int
    id: str
    name: str
    kind: str


def everybody(connection: Connection) -> tuple[Coder, ...]:
    """List the coders in the order in which they came."""
    columns = (coder.c.no, coder.c.id, coder.c.name, coder.c.kind)
    return tuple(Coder(*row) for row in connection.execute(select(*columns).order_by(coder.c.no)))


def find(connection: Connection, name: str) -> Coder | None:
    """Find a coder by name."""
    columns = (coder.c.no, coder.c.id, coder.c.name, coder.c.kind)
    row = connection.execute(select(*columns).where(coder.c.name == name)).first()
    return Coder(*row) if row else None


def ensure(connection: Connection, name: str, kind: str = "human") -> Coder:
    """Find a coder, and add one who acts for the first time."""
    known = find(connection, name)
    if known:
        return known
    connection.execute(coder.insert(), {"id": new_id(), "name": name, "kind": kind})
    added = find(connection, name)
    assert added is not None  # noqa: S101  # inserted in this transaction
    return added

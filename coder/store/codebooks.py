"""Every revision of the codebook that was used, and a mirror of the present one for joins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, func, select

from coder.model.codebook import Codebook
from coder.model.codebook_errors import FormerIdError
from coder.model.event import Change, Kind, Row
from coder.model.identity import now
from coder.store.database import set_value, value_of
from coder.store.schema import code, codebook_revision, coder, coding, memo

_CURRENT = "codebook"
_MIRRORED = (code.c.id, code.c.uuid, code.c.parent, code.c.kind, code.c.status, code.c.position)
TARGET = "codebook"
"""What events about the codebook are about."""


class State(StrEnum):
    """How far a revision has come into the file."""

    WRITTEN = "written"
    PENDING = "pending"
    """On record, and about to be written."""
    OVERTAKEN = "overtaken"
    """The file was edited before it could be written; it never was."""


@dataclass(frozen=True, slots=True)
class CodebookRevision:
    """One state of the codebook file, as text."""

    sha256: str
    content_sha256: str
    version: str
    text: str
    loaded_at: str
    state: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """A revision without its text, and who first worked with it."""

    sha256: str
    content_sha256: str
    version: str
    loaded_at: str
    state: str
    coder: str
    parent: str | None
    """Hash of the text of the revision that was in force before."""


def current(connection: Connection) -> CodebookRevision | None:
    """Read the revision in force."""
    sha256 = current_sha256(connection)
    return by_sha256(connection, sha256) if sha256 else None


def current_sha256(connection: Connection) -> str | None:
    """Name the revision in force, without reading it."""
    return value_of(connection, _CURRENT)


def by_sha256(connection: Connection, sha256: str) -> CodebookRevision | None:
    """Find a revision by the hash of its text."""
    table = codebook_revision.c
    columns = (table.sha256, table.content_sha256, table.version, table.text, table.loaded_at, table.state)
    row = connection.execute(select(*columns).where(table.sha256 == sha256)).first()
    return CodebookRevision(*row) if row else None


def known_revisions(connection: Connection) -> dict[str, str]:
    """Map the short names of the revisions used so far to the hash of their text."""
    table = codebook_revision.c
    found = connection.execute(select(table.content_sha256, table.sha256).order_by(table.no))
    return {content[:12]: sha256 for content, sha256 in found}


def recorded(connection: Connection) -> tuple[Recorded, ...]:
    """List all revisions, the newest first."""
    one, before = codebook_revision, codebook_revision.alias()
    columns = (one.c.sha256, one.c.content_sha256, one.c.version, one.c.loaded_at, one.c.state)
    query = (
        select(*columns, coder.c.name, before.c.sha256)
        .join_from(one, coder, one.c.coder_no == coder.c.no)
        .outerjoin(before, one.c.parent_no == before.c.no)
        .order_by(one.c.no.desc())
    )
    return tuple(Recorded(*row) for row in connection.execute(query))


def codes_in_use(connection: Connection) -> dict[str, int]:
    """Count the live codings of each code that has any: by key, which an index answers alone, then by id."""
    used = (
        select(coding.c.code_no, func.count().label("many"))
        .where(coding.c.deleted_at.is_(None))
        .group_by(coding.c.code_no)
        .subquery()
    )
    query = select(code.c.id, used.c.many).join_from(code, used, used.c.code_no == code.c.no)
    return dict(connection.execute(query).all())


def codes_known(connection: Connection) -> frozenset[str]:
    """Name every code that a codebook in use here has had, under its present id."""
    return frozenset(connection.execute(select(code.c.id)).scalars())


def record(
    connection: Connection,
    coder_no: int,
    sha256: str,
    text: str,
    codebook: Codebook,
    *,
    renamed: Mapping[str, str] | None = None,
    state: State = State.WRITTEN,
) -> Change:
    """Keep a revision and plan to make it the one in force.

    `renamed` maps ids to new ones, beside those that the codebook itself names as former; raises
    FormerIdError when such an id was another code's.
    """
    before = value_of(connection, _CURRENT)
    if by_sha256(connection, sha256) is None:
        parent = select(codebook_revision.c.no).where(codebook_revision.c.sha256 == before).scalar_subquery()
        connection.execute(
            codebook_revision.insert().values(
                sha256=sha256,
                content_sha256=codebook.content_sha256,
                version=codebook.version,
                text=text,
                parent_no=parent if before else None,
                loaded_at=now(),
                coder_no=coder_no,
            )
        )
    mark(connection, sha256, state)
    changed = _mirror(connection, codebook, renamed or {})
    after: Row = {"sha256": sha256} | ({"renamed": changed} if changed else {})
    return Change(Kind.CODEBOOK, TARGET, {"sha256": before} if before else None, after)


def mark(connection: Connection, sha256: str, state: State) -> None:
    """Say how far a revision has come into the file."""
    table = codebook_revision
    connection.execute(table.update().where(table.c.sha256 == sha256).values(state=str(state)))


def overtake(connection: Connection, sha256: str) -> None:
    """Say of a revision that another takes its place before it came into the file, if it did not."""
    table = codebook_revision
    pending = table.update().where(table.c.sha256 == sha256, table.c.state == str(State.PENDING))
    connection.execute(pending.values(state=str(State.OVERTAKEN)))


def _mirror(connection: Connection, codebook: Codebook, renamed: Mapping[str, str]) -> dict[str, str]:
    """Bring the table of codes up to date, and give the ids that changed."""
    known = dict(connection.execute(select(code.c.id, code.c.no)).all())
    former = {old: entry.id for entry in codebook.codes for old in entry.former_ids if entry.id not in known}
    changed = {old: new for old, new in {**former, **renamed}.items() if old in known}
    for old, new in changed.items():
        if new in known:
            _forget(connection, known.pop(new), new)
        connection.execute(code.update().where(code.c.no == known[old]).values(id=new))
        known[new] = known.pop(old)
    present = {row["id"]: dict(row) for row in connection.execute(select(*_MIRRORED)).mappings()}
    for position, entry in enumerate(codebook.codes):
        values = {
            "id": entry.id,
            "uuid": entry.uuid,
            "parent": entry.parent,
            "kind": str(entry.kind),
            "status": str(entry.status),
            "position": position,
        }
        if entry.id not in known:
            connection.execute(code.insert(), values)
        elif present[entry.id] != values:
            connection.execute(code.update().where(code.c.no == known[entry.id]).values(values))
    return changed


def _forget(connection: Connection, no: int, id: str) -> None:
    """Make room for an id that a code had which is gone; raise FormerIdError when it was used."""
    for table in (coding, memo):
        if connection.execute(select(table.c.no).where(table.c.code_no == no).limit(1)).first():
            raise FormerIdError(id)
    connection.execute(code.delete().where(code.c.no == no))


def apply(connection: Connection, changes: Sequence[Change]) -> None:
    """Put a revision in force."""
    for change in changes:
        assert change.after is not None  # noqa: S101  # a project that had a codebook keeps one
        set_value(connection, _CURRENT, str(change.after["sha256"]))

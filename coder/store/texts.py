"""The texts of a project, read many at a time, as a search needs them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from coder.store.schema import attribute, code, coder, coding, transcript, turn
from coder.store.schema import transcript_revision as revision

CodedRow = tuple[int, int, str]
"""Start, end, code."""
_SLICE = 500


@dataclass(frozen=True, slots=True)
class TextFacts:
    """A live transcript and which text it has today, without the text."""

    no: int
    name: str
    attributes: Mapping[str, str]
    revision_no: int
    revision: str
    """UUID."""


@dataclass(frozen=True, slots=True)
class TurnColumns:
    """The turns of a text, in order."""

    numbers: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def facts(connection: Connection) -> tuple[TextFacts, ...]:
    """List the texts by name, with nothing that would have to be read behind the texts themselves."""
    query = (
        select(transcript.c.no, transcript.c.name, revision.c.no, revision.c.id)
        .join_from(transcript, revision, transcript.c.revision_id == revision.c.id)
        .where(transcript.c.deleted_at.is_(None))
    )
    cases = select(attribute.c.transcript_no, attribute.c.key, attribute.c.value)
    attributes: dict[int, dict[str, str]] = {}
    for no, key, value in _rows(connection, cases):
        attributes.setdefault(no, {})[key] = value
    found = [
        TextFacts(no, name, attributes.get(no, {}), *rest) for no, name, *rest in _rows(connection, query)
    ]
    return tuple(sorted(found, key=lambda one: one.name))


def sizes(connection: Connection, revisions: Sequence[int]) -> dict[int, tuple[str, int]]:
    """Read the hashes of texts and how many characters they have."""
    found: dict[int, tuple[str, int]] = {}
    for some in _slices(revisions):
        query = select(revision.c.no, revision.c.sha256, revision.c.characters).where(revision.c.no.in_(some))
        found |= {no: (sha256, characters) for no, sha256, characters in _rows(connection, query)}
    return found


def texts(connection: Connection, revisions: Sequence[int]) -> dict[int, str]:
    """Read texts by the number of their revision."""
    found: dict[int, str] = {}
    for some in _slices(revisions):
        found |= dict(
            _rows(connection, select(revision.c.no, revision.c.text).where(revision.c.no.in_(some)))
        )
    return found


def turns(connection: Connection, revisions: Sequence[int]) -> dict[int, TurnColumns]:
    """Read where turns are, text by text and as columns: a tuple for each turn would take twice as long."""
    query = (
        select(turn.c.idx, turn.c.start_pos, turn.c.end_pos)
        .where(turn.c.revision_no == bindparam("no"))
        .order_by(turn.c.idx)
    )
    asked = str(query.compile(connection.engine))
    cursor = connection.connection.cursor()
    found: dict[int, TurnColumns] = {}
    for no in revisions:
        cursor.execute(asked, (no,))
        found[no] = TurnColumns(*zip(*cursor.fetchall(), strict=True))
    cursor.close()
    return found


def speakers(connection: Connection, revision_no: int) -> tuple[str | None, ...]:
    """Name who speaks in each turn of a text."""
    query = select(turn.c.speaker).where(turn.c.revision_no == revision_no).order_by(turn.c.idx)
    return tuple(speaker for (speaker,) in _rows(connection, query))


def coded(
    connection: Connection, transcripts: Sequence[int], coders: Collection[str] = ()
) -> dict[int, list[CodedRow]]:
    """Read where transcripts carry live codings, of some coders or of all, in order."""
    columns = (coding.c.transcript_no, coding.c.start_pos, coding.c.end_pos, code.c.id)
    found: dict[int, list[CodedRow]] = {no: [] for no in transcripts}
    for some in _slices(transcripts):
        query = (
            select(*columns)
            .join_from(coding, code, coding.c.code_no == code.c.no)
            .join(coder, coding.c.coder_no == coder.c.no)
            .where(coding.c.deleted_at.is_(None), coding.c.start_pos.is_not(None))
            .where(coding.c.transcript_no.in_(some))
        )
        if coders:
            query = query.where(coder.c.name.in_(list(coders)))
        for no, *row in _rows(connection, query):
            found[no].append(tuple(row))
    for rows in found.values():
        rows.sort()
    return found


def _rows(connection: Connection, query: Select[Any]) -> list[Any]:
    """Read rows as the driver gives them: SQLAlchemy's own take three times as long."""
    cursor = connection.execute(query).cursor
    assert cursor is not None  # noqa: S101  # a query has rows
    return list(cursor.fetchall())


def _slices(numbers: Sequence[int]) -> Iterator[list[int]]:
    return (list(numbers[first : first + _SLICE]) for first in range(0, len(numbers), _SLICE))

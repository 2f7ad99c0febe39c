"""Transcripts: their canonical texts, turns and case attributes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Update, func, select
from sqlalchemy.exc import IntegrityError

from coder.model.errors import ChangedMeanwhileError
from coder.model.event import Change, Row
from coder.model.span import Span
from coder.model.transcript import Transcript, Turn
from coder.store.schema import attribute, cue_time, transcript, transcript_revision, turn


@dataclass(frozen=True, slots=True)
class NewText:
    """A canonical text on its way in, with where it came from."""

    id: str
    """UUID of the revision."""
    text: str
    turns: Sequence[Turn]
    cue_times: Sequence[tuple[int, int]]
    """Offset in code points, milliseconds."""
    source_path: str
    source_sha256: str
    encoding: str
    render: int
    sha256: str
    imported_at: str


@dataclass(frozen=True, slots=True)
class TranscriptFacts:
    """What a list of transcripts shows of one."""

    id: str
    """UUID."""
    name: str
    title: str
    revision: str
    characters: int
    turns: int
    speakers: tuple[str, ...]
    attributes: Mapping[str, str]
    source_path: str
    source_sha256: str


def facts(connection: Connection) -> tuple[TranscriptFacts, ...]:
    """List the transcripts by name."""
    revision = transcript_revision
    query = (
        select(
            transcript.c.no,
            transcript.c.id,
            transcript.c.name,
            transcript.c.title,
            transcript.c.revision_id,
            revision.c.no.label("revision_no"),
            revision.c.characters,
            revision.c.source_path,
            revision.c.source_sha256,
        )
        .join_from(transcript, revision, transcript.c.revision_id == revision.c.id)
        .where(transcript.c.deleted_at.is_(None))
    )
    rows = connection.execute(query).all()
    attributes = _all_attributes(connection)
    speakers, turns = _all_speakers(connection)
    found = [
        TranscriptFacts(
            id=row.id,
            name=row.name,
            title=row.title,
            revision=row.revision_id,
            characters=row.characters,
            turns=turns.get(row.revision_no, 0),
            speakers=tuple(speakers.get(row.revision_no, ())),
            attributes=attributes.get(row.no, {}),
            source_path=row.source_path,
            source_sha256=row.source_sha256,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: one.name))


def _all_attributes(connection: Connection) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    rows = connection.execute(select(attribute.c.transcript_no, attribute.c.key, attribute.c.value))
    for no, key, value in sorted(rows):
        found.setdefault(no, {})[key] = value
    return found


def _all_speakers(connection: Connection) -> tuple[dict[int, list[str]], dict[int, int]]:
    query = (
        select(turn.c.revision_no, turn.c.speaker, func.min(turn.c.idx), func.count())
        .group_by(turn.c.revision_no, turn.c.speaker)
        .order_by(turn.c.revision_no, func.min(turn.c.idx))
    )
    speakers: dict[int, list[str]] = {}
    turns: dict[int, int] = {}
    for revision_no, speaker, _first, count in connection.execute(query):
        turns[revision_no] = turns.get(revision_no, 0) + count
        if speaker:
            speakers.setdefault(revision_no, []).append(speaker)
    return speakers, turns


def names(connection: Connection) -> tuple[str, ...]:
    """Name the transcripts there are."""
    query = select(transcript.c.name).where(transcript.c.deleted_at.is_(None))
    return tuple(sorted(connection.execute(query).scalars()))


def names_by_id(connection: Connection) -> dict[str, str]:
    """Map the id of every transcript that was ever here to its name; the journal knows them by id."""
    return dict(connection.execute(select(transcript.c.id, transcript.c.name)).all())


def read(connection: Connection, name: str) -> Transcript | None:
    """Read one transcript with its text."""
    revision = transcript_revision
    query = (
        select(transcript.c.no, transcript.c.title, revision.c.no.label("revision_no"), revision.c.text)
        .join_from(transcript, revision, transcript.c.revision_id == revision.c.id)
        .where(transcript.c.name == name, transcript.c.deleted_at.is_(None))
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    turns = connection.execute(select(turn).where(turn.c.revision_no == row.revision_no).order_by(turn.c.idx))
    attributes = connection.execute(
        select(attribute.c.key, attribute.c.value).where(attribute.c.transcript_no == row.no)
    )
    return Transcript(
        id=name,
        text=row.text,
        turns=tuple(
            Turn(one.idx, Span(one.start_pos, one.end_pos), one.speaker, one.start_ms, one.end_ms)
            for one in turns
        ),
        title=row.title,
        attributes=dict(sorted(attributes.all())),
    )


def turns_of(connection: Connection, names: Iterable[str]) -> dict[str, tuple[Turn, ...]]:
    """Read the turns of some transcripts, by name."""
    query = (
        select(transcript.c.name, turn)
        .join_from(turn, transcript_revision, turn.c.revision_no == transcript_revision.c.no)
        .join(transcript, transcript.c.revision_id == transcript_revision.c.id)
        .where(transcript.c.name.in_(list(names)), transcript.c.deleted_at.is_(None))
        .order_by(transcript.c.no, turn.c.idx)
    )
    found: dict[str, list[Turn]] = {}
    for row in connection.execute(query):
        one = Turn(row.idx, Span(row.start_pos, row.end_pos), row.speaker, row.start_ms, row.end_ms)
        found.setdefault(row.name, []).append(one)
    return {name: tuple(turns) for name, turns in found.items()}


def names_by_text(connection: Connection) -> dict[str, str]:
    """Map the hash of every live text to the name of its transcript."""
    query = (
        select(transcript_revision.c.sha256, transcript.c.name)
        .join_from(transcript, transcript_revision, transcript.c.revision_id == transcript_revision.c.id)
        .where(transcript.c.deleted_at.is_(None))
    )
    return dict(connection.execute(query).all())


def hashes(connection: Connection) -> dict[str, str]:
    """Map the name of every live transcript to the hash of its text, in the order in which they came."""
    query = (
        select(transcript.c.name, transcript_revision.c.sha256)
        .join_from(transcript, transcript_revision, transcript.c.revision_id == transcript_revision.c.id)
        .where(transcript.c.deleted_at.is_(None))
        .order_by(transcript.c.no)
    )
    return dict(connection.execute(query).all())


def state_of(connection: Connection, name: str) -> Row | None:
    """Read a live transcript as the journal would write it."""
    for row in states(connection).values():
        if row["name"] == name and row["deleted_at"] is None:
            return row
    return None


def states(connection: Connection) -> dict[str, Row]:
    """Read all transcripts, live or removed, as the journal would write them."""
    attributes = _all_attributes(connection)
    found: dict[str, Row] = {}
    for row in connection.execute(select(transcript)).mappings():
        found[row["id"]] = {
            "id": row["id"],
            "name": row["name"],
            "title": row["title"],
            "revision": row["revision_id"],
            "attributes": attributes.get(row["no"], {}),
            "version": row["version"],
            "created_at": row["created_at"],
            "deleted_at": row["deleted_at"],
        }
    return found


def store_text(connection: Connection, transcript_id: str, new: NewText) -> None:
    """Keep a text for good; the transcript must be there, and says later that it is its present one."""
    number = connection.scalar(select(transcript.c.no).where(transcript.c.id == transcript_id))
    values = {
        "id": new.id,
        "transcript_no": number,
        "text": new.text,
        "sha256": new.sha256,
        "characters": len(new.text),
        "source_path": new.source_path,
        "source_sha256": new.source_sha256,
        "encoding": new.encoding,
        "render": new.render,
        "imported_at": new.imported_at,
    }
    key = connection.execute(transcript_revision.insert(), values).inserted_primary_key
    assert key is not None  # noqa: S101  # one row has one key
    if new.turns:
        connection.execute(turn.insert(), [_turn(key.no, one) for one in new.turns])
    if new.cue_times:
        cues = [{"revision_no": key.no, "pos": pos, "ms": ms} for pos, ms in dict(new.cue_times).items()]
        connection.execute(cue_time.insert(), cues)


def _turn(revision_no: int, one: Turn) -> dict[str, object]:
    return {
        "revision_no": revision_no,
        "idx": one.number,
        "start_pos": one.span.start,
        "end_pos": one.span.end,
        "speaker": one.speaker,
        "start_ms": one.start_ms,
        "end_ms": one.end_ms,
    }


def apply(connection: Connection, changes: Sequence[Change]) -> None:
    """Bring the state to what the changes say."""
    for change in changes:
        before, after = change.before, change.after
        assert after is not None  # noqa: S101  # a removed transcript stays, with the time of its removal
        values = {
            "id": after["id"],
            "name": after["name"],
            "title": after["title"],
            "revision_id": after["revision"],
            "version": after["version"],
            "created_at": after["created_at"],
            "deleted_at": after["deleted_at"],
        }
        if before is None:
            connection.execute(transcript.insert(), values)
        else:
            update = transcript.update().where(
                transcript.c.id == after["id"], transcript.c.version == before["version"]
            )
            if not _updated(connection, update.values(values)):
                raise ChangedMeanwhileError(str(after["name"]), "", "")
        _write_attributes(connection, after)


def _updated(connection: Connection, update: Update) -> bool:
    try:
        return connection.execute(update).rowcount == 1
    except IntegrityError:
        return False  # the name has been given to another since


def _write_attributes(connection: Connection, row: Row) -> None:
    number = connection.scalar(select(transcript.c.no).where(transcript.c.id == row["id"]))
    connection.execute(attribute.delete().where(attribute.c.transcript_no == number))
    attributes = row["attributes"]
    assert isinstance(attributes, Mapping)  # noqa: S101  # as `states` makes it
    if attributes:
        rows = [{"transcript_no": number, "key": key, "value": value} for key, value in attributes.items()]
        connection.execute(attribute.insert(), rows)


@dataclass(frozen=True, slots=True)
class Place:
    """Where codings of a transcript are anchored today."""

    id: str
    revision: str
    characters: int


def place_of(connection: Connection, name: str) -> Place | None:
    """Find the present text of a transcript, without reading it."""
    query = (
        select(transcript.c.id, transcript.c.revision_id, transcript_revision.c.characters)
        .join_from(transcript, transcript_revision, transcript.c.revision_id == transcript_revision.c.id)
        .where(transcript.c.name == name, transcript.c.deleted_at.is_(None))
    )
    row = connection.execute(query).first()
    return Place(*row) if row else None


CONTEXT = 32
"""Characters kept on each side of a passage, to find it again in a changed text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a passage and those around it."""

    quote: str
    before: str
    after: str


def passage_in(text: str, span: Span, offset: int = 0) -> Passage:
    """Cut a passage out of a text, or out of a part of it that begins at `offset`."""
    start, end = span.start - offset, span.end - offset
    return Passage(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def passage_at(connection: Connection, revision: str, span: Span) -> Passage:
    """Read a passage without the whole text; `substr` counts code points as we do."""
    first = max(0, span.start - CONTEXT)
    words = func.substr(transcript_revision.c.text, first + 1, span.end + CONTEXT - first)
    part = connection.scalar(select(words).where(transcript_revision.c.id == revision))
    return passage_in(str(part), span, first)


def text_of(connection: Connection, revision: str) -> str:
    """Read a whole text."""
    return str(
        connection.scalar(select(transcript_revision.c.text).where(transcript_revision.c.id == revision))
    )

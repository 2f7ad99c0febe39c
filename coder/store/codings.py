"""Codings: who gave which code to which passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, or_, select
from sqlalchemy.exc import IntegrityError

from coder.model.coding import Coding, Origin
from coder.model.errors import ChangedMeanwhileError
from coder.model.event import Change, Row
from coder.model.span import Span
from coder.store.schema import code, codebook_revision, coder, coding, transcript, transcript_revision
from coder.store.transcripts import Passage, Place

_STATE = (
    coding.c.id,
    transcript.c.id.label("transcript"),
    transcript_revision.c.id.label("revision"),
    code.c.id.label("code"),
    coder.c.id.label("coder"),
    coding.c.start_pos.label("start"),
    coding.c.end_pos.label("end"),
    coding.c.quote,
    coding.c.context_before,
    coding.c.context_after,
    coding.c.review,
    coding.c.memo,
    coding.c.origin,
    codebook_revision.c.sha256.label("codebook"),
    coding.c.version,
    coding.c.created_at,
    coding.c.updated_at,
    coding.c.deleted_at,
)
_SHOWN = (
    coding.c.id,
    transcript.c.name.label("transcript"),
    code.c.id.label("code"),
    coder.c.name.label("coder"),
    coding.c.start_pos,
    coding.c.end_pos,
    coding.c.quote,
    coding.c.memo,
    coding.c.origin,
    coding.c.created_at,
    coding.c.updated_at,
    codebook_revision.c.content_sha256,
    coding.c.version,
)


def _joined(*columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .join_from(coding, transcript, coding.c.transcript_no == transcript.c.no)
        .join(transcript_revision, coding.c.revision_no == transcript_revision.c.no)
        .join(code, coding.c.code_no == code.c.no)
        .join(coder, coding.c.coder_no == coder.c.no)
        .join(codebook_revision, coding.c.codebook_revision_no == codebook_revision.c.no)
    )


def live(
    connection: Connection,
    *,
    transcripts: Iterable[str] | None = None,
    coders: Iterable[str] | None = None,
    codes: Iterable[str] | None = None,
    noted: bool = False,
) -> tuple[Coding, ...]:
    """Read the codings there are, by transcript, place and code; each filter takes names.

    With `noted`, only those that have a memo.
    """
    query = _joined(*_SHOWN).where(coding.c.deleted_at.is_(None), coding.c.start_pos.is_not(None))
    if noted:
        query = query.where(coding.c.memo != "")
    for column, names in ((transcript.c.name, transcripts), (coder.c.name, coders), (code.c.id, codes)):
        if names is not None:
            query = query.where(column.in_(list(names)))
    found = [_coding(row) for row in connection.execute(query)]
    return tuple(sorted(found, key=lambda one: (one.transcript, one.span, one.code, one.id)))


def _coding(row: Any) -> Coding:
    return Coding(
        id=row.id,
        transcript=row.transcript,
        code=row.code,
        coder=row.coder,
        span=Span(row.start_pos, row.end_pos),
        quote=row.quote,
        memo=row.memo,
        origin=Origin(row.origin),
        created_at=row.created_at,
        updated_at=row.updated_at,
        codebook_revision=row.content_sha256[:12],
        version=row.version,
    )


def by_id(connection: Connection, id: str) -> Coding | None:
    """Find a live coding."""
    row = connection.execute(_joined(*_SHOWN).where(coding.c.id == id, coding.c.deleted_at.is_(None))).first()
    return _coding(row) if row else None


def equal_to(connection: Connection, one: Coding) -> Coding | None:
    """Find the live coding by which the same coder says the same of the same passage."""
    query = _joined(*_SHOWN).where(
        transcript.c.name == one.transcript,
        code.c.id == one.code,
        coder.c.name == one.coder,
        coding.c.start_pos == one.span.start,
        coding.c.end_pos == one.span.end,
        coding.c.deleted_at.is_(None),
    )
    row = connection.execute(query).first()
    return _coding(row) if row else None


def counts(connection: Connection, *, codes: Iterable[str] | None = None) -> dict[str, dict[str, int]]:
    """Count live codings, of all codes or of some: transcript name → coder name → number."""
    query = (
        select(transcript.c.name, coder.c.name, func.count())
        .join_from(coding, transcript, coding.c.transcript_no == transcript.c.no)
        .join(coder, coding.c.coder_no == coder.c.no)
        .where(coding.c.deleted_at.is_(None))
        .group_by(transcript.c.no, coder.c.no)
        .order_by(transcript.c.no, coder.c.no)
    )
    if codes is not None:
        query = query.join(code, coding.c.code_no == code.c.no).where(code.c.id.in_(list(codes)))
    found: dict[str, dict[str, int]] = {}
    for name, who, count in connection.execute(query):
        found.setdefault(name, {})[who] = count
    return found


def lost(connection: Connection) -> dict[tuple[str, str], int]:
    """Count the live codings that have no place in the present text: (transcript, coder) → number."""
    query = (
        select(transcript.c.name, coder.c.name, func.count())
        .join_from(coding, transcript, coding.c.transcript_no == transcript.c.no)
        .join(coder, coding.c.coder_no == coder.c.no)
        .where(coding.c.deleted_at.is_(None), coding.c.start_pos.is_(None))
        .group_by(transcript.c.no, coder.c.no)
        .order_by(transcript.c.name, coder.c.no)
    )
    return {(name, who): count for name, who, count in connection.execute(query)}


def state_of(connection: Connection, ids: Sequence[str]) -> dict[str, Row]:
    """Read codings, live or removed, as the journal would write them."""
    found: dict[str, Row] = {}
    for some in _slices(ids):
        query = _joined(*_STATE).where(coding.c.id.in_(some))
        found |= {row["id"]: dict(row) for row in connection.execute(query).mappings()}
    return found


def known_ids(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Tell which of these codings were ever here, live or removed."""
    found: set[str] = set()
    for some in _slices(ids):
        found.update(connection.execute(select(coding.c.id).where(coding.c.id.in_(some))).scalars())
    return found


def _slices(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Cut into pieces that fit into one query."""
    return (ids[first : first + 500] for first in range(0, len(ids), 500))


def states(connection: Connection) -> dict[str, Row]:
    """Read all codings, live or removed, as the journal would write them."""
    return {row["id"]: dict(row) for row in connection.execute(_joined(*_STATE)).mappings()}


def live_states_of(connection: Connection, code_id: str) -> dict[str, Row]:
    """Read the live codings with one code as the journal would write them, oldest first."""
    query = _joined(*_STATE).where(code.c.id == code_id, coding.c.deleted_at.is_(None)).order_by(coding.c.no)
    return {row["id"]: dict(row) for row in connection.execute(query).mappings()}


def counts_of(connection: Connection, code_id: str) -> dict[str, int]:
    """Count the live codings with one code by coder."""
    query = (
        select(coder.c.name, func.count())
        .join_from(coding, coder, coding.c.coder_no == coder.c.no)
        .join(code, coding.c.code_no == code.c.no)
        .where(code.c.id == code_id, coding.c.deleted_at.is_(None))
        .group_by(coder.c.no)
        .order_by(coder.c.no)
    )
    return dict(connection.execute(query).all())


def counts_by_code(
    connection: Connection, hidden: Iterable[str] = (), eyes: str = ""
) -> dict[str, dict[str, int]]:
    """Count the live codings of every code: code → coder name → number.

    In the transcripts that are `hidden`, only those of `eyes`.
    """
    query = (
        select(code.c.id, coder.c.name, func.count())
        .join_from(coding, code, coding.c.code_no == code.c.no)
        .join(coder, coding.c.coder_no == coder.c.no)
        .join(transcript, coding.c.transcript_no == transcript.c.no)
        .where(coding.c.deleted_at.is_(None))
        .where(or_(transcript.c.name.not_in(list(hidden)), coder.c.name == eyes))
        .group_by(code.c.no, coder.c.no)
        .order_by(coder.c.no)
    )
    found: dict[str, dict[str, int]] = {}
    for id, who, count in connection.execute(query):
        found.setdefault(id, {})[who] = count
    return found


def live_ids_in(connection: Connection, transcript_id: str) -> list[str]:
    """Name the live codings of one transcript."""
    query = (
        select(coding.c.id)
        .join_from(coding, transcript, coding.c.transcript_no == transcript.c.no)
        .where(transcript.c.id == transcript_id, coding.c.deleted_at.is_(None))
        .order_by(coding.c.no)
    )
    return list(connection.execute(query).scalars())


def new_state(coding: Coding, place: Place, passage: Passage, coder_id: str, codebook_sha256: str) -> Row:
    """Say a new coding as the journal would write it."""
    return {
        "id": coding.id,
        "transcript": place.id,
        "revision": place.revision,
        "code": coding.code,
        "coder": coder_id,
        "start": coding.span.start,
        "end": coding.span.end,
        "quote": passage.quote,
        "context_before": passage.before,
        "context_after": passage.after,
        "review": 0,
        "memo": coding.memo,
        "origin": str(coding.origin),
        "codebook": codebook_sha256,
        "version": coding.version,
        "created_at": coding.created_at,
        "updated_at": coding.updated_at,
        "deleted_at": None,
    }


def apply(connection: Connection, changes: Sequence[Change]) -> None:
    """Bring the state to what the changes say, in order; neighbours of one sort go in together."""
    states = [change.after for change in changes if change.after is not None]
    for is_new, run in _runs(list(zip(changes, _columns(connection, states), strict=True))):
        if is_new:
            connection.execute(coding.insert(), [values for _change, values in run])
        else:
            _update(connection, run)


_Written = tuple[Change, dict[str, object]]


def _runs(written: Sequence[_Written]) -> Iterator[tuple[bool, list[_Written]]]:
    """Join neighbours of one sort; a coding that changes twice ends the run."""
    run: list[_Written] = []
    targets: set[str] = set()
    for change, values in written:
        if run and (change.target in targets or (run[0][0].before is None) is not (change.before is None)):
            yield run[0][0].before is None, run
            run, targets = [], set()
        run.append((change, values))
        targets.add(change.target)
    if run:
        yield run[0][0].before is None, run


def _numbers(connection: Connection, table: Any, column: Any, names: set[object]) -> dict[object, int]:
    found: dict[object, int] = {}
    for some in _slices(list(names)):
        query = select(column, table.c.no).where(column.in_(some))
        found |= dict(connection.execute(query).all())
    return found


def _columns(connection: Connection, rows: Sequence[Row]) -> list[dict[str, object]]:
    def numbers(key: str, table: Any, column: Any) -> dict[object, int]:
        return _numbers(connection, table, column, {row[key] for row in rows})

    transcripts = numbers("transcript", transcript, transcript.c.id)
    revisions = numbers("revision", transcript_revision, transcript_revision.c.id)
    codes = numbers("code", code, code.c.id)
    coders = numbers("coder", coder, coder.c.id)
    codebooks = numbers("codebook", codebook_revision, codebook_revision.c.sha256)
    keys = ("transcript", "revision", "code", "coder", "start", "end", "codebook")
    return [
        {key: value for key, value in row.items() if key not in keys}
        | {
            "transcript_no": transcripts[row["transcript"]],
            "revision_no": revisions[row["revision"]],
            "code_no": codes[row["code"]],
            "coder_no": coders[row["coder"]],
            "start_pos": row["start"],
            "end_pos": row["end"],
            "codebook_revision_no": codebooks[row["codebook"]],
        }
        for row in rows
    ]


_CHANGE = coding.update().where(coding.c.id == bindparam("this"), coding.c.version == bindparam("seen"))


def _update(connection: Connection, run: Sequence[_Written]) -> None:
    """Change codings that are all as their changes say they were; else raise ChangedMeanwhileError.

    The versions are read first: no driver tells reliably how many rows many changes at once have met. Where
    others may write meanwhile, reading locks the rows.
    """
    seen = {change.target: change.before["version"] for change, _values in run if change.before}
    present: dict[str, object] = {}
    for some in _slices(list(seen)):
        query = select(coding.c.id, coding.c.version).where(coding.c.id.in_(some)).with_for_update()
        present |= dict(connection.execute(query).all())
    for id, version in seen.items():
        if present.get(id) != version:
            raise ChangedMeanwhileError(id, "", "")
    rows = [{**values, "this": change.target, "seen": seen[change.target]} for change, values in run]
    try:
        connection.execute(_CHANGE, rows)
    except IntegrityError as error:  # an equal coding has come to life since
        raise ChangedMeanwhileError(run[0][0].target if len(run) == 1 else "", "", "") from error

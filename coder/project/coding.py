"""Giving a code to a passage, and taking it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coder.model.coding import Coding, Origin
from coder.model.errors import (
    ChangedMeanwhileError,
    NotYoursError,
    SpanOutsideTextError,
    UnknownCodingError,
    UnknownTranscriptError,
)
from coder.model.event import Change, Kind, Row
from coder.model.identity import new_id, now
from coder.model.span import Span
from coder.model.transcript import Status
from coder.project import naming
from coder.project.opening import Project
from coder.store import codings, journal, progress, transcripts
from coder.store.coders import Coder
from coder.store.database import Transaction
from coder.store.transcripts import Place


@dataclass(frozen=True, slots=True)
class Tagged:
    """A coding that is safely stored, and whether it is new."""

    coding: Coding
    is_new: bool


def tag(
    project: Project, who: str, transcript: str, span: Span, codes: Sequence[str], memo: str = ""
) -> tuple[Tagged, ...]:
    """Give a passage one or more codes in one action; a live equal coding is not doubled.

    Raises UnknownTranscriptError, UnknownCodeError, UnusableCodeError, SpanOutsideTextError.
    """
    with project.acting(who) as (transaction, coder):
        chosen = dict.fromkeys(naming.usable_code(project.codebook, name).id for name in codes)
        place = place_in(transaction, transcript)
        check_span(transcript, span, place.characters)
        passage = transcripts.passage_at(transaction, place.revision, span)
        tagged = []
        changes = []
        for code in chosen:
            wanted = _wanted(project, coder, transcript, span, code, passage.quote, memo)
            known = codings.equal_to(transaction, wanted)
            tagged.append(Tagged(known or wanted, is_new=known is None))
            if known is None:
                state = codings.new_state(wanted, place, passage, coder.id, project.codebook_text.sha256)
                changes.append(Change(Kind.CODING, wanted.id, None, state))
        if changes:
            journal.act(transaction, who, [*changes, *begun_by(transaction, place.id, coder.id)])
    return tuple(tagged)


def tag_all(
    project: Project,
    who: str,
    passages: Iterable[tuple[str, Span]],
    code: str,
    *,
    seen: Mapping[str, str] | None = None,
) -> tuple[Tagged, ...]:
    """Give many passages one code in one action; live equal codings are not doubled.

    `seen` names the revision of each transcript that the coder looked at. Raises UnknownTranscriptError,
    UnknownCodeError, UnusableCodeError, SpanOutsideTextError, and ChangedMeanwhileError for another text.
    """
    wanted: dict[str, list[Span]] = {}
    for transcript, span in dict.fromkeys(passages):
        wanted.setdefault(transcript, []).append(span)
    tagged: list[Tagged] = []
    changes: list[Change] = []
    with project.acting(who) as (transaction, coder):
        chosen = naming.usable_code(project.codebook, code).id
        for transcript, spans in wanted.items():
            place = place_in(transaction, transcript)
            if (seen or {}).get(transcript, place.revision) != place.revision:
                raise ChangedMeanwhileError(transcript, "", "")
            given, new = _given(project, transaction, coder, place, transcript, spans, chosen)
            tagged += given
            changes += [*new, *begun_by(transaction, place.id, coder.id)] if new else []
        if changes:
            journal.act(transaction, who, changes)
    return tuple(tagged)


def _given(
    project: Project,
    transaction: Transaction,
    coder: Coder,
    place: Place,
    transcript: str,
    spans: Iterable[Span],
    code: str,
) -> tuple[list[Tagged], list[Change]]:
    """Plan to give passages of one transcript a code; its text is read once."""
    text = transcripts.text_of(transaction, place.revision)
    live = codings.live(transaction, transcripts=[transcript], coders=[coder.name], codes=[code])
    known = {one.span: one for one in live}
    tagged, changes = [], []
    for span in spans:
        check_span(transcript, span, place.characters)
        passage = transcripts.passage_in(text, span)
        wanted = known.get(span) or _wanted(project, coder, transcript, span, code, passage.quote, "")
        tagged.append(Tagged(wanted, is_new=span not in known))
        if span not in known:
            state = codings.new_state(wanted, place, passage, coder.id, project.codebook_text.sha256)
            changes.append(Change(Kind.CODING, wanted.id, None, state))
    return tagged, changes


def untag(project: Project, who: str, ids: Sequence[str]) -> tuple[Coding, ...]:
    """Remove one's own codings in one action; raise UnknownCodingError, NotYoursError."""
    with project.acting(who) as (transaction, _coder):
        removed = tuple(own_coding(transaction, who, id) for id in ids)
        states = codings.state_of(transaction, list(ids))
        journal.act(transaction, who, [without(states[one.id]) for one in removed])
    return removed


def place_in(transaction: Transaction, transcript: str) -> Place:
    """Find where codings of a transcript are anchored; raise UnknownTranscriptError."""
    place = transcripts.place_of(transaction, transcript)
    if place is None:
        raise UnknownTranscriptError(transcript, naming.nearest(transcript, transcripts.names(transaction)))
    return place


def check_span(transcript: str, span: Span, characters: int) -> None:
    """Refuse a passage that is empty or leaves the text; raise SpanOutsideTextError."""
    if not 0 <= span.start < span.end <= characters:
        raise SpanOutsideTextError(transcript, span, characters)


def begun_by(transaction: Transaction, transcript_id: str, coder_id: str) -> list[Change]:
    """Plan the move from new to in progress that a first coding brings."""
    state = progress.row_of(transaction, transcript_id, coder_id)
    if state is not None and state["status"] != Status.NEW:
        return []
    change = progress.change_to(transaction, transcript_id, coder_id, Status.IN_PROGRESS)
    return [change] if change else []


def without(state: Row, kind: Kind = Kind.CODING) -> Change:
    """Plan the removal of something; the journal and later merges still know it."""
    at = now()
    after = {**state, "version": int(str(state["version"])) + 1, "updated_at": at, "deleted_at": at}
    return Change(kind, str(state["id"]), state, after)


def own_coding(transaction: Transaction, who: str, id: str) -> Coding:
    """Find a live coding that this coder may change; raise UnknownCodingError, NotYoursError."""
    found = codings.by_id(transaction, id)
    if found is None:
        raise UnknownCodingError(id)
    if found.coder != who:
        raise NotYoursError(id, found.coder)
    return found


def _wanted(
    project: Project, coder: Coder, transcript: str, span: Span, code: str, quote: str, memo: str
) -> Coding:
    at = now()
    return Coding(
        id=new_id(),
        transcript=transcript,
        code=code,
        coder=coder.name,
        span=span,
        quote=quote,
        memo=memo,
        origin=Origin.MANUAL,
        created_at=at,
        updated_at=at,
        codebook_revision=project.codebook.revision,
    )

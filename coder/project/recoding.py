"""Another code for a coding, or other ends: what it is stays, with its author, memo and time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from coder.model.coding import Coding
from coder.model.errors import ChangedMeanwhileError
from coder.model.event import Change, Kind, Row
from coder.model.identity import now
from coder.model.span import Span
from coder.project import naming
from coder.project.coding import check_span, own_coding, place_in
from coder.project.opening import Project
from coder.store import codings, journal, transcripts
from coder.store.database import Transaction


@dataclass(frozen=True, slots=True)
class Changed:
    """A coding after a change."""

    coding: Coding
    """As it is now; where an equal coding was there already, that one."""
    before: Coding
    """As it was. With another id than `coding`, it has become one with that."""

    @property
    def is_joined(self) -> bool:
        """Whether the coding is gone, because an equal one says the same of the same passage."""
        return self.coding.id != self.before.id

    @property
    def is_new(self) -> bool:
        """Whether anything was changed at all."""
        return self.coding != self.before


def recode(project: Project, who: str, coding_id: str, code: str, *, seen: int | None = None) -> Changed:
    """Give one of one's codings another code, under the codebook of today.

    `seen` is the version that the coder looked at. Raises UnknownCodeError, UnusableCodeError,
    UnknownCodingError, NotYoursError, ChangedMeanwhileError.
    """
    with project.acting(who) as (transaction, _coder):
        chosen = naming.usable_code(project.codebook, code)
        before = _seen(transaction, who, coding_id, seen)
        wanted = replace(before, code=chosen.id, codebook_revision=project.codebook.revision)
        if project.codebook.present_id(before.code) == chosen.id:
            return Changed(before, before)
        return _store(
            transaction, before, wanted, {"code": chosen.id, "codebook": project.codebook_text.sha256}
        )


def move_ends(project: Project, who: str, coding_id: str, span: Span, *, seen: int | None = None) -> Changed:
    """Let one of one's codings stand on another passage of its transcript.

    `seen` is the version that the coder looked at. Raises SpanOutsideTextError, UnknownCodingError,
    NotYoursError, ChangedMeanwhileError.
    """
    with project.acting(who) as (transaction, _coder):
        before = _seen(transaction, who, coding_id, seen)
        place = place_in(transaction, before.transcript)
        check_span(before.transcript, span, place.characters)
        if span == before.span:
            return Changed(before, before)
        passage = transcripts.passage_at(transaction, place.revision, span)
        wanted = replace(before, span=span, quote=passage.quote)
        values = {
            "revision": place.revision,
            "start": span.start,
            "end": span.end,
            "quote": passage.quote,
            "context_before": passage.before,
            "context_after": passage.after,
            "review": 0,
        }
        return _store(transaction, before, wanted, values)


def _seen(transaction: Transaction, who: str, id: str, seen: int | None) -> Coding:
    """Find a coding as its coder saw it."""
    found = own_coding(transaction, who, id)
    if seen is not None and found.version != seen:
        last = journal.last_about(transaction, id)
        raise ChangedMeanwhileError(id, last.coder if last else "", last.at if last else "")
    return found


def _store(transaction: Transaction, before: Coding, wanted: Coding, values: Mapping[str, object]) -> Changed:
    """Write the change; the coding becomes one with an equal one that is there already."""
    at = now()
    after = replace(wanted, version=before.version + 1, updated_at=at)
    equal = codings.equal_to(transaction, after)
    ids = [before.id] if equal is None else [before.id, equal.id]
    states = codings.state_of(transaction, ids)
    if equal is None:
        journal.act(transaction, before.coder, [_changed(states[before.id], at, **values)])
        return Changed(after, before)
    changes = [_changed(states[before.id], at, **values, deleted_at=at)]
    kept = equal
    memo = joined_memos(equal.memo, before.memo)
    if memo != equal.memo:
        changes.append(_changed(states[equal.id], at, memo=memo))
        kept = replace(equal, memo=memo, version=equal.version + 1, updated_at=at)
    journal.act(transaction, before.coder, changes)
    return Changed(kept, before)


def _changed(state: Row, at: str, **values: object) -> Change:
    after = {**state, **values, "version": int(str(state["version"])) + 1, "updated_at": at}
    return Change(Kind.CODING, str(state["id"]), state, after)


def joined_memos(first: str, second: str) -> str:
    """Put the memos of two codings that become one below each other, and none twice."""
    if second.strip() in {"", first.strip()}:
        return first
    return f"{first.rstrip()}\n\n{second}" if first.strip() else second

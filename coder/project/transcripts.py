"""What transcripts there are, and how far who is with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coder.model.coding import Coding
from coder.model.errors import ExistsError, UnknownTranscriptError
from coder.model.event import Action, Change, Kind, Row
from coder.model.identity import now
from coder.model.transcript import Status, Transcript
from coder.project import naming
from coder.project.blindness import blind_in
from coder.project.choosing import under_present_codes
from coder.project.coding import place_in, without
from coder.project.opening import Project
from coder.store import codings, journal, memos, progress, transcripts
from coder.store.database import Transaction
from coder.store.transcripts import TranscriptFacts


@dataclass(frozen=True, slots=True)
class Overview:
    """One transcript in a list."""

    facts: TranscriptFacts
    codings: Mapping[str, int]
    """Live codings by coder."""
    status: Mapping[str, Status]
    """By coder; who is not named has not begun."""
    seen_by: str = ""
    """The one coder whose codings are counted where others' are hidden from them; empty where none are."""


def overview(project: Project, eyes: str = "") -> tuple[Overview, ...]:
    """List the transcripts by name; what is hidden from `eyes` is not counted."""
    with project.database.reading() as transaction:
        counts = codings.counts(transaction)
        statuses = progress.statuses(transaction)
        blind = blind_in(transaction, project.settings.blind, eyes)
        return tuple(
            Overview(
                facts,
                _seen(counts.get(facts.name, {}), eyes if facts.name in blind else ""),
                statuses.get(facts.name, {}),
                eyes if facts.name in blind else "",
            )
            for facts in transcripts.facts(transaction)
        )


def _seen(counts: Mapping[str, int], only: str) -> Mapping[str, int]:
    return {coder: count for coder, count in counts.items() if only in {"", coder}}


def read(project: Project, name: str) -> Transcript:
    """Read one transcript with its text; raise UnknownTranscriptError."""
    with project.database.reading() as transaction:
        found = transcripts.read(transaction, name)
        if found is None:
            raise UnknownTranscriptError(name, naming.nearest(name, transcripts.names(transaction)))
        return found


def codings_of(project: Project, name: str, coder: str | None = None) -> tuple[Coding, ...]:
    """Read the live codings of one transcript, of one coder or of all."""
    with project.database.reading() as transaction:
        found = codings.live(transaction, transcripts=[name], coders=None if coder is None else [coder])
    return under_present_codes(found, project.codebook)


def counts_of_code(project: Project, code: str, eyes: str = "") -> Mapping[str, Mapping[str, int]]:
    """Count the live codings of a code that `eyes` may see: transcript → coder → number."""
    found = project.codebook.resolve(code)
    ids = [found.id, *found.former_ids] if found is not None else [code]
    with project.database.reading() as transaction:
        blind = blind_in(transaction, project.settings.blind, eyes)
        counts = codings.counts(transaction, codes=ids)
        return {name: _seen(some, eyes if name in blind else "") for name, some in counts.items()}


def set_status(project: Project, who: str, name: str, status: Status) -> bool:
    """Mark a transcript for a coder; tell whether that changed anything."""
    with project.acting(who) as (transaction, coder):
        place = place_in(transaction, name)
        change = progress.change_to(transaction, place.id, coder.id, status)
        if change:
            journal.act(transaction, who, [change])
        return change is not None


def rename(project: Project, who: str, name: str, new_name: str) -> None:
    """Give a transcript another short name; raise ExistsError when it is taken."""
    with project.acting(who) as (transaction, _coder):
        state = _state(transaction, name)
        if transcripts.place_of(transaction, new_name) is not None:
            raise ExistsError("transcript", new_name)
        journal.act(transaction, who, [_changed(state, name=new_name)])


def set_attributes(project: Project, who: str, name: str, values: Mapping[str, str]) -> Mapping[str, str]:
    """Set case attributes, and drop those whose value is empty; give all that stand then."""
    with project.acting(who) as (transaction, _coder):
        state = _state(transaction, name)
        old = state["attributes"]
        merged = {**old, **values} if isinstance(old, Mapping) else dict(values)
        kept = {key: value for key, value in sorted(merged.items()) if value}
        if kept != old:
            journal.act(transaction, who, [_changed(state, attributes=kept)])
        return kept


def remove(project: Project, who: str, name: str) -> Action:
    """Take a transcript with all codings of it and memos on it out of the project; undo brings them back."""
    with project.acting(who) as (transaction, _coder):
        state = _state(transaction, name)
        ids = codings.live_ids_in(transaction, str(state["id"]))
        states = codings.state_of(transaction, ids)
        gone = [without(states[id]) for id in ids]
        noted = memos.live_ids_in(transaction, str(state["id"]))
        notes = memos.state_of(transaction, noted)
        gone += [without(notes[id], Kind.MEMO) for id in noted]
        return journal.act(transaction, who, [*gone, _changed(state, deleted_at=now())])


def _state(transaction: Transaction, name: str) -> Row:
    state = transcripts.state_of(transaction, name)
    if state is None:
        raise UnknownTranscriptError(name, naming.nearest(name, transcripts.names(transaction)))
    return state


def _changed(state: Row, **values: object) -> Change:
    after = {**state, **values, "version": int(str(state["version"])) + 1}
    return Change(Kind.TRANSCRIPT, str(state["id"]), state, after)

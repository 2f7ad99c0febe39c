"""Taking back the newest of one's actions, and bringing it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from coder.model.codebook import Codebook
from coder.model.errors import ChangedMeanwhileError, CodedSinceError, NothingToUndoError
from coder.model.event import Action, Change, Direction, Event, Kind, Row
from coder.model.identity import now
from coder.model.transcript import Status
from coder.project import codebook_reversing
from coder.project.codebook_text import CodebookText
from coder.project.opening import Project
from coder.store import (
    assignments,
    codebooks,
    codings,
    decisions,
    journal,
    memos,
    progress,
    transcripts,
)
from coder.store.database import Transaction

_LOAD = "codebook.load"
"""Reading the codebook anew is on record, but is nobody's work to take back."""


def undo(project: Project, who: str, *, only: Sequence[Kind] = (), meant: str | None = None) -> Action:
    """Take back a coder's newest action that is not yet taken back.

    With `only`, an action that touches anything else is left alone, and with `meant` any other one. Raises
    NothingToUndoError; ChangedMeanwhileError or CodebookChangedError when somebody has changed the same
    things since; for a codebook also CodeInUseError, DiskError and CodebookUnwrittenError.
    """
    return _reverse(project, who, to_undo, Direction.UNDO, only, meant)


def redo(project: Project, who: str, *, only: Sequence[Kind] = (), meant: str | None = None) -> Action:
    """Bring back what was taken back last, unless the coder has done something else since."""
    return _reverse(project, who, to_redo, Direction.REDO, only, meant)


def _reverse(
    project: Project,
    who: str,
    find: Callable[[Transaction, str], Iterator[Event]],
    direction: Direction,
    only: Sequence[Kind],
    meant: str | None,
) -> Action:
    with project.acting(who) as (transaction, coder):
        head = next(find(transaction, who), None)
        is_meant = head is not None and meant in {None, head.action}
        events = journal.events_of(transaction, head.action) if head and is_meant else ()
        if not events or (only and any(event.change.kind not in only for event in events)):
            raise NothingToUndoError(who, redo=direction is Direction.REDO)
        present = _present_states(transaction, events)
        names = _names_today(transaction, events[-1].seq, project.codebook)
        changed: CodebookText | None = None
        changes = []
        for event in reversed(events):
            if event.change.kind is Kind.CODEBOOK:
                change, changed = codebook_reversing.reversal(project, transaction, coder, event)
            else:
                today = _today(event.change, names)
                change = _inverse(transaction, today, present.get(today.target))
            changes.append(change)
        action = journal.act(transaction, who, changes, direction, events[0].action)
        codebook_reversing.check_codes(project, transaction, changed, changes)
    if changed is not None:
        project.write_codebook(changed)
    return action


def to_undo(transaction: Transaction, who: str) -> Iterator[Event]:
    """Give the heads of the actions that undoing again and again would take back, one after the other."""
    taken_back: set[str] = set()
    for head in journal.heads_newest_first(transaction, who):
        if head.action in taken_back:
            continue
        if head.direction is Direction.UNDO:
            taken_back.add(str(head.undoes))
        elif head.op != _LOAD:
            yield head


def to_redo(transaction: Transaction, who: str) -> Iterator[Event]:
    """Give the heads of the undoings that redoing again and again would take back, one after the other."""
    brought_back: set[str] = set()
    for head in journal.heads_newest_first(transaction, who):
        if head.direction is Direction.REDO:
            brought_back.add(str(head.undoes))
        elif head.direction is Direction.UNDO:
            if head.action not in brought_back:
                yield head
        elif head.op != _LOAD:
            return


def _names_today(transaction: Transaction, seq: int, codebook: Codebook) -> Callable[[str], str]:
    """Find the id that a code has today, from the one that it had at an event."""
    renamings = [later.change.renamed for later in journal.since_about(transaction, codebooks.TARGET, seq)]

    def today(id: str) -> str:
        for renamed in renamings:
            id = renamed.get(id, id)
        return codebook.present_id(id)

    return today


def _today(change: Change, name: Callable[[str], str]) -> Change:
    """Say a change of a coding, or of a memo on a code, under the id that the code has today."""
    before, after = (
        {**row, "code": name(str(row["code"]))} if row and row.get("code") else row
        for row in (change.before, change.after)
    )
    return replace(change, before=before, after=after)


def _present_states(transaction: Transaction, events: Sequence[Event]) -> Mapping[str, Row]:
    found: dict[str, Row] = {}
    for kind, states_of in ((Kind.CODING, codings.state_of), (Kind.MEMO, memos.state_of)):
        found |= states_of(
            transaction, [event.change.target for event in events if event.change.kind is kind]
        )
    for kind, states in (
        (Kind.TRANSCRIPT, transcripts.states),
        (Kind.PROGRESS, progress.rows),
        (Kind.ASSIGNMENT, assignments.states),
        (Kind.DECISION, decisions.states),
    ):
        if any(event.change.kind is kind for event in events):
            found |= states(transaction)
    return found


def _inverse(transaction: Transaction, change: Change, present: Row | None) -> Change:
    if present is None or change.after is None or _content(present) != _content(change.after):
        raise _changed(transaction, change)
    version = {"version": int(str(present["version"])) + 1}
    if change.kind is Kind.PROGRESS:
        earlier = change.before or {**change.after, "status": str(Status.NEW)}
        return Change(change.kind, change.target, present, {**earlier, **version, "changed_at": now()})
    if change.before is None:
        _refuse_if_worked_on_since(transaction, change)
        after = {**present, **version, "deleted_at": now()}
    else:
        after = {**change.before, **version}
    return Change(change.kind, change.target, present, after)


def _content(state: Row) -> Row:
    """Leave out what undoing and redoing themselves move on."""
    kept = {key: value for key, value in state.items() if key not in {"version", "updated_at", "changed_at"}}
    return {**kept, "deleted_at": bool(state.get("deleted_at"))}


def _refuse_if_worked_on_since(transaction: Transaction, change: Change) -> None:
    """Keep an import that somebody has worked on: their codings and memos would lose their text."""
    if change.kind is Kind.TRANSCRIPT:
        coded = codings.live_ids_in(transaction, change.target)
        noted = memos.live_ids_in(transaction, change.target)
        if coded or noted:
            last = journal.last_about(transaction, (coded or noted)[-1])
            name = str(change.after["name"]) if change.after else ""
            raise CodedSinceError(name, len(coded), last.coder if last else "", len(noted))


def _changed(transaction: Transaction, change: Change) -> ChangedMeanwhileError:
    last = journal.last_about(transaction, change.target)
    return ChangedMeanwhileError(change.target, last.coder if last else "", last.at if last else "")

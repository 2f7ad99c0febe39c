"""Who did what when."""

from __future__ import annotations

from dataclasses import replace

from coder.model.errors import UnknownCoderError
from coder.model.event import Action, Change, Kind
from coder.project import naming
from coder.project.opening import Project
from coder.store import codebooks, coders, journal
from coder.store.database import Transaction


def history(
    project: Project, *, coder: str | None = None, since: str | None = None, limit: int | None = None
) -> tuple[Action, ...]:
    """Read the actions, newest first; raise UnknownCoderError."""
    with project.database.reading() as transaction:
        if coder is not None:
            check_coder(project, coder)
        found = journal.actions(transaction, coder_name=coder, since=since, limit=limit)
        return tuple(_with_revisions(transaction, action) for action in found)


def _with_revisions(transaction: Transaction, action: Action) -> Action:
    """Name codebooks as everything else does, by their content; the journal knows them by their text."""
    if all(event.change.kind is not Kind.CODEBOOK for event in action.events):
        return action
    events = (
        replace(event, change=_with_revision(transaction, event.change))
        if event.change.kind is Kind.CODEBOOK
        else event
        for event in action.events
    )
    return replace(action, events=tuple(events))


def _with_revision(transaction: Transaction, change: Change) -> Change:
    used = codebooks.by_sha256(transaction, str((change.after or {}).get("sha256")))
    if used is None:
        return change
    return replace(change, after={**(change.after or {}), "revision": used.content_sha256[:12]})


def coder_names(project: Project) -> tuple[str, ...]:
    """Name everybody who codes here."""
    with project.database.reading() as transaction:
        return tuple(person.name for person in coders.everybody(transaction))


def check_coder(project: Project, name: str) -> None:
    """Refuse the name of somebody who does not code here; raise UnknownCoderError."""
    known = coder_names(project)
    if name not in known:
        raise UnknownCoderError(name, naming.nearest(name, known))

"""Who did what when."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from coder.model.errors import UnknownCoderError
from coder.model.event import Action, Change, Kind
from coder.project import naming
from coder.project.history_seen import eyes_of
from coder.project.opening import Project
from coder.store import codebooks, coders, journal, recent, transcripts
from coder.store.database import Transaction
from coder.store.recent import Page


def history(
    project: Project,
    *,
    coder: str | None = None,
    since: str | None = None,
    limit: int | None = None,
    eyes: str = "",
) -> tuple[Action, ...]:
    """Read the actions, newest first, without what is hidden from `eyes`; raise UnknownCoderError."""
    with project.database.reading() as transaction:
        if coder is not None:
            check_coder(project, coder)
        looking = eyes_of(transaction, project, eyes)
        most = None if looking.blind else limit
        found = journal.actions(transaction, coder_name=coder, since=since, limit=most)
        seen = (looking.of_action(action) for action in found)
        return told_in(transaction, [action for action in seen if action is not None][:limit])


def told(project: Project, action: Action) -> Action:
    """Name what an action was about as people do: transcripts by their names, codebooks by their content."""
    with project.database.reading() as transaction:
        return told_in(transaction, [action])[0]


def told_in(transaction: Transaction, actions: Iterable[Action]) -> tuple[Action, ...]:
    """Name what some actions were about as people do."""
    names = transcripts.names_by_id(transaction)
    return tuple(_told(transaction, action, names) for action in actions)


def page(
    project: Project,
    *,
    before: int | None = None,
    after: int = 0,
    known: Collection[str] = (),
    limit: int = 100,
    coder: str | None = None,
    eyes: str = "",
) -> Page:
    """Read some actions, newest first, from one event back to another; `known` are left out.

    So is what is hidden from `eyes`: fewer may come than the limit, or none, though there are more.

    However long the history is, a page is read at once; of an action of very many events, the first ones are.
    """
    with project.database.reading() as transaction:
        found = recent.page(
            transaction, before=before, after=after, known=known, limit=limit, coder_name=coder
        )
        looking = eyes_of(transaction, project, eyes)
        seen = [one for each in found.actions if (one := looking.of_recent(each)) is not None]
        told = told_in(transaction, (one.action for one in seen))
        actions = tuple(replace(one, action=action) for one, action in zip(seen, told, strict=True))
        return replace(found, actions=actions)


def _told(transaction: Transaction, action: Action, names: Mapping[str, str]) -> Action:
    events = tuple(replace(event, change=_named(transaction, event.change, names)) for event in action.events)
    return replace(action, events=events)


def _named(transaction: Transaction, change: Change, names: Mapping[str, str]) -> Change:
    if change.kind is Kind.CODEBOOK:
        return _with_revision(transaction, change)
    if change.kind is Kind.ASSIGNMENT:
        change = _with_coder(transaction, change)
    return _with_transcript(change, names)


def _with_coder(transaction: Transaction, change: Change) -> Change:
    """Add the name of the coder to whom something was assigned."""
    people = {person.id: person.name for person in coders.everybody(transaction)}
    name = people.get(str((change.after or change.before or {}).get("coder")), "")
    before, after = (
        {**row, "coder_name": name} if row is not None else None for row in (change.before, change.after)
    )
    return replace(change, before=before, after=after)


def _with_transcript(change: Change, names: Mapping[str, str]) -> Change:
    """Add the name of the transcript that something is in, or was."""
    name = names.get(str((change.after or change.before or {}).get("transcript")))
    if name is None:
        return change
    before, after = (
        {**row, "transcript_name": name} if row is not None else None for row in (change.before, change.after)
    )
    return replace(change, before=before, after=after)


def _with_revision(transaction: Transaction, change: Change) -> Change:
    """Name a codebook by its content; the journal knows it by its text."""
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

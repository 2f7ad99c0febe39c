"""Who did what when."""

from __future__ import annotations

from coder.model.errors import UnknownCoderError
from coder.model.event import Action
from coder.project import naming
from coder.project.opening import Project
from coder.store import coders, journal


def history(
    project: Project, *, coder: str | None = None, since: str | None = None, limit: int | None = None
) -> tuple[Action, ...]:
    """Read the actions, newest first; raise UnknownCoderError."""
    with project.database.reading() as transaction:
        if coder is not None:
            check_coder(project, coder)
        return journal.actions(transaction, coder_name=coder, since=since, limit=limit)


def coder_names(project: Project) -> tuple[str, ...]:
    """Name everybody who codes here."""
    with project.database.reading() as transaction:
        return tuple(person.name for person in coders.everybody(transaction))


def check_coder(project: Project, name: str) -> None:
    """Refuse the name of somebody who does not code here; raise UnknownCoderError."""
    known = coder_names(project)
    if name not in known:
        raise UnknownCoderError(name, naming.nearest(name, known))

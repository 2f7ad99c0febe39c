"""Whose codings somebody may not see yet: others' codings of a transcript until one's own are done."""

from __future__ import annotations

from collections.abc import Collection

from coder.model.coder_name import first_pass
from coder.model.settings import Blind
from coder.model.transcript import Status
from coder.project.opening import Project
from coder.store import assignments, progress, transcripts
from coder.store.database import Transaction

SEVERAL = 2


def blind_transcripts(project: Project, who: str) -> frozenset[str]:
    """Name the transcripts in which a coder sees nobody else's codings yet."""
    if not who or project.settings.blind is Blind.NONE:
        return frozenset()
    with project.database.reading() as transaction:
        return blind_in(transaction, project.settings.blind, who)


def seen_and_hidden(project: Project, who: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the transcripts into those in which a coder sees others' codings, and those where not yet."""
    blind = blind_transcripts(project, who)
    with project.database.reading() as transaction:
        names = transcripts.names(transaction)
    return tuple(name for name in names if name not in blind), tuple(name for name in names if name in blind)


def blind_in(transaction: Transaction, blind: Blind, who: str) -> frozenset[str]:
    """Do the same within a transaction.

    A second pass is blind to the first wherever it is assigned, whoever else is.
    """
    if not who or blind is Blind.NONE:
        return frozenset()
    assigned = assignments.assigned(transaction)
    names: Collection[str] = assigned
    if blind is Blind.ALL:
        names = transcripts.names(transaction)
    is_pass = first_pass(who) != who
    statuses = progress.statuses(transaction)
    return frozenset(
        name
        for name in names
        if statuses.get(name, {}).get(who) is not Status.DONE
        and (blind is Blind.ALL or (who in assigned[name] and (is_pass or len(assigned[name]) >= SEVERAL)))
    )

"""Who is to code which transcript, a second time too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from coder.model.coder_name import PASS, first_pass, pass_name
from coder.model.errors import NotDoneYetError, UnknownCoderError
from coder.model.transcript import Status
from coder.project import naming
from coder.project.coding import place_in
from coder.project.opening import Project
from coder.store import assignments, coders, journal, progress, transcripts
from coder.store.database import Transaction


@dataclass(frozen=True, slots=True)
class Assigned:
    """What came of assigning transcripts."""

    coder: str
    """Who is to code them; for a second pass, the name under which it is done."""
    transcripts: tuple[str, ...]
    """Those that were not assigned so before."""
    known: tuple[str, ...]
    """Those that were."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who is to code a transcript, and how far each of them is."""

    transcript: str
    status: Mapping[str, Status]


def assign(project: Project, who: str, names: Iterable[str], coder: str, *, again: bool = False) -> Assigned:
    """Let a coder code some transcripts; `again` makes a second pass of those that are done, or a later one.

    A pass is a coder of its own, such as `王 (2)`. Raises UnknownTranscriptError, and NotDoneYetError where
    there is no first pass.
    """
    wanted = tuple(dict.fromkeys(names))
    with project.acting(who) as (transaction, _acting):
        places = {name: place_in(transaction, name).id for name in wanted}
        name = _next_pass(transaction, coder, wanted) if again else coder
        person = coders.ensure(transaction, name, *((PASS,) if again else ()))
        return _changed(transaction, who, places, person, is_assigned=True)


def unassign(project: Project, who: str, names: Iterable[str], coder: str) -> Assigned:
    """Take assignments back; what was coded stays. Raises UnknownTranscriptError, UnknownCoderError."""
    wanted = tuple(dict.fromkeys(names))
    with project.acting(who) as (transaction, _acting):
        places = {name: place_in(transaction, name).id for name in wanted}
        person = coders.find(transaction, coder)
        if person is None:
            known = [one.name for one in coders.everybody(transaction)]
            raise UnknownCoderError(coder, naming.nearest(coder, known))
        return _changed(transaction, who, places, person, is_assigned=False)


def assignments_in(project: Project) -> tuple[Assignment, ...]:
    """List who is to code what, by transcript."""
    with project.database.reading() as transaction:
        assigned = assignments.assigned(transaction)
        statuses = progress.statuses(transaction)
        return tuple(
            Assignment(
                name,
                {coder: statuses.get(name, {}).get(coder, Status.NEW) for coder in assigned.get(name, ())},
            )
            for name in transcripts.names(transaction)
        )


def _changed(
    transaction: Transaction,
    who: str,
    places: Mapping[str, str],
    person: coders.Coder,
    *,
    is_assigned: bool,
) -> Assigned:
    before = assignments.states(transaction)
    planned = {
        name: assignments.change_to(
            before.get(progress.target_of(id, person.id)), id, person.id, is_assigned=is_assigned
        )
        for name, id in places.items()
    }
    changes = [change for change in planned.values() if change is not None]
    if changes:
        journal.act(transaction, who, changes)
    return Assigned(
        person.name,
        tuple(name for name, change in planned.items() if change is not None),
        tuple(name for name, change in planned.items() if change is None),
    )


def _next_pass(transaction: Transaction, coder: str, names: Sequence[str]) -> str:
    """Name the first pass after the first that none of the transcripts has; the one before must be done."""
    statuses, assigned = progress.statuses(transaction), assignments.assigned(transaction)
    number = next(
        number
        for number in count(2)
        if not any(_has(pass_name(coder, number), one, statuses, assigned) for one in names)
    )
    before = pass_name(coder, number - 1) if number > 2 else first_pass(coder)
    for one in names:
        if statuses.get(one, {}).get(before) is not Status.DONE:
            raise NotDoneYetError(one, before)
    return pass_name(coder, number)


def _has(
    coder: str,
    transcript: str,
    statuses: Mapping[str, Mapping[str, Status]],
    assigned: Mapping[str, Collection[str]],
) -> bool:
    return coder in assigned.get(transcript, ()) or coder in statuses.get(transcript, {})

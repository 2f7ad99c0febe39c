"""Going back to an earlier moment of one's own work, and forth again, action by action."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from coder.model.event import Action, Direction, Event, Kind
from coder.project import undoing
from coder.project.history import told_in
from coder.project.opening import Project
from coder.store import recent
from coder.store.database import Transaction


@dataclass(frozen=True, slots=True)
class Way:
    """What lies between now and an action, in the order in which it would be undone or redone."""

    direction: Direction
    """`UNDO` or `REDO`."""
    steps: tuple[Action, ...]
    """What is taken back; of redoing, the undoings."""
    stopped_by: Action | None = None
    """The first that is about other things than `only`; it and all behind it are left alone."""


def way_back_to(project: Project, who: str, id: str, *, only: Sequence[Kind] = ()) -> Way:
    """Plan to take back a coder's own actions from the newest down to one of them, which goes too.

    An action that was taken back and brought back again goes with the latter. Without steps when it is not in
    force, or is not the coder's.
    """
    with project.database.reading() as transaction:
        last = recent.last_seq_of(transaction, id)
        heads: list[Event] = []
        for head in undoing.to_undo(transaction, who):
            if not last or head.seq < last:
                break
            heads.append(head)
            if id in {head.action, _brought_back(transaction, head)}:
                return _way(transaction, Direction.UNDO, heads, only)
        return Way(Direction.UNDO, ())


def way_forth_to(project: Project, who: str, id: str, *, only: Sequence[Kind] = ()) -> Way:
    """Plan to bring back what a coder has undone, up to one action or one undoing, which comes back too.

    Without steps when that would not bring it back: the coder has gone on since.
    """
    with project.database.reading() as transaction:
        heads: list[Event] = []
        for head in undoing.to_redo(transaction, who):
            heads.append(head)
            if id in {head.action, head.undoes}:
                return _way(transaction, Direction.REDO, heads, only)
        return Way(Direction.REDO, ())


def _brought_back(transaction: Transaction, head: Event) -> str:
    """Name the action that is in force through another one, which brought it back; else the action itself."""
    action, undoes = head.action, head.undoes
    while undoes is not None:
        action, undoes = undoes, recent.undone_by(transaction, undoes)
    return action


def _way(transaction: Transaction, direction: Direction, heads: Iterable[Event], only: Sequence[Kind]) -> Way:
    steps: list[Action] = []
    stopped_by: list[Action] = []
    for head in heads:
        action = recent.action(transaction, head.action)
        if only and not recent.kinds_of(transaction, head.action) <= set(only):
            stopped_by.append(action)
            break
        steps.append(action)
    told = told_in(transaction, (*steps, *stopped_by))
    return Way(direction, told[: len(steps)], *told[len(steps) :])


def walk(project: Project, who: str, way: Way) -> Iterator[Action]:
    """Go a way step by step, each on its own so that it can be gone back; raise what stops it.

    What stops it is the error of the step, after which all steps before it stay done.
    """
    reverse: Callable[..., Action] = undoing.undo if way.direction is Direction.UNDO else undoing.redo
    for step in way.steps:
        yield reverse(project, who, meant=step.id)

"""What happened: the journal's unit, and the actions that people undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

Row = Mapping[str, object]
"""The whole state of one thing in plain JSON values; ids, never database keys."""


class Kind(StrEnum):
    """What kind of thing an event is about."""

    CODEBOOK = "codebook"
    TRANSCRIPT = "transcript"
    CODING = "coding"
    PROGRESS = "progress"
    MEMO = "memo"
    ASSIGNMENT = "assignment"
    DECISION = "decision"


class Direction(StrEnum):
    """Whether an action is new work, takes work back, or brings it back."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing before and after; `None` where it was not there or no longer is."""

    kind: Kind
    target: str
    before: Row | None
    after: Row | None

    @property
    def verb(self) -> str:
        """Say in one word what the change is."""
        if self.kind is Kind.PROGRESS:
            return "set"
        if self.kind is Kind.CODEBOOK:
            return "patch" if self.operation else "load"
        if not self.before or self.before.get("deleted_at"):
            return "add"
        if not self.after or self.after.get("deleted_at"):
            return "remove"
        return "change"

    @property
    def operation(self) -> Row | None:
        """What was done to the codebook, or is taken back; `None` when its file was only read anew."""
        return _part(self.after, "operation") or _part(self.before, "operation")

    @property
    def renamed(self) -> Mapping[str, str]:
        """Map the ids of codes to other ones, where this changes them."""
        forth, back = _part(self.after, "renamed"), _part(self.before, "renamed")
        return {str(old): str(new) for old, new in (forth or {}).items()} | {
            str(new): str(old) for old, new in (back or {}).items()
        }


def _part(row: Row | None, key: str) -> Row | None:
    part = (row or {}).get(key)
    return part if isinstance(part, Mapping) else None


@dataclass(frozen=True, slots=True)
class Event:
    """A change as the journal keeps it."""

    seq: int
    action: str
    """One user action may change many things; they share this id."""
    at: str
    coder: str
    """Who acted."""
    direction: Direction
    undoes: str | None
    """The action that this one takes back (undo) or brings back (redo)."""
    change: Change

    @property
    def op(self) -> str:
        """Name the operation, such as `coding.add`."""
        return f"{self.change.kind}.{self.change.verb}"


def in_all(events: Iterable[Event]) -> tuple[Event, ...]:
    """Say of each thing how it was before the first of some events, and how it is after the last."""
    found: dict[tuple[Kind, str], Event] = {}
    for event in events:
        thing = (event.change.kind, event.change.target)
        change = event.change
        if thing in found:
            change = replace(change, before=found[thing].change.before)
        found[thing] = replace(event, change=change)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Action:
    """What one user action did to each thing, in order."""

    id: str
    at: str
    coder: str
    direction: Direction
    undoes: str | None
    events: tuple[Event, ...]

"""What of the history somebody may see: not what others coded or noted where one is blind."""

from __future__ import annotations

from dataclasses import dataclass, replace

from coder.model.event import Action, Event, Kind
from coder.project.blindness import blind_in
from coder.project.opening import Project
from coder.store import coders, transcripts
from coder.store.database import Transaction
from coder.store.recent import Recent

_HIDDEN = frozenset({Kind.CODING, Kind.MEMO, Kind.DECISION})
"""Who is assigned what, and how far everybody is, may be seen."""


@dataclass(frozen=True, slots=True)
class Eyes:
    """Who looks, and where they are blind; ids, as the journal has them."""

    who: str = ""
    id: str = ""
    blind: frozenset[str] = frozenset()

    def sees(self, event: Event) -> bool:
        """Tell whether an event may be seen: what one did oneself may."""
        if event.coder == self.who or event.change.kind not in _HIDDEN:
            return True
        rows = [row for row in (event.change.before, event.change.after) if row]
        return all(row.get("transcript") not in self.blind or row.get("coder") == self.id for row in rows)

    def of_action(self, action: Action) -> Action | None:
        """Leave out the events that are hidden; `None` when nothing is left."""
        if not self.blind:
            return action
        events = tuple(event for event in action.events if self.sees(event))
        return replace(action, events=events) if events else None

    def of_recent(self, recent: Recent) -> Recent | None:
        """Do the same for one that may be read in part; how much else there is, is not told then."""
        action = self.of_action(recent.action)
        if action is None or not self.blind or action.coder == self.who:
            return None if action is None else replace(recent, action=action)
        return replace(recent, action=action, size=len(action.events))


def eyes_of(transaction: Transaction, project: Project, who: str) -> Eyes:
    """Find out where somebody is blind; who is nobody sees everything."""
    names = blind_in(transaction, project.settings.blind, who)
    if not names:
        return Eyes(who)
    found = coders.find(transaction, who)
    ids = frozenset(id for id, name in transcripts.names_by_id(transaction).items() if name in names)
    return Eyes(who, found.id if found else "", ids)

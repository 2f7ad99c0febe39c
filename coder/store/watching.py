"""Whether somebody else has written since we last looked."""

from __future__ import annotations

from coder.model.event import Event
from coder.store import journal
from coder.store.database import Database
from coder.store.sqlite import ChangeCounter


class Watch:
    """Gives the events of others, and our own among them, as they come."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._counter = ChangeCounter(database.path)
        with database.reading() as connection:
            self._last = journal.last_seq(connection)

    def news(self) -> tuple[Event, ...]:
        """Give the events since the last call; cheap when there are none."""
        if not self._counter.changed():
            return ()
        with self._database.reading() as connection:
            events = journal.events_since(connection, self._last)
        if events:
            self._last = events[-1].seq
        return events

    def close(self) -> None:
        """Let go of the file; there is no news after that."""
        self._counter.close()

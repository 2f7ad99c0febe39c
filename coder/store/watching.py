"""Whether somebody else has written since we last looked."""

from __future__ import annotations

from threading import Lock

from coder.model.event import Event
from coder.store import journal
from coder.store.database import Database


class Watch:
    """Asks SQLite's `data_version` on a connection of its own, outside every transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = Lock()  # closing a connection under a query in another thread crashes SQLite
        self._connection = database.watching()
        self._closed = False
        self._version = self._ask()
        with database.reading() as connection:
            self._last = journal.last_seq(connection)

    def _ask(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def news(self) -> tuple[Event, ...]:
        """Give the events since the last call, our own among them; cheap when there are none."""
        with self._lock:
            version = self._version if self._closed else self._ask()
            if version == self._version:
                return ()
            self._version = version
            with self._database.reading() as connection:
                events = journal.events_since(connection, self._last)
            if events:
                self._last = events[-1].seq
            return events

    def close(self) -> None:
        """Let go of the file; there is no news after that."""
        with self._lock:
            self._closed = True
            self._connection.close()

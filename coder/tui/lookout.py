"""What do other windows do: asked from a thread, and closed from another without harm."""

from __future__ import annotations

from threading import Lock

from coder.model.errors import CoderError
from coder.model.event import Event
from coder.project.opening import Project
from coder.project.watching import watch


class Lookout:
    """Looks at a project's journal as long as the screen is up."""

    def __init__(self, project: Project) -> None:
        self._watch = watch(project)
        self._lock = Lock()
        """SQLite crashes when a connection is closed while another thread asks on it."""
        self._is_open = True

    def news(self) -> tuple[Event, ...]:
        """List what happened since the last look; nothing while the disk gives no answer."""
        with self._lock:
            try:
                return self._watch.news() if self._is_open else ()
            except CoderError:  # what is wrong with the disk is told when something is to be written
                return ()

    def close(self) -> None:
        """Look no longer."""
        with self._lock:
            self._is_open = False
            self._watch.close()

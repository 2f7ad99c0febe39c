"""What other windows do, asked from a thread."""

from __future__ import annotations

from coder.model.errors import CoderError
from coder.model.event import Event
from coder.project.opening import Project
from coder.project.watching import watch


class Lookout:
    """Looks at a project's journal as long as the screen is up."""

    def __init__(self, project: Project) -> None:
        self._watch = watch(project)

    def news(self) -> tuple[Event, ...]:
        """List what happened since the last look; nothing while the disk gives no answer."""
        try:
            return self._watch.news()
        except CoderError:  # what is wrong with the disk is told when something is to be written
            return ()

    def close(self) -> None:
        """Look no longer; another thread may be asking."""
        self._watch.close()

"""What other windows do and what becomes of the codebook file, asked from a thread."""

from __future__ import annotations

from dataclasses import dataclass

from coder.model.codebook import Codebook
from coder.model.errors import CoderError
from coder.model.event import Event
from coder.project.codebook_watch import CodebookWatch
from coder.project.opening import Project
from coder.project.watching import watch


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one look has shown."""

    events: tuple[Event, ...] = ()
    codebook: Codebook | None = None
    """The one in force, if it or what is wrong with its file has changed."""


class Lookout:
    """Looks at a project's journal and codebook as long as the screen is up."""

    def __init__(self, project: Project) -> None:
        self._watch = watch(project)
        self._codebook = CodebookWatch(project)

    def look(self) -> Sighting:
        """Tell what happened since the last look; nothing while the disk gives no answer."""
        try:
            changed = self._codebook.news()
            return Sighting(self._watch.news(), changed.codebook if changed else None)
        except CoderError:  # what is wrong with the disk is told when something is to be written
            return Sighting()

    def close(self) -> None:
        """Look no longer; another thread may be asking."""
        self._watch.close()

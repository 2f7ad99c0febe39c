"""What others do to the same project while it is open."""

from __future__ import annotations

from coder.project.opening import Project
from coder.store.watching import Watch


def watch(project: Project) -> Watch:
    """Begin to watch; `news()` costs microseconds while nothing happens."""
    return Watch(project.database)

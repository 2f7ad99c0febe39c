"""What somebody wrote and the database does not have: a file beside it, which only its owner reads."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from coder.project.opening import Project
from coder.store.database import disk_error


def draft(folder: Path, text: str) -> Path:
    """Make a file with a name of its own; raise OSError."""
    with tempfile.NamedTemporaryFile(
        mode="wb", prefix="memo-", suffix=".md", dir=folder, delete=False
    ) as file:
        file.write(text.encode("utf-8", "replace"))
        file.flush()
        os.fsync(file.fileno())
    return Path(file.name)


def set_aside(project: Project, text: str) -> str:
    """Keep a memo that cannot be stored, and give the path from the study's folder; raise DiskError."""
    folder = project.database.path.parent
    try:
        path = draft(folder, text)
    except OSError as error:
        raise disk_error(folder, error) from error
    inside = path.is_relative_to(project.folder)
    return path.relative_to(project.folder).as_posix() if inside else str(path)

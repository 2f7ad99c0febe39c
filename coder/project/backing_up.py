"""A copy of the database, safe to make while it is in use."""

from __future__ import annotations

from pathlib import Path

from coder.model.identity import now
from coder.project.opening import Project
from coder.store.backup import back_up
from coder.store.database import disk_error
from coder.store.opening import OWN_FOLDER


def backup(project: Project, target: Path | None = None) -> Path:
    """Write a checked copy and give its path; raise ExistsError, DiskError."""
    if target is None:
        target = _free_name(project.folder / OWN_FOLDER / "backups")
    try:
        back_up(project.database, target)
    except OSError as error:
        raise disk_error(target, error) from error  # a name that is too long
    return target


def _free_name(folder: Path) -> Path:
    """Name a copy by the time; two of one moment are numbered."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise disk_error(folder, error) from error
    day, _t, time = now().rstrip("Z").partition("T")
    stem = f"backup-{day}-{time.replace(':', '').replace('.', '-')}"
    names = (f"{stem}.db", *(f"{stem}-{number}.db" for number in range(2, 1000)))
    return next(folder / name for name in names if not (folder / name).exists())

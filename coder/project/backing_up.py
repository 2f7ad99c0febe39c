"""A copy of the database, safe to make while it is in use."""

from __future__ import annotations

from pathlib import Path

from coder.model.identity import now
from coder.project.opening import Project
from coder.store.backup import back_up


def backup(project: Project, target: Path | None = None) -> Path:
    """Write a checked copy and give its path; raise ExistsError, DiskError."""
    if target is None:
        name = f"backup-{now()[:19].replace(':', '').replace('T', '-')}.db"
        target = project.folder / ".coder" / "backups" / name
        target.parent.mkdir(mode=0o700, exist_ok=True)
    back_up(project.database, target)
    return target

"""A consistent copy of the database while it is in use."""

from __future__ import annotations

import os
from pathlib import Path

from coder.model.errors import ExistsError
from coder.model.identity import now
from coder.store import sqlite
from coder.store.database import Database, disk_error

AUTOMATIC = "auto-"
"""Begins the names of backups nobody asked for; only these are ever deleted."""
KEPT = 5
"""How many automatic backups stay."""


def back_up(database: Database, target: Path) -> None:
    """Write a compact copy and check it before it gets its name; an existing file is never replaced.

    Raises ExistsError, DiskError, or NotADatabaseError when the copy is not sound.
    """
    if target.exists():
        raise ExistsError("file", str(target))
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        sqlite.copy_into(database.path, unfinished)
        _settle(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)


def keep_backup(database: Database) -> Path:
    """Back up beside the database before something risky; the last few are kept."""
    folder = database.path.parent / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / f"{AUTOMATIC}{now().replace(':', '').replace('.', '')}.db"
    back_up(database, target)
    for old in sorted(folder.glob(f"{AUTOMATIC}*.db"))[:-KEPT]:
        old.unlink()
    return target


def _settle(unfinished: Path, target: Path) -> None:
    try:
        unfinished.chmod(0o600)
        for place, flags in ((unfinished, os.O_RDWR), (target.parent, os.O_RDONLY)):
            descriptor = os.open(place, flags)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            if place == unfinished:
                unfinished.rename(target)
    except OSError as error:
        raise disk_error(target, error) from error

"""What a database error means to the person in front of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from coder.model.errors import CoderError, DiskError, NotADatabaseError

_DISK = {
    "database or disk is full": "full",
    "disk i/o error": "full",
    "readonly database": "read-only",
    "unable to open database file": "permission",
    "database is locked": "busy",
}
_BROKEN = ("not a database", "malformed", "file is encrypted", "no such table", "no such column")


def meaning_of(error: DBAPIError, path: Path) -> CoderError | None:
    """Find what a user can be told; `None` when it is our own mistake."""
    said = str(error.orig)
    for words, reason in _DISK.items():
        if words in said.lower():
            return DiskError(path, reason, said)
    if any(words in said for words in _BROKEN):
        return NotADatabaseError(path, said)
    return None


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the database says into an error a user can act on."""
    try:
        yield
    except DBAPIError as error:
        if meaning := meaning_of(error, path):
            raise meaning from error
        raise

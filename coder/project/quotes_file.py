"""Where quotes are collected: a file of the project that grows by one quote at a time."""

from __future__ import annotations

import stat
from pathlib import Path

from coder.model.errors import NotAFileError
from coder.project.opening import Project
from coder.project.writing import replaced
from coder.store.database import disk_error

QUOTES_FILE = Path("exports", "quotes.md")


def add_quote(project: Project, quote: str) -> Path:
    """Write a quote below those that are there, and say where; raise DiskError, NotAFileError."""
    path = project.folder / QUOTES_FILE
    try:
        path.parent.mkdir(exist_ok=True)
        old = _bytes_of(path)
    except OSError as error:
        raise disk_error(path, error) from error
    with replaced(path) as file:
        file.write(b"\n".join(filter(None, (old, quote.encode()))))
    return QUOTES_FILE


def _bytes_of(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotAFileError(path)  # a pipe would never end
    except FileNotFoundError:
        return b""
    return path.read_bytes()

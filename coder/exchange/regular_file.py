"""The bytes of a file that a person pointed at, unless it is no file to read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from coder.model.problem import Problem


def file_bytes(path: Path, limit: int) -> tuple[bytes, Problem | None]:
    """Read a regular file of at most `limit` bytes; a folder, device or pipe is refused without reading."""
    try:
        refusal = _refusal(path.stat(), limit)
        if refusal is not None:
            return b"", refusal
        # Not to wait for ever, should a pipe have taken the file's place meanwhile.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            refusal = _refusal(os.fstat(descriptor), limit)
            return (b"", refusal) if refusal is not None else (file.read(limit + 1), None)
    except (FileNotFoundError, NotADirectoryError):
        return b"", Problem("no-file")
    except (OSError, ValueError) as error:
        # A path with NUL in it is a ValueError.
        return b"", Problem(
            "unreadable-file", facts={"detail": getattr(error, "strerror", None) or str(error)}
        )


def _refusal(status: os.stat_result, limit: int) -> Problem | None:
    if not stat.S_ISREG(status.st_mode):
        return Problem("not-a-file", facts={"what": "folder" if stat.S_ISDIR(status.st_mode) else "device"})
    if status.st_size > limit:
        return Problem("too-large", facts={"bytes": status.st_size, "limit": limit})
    return None

"""What bytes a file holds, if it is a file at all and not too large."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from coder.exchange.unreadable import UnreadableError

TEXT_LIMIT = 64 * 1024 * 1024
ZIP_LIMIT = 256 * 1024 * 1024
"""A Word file may carry pictures; its text has a limit of its own."""
ZIP_HEADS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def read_bytes(path: Path) -> bytes:
    """Read a whole file; a pipe or a device is never waited for."""
    try:
        _require_file(path.stat())
        descriptor = os.open(path, _FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            _require_file(os.fstat(descriptor))
            data = file.read(TEXT_LIMIT + 1)
            if data.startswith(ZIP_HEADS):
                return _within(data + file.read(ZIP_LIMIT + 1 - len(data)), ZIP_LIMIT)
            return _within(data, TEXT_LIMIT)
    except (FileNotFoundError, NotADirectoryError):
        raise UnreadableError("file-missing") from None
    except PermissionError:
        raise UnreadableError("file-forbidden") from None
    except (OSError, ValueError) as error:
        raise UnreadableError(
            "file-unreadable", detail=getattr(error, "strerror", None) or str(error)
        ) from None


def _require_file(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError("file-is-folder")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("file-is-device")


def _within(data: bytes, limit: int) -> bytes:
    if len(data) > limit:
        raise UnreadableError("file-too-large", limit=limit // (1024 * 1024))
    if not data:
        raise UnreadableError("file-empty")
    return data

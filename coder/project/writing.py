"""A file that is replaced whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from coder.store.database import disk_error


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """Write beside a file, then put it in its place; raise DiskError and leave the old one."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise disk_error(path, error) from error
    finally:
        unfinished.unlink(missing_ok=True)

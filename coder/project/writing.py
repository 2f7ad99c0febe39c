"""A file that is replaced whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from coder.model.errors import NotAFileError
from coder.store.database import disk_error


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """Write beside a file, then put it in its place; raise DiskError or NotAFileError and leave the old one.

    A link leads to the file that is replaced. A file keeps its mode; a new one is for its owner alone, as
    interviews are personal data.
    """
    target = path.resolve()
    mode = _mode_of(target)
    unfinished = target.with_name(f".{os.getpid()}.part")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.chmod(mode)
        unfinished.replace(target)
    except OSError as error:
        raise disk_error(path, error) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _mode_of(target: Path) -> int:
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return 0o600
    except OSError as error:
        raise disk_error(target, error) from error
    if not stat.S_ISREG(mode):
        raise NotAFileError(target)
    return stat.S_IMODE(mode)

"""A file that is replaced whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from coder.model.errors import NotAFileError, PartOfAStudyError
from coder.store.database import disk_error

_YAML = {".yaml", ".yml"}
_SQLITE = b"SQLite format 3\0"


@contextmanager
def replaced(path: Path, *, unfinished_name: str = "") -> Iterator[BinaryIO]:
    """Write beside a file, then put it in its place; raise DiskError or NotAFileError and leave the old one.

    A link leads to the file that is replaced. A file keeps its mode; a new one is for its owner alone, as
    interviews are personal data. Who writes a file under a lock gives a name for the unfinished one: what a
    killed program has left there is then written over.
    """
    with _beside(path, unfinished_name) as (file, put_in_place):
        yield file
        put_in_place()


@contextmanager
def exported(path: Path) -> Iterator[BinaryIO]:
    """Do the same for a result, which goes over no part of a study; raise PartOfAStudyError too."""
    check_no_part_of_a_study(path)
    with replaced(path) as file:
        yield file


def check_no_part_of_a_study(path: Path) -> None:
    """Raise PartOfAStudyError for a database wherever it is kept, YAML, and sources of transcripts."""
    target = path.resolve()
    try:
        is_file = target.is_file()
    except OSError as error:
        raise disk_error(path, error) from error  # a name that is too long
    if is_file and (target.suffix.lower() in _YAML or _is_source(target) or _is_database(target)):
        raise PartOfAStudyError(path)


def _is_source(target: Path) -> bool:
    """Say whether a file lies among the transcripts of a study."""
    return any(
        folder.name == "transcripts" and folder.with_name("coder.yaml").is_file() for folder in target.parents
    )


def _is_database(target: Path) -> bool:
    try:
        with target.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError as error:
        raise disk_error(target, error) from error


def check_replaceable(path: Path, data: bytes, *, unfinished_name: str = "") -> None:
    """Try all but the last step of replacing a file; raise DiskError or NotAFileError."""
    with _beside(path, unfinished_name) as (file, _put_in_place):
        file.write(data)


@contextmanager
def _beside(path: Path, unfinished_name: str) -> Iterator[tuple[BinaryIO, Callable[[], None]]]:
    target = path.resolve()
    mode = _mode_of(target)
    unfinished = target.with_name(unfinished_name or f".{os.getpid()}.part")

    def put_in_place() -> None:
        file.flush()
        os.fsync(file.fileno())
        file.close()
        unfinished.chmod(mode)
        unfinished.replace(target)
        _keep_name(target.parent)

    try:
        if unfinished_name:
            unfinished.unlink(missing_ok=True)
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file, put_in_place
    except OSError as error:
        raise disk_error(path, error) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _keep_name(folder: Path) -> None:
    """Have the folder itself on the disk, where the system lets one ask for that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


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

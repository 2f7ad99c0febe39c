"""What a zip file from somewhere else holds, without trusting any of it.

Nothing is ever unpacked to the disk. What the directory of the archive says is checked before anything is
read, and read with a limit all the same, since it may lie.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from functools import cached_property

from coder.exchange.unreadable import UnreadableError

MOST_ENTRIES = 10_000
LARGEST_IN_ALL = 1024 * 1024 * 1024
MOST_TIMES_SMALLER = 100
UNSUSPICIOUS = 1024 * 1024
"""Bytes below which an entry may be packed as tightly as it will."""

_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_READABLE = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DRIVE = re.compile("[A-Za-z]:")
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)


class GuardedZip:
    """An archive whose directory has been looked through."""

    def __init__(self, data: bytes) -> None:
        if (count := data.count(_ENTRY)) > MOST_ENTRIES:
            # Asked before the directory is read, which takes memory for each of them.
            raise UnreadableError("zip-too-many", count=count, limit=MOST_ENTRIES)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (*_BROKEN, RuntimeError) as error:
            raise UnreadableError("zip-damaged", detail=str(error)) from None
        self.entries: tuple[zipfile.ZipInfo, ...] = tuple(self._archive.infolist())
        _check(self.entries)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Name the files inside, folders left out."""
        return tuple(dict.fromkeys(entry.filename for entry in self.entries if not entry.is_dir()))

    def read(self, name: str, limit: int) -> bytes:
        """Unpack one file into memory, of at most `limit` bytes."""
        found = [entry for entry in self.entries if entry.filename == name]
        if not found:
            raise UnreadableError("zip-entry-missing", name=name)
        if len({(entry.CRC, entry.file_size) for entry in found}) > 1:
            raise UnreadableError("zip-entry-twice", name=name)
        if found[-1].file_size > limit:
            raise UnreadableError("zip-entry-too-large", name=name, limit=limit // (1024 * 1024))
        try:
            with self._archive.open(found[-1]) as file:
                data = file.read(limit + 1)
        except (*_BROKEN, RuntimeError) as error:
            raise UnreadableError("zip-damaged", detail=str(error)) from None
        if len(data) > limit:
            raise UnreadableError("zip-entry-too-large", name=name, limit=limit // (1024 * 1024))
        return data


def _check(entries: tuple[zipfile.ZipInfo, ...]) -> None:
    if sum(entry.file_size for entry in entries) > LARGEST_IN_ALL:
        raise UnreadableError("zip-too-large", limit=LARGEST_IN_ALL // (1024 * 1024))
    for entry in entries:
        _check_entry(entry)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.orig_filename
    if (
        not name
        or name.startswith("/")
        or _DRIVE.match(name)
        or re.search(r"\\|\x00|(?:^|/)\.\.(?:/|$)", name)
    ):
        raise UnreadableError("zip-unsafe-name", name=name)
    if entry.flag_bits & _ENCRYPTED:
        raise UnreadableError("zip-encrypted", name=name)
    if entry.compress_type not in _READABLE:
        raise UnreadableError("zip-odd-packing", name=name)
    if entry.file_size > UNSUSPICIOUS and entry.file_size > MOST_TIMES_SMALLER * entry.compress_size:
        raise UnreadableError("zip-bomb", name=name, times=MOST_TIMES_SMALLER)

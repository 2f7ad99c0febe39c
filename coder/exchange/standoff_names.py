"""What the files of an export are called, so that no file system takes two of them for one."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

LONGEST = 100
"""Bytes of UTF-8; file systems take 255, and a suffix and the name of an unfinished file need room."""
_FORBIDDEN = '<>:"/\\|?*%'
_DEVICES = {"CON", "PRN", "AUX", "NUL"} | {f"{port}{n}" for port in ("COM", "LPT") for n in "123456789¹²³"}
_ROOM = len(" (999)")


def file_names(names: Iterable[str]) -> dict[str, str]:
    """Give each name a file's name of its own; the later of two that look alike gets a number.

    Alike is what differs in case or in how accents are composed only.

    >>> file_names(["C01", "c01", "a/b"])
    {'C01': 'C01', 'c01': 'c01 (2)', 'a/b': 'a%2Fb'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        plain = file_name = _file_name(name)
        count = 1
        while _alike(file_name) in taken:
            count += 1
            file_name = f"{plain} ({count})"
        taken.add(_alike(file_name))
        found[name] = file_name
    return found


def _alike(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def _file_name(name: str) -> str:
    """Write a name so that every system takes it as a file's: NFC, what Windows forbids percent-encoded."""
    spelled = unicodedata.normalize("NFC", name)
    safe = "".join(f"%{ord(c):02X}" if c in _FORBIDDEN or ord(c) < 32 else c for c in spelled)
    if len(safe.encode()) > LONGEST - _ROOM:
        mark = f"-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
        return safe.encode()[: LONGEST - _ROOM - len(mark)].decode(errors="ignore") + mark
    if not safe or safe.split(".")[0].upper() in _DEVICES or safe.endswith((".", " ")):
        return f"{safe}%"
    return safe

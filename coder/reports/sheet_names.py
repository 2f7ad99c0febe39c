"""What the sheets of a workbook are called, where Excel allows few names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from coder.reports.visible import visible

LONGEST: Final = 31
"""Units of UTF-16."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\［］：＊？／＼]")
"""Excel in Chinese and Japanese refuses the wide ones too."""
_RESERVED = {"history"}


def sheet_names(titles: Iterable[str]) -> list[str]:
    """Name sheets after their titles: short enough, without forbidden signs, no two alike.

    >>> sheet_names(["A/B: codes", "a b codes", "", "History", "'x'"])
    ['A B codes', 'a b codes (2)', 'Sheet', 'History (2)', 'x']
    """
    names: list[str] = []
    taken = set(_RESERVED)
    for title in titles:
        wanted = " ".join(_FORBIDDEN.sub(" ", visible(title)).split()).strip("' ") or "Sheet"
        name, number = _short(wanted, ""), 1
        while name.casefold() in taken:
            number += 1
            name = _short(wanted, f" ({number})")
        taken.add(name.casefold())
        names.append(name)
    return names


def _short(name: str, ending: str) -> str:
    """Cut a name so that it and its ending fit."""
    units = (name + ending).encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return name + ending
    room = 2 * (LONGEST - len(ending) - 1)
    return name.encode("utf-16-le")[:room].decode("utf-16-le", "ignore").rstrip("' ") + "…" + ending

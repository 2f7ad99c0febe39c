"""How a file for people says what repeats the result in it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from coder.locale.language import _, plural

_SAID_ELSEWHERE = {"methods"}
"""The notes below the tables hold it."""


def provenance(meta: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Name what is known and say it; what is empty is left out. Rare facts go by their key in JSON."""
    return [
        (_name(key), _value(key, value))
        for key, value in meta.items()
        if key not in _SAID_ELSEWHERE and value not in (None, "") and not _is_empty(value)
    ]


def heading() -> str:
    """Head these facts."""
    return _("How to repeat this")


def cut_words(cells: int) -> str:
    """Say that a workbook does not hold everything."""
    return plural(
        cells,
        "{count} cell is longer than the 32,767 characters that Excel can hold and ends in …; CSV and JSON have it whole.",
        "{count} cells are longer than the 32,767 characters that Excel can hold and end in …; CSV and JSON have them whole.",
    )


def _name(key: str) -> str:
    return {
        "command": _("Command"),
        "unit": _("Unit"),
        "filters": _("Filters"),
        "coders": _("Coders"),
        "transcripts": _("Transcripts"),
        "codebook": _("Codebook"),
        "codebook_revision": _("Codebook revision"),
        "version": _("Version of coder"),
        "seed": _("Seed"),
    }.get(key, key)


def _value(key: str, value: Any) -> str:
    if key == "command":
        return f"coder {value}"
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    if _are_words(value):
        return _(", ").join(value)
    if key == "filters":
        return "; ".join(f"{name}={_value('', one)}" for name, one in value.items())
    return json.dumps(value, ensure_ascii=False)


def _are_words(value: Any) -> bool:
    return isinstance(value, Sequence) and all(isinstance(one, str) for one in value)


def _is_empty(value: Any) -> bool:
    """Tell whether nothing is said, however deep it is nested."""
    if isinstance(value, Mapping):
        return all(_is_empty(one) for one in value.values())
    return isinstance(value, Sequence) and not value

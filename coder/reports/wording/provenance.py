"""How a file for people says what repeats the result in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coder.locale.language import _, plural


def provenance(meta: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Name what is known and say it; rare facts go by their key.

    What is empty is left out, and so is what has parts of its own: notes say it, and JSON has all of it.
    """
    return [(_name(key), said) for key, value in meta.items() if (said := _value(key, value))]


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
        "by": _("Grouped by"),
        "depth": _("Levels of codes"),
        "level": _("Level of intervals"),
        "replicates": _("Replicates"),
        "unfinished": _("Readings in progress"),
    }.get(key, key)


def _value(key: str, value: Any) -> str:
    """Say a fact; nothing where there is none, or one that has parts."""
    if key == "command":
        return f"coder {value}"
    if key == "filters":
        return "; ".join(f"{name}={_value(name, one)}" for name, one in value.items())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, Sequence) and all(isinstance(one, str) for one in value):
        return _(", ").join(value)
    return ""

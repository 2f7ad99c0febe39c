"""Where a coder left off, so that the workbench opens there again.

A convenience, not work: it stands in a file of its own beside the database, is replaced whole, and is
forgotten without a word when it cannot be read.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from coder.project.opening import Project


@dataclass(frozen=True, slots=True)
class Place:
    """A transcript and what the coder saw of it; all offsets in code points."""

    transcript: str
    cursor: int = 0
    mark: int | None = None
    """Where the selection began, if something was selected."""
    top: int = 0
    """The first character in the window."""
    slots: tuple[str, ...] = ()
    """The codes on the digits 1 to 9; an empty name is an empty slot."""
    pinned: tuple[str, ...] = ()
    """Those of them that stay on their digits."""


def last_place(project: Project, who: str) -> Place | None:
    """Tell where a coder was last."""
    entry = _read(project).get(who)
    last = entry.get("last") if isinstance(entry, dict) else None
    return place_in(project, who, last) if isinstance(last, str) else None


def place_in(project: Project, who: str, transcript: str) -> Place | None:
    """Tell where a coder was in one transcript."""
    entry = _read(project).get(who)
    if not isinstance(entry, dict):
        return None
    places = entry.get("places")
    found = places.get(transcript) if isinstance(places, dict) else None
    return _place(transcript, found, entry) if isinstance(found, dict) else None


def place_at(project: Project, who: str, transcript: str, cursor: int) -> Place:
    """Make a place in a transcript where the coder has not been; the digits are the same everywhere."""
    entry = _read(project).get(who)
    return _place(transcript, {"cursor": cursor}, entry if isinstance(entry, dict) else {})


def keep_place(project: Project, who: str, place: Place) -> None:
    """Remember where a coder is."""
    everybody = _read(project)
    entry = everybody.get(who)
    old = entry.get("places") if isinstance(entry, dict) else None
    values = asdict(place)
    name = values.pop("transcript")
    digits = {key: values.pop(key) for key in ("slots", "pinned")}
    places = {**(old if isinstance(old, dict) else {}), name: values}
    everybody[who] = {"last": name, **digits, "places": places}
    path = _path(project)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_text(json.dumps(everybody, ensure_ascii=False), encoding="utf-8")
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)  # a full disk loses the place, not the work


def _path(project: Project) -> Path:
    return project.database.path.with_name("places.json")


def _read(project: Project) -> dict[str, object]:
    try:
        found = json.loads(_path(project).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _place(transcript: str, found: dict[str, object], entry: dict[str, object]) -> Place:
    def offset(key: str) -> int:
        value = found.get(key)
        return value if isinstance(value, int) and value >= 0 else 0

    def codes(key: str) -> tuple[str, ...]:
        value = entry.get(key)
        return tuple(map(str, value)) if isinstance(value, list) else ()

    mark = found.get("mark")
    return Place(
        transcript,
        offset("cursor"),
        mark if isinstance(mark, int) and mark >= 0 else None,
        offset("top"),
        codes("slots"),
        codes("pinned"),
    )

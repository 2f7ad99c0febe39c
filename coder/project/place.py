"""Where a coder left off and what was used last, so that the workbench opens as it was.

A convenience, not work: it stands in a file of its own beside the database, is replaced whole, and is
forgotten without a word when it cannot be read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from coder.project.opening import Project

MOST_COMMANDS = 20
"""So many commands are remembered."""


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
    last = _entry(project, who).get("last")
    return place_in(project, who, last) if isinstance(last, str) else None


def place_in(project: Project, who: str, transcript: str) -> Place | None:
    """Tell where a coder was in one transcript."""
    entry = _entry(project, who)
    places = entry.get("places")
    found = places.get(transcript) if isinstance(places, dict) else None
    return _place(transcript, found, entry) if isinstance(found, dict) else None


def place_at(project: Project, who: str, transcript: str, cursor: int) -> Place:
    """Make a place in a transcript where the coder has not been; the digits are the same everywhere."""
    return _place(transcript, {"cursor": cursor}, _entry(project, who))


def keep_place(project: Project, who: str, place: Place) -> None:
    """Remember where a coder is."""
    entry = _entry(project, who)
    old = entry.get("places")
    values = asdict(place)
    name = values.pop("transcript")
    digits = {key: values.pop(key) for key in ("slots", "pinned")}
    places = {**(old if isinstance(old, dict) else {}), name: values}
    _keep(project, who, {**entry, "last": name, **digits, "places": places})


def commands_used(project: Project, who: str) -> tuple[str, ...]:
    """Name the commands a coder chose from the list of all, the latest first."""
    found = _entry(project, who).get("commands")
    return tuple(map(str, found)) if isinstance(found, list) else ()


def keep_commands(project: Project, who: str, commands: Sequence[str]) -> None:
    """Remember which commands a coder chose, the latest first."""
    _keep(project, who, {**_entry(project, who), "commands": [*commands[:MOST_COMMANDS]]})


def _keep(project: Project, who: str, entry: dict[str, object]) -> None:
    everybody = {**_read(project), who: entry}
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


def _entry(project: Project, who: str) -> dict[str, object]:
    found = _read(project).get(who)
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

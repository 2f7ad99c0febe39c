"""What is told of the keys: every command with those it has, and which wishes cannot be met."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from coder.exchange.user_file import user_file
from coder.model.errors import SettingsFileError
from coder.model.problem import Problem
from coder.model.settings import KEYS_PREFIX, Source
from coder.project.settings import PROJECT_FILE, InForce
from coder.reports.keys import KeyedCommand
from coder.tui.commands.command import key_name
from coder.tui.commands.places import PLACES, READING
from coder.tui.keys_in_force import IN_LISTS_TITLE, Keys
from coder.tui.transcript.keys import KEYS
from coder.tui.widgets.keys import LIST_KEYS, TABLE_KEYS


def keyed_commands(found: InForce) -> tuple[KeyedCommand, ...]:
    """List everything that has keys or could have some, place by place."""
    keys = Keys(found.settings.keys)
    listed: dict[str, KeyedCommand] = {}
    for id, place, title, usual in _declared():
        source = found.source_of(f"{KEYS_PREFIX}{id}")
        names = tuple(map(key_name, keys.of(id)))
        listed.setdefault(id, KeyedCommand(id, place, title, keys.of(id), names, usual, source))
    return tuple(listed.values())


def _declared() -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    for place, commands in PLACES.items():
        for command in commands:
            for part in command.parts:
                title = f"{command.title} ({part.keys[0]})" if command.per_key else command.title
                yield part.id, place, title, part.keys
        if place == READING:
            for key in KEYS:
                yield key.id, place, key.title, key.usual
    for key in (*LIST_KEYS, *TABLE_KEYS):
        yield key.id, IN_LISTS_TITLE, key.title, key.usual


def key_flaws(found: InForce, folder: Path | None) -> tuple[SettingsFileError, ...]:
    """Say by file which wishes for keys cannot be met."""
    problems: dict[Path, list[Problem]] = {}
    where: dict[object, Path] = {}
    for problem in Keys(found.settings.keys).problems:
        command, other = problem.facts["command"], problem.facts.get("other")
        path = _path(found, folder, command) or _path(found, folder, other) or where[command]
        where[command] = path
        problems.setdefault(path, []).append(problem)
    return tuple(SettingsFileError(path, tuple(those)) for path, those in problems.items())


def _path(found: InForce, folder: Path | None, command: object) -> Path | None:
    """Find the file that wants keys for a command."""
    source = found.sources.get(f"{KEYS_PREFIX}{command}")
    if source is Source.PROJECT and folder is not None:
        return folder / PROJECT_FILE
    return user_file() if source is Source.USER else None

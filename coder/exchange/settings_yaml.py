"""What a project's `coder.yaml` says, and what a user's own settings say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any

from coder.exchange.settings_keys import keys_of_commands
from coder.exchange.settings_queries import saved_queries
from coder.exchange.strict_yaml import read_tree
from coder.exchange.yaml_fields import Fields, Findings, fields_of, nearest
from coder.exchange.yaml_tree import Node
from coder.model.problem import Problem
from coder.model.settings import SETTINGS, Holds, Setting, Settings, Source, Stated, settings_from

KEYS = tuple(dict.fromkeys(setting.name.partition(".")[0] for setting in SETTINGS))
"""What a file may hold, in the order in which the settings are declared."""
LIMIT = 256 * 1024
"""Bytes; a settings file is a few lines."""

_BELOW = {
    key: tuple(setting.name.partition(".")[2] for setting in SETTINGS if setting.name.startswith(f"{key}."))
    for key in KEYS
}
"""Fields of the fields that have some."""
_PERSONAL = frozenset(setting.name for setting in SETTINGS if setting.is_personal)
_DRIVE = re.compile(r"[A-Za-z]:")


def read_settings(data: bytes) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Read the settings of a project; no settings if anything is wrong. An empty file is all defaults."""
    stated, problems = read_stated(data, Source.PROJECT)
    return (None if stated is None else settings_from(stated)), problems


def read_stated(data: bytes, source: Source) -> tuple[Stated | None, tuple[Problem, ...]]:
    """Read what the file of a project or of a user says, and nothing else; `None` if anything is wrong."""
    tree, problems = read_tree(data, limit=LIMIT, keys=(*KEYS, *sum(_BELOW.values(), ())))
    return stated_in(tree, Findings(problems), source)


def stated_in(
    tree: Node | None, findings: Findings, source: Source
) -> tuple[Stated | None, tuple[Problem, ...]]:
    """Take what a tree says; `findings` tell what was wrong with how it is written."""
    file = "settings.yaml" if source is Source.USER else "coder.yaml"
    fields = fields_of(tree, file, KEYS, findings) if tree is not None else None
    stated: Stated = {}
    if fields is not None:
        if source is Source.USER:
            _refuse_what_is_of_a_study(fields)
        stated = dict(_read(fields))
    return (None if findings.failed() else stated), findings.by_line()


def _refuse_what_is_of_a_study(fields: Fields) -> None:
    for entry in fields.mapping:
        key = entry.key.text
        if key in KEYS and key not in _PERSONAL:
            fields.findings.error("setting-of-study", entry.key, key=key)


def _read(fields: Fields) -> Iterator[tuple[str, Any]]:
    """Read each setting that is there; what is wrong with one does not hide the others."""
    inside = {key: fields.fields(key, below) for key, below in _BELOW.items() if below}
    for setting in SETTINGS:
        outer, _dot, inner = setting.name.partition(".")
        holder = inside[outer] if inner else fields
        key = inner or outer
        if holder is None or holder.node(key) is None:
            continue
        if setting.holds is Holds.KEYS:
            yield from keys_of_commands(holder, key)
        elif setting.holds is Holds.QUERIES:
            yield from saved_queries(holder, key)
        else:
            yield setting.name, _READERS[setting.holds](holder, key, setting)


def _choice(fields: Fields, key: str, setting: Setting) -> object:
    return fields.choice(key, setting.choices) if setting.choices is not None else None


def _text(fields: Fields, key: str, setting: Setting) -> str:
    """Read a text; an unusual one where the usual are known is probably a slip."""
    text = fields.text(key)
    if text and setting.usual and text not in setting.usual:
        facts = {"field": key, "value": text, "nearest": nearest(text, setting.usual), "usual": setting.usual}
        fields.findings.warning("unusual-text", fields.place(key), **facts)
    return text


def _inside(fields: Fields, key: str, _setting: Setting) -> str:
    """Read a path that does not lead out of the project folder."""
    path = fields.text(key)
    parts = PurePosixPath(path).parts
    outside = (
        path.startswith(("/", "~")) or ".." in parts or "\\" in path or "://" in path or _DRIVE.match(path)
    )
    if path and (outside or not parts):
        fields.findings.error("path-outside", fields.place(key), field=key, path=path)
    return path


_READERS: dict[Holds, Callable[[Fields, str, Setting], object]] = {
    Holds.TEXT: _text,
    Holds.TITLE: lambda fields, key, _setting: fields.bilingual(key),
    Holds.CHOICE: _choice,
    Holds.PATH: _inside,
    Holds.TEXTS: lambda fields, key, _setting: fields.texts(key),
}

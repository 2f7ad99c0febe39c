"""What somebody means who types a setting and its value on a command line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coder.exchange.settings_keys import COMMAND
from coder.exchange.settings_patch import new_line
from coder.exchange.settings_yaml import read_stated
from coder.exchange.yaml_fields import nearest
from coder.exchange.yaml_values import Value
from coder.exchange.yaml_writing import can_hold
from coder.model.coder_name import is_coder_name
from coder.model.errors import RefusedSettingError, UnknownSettingError
from coder.model.problem import Problem, Severity
from coder.model.settings import KEYS_PREFIX, QUERIES_PREFIX, SETTINGS, Holds, Setting, Source, Stated
from coder.model.short_name import is_short_name

_TITLES = ("title.zh", "title.en")
_COMMAS = re.compile("[,，]")


@dataclass(frozen=True, slots=True)
class Named:
    """A place in a settings file: a setting, or a part of one."""

    setting: Setting
    name: str

    @property
    def field(self) -> str:
        """Give the field at the margin of the file."""
        return self.name.partition(".")[0]

    @property
    def below(self) -> str:
        """Give the field inside it; empty where it has none."""
        return self.name.partition(".")[2]

    def inside(self, value: Value) -> Value:
        """Put a value where the file has it, below the field at the margin."""
        return {self.below: value} if self.below else value


def named(name: str) -> Named:
    """Find a setting by its name, or a part such as `keys.recode`; raise UnknownSettingError."""
    by_name = {setting.name: setting for setting in SETTINGS}
    if name in by_name:
        return Named(by_name[name], name)
    if name in _TITLES:
        return Named(by_name["title"], name)
    if name.startswith(KEYS_PREFIX) and COMMAND.fullmatch(name.removeprefix(KEYS_PREFIX)):
        return Named(by_name["keys"], name)
    if name.startswith(QUERIES_PREFIX) and is_short_name(name.removeprefix(QUERIES_PREFIX)):
        return Named(by_name["queries"], name)
    raise UnknownSettingError(name, nearest(name, [*by_name, *_TITLES]))


def value_typed(place: Named, words: Sequence[str], source: Source) -> tuple[Value, Stated]:
    """Read a value as its file would, and give it as it is to be written, with what it then says.

    Raises RefusedSettingError.
    """
    value = _value(place, words)
    line = new_line(place.field, place.inside(value))
    stated, problems = read_stated(line.encode(), source)
    if stated is None:
        raise RefusedSettingError(place.name, next(one for one in problems if one.severity is Severity.ERROR))
    return value, stated


def _value(place: Named, words: Sequence[str]) -> Value:
    """Take a list where the setting holds one, else one text."""
    holds = place.setting.holds
    if not all(map(can_hold, words)):
        raise RefusedSettingError(place.name, Problem("no-text"))
    if holds is Holds.TEXTS:
        return tuple(words)
    if holds is Holds.KEYS:
        return _keys(place, words)
    if holds is Holds.QUERIES and not place.below:
        raise RefusedSettingError(place.name, Problem("query-without-name"))
    if len(words) != 1:
        raise RefusedSettingError(place.name, Problem("several-values", facts={"field": place.name}))
    if place.name == "coder" and not is_coder_name(words[0]):
        raise RefusedSettingError(place.name, Problem("not-a-coder", facts={"found": words[0]}))
    return words[0]


def _keys(place: Named, words: Sequence[str]) -> Value:
    """Part keys at commas, unless the comma is the key."""
    if not place.below:
        raise RefusedSettingError(place.name, Problem("keys-of-which"))
    keys: list[str] = []
    for word in words:
        parts = [part.strip() for part in _COMMAS.split(word)]
        keys += parts if all(parts) else [word]
    return keys[0] if len(keys) == 1 else tuple(keys)

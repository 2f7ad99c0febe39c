"""A setting is changed in the file where it belongs: one line, and the rest stays as somebody wrote it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coder.exchange.codebook_yaml import read_codebook_file
from coder.exchange.settings_patch import line_of, said_in, saying
from coder.exchange.settings_words import Named, named, value_typed
from coder.exchange.settings_yaml import read_stated
from coder.exchange.yaml_values import Value
from coder.model.code import Bilingual
from coder.model.errors import RefusedSettingError, SettingOfStudyError, UneditableSettingsError
from coder.model.problem import Problem
from coder.model.settings import Holds, Source, Stated
from coder.project.settings import read_file
from coder.project.writing import replaced
from coder.store.database import disk_error


def is_personal(name: str) -> bool:
    """Tell whether a setting is about a person rather than a study; raise UnknownSettingError."""
    return named(name).setting.is_personal


def set_setting(path: Path, source: Source, name: str, words: Sequence[str]) -> tuple[Problem, ...]:
    """Let a file say a value, and give the warnings about what it then says.

    Raises UnknownSettingError, SettingOfStudyError, RefusedSettingError, SettingsFileError, NoProjectError,
    CodebookFileError for a codebook that cannot be used, UneditableSettingsError, DiskError, NotAFileError.
    """
    place = _place(name, source)
    data, stated, _warnings = read_file(path, source)
    value, said = value_typed(place, words, source)
    if name == "codebook":
        read_codebook_file(path.parent / str(said[name]))
    before = said_in(data, place.field)
    if place.setting.holds is Holds.TITLE:
        before, said = _titles(place, before, stated, said["title"])
    if place.below:
        value = {**(before if isinstance(before, Mapping) else {}), place.below: value}
    return _write(_File(path, source, data), place, value, {**stated, **said})


def unset_setting(path: Path, source: Source, name: str) -> bool:
    """Let a file say nothing of a setting any more; `False` if it said nothing.

    Raises what setting one raises, but for a value.
    """
    place = _place(name, source)
    data, stated, _warnings = read_file(path, source)
    before = said_in(data, place.field)
    value: Value | None = None
    if place.below:
        if not isinstance(before, Mapping) or place.below not in before:
            return False
        value = {key: one for key, one in before.items() if key != place.below} or None
    elif before is None:
        return False
    left = {key: one for key, one in stated.items() if key != name and not key.startswith(f"{name}.")}
    if place.setting.holds is Holds.TITLE and place.below:
        left |= {"title": replace(stated["title"], **{place.below: ""})} if value else {}
    _write(_File(path, source, data), place, value, left)
    return True


def _place(name: str, source: Source) -> Named:
    place = named(name)
    if source is Source.USER and not place.setting.is_personal:
        raise SettingOfStudyError(name)
    return place


def _titles(
    place: Named, before: Value | None, stated: Stated, typed: Bilingual
) -> tuple[Value | None, Stated]:
    """Let a title keep the language that is not meant; one in two languages is not written over."""
    title: Bilingual = stated.get("title", Bilingual())
    if not place.below:
        if isinstance(before, Mapping):
            raise RefusedSettingError(place.name, Problem("two-titles"))
        return before, {"title": typed}
    languages = {"zh": title.zh, "en": title.en}
    kept = {language: text for language, text in languages.items() if text}
    return kept, {"title": Bilingual(typed.zh or title.zh, typed.en or title.en)}


@dataclass(frozen=True, slots=True)
class _File:
    """A settings file as it was read."""

    path: Path
    source: Source
    data: bytes


def _write(file: _File, place: Named, value: Value | None, expected: Stated) -> tuple[Problem, ...]:
    """Put the changed file in place, once it is sure that it says what it shall and nothing else."""
    after = saying(file.data, place.field, value)
    stated, problems = read_stated(after, file.source) if after is not None else (None, ())
    if after is None or stated != expected:
        raise UneditableSettingsError(file.path, place.name, line_of(file.data, place.field))
    if after != file.data:
        try:
            file.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise disk_error(file.path, error) from error
        with replaced(file.path) as unfinished:
            unfinished.write(after)
    return problems

"""Which settings hold, and where each comes from: environment, project, user, else the default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coder.exchange.regular_file import file_bytes
from coder.exchange.settings_yaml import LIMIT, read_stated
from coder.exchange.user_file import user_file
from coder.model.errors import NoProjectError, SettingsFileError
from coder.model.problem import Problem
from coder.model.settings import Language, Settings, Source, Stated, settings_from

PROJECT_FILE = "coder.yaml"
_NO_FILE = "no-file"


@dataclass(frozen=True, slots=True)
class InForce:
    """The settings that hold."""

    settings: Settings
    sources: Mapping[str, Source]
    """Who says so, by the names of the settings that somebody says something of."""
    flaws: tuple[SettingsFileError, ...] = ()
    """What is wrong with a file. With errors nothing of it holds; only a user's own can be so."""

    def source_of(self, name: str) -> Source:
        """Tell where the value of a setting comes from."""
        return self.sources.get(name, Source.DEFAULT)


def in_force(folder: Path | None, environment: Mapping[str, str] | None = None) -> InForce:
    """Lay the settings of a project over those of the user.

    A flaw of the user's file does not keep anybody from working: it is told, and the file left out. Raises
    SettingsFileError and NoProjectError for the project's. Without a project the user's hold alone.
    """
    own, flaws = _of_user()
    shared: Stated = {}
    if folder is not None:
        _data, shared, warnings = read_file(folder / PROJECT_FILE, Source.PROJECT)
        if warnings:
            flaws = (*flaws, SettingsFileError(folder / PROJECT_FILE, warnings))
    layers = (
        (Source.USER, own),
        (Source.PROJECT, shared),
        (Source.ENVIRONMENT, _of_environment(environment or {})),
    )
    sources = {name: source for source, stated in layers for name in stated}
    said = {name: value for _source, stated in layers for name, value in stated.items()}
    return InForce(settings_from(said), sources, flaws)


def read_file(path: Path, source: Source) -> tuple[bytes, Stated, tuple[Problem, ...]]:
    """Read a settings file as it is written, with what it says and warnings; a user's need not be there.

    Raises SettingsFileError, NoProjectError.
    """
    data, problem = file_bytes(path, LIMIT)
    if problem is not None and problem.rule == _NO_FILE:
        if source is Source.PROJECT:
            raise NoProjectError(path.parent.absolute())
        problem = None
    if problem is not None:
        raise SettingsFileError(path, (problem,))
    stated, problems = read_stated(data, source)
    if stated is None:
        raise SettingsFileError(path, problems)
    return data, stated, problems


def _of_user() -> tuple[Stated, tuple[SettingsFileError, ...]]:
    path = user_file()
    if path is None:
        return {}, ()
    try:
        _data, stated, warnings = read_file(path, Source.USER)
    except SettingsFileError as error:
        return {}, (error,)
    return stated, (SettingsFileError(path, warnings),) if warnings else ()


def _of_environment(environment: Mapping[str, str]) -> Stated:
    said: dict[str, object] = {}
    if environment.get("CODER_LANG") in {*Language}:
        said["language"] = Language(environment["CODER_LANG"])
    if environment.get("CODER_CODER", "").strip():
        said["coder"] = environment["CODER_CODER"].strip()
    return said

"""How a project is found and opened: its settings, its codebook and its database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from coder.exchange.regular_file import file_bytes
from coder.exchange.settings_yaml import LIMIT as SETTINGS_LIMIT
from coder.exchange.settings_yaml import read_settings
from coder.model.codebook import Codebook
from coder.model.errors import NoProjectError, SettingsFileError
from coder.model.problem import Problem
from coder.model.settings import Settings
from coder.project import codebook_file
from coder.project.codebook_file import CodebookText
from coder.store import coders, journal
from coder.store.coders import Coder
from coder.store.database import Database, Transaction
from coder.store.opening import open_database

PROJECT_FILE = "coder.yaml"


@dataclass(slots=True)
class Project:
    """An open study: a folder, its settings, the codebook in force, the database."""

    folder: Path
    settings: Settings
    database: Database
    codebook_text: CodebookText

    @property
    def codebook(self) -> Codebook:
        """The codebook in force: the file's, or the last good one while the file is broken."""
        return self.codebook_text.codebook

    @property
    def codebook_problems(self) -> tuple[Problem, ...]:
        """What is wrong with the codebook file; with errors, an earlier revision is in force."""
        return self.codebook_text.problems

    @property
    def codebook_path(self) -> Path:
        """Where the codebook file lies."""
        return self.folder / self.settings.codebook

    @contextmanager
    def acting(self, who: str) -> Iterator[tuple[Transaction, Coder]]:
        """Write as a coder, alone; the codebook used is on record before anything is done with it."""
        with self.database.writing() as transaction:
            coder = coders.ensure(transaction, who)
            change = codebook_file.recording(transaction, coder, self.codebook_text)
            if change:
                journal.act(transaction, who, [change])
            yield transaction, coder

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()


def find_folder(start: Path) -> Path:
    """Find the nearest folder, from one upwards, that is a project; raise NoProjectError."""
    place = start.absolute()
    for folder in (place, *place.parents):
        if (folder / PROJECT_FILE).is_file():
            return folder
    raise NoProjectError(place)


def settings_of(folder: Path) -> Settings:
    """Read the settings of a project; raise SettingsFileError, NoProjectError."""
    path = folder / PROJECT_FILE
    if not path.is_file():
        raise NoProjectError(folder.absolute())
    data, problem = file_bytes(path, SETTINGS_LIMIT)
    if problem is not None:
        raise SettingsFileError(path, (problem,))
    settings, problems = read_settings(data)
    if settings is None:
        raise SettingsFileError(path, problems)
    return settings


def open_project(folder: Path) -> Project:
    """Open a project; raise what is wrong with its settings, its database or its codebook."""
    settings = settings_of(folder)
    with ExitStack() as unless_opened:
        database = open_database(folder / settings.database)
        unless_opened.callback(database.close)
        text = codebook_file.in_force(folder / settings.codebook, database)
        unless_opened.pop_all()
    return Project(folder, settings, database, text)

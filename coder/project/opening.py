"""How a project is found and opened: its settings, its codebook and its database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from coder.model.codebook import Codebook
from coder.model.codebook_errors import CodebookUnwrittenError
from coder.model.errors import DiskError, NoProjectError
from coder.model.problem import Problem
from coder.model.settings import Settings
from coder.project import codebook_file, codebook_pending
from coder.project.codebook_text import CodebookText
from coder.project.settings import PROJECT_FILE, InForce, in_force
from coder.store import codebooks, coders, journal
from coder.store.coders import Coder
from coder.store.database import Database, Transaction
from coder.store.opening import open_database


@dataclass(slots=True)
class Project:
    """An open study: a folder, its settings, the codebook in force, the database."""

    folder: Path
    in_force: InForce
    database: Database
    codebook_text: CodebookText

    @property
    def settings(self) -> Settings:
        """The settings that hold: the study's, and those of whoever works on it."""
        return self.in_force.settings

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
        """Write as a coder, alone; the codebook used is on record before anything is done with it.

        It is the one of this moment: what was changed on the disk meanwhile is read first.
        """
        with self.database.writing() as transaction:
            coder = coders.ensure(transaction, who)
            self._bring_up_to_date(transaction)
            change = codebook_file.recording(transaction, coder, self.codebook_text)
            if change:
                journal.act(transaction, who, [change])
            yield transaction, coder

    def _bring_up_to_date(self, transaction: Transaction) -> None:
        used, path = self.codebook_text, self.codebook_path
        if codebooks.current_sha256(transaction) == used.sha256 and not used.errors:
            same = used if used.look.still_holds(path) else used.if_unchanged(path)
            if same is not None:
                self.codebook_text = same
                return
        with suppress(DiskError):  # it stays pending, and is a problem of the codebook
            codebook_pending.settle(path, transaction)
        self.codebook_text = codebook_file.in_force(path, transaction, [used])

    def reload_codebook(self) -> CodebookText | None:
        """Read the codebook anew if its file has changed; give it when it has. Costs microseconds if not."""
        used, path = self.codebook_text, self.codebook_path
        if used.look.still_holds(path):
            return None
        same = used.if_unchanged(path)
        if same is None:
            with self.database.reading() as transaction:
                if codebook_pending.is_pending(transaction):
                    return None  # somebody is about to write it
                same = codebook_file.in_force(path, transaction, [used])
        self.codebook_text = same
        return None if same == used else same

    def write_codebook(self, changed: CodebookText) -> None:
        """Bring a change of the codebook that is on record into the file; raise CodebookUnwrittenError."""
        refusal: DiskError | None = None
        with self.database.writing() as transaction:
            try:
                codebook_pending.settle(self.codebook_path, transaction)
            except DiskError as error:
                refusal = error
            known = [changed, self.codebook_text]
            self.codebook_text = codebook_file.in_force(self.codebook_path, transaction, known)
        if refusal is not None:
            raise CodebookUnwrittenError(self.codebook_path, refusal.detail) from refusal

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
    return in_force(folder).settings


def open_project(folder: Path) -> Project:
    """Open a project; raise what is wrong with its settings, its database or its codebook."""
    found = in_force(folder)
    with ExitStack() as unless_opened:
        database = open_database(folder / found.settings.database)
        unless_opened.callback(database.close)
        text = _codebook_of(folder / found.settings.codebook, database)
        unless_opened.pop_all()
    return Project(folder, found, database, text)


def _codebook_of(path: Path, database: Database) -> CodebookText:
    """Read the codebook in force, once a change that a killed program has left is in its file."""
    with database.reading() as transaction:
        if not codebook_pending.is_pending(transaction):
            return codebook_file.in_force(path, transaction)
    with database.writing() as transaction:
        with suppress(DiskError):
            codebook_pending.settle(path, transaction)
        return codebook_file.in_force(path, transaction)

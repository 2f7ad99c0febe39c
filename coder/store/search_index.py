"""Which texts may hold a phrase: an index that is only a cache, made anew whenever it is missing or odd.

FTS5 without its contents, one row for each text. Its words are the numbers of the characters, folded one for
one, blanks left out: so it is the same in every version of SQLite, knows punctuation and emoji, and whatever
stands in a text is found. A phrase that it finds may still run across a blank or from one turn into the next:
whoever asks looks for himself.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from typing import Any

from coder.store.database import Database
from coder.store.opening import OWN_FOLDER
from coder.text.fold import edition, folded

NAME = "search.db"
APPLICATION_ID = 0x636F6473
"""`cods` in the header of the file says that it is ours, and may be thrown away."""
FORMAT = "1"
LONGEST = 64
"""Characters of a phrase that are asked for; more would hardly rule out more texts."""
BUSY_SECONDS = 0.05
"""Whoever cannot have the index at once searches the texts."""
_TABLES = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    "CREATE TABLE made (how TEXT NOT NULL)",
    "CREATE TABLE text (no INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, characters INTEGER NOT NULL)",
    "CREATE VIRTUAL TABLE phrase USING fts5 (words, content='', columnsize=0, tokenize='ascii')",
)


class SearchIndex:
    """The index beside a database; whatever goes wrong with it, it only knows less."""

    def __init__(self, database: Database) -> None:
        self.path = database.path.with_name(NAME)
        self._journal = "WAL" if database.is_local else "DELETE"
        self._numbers = _Numbers()
        self._spoilt = False

    def known(self) -> set[str]:
        """Give the hashes of the texts in it."""
        return {sha256 for (sha256,) in self._asked("SELECT sha256 FROM text") or ()}

    def holding(self, phrases: Iterable[str]) -> set[str] | None:
        """Give the hashes of the texts in it that may hold all phrases; `None` if it cannot tell."""
        written = (self._numbers.of(phrase[:LONGEST]) for phrase in phrases)
        asked = " AND ".join(f'"{words}"' for words in written if words)
        query = "SELECT sha256 FROM phrase JOIN text ON no = phrase.rowid WHERE phrase MATCH ?"
        found = self._asked(query, asked) if asked else None
        return None if found is None else {sha256 for (sha256,) in found}

    def add(self, texts: Mapping[str, str]) -> bool:
        """Take in texts under their hashes, all of them or none; tell whether that was possible."""
        rows = [(sha256, len(text), self._numbers.of(text)) for sha256, text in texts.items()]
        try:
            with self._writing() as connection:
                for sha256, characters, words in rows:
                    _insert(connection, sha256, characters, words)
        except (sqlite3.Error, OSError) as error:
            self._note(error)
            return False
        return True

    def tidy(self, live: Iterable[str]) -> None:
        """Begin anew when most of it is about texts that are no longer there."""
        sizes = dict(self._asked("SELECT sha256, characters FROM text") or ())
        if 2 * sum(sizes.get(sha256, 0) for sha256 in set(live)) < sum(sizes.values()):
            with suppress(sqlite3.Error, OSError):
                self._throw_away()

    def _asked(self, query: str, *values: str) -> list[Any] | None:
        try:
            with self._reading() as connection:
                return connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self._note(error)
            return None

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        address = f"{self.path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS)) as connection:
            if _how_made(connection) != _how():
                raise sqlite3.DatabaseError
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if self._spoilt or not self._is_sound():
            self._throw_away()
        os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
        with closing(sqlite3.connect(self.path, isolation_level=None, timeout=BUSY_SECONDS)) as connection:
            connection.execute(f"PRAGMA journal_mode={self._journal}")
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute("BEGIN IMMEDIATE")
            if _how_made(connection) is None:
                _lay_out(connection)
            yield connection
            connection.execute("COMMIT")

    def _is_sound(self) -> bool:
        """Tell whether the file is usable, or only cannot be had just now."""
        if not self.path.exists() or not self.path.stat().st_size:
            return True
        try:
            with self._reading():
                return True
        except sqlite3.OperationalError:
            return True
        except sqlite3.DatabaseError:
            return False

    def _throw_away(self) -> None:
        """Remove the file if it is ours; raise sqlite3.DatabaseError if it is not."""
        if self.path.parent.name != OWN_FOLDER and not self._is_signed():
            raise sqlite3.DatabaseError
        for end in ("", "-wal", "-shm", "-journal"):
            self.path.with_name(NAME + end).unlink(missing_ok=True)
        self._spoilt = False

    def _is_signed(self) -> bool:
        with self.path.open("rb") as file:
            return file.read(72)[68:] == APPLICATION_ID.to_bytes(4, "big")

    def _note(self, error: Exception) -> None:
        """Remember that the file is damaged; one that is missing or busy is not."""
        damaged = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
        self._spoilt = self._spoilt or damaged


class _Numbers(dict[int, str]):
    """What each character is in the index; made when it is first met."""

    def __missing__(self, number: int) -> str:
        character = chr(number)
        self[number] = "" if character.isspace() else f"{ord(folded(character)):x} "
        return self[number]

    def of(self, text: str) -> str:
        """Write a text as the index has it."""
        return text.translate(self).strip()


def _how() -> str:
    return f"{FORMAT}, {edition()}"


def _how_made(connection: sqlite3.Connection) -> str | None:
    """Tell how the index was made; `None` while there is none in the file."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'made'").fetchone():
        return None
    found = connection.execute("SELECT how FROM made").fetchone()
    return str(found[0]) if found else None


def _lay_out(connection: sqlite3.Connection) -> None:
    for statement in _TABLES:
        connection.execute(statement)
    connection.execute("INSERT INTO made VALUES (?)", (_how(),))


def _insert(connection: sqlite3.Connection, sha256: str, characters: int, words: str) -> None:
    """Take in one text, unless another window has done so meanwhile."""
    query = "INSERT OR IGNORE INTO text (sha256, characters) VALUES (?, ?)"
    added = connection.execute(query, (sha256, characters))
    if added.rowcount:
        connection.execute("INSERT INTO phrase (rowid, words) VALUES (?, ?)", (added.lastrowid, words))

"""What only SQLite knows: its pragmas and locks, its file, its copy of itself."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from coder.model.errors import DiskError, NotADatabaseError

APPLICATION_ID = 0x636F6472
"""`codr` in the header of the file says that it is ours."""
BUSY_SECONDS = 30
_OLDEST = (3, 37, 0)
"""STRICT tables came with it."""
_DISK = {
    "database or disk is full": "full",
    "disk i/o error": "full",
    "readonly database": "read-only",
    "unable to open database file": "permission",
    "database is locked": "busy",
}
_BROKEN = ("not a database", "malformed", "file is encrypted", "no such table", "no such column")
_HEADER = 100
_MAGIC = b"SQLite format 3\0"
_WITH_LOG = ("journal_mode=WAL", "synchronous=FULL")
_WITHOUT_LOG = ("journal_mode=DELETE", "synchronous=EXTRA")
"""Where several machines may open the file: the write-ahead log needs one."""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the database says into an error a user can act on; our own mistakes stay as they are."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise NotADatabaseError(path, str(error)) from error  # text that is no longer text
    except (DBAPIError, sqlite3.Error) as error:
        said = str(error.orig if isinstance(error, DBAPIError) else error)
        for words, reason in _DISK.items():
            if words in said.lower():
                raise DiskError(path, reason, said) from error
        if any(words in said for words in _BROKEN):
            raise NotADatabaseError(path, said) from error
        raise


def engine_for(path: Path, *, is_local: bool) -> Engine:
    """Make connections whose transactions begin as we say: to write, alone from the first statement on.

    Python's driver would otherwise begin a deferred transaction by itself, which fails at once and without
    waiting when another window commits between its first read and its first write.
    """
    engine = create_engine(URL.create("sqlite", database=str(path)))
    pragmas = (f"busy_timeout={BUSY_SECONDS * 1000}", *(_WITH_LOG if is_local else _WITHOUT_LOG))

    @event.listens_for(engine, "connect")
    def _connect(driver: sqlite3.Connection, _record: object) -> None:
        driver.isolation_level = None
        for pragma in (*pragmas, "foreign_keys=ON"):
            _set(driver, pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _set(driver: sqlite3.Connection, pragma: str) -> None:
    """Set a pragma; a change of the journal's mode does not wait for others by itself, so we do."""
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            driver.execute(f"PRAGMA {pragma}")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.02)
        else:
            return


@contextmanager
def foreign_keys_off(connection: Connection) -> Iterator[None]:
    """Let tables be made anew: dropping the old one would delete what points to it.

    Takes effect outside transactions only.
    """
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101  # what `engine_for` made
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def check_header(path: Path, head: bytes) -> None:
    """Refuse a file that is not ours by its first bytes; raise NotADatabaseError. An empty one is new."""
    if sqlite3.sqlite_version_info < _OLDEST:
        raise NotADatabaseError(path, f"SQLite {sqlite3.sqlite_version} < 3.37")
    if not head:
        return
    if not head.startswith(_MAGIC):
        raise NotADatabaseError(path, "no SQLite header")
    owner = int.from_bytes(head[68:72], "big")
    if len(head) >= _HEADER and owner not in {APPLICATION_ID, 0}:
        raise NotADatabaseError(path, f"application_id {owner:#x}")


def sign(connection: Connection) -> None:
    """Write into the header that the file is ours."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def complaints(connection: Connection) -> list[str]:
    """List what SQLite itself finds wrong with the file."""
    said = connection.exec_driver_sql("PRAGMA integrity_check").scalars()
    return [str(one) for one in said if one != "ok"]


def dangling(connection: Connection) -> int:
    """Count the rows that point to something that is not there."""
    return len(connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall())


def copy_into(path: Path, target: Path) -> None:
    """Write a compact copy of a database, also while it is in use, and check it.

    Raises DiskError, or NotADatabaseError when the copy is not sound.
    """
    with explained(target), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))
    with closing(sqlite3.connect(f"{target.absolute().as_uri()}?mode=ro", uri=True)) as copy:
        answer = str(copy.execute("PRAGMA quick_check").fetchone()[0])
    if answer != "ok":
        raise NotADatabaseError(target, answer)


class ChangeCounter:
    """Tells whether another connection has written, in microseconds.

    On a connection of its own, outside every transaction: inside one the answer never changes.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()  # closing a connection under a query in another thread crashes SQLite
        self._closed = False
        with explained(path):
            self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._seen = self._ask()

    def _ask(self) -> int:
        with explained(self._path):
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def changed(self) -> bool:
        """Tell whether anybody has written since the last call; nobody, once it is closed."""
        with self._lock:
            if self._closed:
                return False
            before, self._seen = self._seen, self._ask()
            return before != self._seen

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._closed = True
            self._connection.close()

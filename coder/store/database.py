"""How a database is read and written: one writer at a time, nothing lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, select

from coder.model.errors import DiskError, NotADatabaseError
from coder.store import schema, volume
from coder.store.trouble import explained

BUSY_SECONDS = 30
Transaction = Connection
"""What a block of reading or writing works with."""


class Database:
    """An open database; connections are made when needed and none stays in a transaction."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_local = volume.is_local(path.parent)
        self._engine = _engine(path, wal=self.is_local)
        self._writer = self._engine.execution_options(write=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read a consistent state; fetch everything before the block ends."""
        with explained(self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write alone; all of it is on the disk when the block ends, or nothing is."""
        with explained(self.path), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Change tables: as `writing`, but foreign keys are off and are checked before the end."""
        with explained(self.path), self._writer.connect() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)  # noqa: S101  # what `_engine` made
            driver.execute("PRAGMA foreign_keys=OFF")
            try:
                with connection.begin():
                    yield connection
                    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                    if broken:
                        raise NotADatabaseError(self.path, f"foreign_key_check: {len(broken)}")
            finally:
                driver.execute("PRAGMA foreign_keys=ON")

    def watching(self) -> sqlite3.Connection:
        """Open a connection outside every transaction, to ask whether others have written."""
        with explained(self.path):
            return sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def _engine(path: Path, *, wal: bool) -> Engine:
    engine = create_engine(f"sqlite:///{path}")
    journal = ("journal_mode=WAL", "synchronous=FULL")
    pragmas = journal if wal else ("journal_mode=DELETE", "synchronous=EXTRA")

    @event.listens_for(engine, "connect")
    def _connect(driver: sqlite3.Connection, _record: object) -> None:
        driver.isolation_level = None  # we send BEGIN ourselves
        for pragma in (f"busy_timeout={BUSY_SECONDS * 1000}", *pragmas, "foreign_keys=ON"):
            driver.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def disk_error(path: Path, error: OSError) -> DiskError:
    """Say in one word what the disk refused."""
    reasons = {27: "full", 28: "full", 122: "full", 30: "read-only", 13: "permission", 1: "permission"}
    return DiskError(path, reasons.get(error.errno or 0, "other"), error.strerror or str(error))


def value_of(connection: Connection, key: str) -> str | None:
    """Read one entry of `meta`."""
    return connection.scalar(select(schema.meta.c.value).where(schema.meta.c.key == key))


def project_id(connection: Connection) -> str:
    """Name the project: a UUID that it keeps for good."""
    return value_of(connection, "project_id") or ""


def set_value(connection: Connection, key: str, value: str) -> None:
    """Write one entry of `meta`."""
    connection.execute(schema.meta.delete().where(schema.meta.c.key == key))
    connection.execute(schema.meta.insert(), {"key": key, "value": value})

"""How a database is read and written: one writer at a time, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, select

from coder.model.errors import DiskError, NotADatabaseError
from coder.store import schema, sqlite, volume
from coder.store.sqlite import explained

Transaction = Connection
"""What a block of reading or writing works with."""


class Database:
    """An open database; connections are made when needed and none stays in a transaction."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_local = volume.is_local(path.parent)
        self._engine = sqlite.engine_for(path, is_local=self.is_local)
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
        with (
            explained(self.path),
            self._writer.connect() as connection,
            sqlite.foreign_keys_off(connection),
            connection.begin(),
        ):
            yield connection
            broken = sqlite.dangling(connection)
            if broken:
                raise NotADatabaseError(self.path, f"foreign_key_check: {broken}")

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


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

"""How a project's database is opened, read and written: one writer at a time, nothing lost."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, select

from coder.model.errors import DiskError, NotADatabaseError
from coder.model.identity import new_id
from coder.store import schema, volume
from coder.store.trouble import explained

APPLICATION_ID = 0x636F6472
"""`codr` in the header of the file says that it is ours."""
HEAD = "0001"
"""The schema that this version writes; the newest of `migrations/versions`."""
BUSY_SECONDS = 30
Transaction = Connection
"""What a block of reading or writing works with."""
OLDEST_SQLITE = (3, 37, 0)
"""STRICT tables came with it."""


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


def open_database(path: Path) -> Database:
    """Open a project's database, and make it when there is none.

    Raises NotADatabaseError, NewerDatabaseError or DiskError.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise NotADatabaseError(path, f"SQLite {sqlite3.sqlite_version} < 3.37")
    _make_folder(path.parent)
    _check_file(path)
    database = Database(path)
    try:
        with database.reading() as connection:
            version = _schema_version(connection)
        if version is None:
            _create(database)
        elif version != HEAD:
            from coder.store.migrating import migrate  # noqa: PLC0415  # Alembic costs 150 ms

            migrate(database, version)
    except BaseException:
        database.close()
        raise
    return database


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


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise disk_error(folder, error) from error


def disk_error(path: Path, error: OSError) -> DiskError:
    """Say in one word what the disk refused."""
    reasons = {27: "full", 28: "full", 122: "full", 30: "read-only", 13: "permission", 1: "permission"}
    return DiskError(path, reasons.get(error.errno or 0, "other"), error.strerror or str(error))


def _check_file(path: Path) -> None:
    """Refuse what is not ours before SQLite touches it, and make a new file private."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise disk_error(path, error) from error
    with os.fdopen(descriptor, "rb") as file:
        head = file.read(100)
    if not head:
        return
    if not head.startswith(b"SQLite format 3\0"):
        raise NotADatabaseError(path, "no SQLite header")
    owner = int.from_bytes(head[68:72], "big")
    if len(head) == 100 and owner not in {APPLICATION_ID, 0}:
        raise NotADatabaseError(path, f"application_id {owner:#x}")


def _schema_version(connection: Connection) -> str | None:
    """Tell the version of the schema, `None` when there are no tables yet."""
    tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise NotADatabaseError(Path(str(connection.engine.url.database)), "tables of another program")
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return str(version)


def _create(database: Database) -> None:
    with database.writing() as connection:
        if _schema_version(connection) is not None:
            return  # another window made it while we waited
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        schema.metadata.create_all(connection)
        stamp(connection, HEAD)
        connection.execute(schema.meta.insert(), {"key": "project_id", "value": new_id()})


def stamp(connection: Connection, version: str) -> None:
    """Write which schema this is, where Alembic looks for it."""
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (version,))


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

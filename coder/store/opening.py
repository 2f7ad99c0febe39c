"""How a project's database is opened: made when there is none, refused when not ours, brought up to date."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sqlalchemy import Connection

from coder.model.errors import NotADatabaseError
from coder.model.identity import new_id
from coder.store import schema
from coder.store.database import Database, disk_error

APPLICATION_ID = 0x636F6472
"""`codr` in the header of the file says that it is ours."""
OLDEST_SQLITE = (3, 37, 0)
"""STRICT tables came with it."""


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
        elif version != schema.HEAD:
            from coder.store.migrating import migrate  # noqa: PLC0415  # Alembic costs 150 ms

            migrate(database, version)
    except BaseException:
        database.close()
        raise
    return database


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise disk_error(folder, error) from error


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
        stamp(connection, schema.HEAD)
        connection.execute(schema.meta.insert(), {"key": "project_id", "value": new_id()})


def stamp(connection: Connection, version: str) -> None:
    """Write which schema this is, where Alembic looks for it."""
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (version,))

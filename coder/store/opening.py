"""How a project's database is opened: made when there is none, refused when not ours, brought up to date."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import Connection, inspect, select

from coder.model.errors import LostDatabaseError, NotADatabaseError
from coder.model.identity import new_id
from coder.store import schema, sqlite
from coder.store.database import Database, disk_error

OWN_FOLDER = ".coder"
MARK = ".gitignore"


def open_database(path: Path) -> Database:
    """Open a project's database, and make it where there has never been one.

    Raises LostDatabaseError, NotADatabaseError, NewerDatabaseError or DiskError.
    """
    _make_folder(path.parent)
    _refuse_if_lost(path)
    _check_file(path)
    with ExitStack() as unless_opened:
        database = Database(path)
        unless_opened.callback(database.close)
        _bring_up_to_date(database)
        unless_opened.pop_all()
    return database


def _bring_up_to_date(database: Database) -> None:
    with database.reading() as connection:
        version = _schema_version(connection)
    if version is None:
        _create(database)
        _mark(database.path.parent)
    elif version != schema.HEAD:
        from coder.store.migrating import migrate  # noqa: PLC0415  # Alembic costs 150 ms

        migrate(database, version)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise disk_error(folder, error) from error


def _mark(folder: Path) -> None:
    """Keep the folder out of git; that also says that there was a database here once."""
    if folder.name != OWN_FOLDER:
        return  # a database elsewhere, in a folder that holds more
    try:
        (folder / MARK).write_bytes(b"*\n")
    except OSError as error:
        raise disk_error(folder, error) from error


def _refuse_if_lost(path: Path) -> None:
    """Never put an empty database silently in the place of one that has gone."""
    lost = not path.exists() or not path.stat().st_size
    if lost and path.parent.name == OWN_FOLDER and (path.parent / MARK).exists():
        raise LostDatabaseError(path)


def _check_file(path: Path) -> None:
    """Refuse what is not ours before SQLite touches it, and make a new file private."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise disk_error(path, error) from error
    with os.fdopen(descriptor, "rb") as file:
        sqlite.check_header(path, file.read(100))


def _schema_version(connection: Connection) -> str | None:
    """Tell the version of the schema, `None` when there are no tables yet."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise NotADatabaseError(Path(str(connection.engine.url.database)), "tables of another program")
    return str(connection.scalar(select(schema.alembic_version.c.version_num)))


def _create(database: Database) -> None:
    with database.writing() as connection:
        if _schema_version(connection) is not None:
            return  # another window made it while we waited
        sqlite.sign(connection)
        schema.metadata.create_all(connection)
        connection.execute(schema.alembic_version.insert(), {"version_num": schema.HEAD})
        connection.execute(schema.meta.insert(), {"key": "project_id", "value": new_id()})

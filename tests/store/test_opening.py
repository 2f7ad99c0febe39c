"""How a database is opened, and what is refused."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from coder.model.errors import DiskError, NewerDatabaseError, NotADatabaseError
from coder.store import coders, schema
from coder.store.database import value_of
from coder.store.migrating import migrate, run, scripts
from coder.store.opening import open_database
from coder.store.schema import HEAD
from coder.store.sqlite import APPLICATION_ID


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".coder" / "project.db"


def test_a_new_database_is_private_and_ours(path):
    database = open_database(path)
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "application_id": APPLICATION_ID}
    with database.reading() as connection:
        assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted} == wanted
        assert value_of(connection, "project_id")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert (path.parent / ".gitignore").read_text() == "*\n"
    database.close()


def test_opening_again_finds_the_same_project(path):
    def project_id() -> str | None:
        database = open_database(path)
        with database.reading() as connection:
            found = value_of(connection, "project_id")
        database.close()
        return found

    assert project_id() == project_id()


@pytest.mark.parametrize("content", [b"hello\n" * 100, b"PK\x03\x04", b"SQLite format 2\0" + bytes(100)])
def test_a_file_that_is_no_database_is_refused_and_left_alone(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(NotADatabaseError):
        open_database(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused(path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE photo (id INTEGER)")
        other.commit()
    before = path.read_bytes()
    with pytest.raises(NotADatabaseError):
        open_database(path)
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("photo",)]
        other.execute("PRAGMA application_id = 77")
    assert len(before) == path.stat().st_size
    with pytest.raises(NotADatabaseError, match="0x4d"):
        open_database(path)


def test_a_torn_database_is_refused(path):
    open_database(path).close()
    data = path.read_bytes()
    path.write_bytes(data[:4096] + bytes(len(data) - 4096))
    with pytest.raises(NotADatabaseError):
        open_database(path)


def test_a_newer_database_is_refused_and_left_alone(path):
    open_database(path).close()
    with closing(sqlite3.connect(path)) as later:
        later.execute("UPDATE alembic_version SET version_num = '9999'")
        later.commit()
    with pytest.raises(NewerDatabaseError) as refusal:
        open_database(path)
    assert (refusal.value.found, refusal.value.known) == ("9999", HEAD)
    assert not (path.parent / "backups").exists()


def test_a_file_in_place_of_the_folder_is_a_disk_error(tmp_path):
    (tmp_path / ".coder").write_text("in the way")
    with pytest.raises(DiskError):
        open_database(tmp_path / ".coder" / "project.db")


def _shape(path: Path) -> list[tuple[str, list[str]]]:
    """Every table, index and trigger; the order of constraints inside a table is no difference."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    plain = {name: "".join(sql.split()).removesuffix("STRICT").removesuffix(")") for name, sql in rows}
    return sorted((name, sorted(sql.split(","))) for name, sql in plain.items() if name != "alembic_version")


def test_all_migrations_together_make_the_schema_of_today(path, tmp_path):
    """A table made by `create_all` and one made by migrations may differ in nothing."""
    open_database(path).close()
    old = tmp_path / "old" / "project.db"
    database = open_database(old)
    with database.migrating() as connection:
        schema.metadata.drop_all(connection)
    run(database, scripts())
    database.close()
    assert _shape(old) == _shape(path)


def test_head_is_the_newest_migration():
    assert scripts().get_current_head() == HEAD


def test_an_unknown_older_schema_is_not_guessed(path):
    database = open_database(path)
    with pytest.raises(NewerDatabaseError):
        migrate(database, "none")
    database.close()


def test_a_migration_backs_up_first(path):
    database = open_database(path)
    before = _shape(path)
    migrate(database, HEAD)
    database.close()
    (backup,) = (path.parent / "backups").glob("*.db")
    assert _shape(backup) == _shape(path) == before


@pytest.mark.parametrize("statement", ["UPDATE event SET at = ''", "DELETE FROM event"])
def test_the_journal_cannot_be_rewritten(path, statement):
    database = open_database(path)
    with database.writing() as connection:
        coder = coders.ensure(connection, "甲")
        row = {
            "action_id": "a",
            "at": "t",
            "coder_no": coder.no,
            "direction": "do",
            "op": "x",
            "target_id": "y",
        }
        connection.execute(schema.journal.insert(), row)
    with pytest.raises(IntegrityError, match="append-only"), database.writing() as connection:
        connection.exec_driver_sql(statement)
    database.close()


def test_a_failed_transaction_leaves_nothing(path):
    database = open_database(path)
    with pytest.raises(RuntimeError), database.writing() as connection:
        coders.ensure(connection, "甲")
        raise RuntimeError
    with database.reading() as connection:
        assert coders.everybody(connection) == ()
    database.close()

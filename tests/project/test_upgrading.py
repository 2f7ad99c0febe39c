"""A database of the version before is backed up, brought up to date, and has lost nothing."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

from coder.model.transcript import Status
from coder.project.assigning import assign, assignments_in
from coder.project.coding import tag
from coder.project.doctor import examine
from coder.project.opening import open_project
from coder.project.transcripts import overview, set_status
from coder.project.undoing import undo
from coder.store import schema, sqlite
from coder.store.database import Database
from coder.store.migrating import scripts

NEW = {"assignment", "decision"}


def _database_of(version, path):
    """Make an empty database as an earlier version did."""
    folder = scripts()
    database = Database(path)
    with database.migrating() as connection:
        sqlite.sign(connection)
        context = MigrationContext.configure(
            connection,
            opts={
                "fn": lambda revision, _context: folder._upgrade_revs(version, revision),
                "render_as_batch": True,
                "transactional_ddl": False,
            },
        )
        with Operations.context(context):
            context.run_migrations()
    database.close()


def _tables(path):
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name for (name,) in rows if not name.startswith("sqlite_")}


def _content(path, names):
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}").fetchall()))
            for name in names
            if name != "alembic_version"
        }


@pytest.fixture
def old(study, passage, tmp_path):
    """The study as version 0002 kept it: its own tables, with rows that were worked on."""
    for who in ("甲", "乙"):
        tag(study, who, "A01", passage("A01", "会议又多了"), ["会议", "表格"])
        set_status(study, who, "A01", Status.DONE)
    undo(study, "乙")
    folder, path = study.folder, study.database.path
    study.close()
    made = tmp_path / "made.db"
    _database_of("0002", made)
    kept = _tables(made)
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("ATTACH ? AS today", (str(path),))
        for name in kept - {"alembic_version"}:
            connection.execute(f"INSERT INTO {name} SELECT * FROM today.{name}")
        connection.commit()
    for left in path.parent.glob("project.db*"):
        left.unlink()
    shutil.copyfile(made, path)
    return folder, path, kept


def test_an_older_database_is_backed_up_and_upgraded_and_nothing_is_lost(old):
    folder, path, kept = old
    assert not kept & NEW
    before = _content(path, kept)
    project = open_project(folder)
    assert _tables(path) == kept | NEW
    assert _content(path, kept) == before
    (backup,) = (path.parent / "backups").glob("*.db")
    assert _content(backup, kept) == before
    assert not _tables(backup) & NEW
    assert examine(project).problems == ()
    statuses = {one.facts.name: one.status for one in overview(project)}
    assert statuses["A01"] == {"甲": Status.DONE, "乙": Status.IN_PROGRESS}
    assign(project, "甲", ["A01"], "乙")
    assert {one.transcript: list(one.status) for one in assignments_in(project)}["A01"] == ["乙"]
    assert examine(project).problems == ()
    project.close()


def test_what_is_new_is_empty_at_first(old):
    folder, path, _kept = old
    open_project(folder).close()
    assert _content(path, NEW) == {name: [] for name in NEW}
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (schema.HEAD,)

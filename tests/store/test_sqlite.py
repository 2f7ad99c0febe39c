"""What only SQLite knows, where it has surprised us."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from coder.model.errors import LostDatabaseError
from coder.project.opening import open_project
from coder.store.database import value_of
from coder.store.opening import open_database
from coder.store.sqlite import ChangeCounter


@pytest.mark.parametrize("name", ["a?b", "a%20b", "a#b", "甲 乙", "a:b"])
def test_a_path_is_a_path_whatever_it_looks_like(tmp_path, name):
    path = tmp_path / name / "project.db"
    path.parent.mkdir()
    database = open_database(path)
    with database.reading() as connection:
        assert value_of(connection, "project_id")
    database.close()
    assert path.stat().st_size
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("lose", ["delete", "empty"])
def test_a_lost_database_is_not_made_anew_in_silence(study_folder, lose):
    project = open_project(study_folder)
    project.close()
    path = study_folder / ".coder" / "project.db"
    if lose == "delete":
        path.unlink()
    else:
        path.write_bytes(b"")
    with pytest.raises(LostDatabaseError):
        open_project(study_folder)
    assert (path.exists(), path.exists() and path.stat().st_size) in {(False, False), (True, 0)}


def test_a_database_half_made_is_made_again(tmp_path):
    folder = tmp_path / ".coder"
    folder.mkdir()
    (folder / "project.db").touch()  # as a process leaves it that was killed before its first write
    open_database(folder / "project.db").close()
    open_database(folder / "project.db").close()
    assert (folder / ".gitignore").read_bytes() == b"*\n"


def test_the_counter_sees_others_and_is_silent_when_closed(tmp_path):
    path = tmp_path / ".coder" / "project.db"
    open_database(path).close()
    counter = ChangeCounter(path)
    assert not counter.changed()
    with closing(sqlite3.connect(path)) as other:
        other.execute("INSERT INTO meta VALUES ('x', 'y')")
        other.commit()
    assert counter.changed()
    assert not counter.changed()
    counter.close()
    assert not counter.changed()

"""A database that an earlier version made is backed up, brought up to date, and has lost nothing.

Each kept file was made by the program as it was then, by its own commands: codings given, removed and
brought back, transcripts done and reopened, from 0002 on memos and a changed codebook. Beside it stands
the codebook of the study, and what that program said of it.
"""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from coder.store import schema

KEPT = Path(__file__).parent / "kept"
Content = dict[str, list[str]]


@dataclass(frozen=True)
class Kept:
    """A study as an earlier version left it."""

    version: str
    path: Path
    columns: dict[str, tuple[str, ...]]
    """The tables there were."""
    content: Content

    @property
    def said(self) -> dict[str, list[dict[str, object]]]:
        told: dict[str, list[dict[str, object]]] = json.loads((KEPT / f"{self.version}.json").read_bytes())
        return told


def columns_of(path: Path) -> dict[str, tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: tuple(row[1] for row in connection.execute(f"PRAGMA table_info({name})"))
            for (name,) in names
            if not name.startswith("sqlite_") and name != "alembic_version"
        }


def content_of(path: Path, columns: dict[str, tuple[str, ...]]) -> Content:
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: sorted(map(repr, connection.execute(f"SELECT {', '.join(of)} FROM {name}")))
            for name, of in columns.items()
        }


def version_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


@pytest.fixture(params=["0001", "0002"])
def kept(request: pytest.FixtureRequest, here: Path) -> Kept:
    """The kept file in a study of today."""
    version, path = request.param, here / ".coder" / "project.db"
    path.parent.mkdir()
    path.write_bytes(gzip.decompress((KEPT / f"{version}.db.gz").read_bytes()))
    (here / "codebooks" / "small.yaml").write_bytes((KEPT / f"{version}.yaml").read_bytes())
    columns = columns_of(path)
    assert version_of(path) == version != schema.HEAD
    return Kept(version, path, columns, content_of(path, columns))


def test_a_kept_study_says_what_it_said(kept: Kept, coder: Callable) -> None:
    """Codings, memos, progress, history and counts: every row, every figure."""
    assert kept.said["codings list"]
    assert kept.version == "0001" or kept.said["memo list"]
    for command, rows in kept.said.items():
        answer = coder(*command.split(), "--format", "json")
        assert answer.code == 0, answer.err
        told = json.loads(answer.out)["rows"]
        assert [{key: now[key] for key in then} for now, then in zip(told, rows, strict=True)] == rows


def test_no_row_is_lost_and_there_is_a_backup(kept: Kept, coder: Callable) -> None:
    doctor = json.loads(coder("doctor", "--format", "json").out)
    assert (doctor["ok"], doctor["problems"]) == (True, [])
    assert version_of(kept.path) == schema.HEAD
    assert content_of(kept.path, kept.columns) == kept.content
    (backup,) = (kept.path.parent / "backups").glob("auto-*.db")
    assert version_of(backup) == kept.version
    assert columns_of(backup) == kept.columns
    assert content_of(backup, kept.columns) == kept.content
    for name, columns in columns_of(kept.path).items():
        if name not in kept.columns:
            assert content_of(kept.path, {name: columns}) == {name: []}, name


def test_work_goes_on_where_it_was_left(kept: Kept, coder: Callable) -> None:
    """The last thing done then can be undone now, and what is new works beside it."""
    who = kept.said["history"][0]["coder"]
    assert coder("undo", "--coder", who).code == 0
    assert coder("redo", "--coder", who).code == 0
    assert coder("tag", "A01", "39:43", "会议").code == 0
    assert coder("memo", "add", "--transcript", "A01", "今天写的").code == 0
    assert coder("assign", "B01", "--coder", "乙").code == 0
    answer = json.loads(coder("reliability", "--replicates", "0", "--format", "json").out)
    assert answer["meta"]["transcripts"] == ["A01"]
    assert json.loads(coder("doctor", "--format", "json").out)["problems"] == []

"""What the doctor finds when somebody has tampered with a project, and that it finds nothing otherwise."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from coder.model.span import Span
from coder.project.backing_up import backup
from coder.project.coding import tag, untag
from coder.project.doctor import examine
from coder.project.opening import open_project
from coder.project.transcripts import codings_of, rename, set_attributes
from coder.project.undoing import redo, undo
from coder.store.backup import KEPT, keep_backup


def rules(project) -> set[str]:
    return {problem.rule for problem in examine(project).problems}


@pytest.fixture
def coded(study, passage):
    tag(study, "甲", "A01", passage("A01", "直接派活"), ["派活", "会议"])
    (one,) = tag(study, "乙", "B01", passage("B01", "表格"), ["表格"])
    untag(study, "乙", [one.coding.id])
    undo(study, "乙")
    rename(study, "甲", "B01", "B02")
    set_attributes(study, "甲", "B02", {"role": "官员", "place": "街道"})
    return study


def test_a_project_that_was_only_worked_on_is_sound(coded):
    assert rules(coded) == set()


TAMPERING = {
    "doctor-quote": "UPDATE coding SET quote = '别的'",
    "doctor-text": "UPDATE transcript_revision SET text = text || '多'",
    "doctor-turns": "UPDATE turn SET end_pos = end_pos + 9 WHERE idx = 1",
    "doctor-replay": "UPDATE coding SET memo = '改了'",
    "doctor-unknown-code": "UPDATE code SET id = '没有了' WHERE id = '派活'",
    "doctor-no-text": "UPDATE transcript SET revision_id = 'x'",
    "doctor-foreign-keys": "DELETE FROM code WHERE id = '派活'",
    "doctor-removed-transcript": "UPDATE transcript SET deleted_at = '2026' WHERE name = 'A01'",
}


@pytest.mark.parametrize("rule", TAMPERING)
def test_tampering_is_found(coded, rule):
    with closing(sqlite3.connect(coded.database.path)) as connection:
        connection.execute(TAMPERING[rule])
        connection.commit()
    assert rule in rules(coded)


def test_a_code_under_a_new_id_is_no_damage(coded):
    path = coded.codebook_path
    text = path.read_text().replace("{id: 派活,", "{id: 摊派, former_ids: [派活],")
    path.write_text(text)
    again = open_project(coded.folder)
    assert rules(again) == set()
    tag(again, "丙", "A01", Span(60, 66), ["摊派"])
    assert rules(again) == set()
    for _ in range(3):
        undo(again, "甲")
    assert {one.coder for one in codings_of(again, "A01")} == {"丙"}
    redo(again, "甲")
    assert sorted(one.code for one in codings_of(again, "A01", "甲")) == ["会议", "摊派"]
    assert rules(again) == set()
    again.close()


def test_automatic_backups_make_way_only_for_their_own_kind(coded):
    asked = backup(coded)
    for _ in range(KEPT + 2):
        keep_backup(coded.database)
    kept = sorted(path.name for path in asked.parent.glob("*.db"))
    assert asked.name in kept
    assert len(kept) == KEPT + 1

"""Wherever a program is killed while it changes the codebook, file and database agree at the next opening."""

from __future__ import annotations

import subprocess
import sys

import pytest

from coder.model.code import Bilingual, CodeStatus
from coder.model.codebook_errors import CodebookUnwrittenError
from coder.model.codebook_operation import MergeCodes, RenameCode, RetireCode
from coder.model.problem import Severity
from coder.model.span import Span
from coder.project.codebook_editing import carried_out
from coder.project.coding import tag
from coder.project.doctor import examine
from coder.project.opening import open_project
from coder.project.transcripts import codings_of
from coder.project.undoing import redo, undo
from coder.project.writing import replaced
from coder.store import codebooks
from coder.store.codebooks import State
from tests.conftest import CODEBOOK

PROGRAM = """
import os, sys
from pathlib import Path
from coder.model.codebook_operation import MergeCodes
from coder.project import codebook_pending, writing
from coder.project.codebook_editing import carried_out
from coder.project.opening import open_project, Project
from coder.project.undoing import undo
from coder.store import codebooks, journal

def killing(module, name, when):
    really = getattr(module, name)
    def killed(*arguments, **named):
        if when == "before":
            os._exit(9)
        answer = really(*arguments, **named)
        os._exit(9)
    setattr(module, name, killed)

project = open_project(Path(sys.argv[1]))
if sys.argv[2] == "undo":
    carried_out(project, "甲", MergeCodes("表格", "会议"))
places = {
    "on record, not committed": (journal, "act", "after"),
    "committed": (codebook_pending, "settle", "before"),
    "about to replace": (Path, "replace", "before"),
    "replaced": (Path, "replace", "after"),
    "marked, not committed": (codebook_pending, "settle", "after"),
    "written": (Project, "write_codebook", "after"),
}
killing(*places[sys.argv[3]])
if sys.argv[2] == "undo":
    undo(project, "甲")
else:
    carried_out(project, "甲", MergeCodes("表格", "会议"))
"""
PLACES = {
    "on record, not committed": False,
    "committed": True,
    "about to replace": True,
    "replaced": True,
    "marked, not committed": True,
    "written": True,
}
"""Whether the change then counts as made."""


@pytest.fixture
def coded(study):
    tag(study, "甲", "A01", Span(60, 66), ["表格"], "一")
    tag(study, "乙", "A01", Span(60, 66), ["表格"])
    study.close()
    return study.folder


def killed_at(folder, doing, place):
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(folder), doing, place], check=False)
    assert done.returncode == 9


def merged(project):
    codes = {one.code for one in codings_of(project, "A01")}
    status = project.codebook.by_id["表格"].status
    assert (codes, status) in [({"会议"}, CodeStatus.MERGED), ({"表格"}, CodeStatus.ACTIVE)]
    assert (project.codebook_path.read_text() == CODEBOOK) is (status is CodeStatus.ACTIVE)
    return status is CodeStatus.MERGED


@pytest.mark.parametrize(("place", "counts"), PLACES.items(), ids=PLACES)
def test_a_change_is_made_wholly_or_not_at_all(coded, place, counts):
    killed_at(coded, "merge", place)
    project = open_project(coded)
    assert merged(project) is counts
    assert examine(project).problems == ()
    assert list(project.codebook_path.parent.glob(".*")) == []
    if counts:
        undo(project, "甲")
        assert not merged(project)
        redo(project, "甲")
        assert merged(project)
    project.close()


@pytest.mark.parametrize("place", ["committed", "replaced"])
def test_so_is_taking_it_back(coded, place):
    killed_at(coded, "undo", place)
    project = open_project(coded)
    assert not merged(project)
    assert examine(project).problems == ()
    redo(project, "甲")
    assert merged(project)
    project.close()


def test_another_window_that_is_open_completes_it_before_it_codes(coded):
    window = open_project(coded)
    killed_at(coded, "merge", "committed")
    assert window.codebook_path.read_text() == CODEBOOK
    assert window.reload_codebook() is None
    (one,) = tag(window, "乙", "A01", Span(1, 5), ["会议"])
    assert one.coding.code == "会议"
    assert merged(window)
    assert examine(window).problems == ()
    window.close()


def test_a_file_edited_meanwhile_is_said_once_and_kept(coded):
    killed_at(coded, "merge", "committed")
    path = coded / "codebooks/small.yaml"
    edited = CODEBOOK.replace("填表太多", "填表确实太多")
    path.write_text(edited)
    project = open_project(coded)
    (told,) = [one for one in project.codebook_problems if one.rule == "codebook-overtaken"]
    assert (told.severity, len(told.facts["revision"])) == (Severity.WARNING, 12)
    assert project.codebook.by_id["表格"].brief == Bilingual("填表确实太多")
    assert {one.code for one in codings_of(project, "A01")} == {"会议"}
    tag(project, "乙", "A01", Span(1, 5), ["会议"])
    project.close()
    project = open_project(coded)
    assert path.read_text() == edited
    assert "codebook-overtaken" not in {one.rule for one in project.codebook_problems}
    assert examine(project).problems == ()
    project.close()


def test_a_change_that_the_file_never_had_can_still_be_taken_back(coded):
    killed_at(coded, "merge", "committed")
    path = coded / "codebooks/small.yaml"
    edited = CODEBOOK.replace("不经准入派活", "不经准入就派活")
    path.write_text(edited)
    project = open_project(coded)
    assert "codebook-overtaken" in {one.rule for one in examine(project).warnings}
    undo(project, "甲")
    assert path.read_text() == edited
    assert {one.code for one in codings_of(project, "A01")} == {"表格"}
    assert examine(project).problems == ()
    assert project.codebook_text.errors == ()
    project.close()


def test_a_file_that_cannot_be_written_at_the_last_moment_is_written_later(coded, monkeypatch):
    project = open_project(coded)

    def refuse(self, target):
        raise PermissionError(1, "Operation not permitted")

    with monkeypatch.context() as patch:
        patch.setattr(type(coded), "replace", refuse)
        with pytest.raises(CodebookUnwrittenError):
            carried_out(project, "甲", MergeCodes("表格", "会议"))
        assert [one.rule for one in project.codebook_text.errors] == ["codebook-unwritten"]
        assert project.codebook.by_id["表格"].status is CodeStatus.MERGED
        assert project.codebook_path.read_text() == CODEBOOK
        again = open_project(coded)
        assert [one.rule for one in again.codebook_text.errors] == ["codebook-unwritten"]
        again.close()
    carried_out(project, "甲", RetireCode("派活"))
    assert merged(project)
    assert project.codebook.by_id["派活"].status is CodeStatus.RETIRED
    assert project.codebook_text.errors == ()
    undo(project, "甲")
    undo(project, "甲")
    assert not merged(project)
    assert examine(project).problems == ()
    project.close()


def test_a_killed_program_leaves_nothing_that_stops_the_next(coded):
    project = open_project(coded)
    left = project.codebook_path.with_name(f".{project.codebook_path.name}.part")
    left.write_bytes(b"half")
    carried_out(project, "甲", RenameCode("表格", Bilingual("表格太多", "Forms")))
    assert not left.exists()
    with project.database.reading() as transaction:
        assert codebooks.current(transaction).state == State.WRITTEN
    project.close()


def test_one_name_for_the_unfinished_file_lets_a_leftover_be_replaced(tmp_path):
    (tmp_path / ".part").write_bytes(b"half")
    with replaced(tmp_path / "whole", unfinished_name=".part") as file:
        file.write(b"whole")
    assert [entry.name for entry in tmp_path.iterdir()] == ["whole"]

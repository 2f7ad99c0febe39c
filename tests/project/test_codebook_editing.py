"""What is done to the codebook is done to file, database and codings at once, and can be undone."""

from __future__ import annotations

import os
import stat

import pytest

from coder.exchange.codebook_yaml import codebook_sha256
from coder.model.code import Bilingual, CodeStatus
from coder.model.code import Change as Note
from coder.model.codebook_errors import CodeIdTakenError, FormerIdError
from coder.model.codebook_operation import (
    AddCode,
    ChangeId,
    MergeCodes,
    MoveCode,
    RenameCode,
    RetireCode,
    SetField,
    SplitCode,
)
from coder.model.errors import (
    CodebookFileError,
    DiskError,
    NotAFileError,
    NothingToUndoError,
    UnusableCodeError,
)
from coder.model.event import Kind
from coder.model.span import Span
from coder.project.codebook_editing import carried_out, planned
from coder.project.coding import tag, untag
from coder.project.doctor import examine
from coder.project.history import history
from coder.project.opening import open_project
from coder.project.transcripts import codings_of
from coder.project.undoing import redo, undo
from coder.store import codebooks
from tests.conftest import CODEBOOK

NOTE = Note("1.0", "2026-11-24", "甲", "一样的意思")
OPERATIONS = {
    "add": AddCode("新码", Bilingual("新码", "New"), "问题", brief=Bilingual("新的")),
    "rename": RenameCode("表格", Bilingual("表格太多", "Forms")),
    "change-id": ChangeId("表格", "填表"),
    "recolour": SetField("表格", "color", "#cc3311"),
    "revive": SetField("旧码", "status", "active"),
    "move": MoveCode("表格", "原因"),
    "reorder": MoveCode("表格", "问题", after="会议"),
    "merge": MergeCodes("表格", "会议", NOTE),
    "split": SplitCode("表格", (AddCode("表甲", Bilingual("甲")), AddCode("表乙", Bilingual("乙"))), NOTE),
    "retire": RetireCode("表格", NOTE),
}


def state(project):
    """All that an operation may change, and undoing it brings back."""
    live = {
        (one.id, one.code, one.coder, one.span, one.memo)
        for one in (*codings_of(project, "A01"), *codings_of(project, "B01"))
    }
    return project.codebook_path.read_bytes(), live, project.codebook


@pytest.fixture
def coded(study):
    """甲 gave 表格 and 会议 to one passage and 表格 to another; 乙 gave 表格 to the first."""
    tag(study, "甲", "A01", Span(60, 66), ["表格"], "一")
    tag(study, "甲", "A01", Span(60, 66), ["会议"], "二")
    tag(study, "甲", "A01", Span(70, 75), ["表格"])
    tag(study, "乙", "A01", Span(60, 66), ["表格"])
    return study


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_an_operation_is_undone_and_redone_with_its_file(coded, operation):
    before = state(coded)
    plan = planned(coded, "甲", operation)
    assert state(coded) == before
    action = carried_out(coded, "甲", operation)
    after = state(coded)
    assert after[0].decode() == plan.after.text != CODEBOOK
    assert coded.codebook == plan.codebook
    assert action.events[0].op == "codebook.patch"
    undo(coded, "甲")
    assert state(coded) == before
    redo(coded, "甲")
    assert state(coded) == after
    assert examine(coded).problems == ()


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_undoing_works_after_a_restart(coded, operation):
    before = state(coded)
    carried_out(coded, "甲", operation)
    coded.close()
    again = open_project(coded.folder)
    assert again.codebook_problems == coded.codebook_problems
    undo(again, "甲", only=(Kind.CODEBOOK, Kind.CODING, Kind.PROGRESS))
    assert state(again) == before
    assert examine(again).problems == ()
    again.close()


def test_the_plan_counts_what_is_touched(coded):
    plan = planned(coded, "丙", MergeCodes("表格", "会议"))
    assert (dict(plan.codings), plan.touched) == ({"甲": 2, "乙": 1}, 3)
    assert (plan.fused, plan.memos) == (1, 1)
    assert plan.is_grave
    changed = [line for line in plan.diff.split("\n") if line[:1] in "+-" and line[:3] not in {"+++", "---"}]
    assert [line[:5] for line in changed if line] == ["-  - ", "+  - "]
    assert not planned(coded, "丙", RenameCode("表格", Bilingual("别的"))).is_grave
    assert not planned(coded, "丙", RetireCode("派活")).is_grave


def test_only_new_warnings_are_told(coded):
    told = planned(coded, "甲", AddCode("新码", Bilingual("新码"), "问题")).warnings
    assert {(one.rule, one.facts["id"]) for one in told} == {
        ("no-brief", "新码"),
        ("no-example", "新码"),
        ("name-untranslated", "新码"),
    }
    assert planned(coded, "甲", ChangeId("表格", "填表")).warnings == ()


def test_merging_leaves_one_coding_where_a_coder_had_both(coded):
    carried_out(coded, "丙", MergeCodes("表格", "会议"))
    left = [(one.coder, one.span, one.code, one.memo) for one in codings_of(coded, "A01")]
    assert left == [
        ("甲", Span(60, 66), "会议", "二\n\n一"),
        ("乙", Span(60, 66), "会议", ""),
        ("甲", Span(70, 75), "会议", ""),
    ]
    assert coded.codebook.by_id["表格"].merged_into == "会议"


def test_splitting_and_retiring_leave_the_codings(coded):
    carried_out(coded, "甲", SplitCode("表格", (AddCode("表甲", Bilingual("甲")),)))
    assert sum(one.code == "表格" for one in codings_of(coded, "A01")) == 3
    assert coded.codebook.by_id["表格"].split_into == ("表甲",)
    with pytest.raises(UnusableCodeError):
        tag(coded, "甲", "A01", Span(1, 2), ["表格"])


def test_the_history_of_a_code_is_signed(coded):
    carried_out(coded, "甲", RetireCode("派活"))
    (line,) = coded.codebook.by_id["派活"].history
    assert (line.version, line.by, line.note) == ("1.0", "甲", "")


def test_nothing_to_do_leaves_no_trace(coded):
    before = len(history(coded))
    action = carried_out(coded, "甲", RenameCode("表格", Bilingual("表格多", "Too many forms")))
    assert action.events == ()
    assert len(history(coded)) == before


def test_an_id_taken_back_takes_codings_along_that_came_later(coded):
    carried_out(coded, "甲", ChangeId("表格", "填表"))
    (late,) = tag(coded, "乙", "A01", Span(5, 9), ["填表"])
    undo(coded, "甲")
    assert {one.code for one in codings_of(coded, "A01")} == {"表格", "会议"}
    assert examine(coded).problems == ()
    undo(coded, "乙")
    assert late.coding.id not in {one.id for one in codings_of(coded, "A01")}
    redo(coded, "乙")
    redo(coded, "甲")
    assert {one.code for one in codings_of(coded, "A01")} == {"填表", "会议"}
    assert examine(coded).problems == ()


def test_a_former_id_is_not_given_to_another_code(coded):
    carried_out(coded, "甲", ChangeId("表格", "填表"))
    with pytest.raises(CodeIdTakenError):
        carried_out(coded, "甲", ChangeId("会议", "表格"))


def test_an_id_that_was_only_there_for_a_moment_is_free_again(coded):
    carried_out(coded, "甲", AddCode("新码", Bilingual("新码"), "问题"))
    undo(coded, "甲")
    carried_out(coded, "甲", ChangeId("表格", "新码"))
    assert {one.code for one in codings_of(coded, "A01")} == {"新码", "会议"}
    assert examine(coded).problems == ()
    undo(coded, "甲")
    assert examine(coded).problems == ()


def test_the_id_of_a_code_whose_codings_are_on_record_is_not_free(coded):
    carried_out(coded, "甲", AddCode("新码", Bilingual("新码"), "问题"))
    (one,) = tag(coded, "乙", "A01", Span(1, 4), ["新码"])
    untag(coded, "乙", [one.coding.id])
    undo(coded, "甲")
    before = state(coded)
    with pytest.raises(FormerIdError):
        carried_out(coded, "甲", ChangeId("表格", "新码"))
    assert state(coded) == before


def test_a_broken_file_is_not_touched(coded):
    broken = CODEBOOK.replace("schema:", "schema：")
    coded.codebook_path.write_text(broken)
    for attempt in (planned, carried_out):
        with pytest.raises(CodebookFileError) as refusal:
            attempt(coded, "甲", RetireCode("表格"))
        assert "fullwidth-colon" in {one.rule for one in refusal.value.problems}
    with pytest.raises(NothingToUndoError):
        undo(coded, "丁")
    assert coded.codebook_path.read_text() == broken


def test_an_edit_by_hand_stays(coded):
    text = CODEBOOK.replace("填表太多", "填表确实太多") + "# 王：明天再看\n"
    coded.codebook_path.write_text(text)
    carried_out(coded, "甲", RenameCode("表格", Bilingual("表格太多", "Forms")))
    assert coded.codebook_path.read_text() == text.replace(
        "表格多, en: Too many forms", "表格太多, en: Forms"
    )


@pytest.mark.parametrize("style", ["crlf", "bom", "mixed"])
def test_line_ends_and_marks_stay(coded, style):
    data = CODEBOOK.encode()
    if style == "mixed":
        data = data.replace(b"\n", b"\r\n", 3)
    elif style == "crlf":
        data = data.replace(b"\n", b"\r\n")
    else:
        data = b"\xef\xbb\xbf" + data
    coded.codebook_path.write_bytes(data)
    carried_out(coded, "甲", RenameCode("表格", Bilingual("表格太多", "Too many forms")))
    assert coded.codebook_path.read_bytes() == data.replace("表格多".encode(), "表格太多".encode())
    undo(coded, "甲")
    assert coded.codebook_path.read_bytes() == data


def test_the_file_keeps_its_mode_and_nothing_lies_beside_it(coded):
    coded.codebook_path.chmod(0o640)
    carried_out(coded, "甲", RetireCode("派活"))
    assert stat.S_IMODE(coded.codebook_path.stat().st_mode) == 0o640
    assert [entry.name for entry in coded.codebook_path.parent.iterdir()] == [coded.codebook_path.name]


def test_what_cannot_be_written_is_not_put_on_record(coded, monkeypatch):
    before, actions = state(coded), len(history(coded))

    really = os.open

    def refuse(path, flags, *more):
        if flags & os.O_WRONLY:
            raise PermissionError(13, "Permission denied")
        return really(path, flags, *more)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        with pytest.raises(DiskError):
            carried_out(coded, "甲", MergeCodes("表格", "会议"))
    assert state(coded) == before
    assert len(history(coded)) == actions


def test_only_an_ordinary_file_is_written(coded):
    path = coded.codebook_path
    path.unlink()
    path.mkdir()
    with pytest.raises((NotAFileError, CodebookFileError)):
        carried_out(coded, "甲", RetireCode("派活"))


def test_revisions_are_kept_and_marked_as_written(coded):
    first = coded.codebook_text.sha256
    carried_out(coded, "甲", RetireCode("派活"))
    with coded.database.reading() as transaction:
        now = codebooks.current(transaction)
        assert codebooks.by_sha256(transaction, first).text == CODEBOOK
    assert (now.state, now.sha256) == ("written", codebook_sha256(coded.codebook_path.read_bytes()))
    assert coded.codebook.by_id["派活"].status is CodeStatus.RETIRED

"""A change of the codebook is taken back although others went on, unless they touched the same lines."""

from __future__ import annotations

import pytest

from coder.exchange.codebook_yaml import read_codebook
from coder.model.code import Bilingual
from coder.model.codebook_errors import CodebookChangedError, CodeInUseError
from coder.model.codebook_operation import (
    AddCode,
    ChangeId,
    MergeCodes,
    RenameCode,
    RetireCode,
    SetField,
    SplitCode,
)
from coder.model.errors import ChangedMeanwhileError, NothingToUndoError, UnknownCodeError
from coder.model.event import Kind
from coder.model.span import Span
from coder.project.codebook_editing import carried_out
from coder.project.coding import tag, untag
from coder.project.doctor import examine
from coder.project.transcripts import codings_of
from coder.project.undoing import redo, undo
from coder.reports.wording.history import action_line
from tests.conftest import CODEBOOK


def text(project):
    return project.codebook_path.read_text()


def test_what_others_did_elsewhere_stays(study):
    carried_out(study, "甲", RenameCode("表格", Bilingual("表格太多", "Forms")))
    carried_out(study, "乙", SetField("派活", "brief", Bilingual("不准入也派活")))
    study.codebook_path.write_text(text(study).replace("开会太多}", "开会太多}  # 王：再看"))
    undo(study, "甲")
    assert text(study) == CODEBOOK.replace("不经准入派活", "不准入也派活").replace(
        "开会太多}", "开会太多}  # 王：再看"
    )
    redo(study, "甲")
    assert study.codebook.by_id["表格"].name == Bilingual("表格太多", "Forms")
    assert study.codebook.by_id["派活"].brief == Bilingual("不准入也派活")
    undo(study, "乙")
    assert study.codebook.by_id["派活"].brief == Bilingual("不经准入派活")
    assert examine(study).problems == ()


def test_two_new_codes_behind_each_other_are_taken_back_in_any_order(study):
    carried_out(study, "甲", AddCode("一", Bilingual("一"), "问题"))
    carried_out(study, "乙", AddCode("二", Bilingual("二"), "问题"))
    undo(study, "甲")
    assert "一" not in study.codebook.by_id
    assert "二" in study.codebook.by_id
    redo(study, "甲")
    undo(study, "乙")
    undo(study, "甲")
    assert text(study) == CODEBOOK


def test_the_same_lines_changed_by_a_colleague_are_left(study):
    carried_out(study, "甲", RenameCode("表格", Bilingual("表格太多", "Forms")))
    carried_out(study, "丙", RenameCode("会议", Bilingual("开会", "Meetings")))
    carried_out(study, "乙", SetField("表格", "color", "#cc3311"))
    before = text(study)
    with pytest.raises(CodebookChangedError) as refusal:
        undo(study, "甲")
    assert (refusal.value.by, refusal.value.what["do"], refusal.value.what["field"]) == ("乙", "set", "color")
    assert text(study) == before
    assert examine(study).problems == ()


def test_the_same_lines_changed_by_hand_are_left(study):
    carried_out(study, "甲", RenameCode("表格", Bilingual("表格太多", "Forms")))
    edited = text(study).replace("填表太多", "填表确实太多")
    study.codebook_path.write_text(edited)
    with pytest.raises(CodebookChangedError) as refusal:
        undo(study, "甲")
    assert refusal.value.what is None
    assert text(study) == edited


def test_a_file_put_back_by_hand_is_no_obstacle(study):
    carried_out(study, "甲", RenameCode("表格", Bilingual("表格太多", "Forms")))
    study.codebook_path.write_text(CODEBOOK)
    undo(study, "甲")
    assert text(study) == CODEBOOK
    assert examine(study).problems == ()


@pytest.mark.parametrize(
    "operation",
    [
        AddCode("新码", Bilingual("新码"), "问题"),
        SplitCode("会议", (AddCode("新码", Bilingual("新码")),)),
    ],
    ids=["add", "split"],
)
def test_a_code_that_was_given_since_is_not_taken_away(study, operation):
    carried_out(study, "甲", operation)
    tag(study, "乙", "A01", Span(1, 4), ["新码"])
    before = text(study)
    with pytest.raises(CodeInUseError) as refusal:
        undo(study, "甲")
    assert (refusal.value.code, refusal.value.codings) == ("新码", 1)
    assert text(study) == before
    undo(study, "乙")
    undo(study, "甲")
    assert text(study) == CODEBOOK


def test_a_coding_does_not_come_back_without_its_code(study):
    carried_out(study, "甲", AddCode("新码", Bilingual("新码"), "问题"))
    (one,) = tag(study, "乙", "A01", Span(1, 4), ["新码"])
    untag(study, "乙", [one.coding.id])
    undo(study, "甲")
    with pytest.raises(UnknownCodeError):
        undo(study, "乙")
    assert examine(study).problems == ()


def test_codings_that_went_on_after_a_merge_are_left(study):
    (one,) = tag(study, "乙", "A01", Span(1, 4), ["表格"])
    carried_out(study, "甲", MergeCodes("表格", "会议"))
    untag(study, "乙", [one.coding.id])
    before = text(study)
    with pytest.raises(ChangedMeanwhileError) as refusal:
        undo(study, "甲")
    assert refusal.value.by == "乙"
    assert (text(study), codings_of(study, "A01")) == (before, ())
    undo(study, "乙")
    undo(study, "甲")
    assert [(each.id, each.code) for each in codings_of(study, "A01")] == [(one.coding.id, "表格")]


def test_a_screen_that_only_undoes_codings_leaves_the_codebook(study):
    carried_out(study, "甲", RetireCode("派活"))
    with pytest.raises(NothingToUndoError):
        undo(study, "甲", only=[Kind.CODING])
    undo(study, "甲", only=[Kind.CODEBOOK, Kind.CODING])
    assert text(study) == CODEBOOK


def test_a_hand_made_change_is_nobodys_to_undo(study):
    tag(study, "乙", "A01", Span(1, 4), ["表格"])
    study.codebook_path.write_text(CODEBOOK.replace("填表太多", "填表确实太多"))
    tag(study, "乙", "A01", Span(2, 4), ["表格"])
    undo(study, "乙")
    undo(study, "乙")
    assert "填表确实太多" in text(study)
    assert codings_of(study, "A01") == ()


def test_the_history_tells_what_was_done(study):
    tag(study, "乙", "A01", Span(1, 4), ["表格"])
    did = carried_out(study, "甲", MergeCodes("表格", "会议"))
    assert action_line(did) == "表格 并入 会议，连同 1 条编码"
    assert action_line(undo(study, "甲")) == "已撤销：表格 并入 会议，连同 1 条编码"
    assert action_line(redo(study, "甲")) == "已重做：表格 并入 会议，连同 1 条编码"
    assert action_line(carried_out(study, "甲", ChangeId("会议", "开会"))) == "编码 会议 的 id 改为 开会"


def test_a_new_code_below_one_that_loses_its_new_id_stays_readable(study):
    carried_out(study, "甲", ChangeId("问题", "难处"))
    carried_out(study, "乙", AddCode("新码", Bilingual("新码"), "难处"))
    with pytest.raises(CodebookChangedError):
        undo(study, "甲")
    assert read_codebook(study.codebook_path.read_bytes())[0] is not None

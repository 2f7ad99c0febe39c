"""A codebook that changes on the disk is noticed, checked and put in force, or explained."""

from __future__ import annotations

import os
import time

import pytest

from coder.model.code import Bilingual
from coder.model.codebook_operation import ChangeId, MergeCodes, RenameCode
from coder.model.errors import UnknownCodeError
from coder.model.span import Span
from coder.project.codebook_editing import carried_out
from coder.project.codebook_watch import CodebookWatch
from coder.project.coding import tag
from coder.project.doctor import examine
from coder.project.history import history
from coder.project.opening import open_project
from coder.project.transcripts import codings_of
from tests.conftest import CODEBOOK

EDITED = CODEBOOK.replace("填表太多", "填表确实太多")


@pytest.fixture
def window(study):
    """A second window on the same study."""
    project = open_project(study.folder)
    yield project
    project.close()


def test_an_edit_is_noticed_once(study):
    watch = CodebookWatch(study)
    assert watch.news() is None
    study.codebook_path.write_text(EDITED)
    assert watch.news().codebook.by_id["表格"].brief == Bilingual("填表确实太多")
    assert study.codebook.by_id["表格"].brief == Bilingual("填表确实太多")
    assert watch.news() is None


def test_an_edit_of_the_same_length_in_the_same_moment_is_noticed(study):
    watch = CodebookWatch(study)
    before = study.codebook_path.stat()
    study.codebook_path.write_text(CODEBOOK.replace("填表太多", "填表很多"))
    os.utime(study.codebook_path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert study.codebook_path.stat().st_size == before.st_size
    assert watch.news() is not None


def test_an_old_file_is_not_read_again(study, monkeypatch):
    long_ago = time.time_ns() - 10**10
    os.utime(study.codebook_path, ns=(long_ago, long_ago))
    watch = CodebookWatch(study)
    assert watch.news() is None
    monkeypatch.setattr("coder.project.codebook_text.file_bytes", None)
    for _ in range(3):
        assert watch.news() is None


def test_a_file_that_was_only_touched_is_no_news(study):
    watch = CodebookWatch(study)
    os.utime(study.codebook_path)
    study.codebook_path.write_bytes(CODEBOOK.replace("\n", "\r\n").encode())
    assert watch.news() is None
    assert study.codebook_path.read_bytes().count(b"\r\n") > 5


def test_a_broken_file_is_explained_and_the_last_good_one_stays(study):
    tag(study, "甲", "A01", Span(1, 4), ["表格"])
    watch = CodebookWatch(study)
    study.codebook_path.write_text(EDITED.replace("schema:", "schema："))
    news = watch.news()
    assert "fullwidth-colon" in {one.rule for one in news.errors}
    assert study.codebook.by_id["表格"].brief == Bilingual("填表太多")
    assert watch.news() is None
    tag(study, "甲", "A01", Span(2, 4), ["表格"])
    study.codebook_path.write_text(EDITED)
    assert watch.news().errors == ()
    assert study.codebook.by_id["表格"].brief == Bilingual("填表确实太多")


def test_a_file_broken_before_anything_was_coded_leaves_what_was_read(study_folder):
    project = open_project(study_folder)
    watch = CodebookWatch(project)
    project.codebook_path.unlink()
    assert [one.rule for one in watch.news().errors] == ["no-file"]
    assert "表格" in project.codebook.by_id
    project.codebook_path.write_text(CODEBOOK)
    assert watch.news().errors == ()
    project.close()


def test_a_code_in_use_that_has_gone_is_counted(study):
    tag(study, "甲", "A01", Span(1, 4), ["表格"])
    tag(study, "乙", "A01", Span(1, 4), ["表格"])
    watch = CodebookWatch(study)
    lines = CODEBOOK.split("\n")
    study.codebook_path.write_text("\n".join(line for line in lines if "id: 表格" not in line))
    (problem,) = watch.news().errors
    assert (problem.rule, problem.facts) == ("vanished-code", {"id": "表格", "count": 2})
    assert "表格" in study.codebook.by_id
    tag(study, "甲", "A01", Span(2, 4), ["表格"])
    assert examine(study).problems[0].rule == "doctor-codebook"


def test_what_another_window_did_is_in_force_at_once(study, window):
    watch = CodebookWatch(window)
    tag(study, "甲", "A01", Span(1, 4), ["表格"])
    carried_out(study, "甲", ChangeId("表格", "填表"))
    # The other window has not looked yet; it must not bring the old codebook back.
    (one,) = tag(window, "乙", "A01", Span(2, 4), ["表格"])
    assert one.coding.code == "填表"
    carried_out(study, "甲", MergeCodes("填表", "会议"))
    news = watch.news()
    assert (news.codebook, news.errors) == (study.codebook, ())
    assert {each.code for each in codings_of(window, "A01")} == {"会议"}
    assert [event.op for action in history(study) for event in action.events].count("codebook.load") == 1
    assert examine(window).problems == ()


def test_two_windows_change_the_codebook_in_turn(study, window):
    carried_out(study, "甲", RenameCode("表格", Bilingual("一", "One")))
    carried_out(window, "乙", RenameCode("会议", Bilingual("二", "Two")))
    carried_out(study, "甲", RenameCode("派活", Bilingual("三", "Three")))
    for project in (study, window):
        project.reload_codebook()
        names = {code.name.zh for code in project.codebook.codes}
        assert names >= {"一", "二", "三"}
    assert examine(study).problems == ()


def test_a_code_that_went_meanwhile_is_not_given(study, window):
    study.codebook_path.write_text(CODEBOOK.replace("id: 派活", "id: 摊派"))
    with pytest.raises(UnknownCodeError):
        tag(window, "乙", "A01", Span(2, 4), ["派活"])

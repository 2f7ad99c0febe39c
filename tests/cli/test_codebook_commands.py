"""The codebook changed from the command line: shown first, asked where codings are touched, undone."""

from __future__ import annotations

import io
import re
import sys

import pytest

from coder.locale import language
from coder.project.opening import open_project
from coder.project.transcripts import codings_of
from tests.conftest import CODEBOOK

FILE = "codebooks/small.yaml"


@pytest.fixture
def coded(imported):
    """A01 coded by two coders."""
    for code, who in (("表格", "甲"), ("会议", "甲"), ("表格", "乙")):
        assert imported("tag", "A01", "60:66", code, "--coder", who, "--memo", who).code == 0
    return imported


@pytest.fixture
def text(here):
    return (here / FILE).read_text


@pytest.fixture
def code(here):
    """Read a code as the file has it now."""

    def read(id):
        project = open_project(here)
        project.close()
        return project.codebook.by_id[id]

    return read


def test_add_makes_an_id_and_undo_takes_it_back(coded, text, code):
    answer = coded(
        "codebook", "add", "部门派活，不经准入", "--parent", "原因", "--name-en", "Tasks", "--brief", "直接派"
    )
    assert (answer.code, answer.out) == (0, "部门派活不经准入\n")
    assert "+  - {id: 部门派活不经准入, name: {zh: 部门派活，不经准入, en: Tasks}" in answer.err.replace(
        "'", '"'
    )
    assert (code("部门派活不经准入").parent, code("部门派活不经准入").brief.zh) == ("原因", "直接派")
    assert coded("undo").code == 0
    assert text() == CODEBOOK


def test_add_takes_an_id_a_place_and_a_kind(coded, code, text):
    assert coded("codebook", "add", "分类", "--id", "K", "--heading", "--kind", "situation").out == "K\n"
    assert (code("K").codable, code("K").kind) == (False, "situation")
    assert coded("codebook", "add", "新", "--after", "表格").out == "新\n"
    assert code("新").parent == "问题"
    ids = [
        line.split("id: ")[1].split(",")[0]
        for line in text().split("\n")
        if "id: " in line and "name" in line
    ]
    assert ids.index("新") == ids.index("表格") + 1


def test_rename_leaves_codings_and_the_other_language(coded, code):
    answer = coded("codebook", "rename", "表格", "表格太多")
    assert (answer.code, answer.out) == (0, "表格\n")
    assert "2 条编码不受影响（甲 1、乙 1）" in answer.err
    assert (code("表格").name.zh, code("表格").name.en) == ("表格太多", "Too many forms")
    assert coded("codebook", "rename", "表格", "--en", "Forms").code == 0
    assert code("表格").name.en == "Forms"


def test_another_id_takes_codings_along_and_asks(coded, here):
    refused = coded("codebook", "rename", "表格", "--id", "填表")
    assert (refused.code, refused.out) == (2, "")
    assert "--yes" in refused.err
    assert coded("codebook", "rename", "表格", "--id", "填表", "--yes").out == "填表\n"
    project = open_project(here)
    assert {one.code for one in codings_of(project, "A01")} == {"填表", "会议"}
    project.close()
    assert coded("codings", "list", "--code", "表格", "--format", "json").code == 0
    assert coded("doctor").code == 0


def test_merge_says_whom_it_touches_and_asks(coded, here, text):
    refused = coded("codebook", "merge", "表格", "--into", "会议")
    assert refused.code == 2
    assert "表格 的 2 条编码改为 会议（甲 1、乙 1）" in refused.err
    assert "其中 1 条与同一编码员已有的编码合而为一" in refused.err
    assert text() == CODEBOOK
    done = coded("codebook", "merge", "表格", "--into", "会议", "--yes", "--note", "一个意思")
    assert (done.code, done.out) == (0, "会议\n")
    assert "note: 一个意思" in text()
    assert "by: 甲" in text()
    assert "表格 并入 会议，连同 2 条编码" in coded("history", "--limit", "1").out
    assert coded("doctor").code == 0
    coded("undo")
    assert text() == CODEBOOK


def test_nothing_is_asked_where_no_coding_is_touched(coded, code):
    assert coded("codebook", "merge", "派活", "--into", "会议").code == 0
    assert coded("codebook", "retire", "会议", "--yes").code == 1  # 派活 was merged into it


def test_split_makes_ids_and_leaves_a_queue(coded, code):
    done = coded("codebook", "split", "表格", "--into", "表格重复", "数据重复", "--yes")
    assert (done.code, done.out) == (0, "表格重复\n数据重复\n")
    assert code("表格").split_into == ("表格重复", "数据重复")
    assert (code("表格重复").parent, code("表格重复").kind) == ("问题", "problem")
    assert coded("codings", "list", "--code", "表格").out.count("表格") >= 2


def test_retire_and_revive(coded, code, text):
    assert coded("codebook", "retire", "表格").code == 2
    assert coded("codebook", "retire", "表格", "--yes").out == "表格\n"
    assert coded("tag", "A01", "1:3", "表格").code == 1
    assert coded("codebook", "revive", "表格").out == "表格\n"
    assert coded("tag", "A01", "1:3", "表格").code == 0
    assert coded("codebook", "set", "会议", "status", "retired", "--yes").code == 0
    assert code("会议").status == "retired"


def test_move(coded, code, text):
    assert coded("codebook", "move", "派活", "--parent", "问题").code == 0
    assert code("派活").parent == "问题"
    assert coded("codebook", "move", "派活", "--top").code == 0
    assert code("派活").parent is None
    assert coded("codebook", "move", "派活", "--after", "表格").out == "派活\n"
    assert code("派活").parent == "问题"
    assert text().index("id: 表格") < text().index("id: 派活") < text().index("id: 会议")
    for nowhere in ([], ["--top", "--parent", "问题"]):
        assert coded("codebook", "move", "派活", *nowhere).code == 2


def test_set_fields_of_every_sort(coded, code, here, monkeypatch):
    def set_(*arguments):
        answer = coded("codebook", "set", "表格", *arguments)
        assert (answer.code, answer.out) == (0, "表格\n"), answer.err
        return code("表格")

    assert set_("color", "#c31").color == "#cc3311"
    assert set_("kind", "cause").kind == "cause"
    assert set_("origin", "in_vivo").origin == "in_vivo"
    assert set_("codable", "false").codable is False
    assert set_("codable", "--clear").codable is True
    assert set_("brief", "填表").brief.zh == "填表"
    assert set_("brief", "Forms", "--lang", "en").brief.en == "Forms"
    cleared = set_("brief", "--clear", "--lang", "en").brief
    assert (cleared.zh, cleared.en) == ("填表", "")
    assert set_("keywords", "填表", "台账").keywords == ("填表", "台账")
    assert set_("keywords", "报表", "填表", "--add").keywords == ("填表", "台账", "报表")
    assert set_("keywords", "台账", "--remove").keywords == ("填表", "报表")
    assert [one.text for one in set_("include", "多头填报").include] == ["多头填报"]
    (other,) = set_("exclude", "只说开会", "--use", "会议").exclude
    assert (other.text, other.use) == ("只说开会", "会议")
    assert len(set_("examples.typical", "一天三张表", "--add").examples.typical) == 1
    assert len(set_("examples.typical", "一周十张", "--add").examples.typical) == 2
    assert len(set_("examples.typical", "--clear").examples.typical) == 0
    (here / "long.txt").write_bytes("第一行\r\n\r\n第二段 [red]\r\n".encode())
    assert set_("definition", "--file", "long.txt").definition.zh == "第一行\n\n第二段 [red]"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("甲\n\n乙\n".encode())))
    assert set_("keywords", "--file", "-").keywords == ("甲", "乙")
    assert coded("doctor").code == 0


FAILURES = {
    (
        "set",
        "表格",
        "color",
        "red",
    ): 1,
    (
        "set",
        "表格",
        "status",
        "merged",
    ): 1,
    (
        "set",
        "表格",
        "colour",
        "#cc3311",
    ): 2,
    (
        "set",
        "表格",
        "brief",
    ): 2,
    (
        "set",
        "表格",
        "brief",
        "",
    ): 2,
    (
        "set",
        "表格",
        "brief",
        "一",
        "二",
    ): 2,
    (
        "set",
        "表格",
        "brief",
        "一",
        "--clear",
    ): 2,
    (
        "set",
        "表格",
        "brief",
        "一",
        "--add",
    ): 2,
    (
        "set",
        "表格",
        "color",
        "#cc3311",
        "--lang",
        "en",
    ): 2,
    (
        "set",
        "表格",
        "keywords",
        "没有",
        "--remove",
    ): 2,
    (
        "set",
        "表格",
        "include",
        "一",
        "--use",
        "没有",
    ): 1,
    (
        "set",
        "表格",
        "definition",
        "--file",
        "nowhere.txt",
    ): 1,
    (
        "set",
        "没有",
        "color",
        "#cc3311",
    ): 1,
    (
        "add",
        "新",
        "--parent",
        "没有",
    ): 1,
    (
        "add",
        "新",
        "--id",
        "表格",
    ): 1,
    (
        "add",
        "新",
        "--id",
        "a b",
    ): 1,
    (
        "add",
        "新",
        "--parent",
        "原因",
        "--after",
        "表格",
    ): 1,
    (
        "rename",
        "表格",
    ): 2,
    (
        "rename",
        "表格",
        "名",
        "--id",
        "新",
    ): 2,
    (
        "rename",
        "表格",
        "--id",
        "会议",
        "--yes",
    ): 1,
    (
        "move",
        "问题",
        "--parent",
        "表格",
    ): 1,
    (
        "merge",
        "表格",
        "--into",
        "表格",
        "--yes",
    ): 1,
    (
        "merge",
        "表格",
        "--into",
        "问题",
        "--yes",
    ): 1,
    (
        "merge",
        "表格",
    ): 2,
    (
        "split",
        "表格",
        "--yes",
    ): 1,
    (
        "retire",
        "旧码",
    ): 1,
}


@pytest.mark.parametrize(("arguments", "exit_code"), FAILURES.items(), ids=map(" ".join, FAILURES))
def test_what_cannot_be_is_said_and_changes_nothing(coded, text, arguments, exit_code):
    actions = coded("history", "--format", "csv").out
    answer = coded("codebook", *arguments)
    assert (answer.code, answer.out) == (exit_code, "")
    assert answer.err.split("\n")[0].startswith(("error: ", "2 条", "1 条", "0 条", "表格 的"))
    assert "error: " in answer.err
    assert text() == CODEBOOK
    assert coded("history", "--format", "csv").out == actions


@pytest.mark.parametrize(
    "arguments",
    [
        ["add", "新", "--parent", "问题"],
        ["rename", "表格", "新名"],
        ["rename", "表格", "--id", "新"],
        ["set", "表格", "color", "#cc3311"],
        ["move", "表格", "--parent", "原因"],
        ["merge", "表格", "--into", "会议"],
        ["split", "表格", "--into", "一", "--into", "二"],
        ["retire", "表格"],
        ["revive", "旧码"],
    ],
    ids=" ".join,
)
def test_a_dry_run_prints_the_lines_and_changes_nothing(coded, text, arguments):
    actions = coded("history", "--format", "csv").out
    answer = coded("codebook", *arguments, "--dry-run", "--coder", "丁")
    assert answer.code == 0
    assert answer.out.startswith(f"--- {FILE}\n+++ {FILE}\n@@ ")
    assert text() == CODEBOOK
    assert coded("history", "--format", "csv").out == actions


def test_nothing_to_do_is_no_failure(coded, text):
    answer = coded("codebook", "rename", "表格", "表格多")
    assert (answer.code, answer.out) == (0, "表格\n")
    assert "无需处理" in answer.err
    assert text() == CODEBOOK


def test_a_broken_file_is_refused_with_its_problems(coded, here):
    broken = CODEBOOK.replace("schema:", "schema：")
    (here / FILE).write_text(broken)
    answer = coded("codebook", "retire", "派活")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.count("fullwidth-colon") == 1
    assert "`coder codebook check`" in answer.err
    assert (here / FILE).read_text() == broken


def test_undo_that_would_lose_codings_says_how_many(coded, text):
    coded("codebook", "add", "新", "--coder", "甲")
    coded("tag", "A01", "1:5", "新", "--coder", "乙")
    answer = coded("undo")
    assert answer.code == 1
    assert "有 1 条编码用了“新”" in answer.err
    assert "id: 新" in text()


def test_undo_over_changed_lines_says_whose_they_are(coded, here):
    coded("codebook", "rename", "表格", "表格太多")
    coded("codebook", "set", "表格", "color", "#cc3311", "--coder", "乙")
    answer = coded("undo")
    assert answer.code == 1
    assert re.search(r"乙 在 \d{4}-\d\d-\d\d \d\d:\d\d UTC 改动了", answer.err)
    assert "改动编码 表格 的“color”" in answer.err


@pytest.mark.parametrize(("answer", "exit_code"), {"y": 0, "n": 130}.items())
def test_on_a_terminal_it_asks(coded, text, monkeypatch, answer, exit_code):
    monkeypatch.setattr("coder.cli.codebook_changes.on_a_terminal", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{answer}\n"))
    done = coded("codebook", "retire", "表格")
    assert done.code == exit_code
    assert "停用 表格？" in done.err
    assert (text() == CODEBOOK) is (answer == "n")


def test_english_is_as_complete(coded):
    language.choose("en")

    def said(*arguments):
        return coded("codebook", *arguments, "--dry-run").err

    assert "2 codings of 表格 become some of 会议 (甲 1, 乙 1)" in said("merge", "表格", "--into", "会议")
    assert "1 of them becomes one with a coding that its coder gave already" in said(
        "merge", "表格", "--into", "会议"
    )
    assert "1 coding stays with 会议, which is given no more (甲 1)" in said("retire", "会议")
    assert "0 codings with 派活 stay as they are" in said("rename", "派活", "别的")

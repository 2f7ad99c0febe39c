"""Revisions of the codebook from the command line, and how two of them differ."""

from __future__ import annotations

import csv
import io
import json

import pytest

from coder.project.codebook_revisions import found
from coder.project.opening import open_project
from tests.conftest import CODEBOOK

FILE = "codebooks/small.yaml"


@pytest.fixture
def edited(imported):
    """Three revisions: the first, one with another name, one with a code moved."""
    assert imported("tag", "A01", "60:66", "表格", "--coder", "甲").code == 0
    assert imported("codebook", "rename", "表格", "表格太多了", "--en", "Forms", "--coder", "乙").code == 0
    assert imported("codebook", "move", "会议", "--parent", "原因", "--coder", "甲").code == 0
    return imported


def rows(answer):
    assert answer.code == 0, answer.err
    return json.loads(answer.out)["rows"]


def names(edited):
    return [row["revision"] for row in rows(edited("codebook", "history", "--format", "json"))]


def test_history_lists_who_made_which_revision(edited):
    listed = rows(edited("codebook", "history", "--format", "json"))
    assert [(row["coder"], row["version"], row["codes"], row["differences"]) for row in listed] == [
        ("甲", "1.0", 6, 1),
        ("乙", "1.0", 6, 2),
        ("甲", "1.0", 6, None),
    ]
    assert [row["current"] for row in listed] == [True, False, False]
    assert all(len(row["revision"]) == 12 and row["state"] == "written" for row in listed)
    assert len(rows(edited("codebook", "history", "--limit", "2", "--format", "json"))) == 2


def test_history_for_people(edited):
    out = edited("codebook", "history").out
    assert "编码手册的版本" in out
    newest = next(line for line in out.split("\n") if names(edited)[0] in line)
    assert newest.split()[-1] == "1、当前"


def test_diff_of_two_revisions(edited):
    newest, _middle, first = names(edited)
    found_rows = rows(edited("codebook", "diff", first, newest, "--format", "json"))
    assert [
        (row["code"], row["change"], row["field"], row["before"], row["after"]) for row in found_rows
    ] == [
        ("表格", "renamed", "name.zh", "表格多", "表格太多了"),
        ("表格", "renamed", "name.en", "Too many forms", "Forms"),
        ("会议", "moved", "parent", "问题", "原因"),
    ]
    assert found_rows[0]["words"] == "表格{+太+}多{+了+}"
    back = rows(edited("codebook", "diff", newest[:6], first[:6], "--format", "json"))
    assert back[-1]["after"] == "问题"


def test_diff_for_people_and_for_spreadsheets(edited):
    first = names(edited)[-1]
    said = edited("codebook", "diff", first)
    assert said.code == 0
    assert "改名：名称（中文）" in said.out
    assert "问题 → 原因" in said.out
    assert "内容上有 3 处差别" in said.out
    table = list(csv.DictReader(io.StringIO(edited("codebook", "diff", first, "--format", "csv").out[1:])))
    assert [row["change"] for row in table] == ["renamed", "renamed", "moved"]
    assert "| 会议 | 移动 | 问题 → 原因 |" in edited("codebook", "diff", first, "--format", "md").out


def test_diff_without_names_shows_what_an_editor_changed(edited, here):
    assert rows(edited("codebook", "diff", "--format", "json")) == []
    path = here / FILE
    path.write_bytes(
        path.read_bytes().replace("填表太多".encode(), "填的表实在太多，没有时间做别的".encode())
    )
    (row,) = rows(edited("codebook", "diff", "--format", "json"))
    assert (row["code"], row["field"]) == ("表格", "brief.zh")
    assert "[-" in row["words"] or "{+" in row["words"]


def test_layout_alone_is_no_difference(edited, here):
    path = here / FILE
    path.write_bytes(b"# more\n" + path.read_bytes())
    answer = json.loads(edited("codebook", "diff", "--format", "json").out)
    assert (answer["rows"], answer["meta"]["layout_only"]) == ([], True)
    assert "两者内容相同，只是写法不同" in edited("codebook", "diff").out
    assert edited("tag", "A01", "60:66", "派活").code == 0
    listed = rows(edited("codebook", "history", "--format", "json"))
    assert (listed[0]["layout_only"], listed[0]["differences"]) == (True, 0)
    assert listed[0]["revision"] == listed[1]["revision"]
    texts = [row["sha256"] for row in listed]
    compared = json.loads(edited("codebook", "diff", texts[1], texts[0], "--format", "json").out)
    assert compared["meta"]["layout_only"] is True
    assert "仅写法" in edited("codebook", "history").out
    assert "两者文字完全相同" in edited("codebook", "diff", "file", "file").out


def test_diff_with_another_file(edited, here):
    (here / "old.yaml").write_bytes(CODEBOOK.encode())
    assert len(rows(edited("codebook", "diff", "old.yaml", "file", "--format", "json"))) == 3
    broken = edited("codebook", "diff", "none.yaml")
    assert (broken.code, broken.err.split("\n")[0]) == (1, "error: none.yaml: no-file: 没有这个文件")


def test_names_that_no_revision_has(edited):
    for name in ("zzzz", "abc", "ffffffffffff0"):
        answer = edited("codebook", "diff", name)
        assert (answer.code, answer.out) == (1, "")
        assert f"没有“{name}”这个版本" in answer.err
        assert "coder codebook history" in answer.err


def test_every_name_of_a_revision_finds_it(edited, here):
    listed = rows(edited("codebook", "history", "--format", "json"))
    project = open_project(here)
    try:
        for row in listed:
            assert found(project, row["revision"]).codebook.revision == row["revision"]
            assert found(project, row["sha256"]).sha256.startswith(row["sha256"])
        assert found(project, "current").sha256 == found(project, "file").sha256
    finally:
        project.close()

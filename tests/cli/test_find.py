"""`coder find`: hits in every format, what is said of them, and coding them all at once."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from coder.cli.commands import find as command
from coder.project import searcher
from tests.cli.conftest import ask


def rows(answer):
    assert answer.code == 0, answer.err
    return json.loads(answer.out)["rows"]


def test_json_says_where_and_what(imported):
    (start, end) = (row := rows(imported("transcripts", "show", "A01", "--format", "json"))[3])["start"], 0
    start += row["text"].index("直接派活")
    end = start + 4
    imported("tag", "A01", f"{start}:{end}", "派活")
    answer = imported("find", "派活", "--context", "3", "--format", "json")
    assert rows(answer) == [
        {
            "transcript": "A01",
            "turn": 4,
            "speaker": "受访者",
            "start": start + 2,
            "end": end,
            "quote": "派活",
            "left": "门直接",
            "right": "，谁也",
            "codes": ["派活"],
        }
    ]
    assert answer.err == ""
    meta = json.loads(answer.out)["meta"]
    assert (meta["command"], meta["query"], meta["total"], meta["word"]) == ("find", "派活", 1, False)
    assert rows(imported("find", "派活", "--coder", "甲", "--format", "json"))[0]["codes"] == ["派活"]
    heading = rows(imported("find", "访谈编号", "--format", "json"))[0]
    assert (heading["turn"], heading["speaker"]) == (None, None)


def test_people_see_the_words_in_their_turn(imported):
    answer = imported("find", "表格", "--context", "4")
    assert "拦不住。【表格】又回来了…" in answer.out
    assert "  【表格】确实清理…" in answer.out
    assert "\x1b" not in answer.out
    assert "**“表格”的查找结果**" in imported("find", "表格", "--format", "md").out


def test_other_formats(imported, here):
    imported("find", "表格", "-o", "hits.csv")
    lines = list(csv.DictReader(io.StringIO(Path("hits.csv").read_bytes().decode("utf-8-sig"), newline="")))
    assert [(line["transcript"], line["quote"], line["codes"]) for line in lines] == [
        ("A01", "表格", ""),
        ("B01", "表格", ""),
    ]
    assert imported("find", "无此话", "-o", "none.json").code == 0
    assert json.loads(Path("none.json").read_bytes())["rows"] == []


def test_nothing_found_is_no_failure(imported):
    assert imported("find", "无此话") == type(imported("doctor"))(0, "", "没有找到\n")
    latin = imported("find", "App")
    assert (latin.code, latin.out) == (0, "")
    assert "--no-word" in latin.err
    assert "--no-word" not in imported("find", "App", "--no-word").err


def test_fewer_than_there_are(imported):
    answer = imported("find", "会|表", "--regex", "--limit", "2", "--format", "json")
    assert len(rows(answer)) == 2
    assert "共 5 处，列出了前 2 处" in answer.err


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (["填表(", "--regex"], "正则表达式在第 3 个字符处有误：有一个 ( 没有用 ) 闭合", 1),
        (["[", "--regex"], "第 1 个字符", 1),
        ([r"a\q", "--regex"], r"\q 没有意义", 1),
        (["x**", "--regex"], "重复", 1),
        ([" "], "没有要查找的内容", 1),
        ([""], "没有要查找的内容", 1),
        (["表", "--sentence"], "--tag", 2),
        (["表", "--yes"], "--tag", 2),
        (["表", "--tag", "表格", "--coder", "甲", "--coder", "乙", "--yes"], "--coder", 2),
        (["表", "--tag", "旧码", "--yes"], "旧码", 1),
        (["表", "--tag", "表格"], "--yes", 2),
        (["表", "--limit", "0"], "--limit", 2),
    ],
)
def test_what_cannot_be_done(imported, arguments, said, code):
    answer = imported("find", *arguments)
    assert (answer.code, said in answer.err) == (code, True), answer.err
    assert imported("codings", "list", "--format", "json").out.count('"quote"') == 0


def test_a_pattern_that_never_ends_is_a_warning(imported, here):
    Path("k.txt").write_bytes(f"问：{'k' * 60}!\n答：表格\n".encode())
    imported("import", "k.txt")
    answer = imported("find", r"(?:k|kk)+\d|表格$", "--regex", "--format", "json")
    assert answer.code == 0
    assert "warning: k: find-slow: k 第 1 个话轮没有搜索" in answer.err
    assert [row["transcript"] for row in rows(answer)] == ["k"]


def test_nothing_in_a_text_acts_on_the_terminal(imported, here):
    Path("evil.txt").write_bytes("问：[red]\x1b[31m红\u202e字\n第二行\n答：好\n".encode())
    imported("import", "evil.txt")
    answer = imported("find", "红")
    assert "\x1b" not in answer.out
    assert "[31m【红】␦字⏎第二行" in answer.out
    assert "[red]" in answer.out
    odd = imported("find", "红|\x1b", "--regex")
    assert ("\x1b" in odd.out, "红|␛" in odd.out) == (False, True)


def test_all_hits_are_coded_as_one_action(imported):
    answer = imported("find", "表格", "--tag", "表格多", "--yes", "--coder", "丙")
    assert answer.code == 0
    assert "丙" in answer.err
    assert "已编码 2 段" in answer.err
    assert "【表格】" in answer.out
    assert [row["quote"] for row in rows(imported("codings", "list", "--format", "json"))] == ["表格"] * 2
    again = imported("find", "表格", "--tag", "表格", "--yes", "--coder", "丙")
    assert "2 段原已有此编码" in again.err
    assert imported("undo", "--coder", "丙").code == 0
    assert rows(imported("codings", "list", "--format", "json")) == []


def test_the_sentences_around_are_coded(imported):
    imported("find", "表格|会议", "--regex", "--tag", "表格", "--sentence", "--limit", "2", "--yes")
    quotes = [row["quote"] for row in rows(imported("codings", "list", "--format", "json"))]
    assert quotes == ["可是会议又多了，😀天天开会。", "表格又回来了。"]


def test_nothing_found_nothing_coded(imported):
    answer = imported("find", "无此话", "--tag", "表格")
    assert (answer.code, answer.err) == (0, "没有找到\n")


def test_a_question_comes_first(imported, monkeypatch):
    monkeypatch.setattr("coder.cli.commands.transcripts.on_a_terminal", lambda: True)
    asked = []
    monkeypatch.setattr("click.confirm", lambda question, **_how: asked.append(question))
    assert imported("find", "表格", "--tag", "表格").code == 0
    assert asked == ["给 2 段话加上编码 表格 吗？"]
    assert len(rows(imported("codings", "list", "--format", "json"))) == 2


def test_a_large_project_is_indexed_after_the_answer(imported, here, monkeypatch):
    monkeypatch.setattr(searcher.Searcher.__init__, "__kwdefaults__", {"large": 0})
    first = imported("find", "确实", "--format", "json")
    assert (len(rows(first)), "索引" in first.err) == (1, True)
    assert Path(".coder/search.db").exists()
    second = imported("find", "确实", "--format", "json")
    assert (rows(second), second.err) == (rows(first), "")
    Path(".coder/search.db").unlink()

    def stopped(self, advanced):
        raise KeyboardInterrupt

    monkeypatch.setattr(searcher.Searcher, "prepare", stopped)
    third = imported("find", "确实", "--format", "json")
    assert (rows(third), "已停止" in third.err) == (rows(first), True)


def test_the_installed_program_finds(here):
    ask(["import", "transcripts/A01.txt"], here, CODER_CODER="甲")
    answer = ask(["find", "ＳＯＣＩＡＬ", "--format", "json"], here, CODER_LANG="en")
    assert (answer.code, rows(answer)) == (0, [])
    assert "whole words were looked for" in answer.err
    assert command.command.name == "find"

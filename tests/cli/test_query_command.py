"""`coder query`: passages in every shape, per coder, what is wrong with its column, queries with a name."""

from __future__ import annotations

import csv
import io
import json

import pytest

from coder.locale import language


@pytest.fixture
def coded(imported):
    """甲 gives two codes to one turn of A01 and is done with it; 乙 a third one to the same turn."""
    turns = json.loads(imported("transcripts", "show", "A01", "--format", "json").out)["rows"]
    start, later = turns[1]["start"], turns[3]["start"]
    for coder, code, place in (
        ("甲", "表格", f"{start}:{start + 4}"),
        ("甲", "会议", f"{start + 2}:{start + 9}"),
        ("乙", "派活", f"{start}:{start + 4}"),
        ("甲", "派活", f"{later}:{later + 6}"),
    ):
        assert imported("tag", "A01", place, code, "--coder", coder).code == 0
    assert imported("transcripts", "done", "A01", "--coder", "甲").code == 0
    return imported


def rows_of(answer):
    assert answer.code == 0, answer.err
    return json.loads(answer.out)["rows"]


def ask(coded, *arguments):
    return rows_of(coded("query", *arguments, "--format", "json"))


def test_json_has_the_keys_that_scripts_rely_on_first(coded):
    (row,) = ask(coded, "表格 OVERLAPS 会议")
    assert list(row)[:7] == ["transcript", "coder", "unit", "start", "end", "quote", "codings"]
    assert (row["transcript"], row["coder"], row["unit"], row["turn"]) == ("A01", "甲", "hull", 2)
    assert (row["quote"], row["codes"], row["right"]) == (
        "少了一些。可是会议",
        ["表格", "会议"],
        "又多了，😀天天开会。",
    )
    known = {one["id"] for one in map(json.loads, coded("codings", "export").out.strip().split("\n"))}
    assert len(row["codings"]) == 2
    assert set(row["codings"]) <= known


def test_what_is_shown_of_a_pair(coded):
    for show, quote in (("left", "少了一些"), ("right", "一些。可是会议"), ("shared", "一些")):
        assert [row["quote"] for row in ask(coded, "表格 OVERLAPS 会议", "--show", show)] == [quote]


def test_both_sides_are_of_one_coder_unless_it_is_said_otherwise(coded):
    assert ask(coded, "表格 SAME turn 派活") == []
    (row,) = ask(coded, "表格 SAME turn 派活", "--across-coders")
    assert (row["coder"], row["quote"], len(row["codings"])) == (None, "少了一些", 2)
    (row,) = ask(coded, "表格 BEFORE:2 派活")
    assert row["quote"].startswith("少了一些")
    assert row["quote"].endswith("部门直接派活")
    assert ask(coded, "派活 BEFORE:2 表格") == []


BOOLEAN = (
    ("表格 AND 会议", "overlap", ["一些"]),
    ("表格 与 非 会议", "overlap", ["少了"]),
    ("表格 AND NOT 会议", "turn", []),
    ("会议 AND NOT 表格", "sentence", ["可是会议又多了，😀天天开会。"]),
    ('text:"会议" AND 会议', "sentence", ["可是会议又多了，😀天天开会。"]),
    ("re:/直接.活/ AND 派活", "sentence", ["部门直接派活，谁也拦不住。"]),
    ("问题/ AND 派活", "turn", []),
)


def test_boolean_logic_per_unit(coded):
    for query, unit, quotes in BOOLEAN:
        assert [row["quote"] for row in ask(coded, query, "--unit", unit, "--coder", "甲")] == quotes, query


def test_words_belong_to_no_coder_and_are_looked_for_everywhere(coded):
    found = ask(coded, "text:表格")
    assert [(row["transcript"], row["coder"], row["codings"]) for row in found] == [
        ("A01", None, []),
        ("B01", None, []),
    ]
    assert ask(coded, "text:表格", "--transcript", "B01") == found[1:]
    assert ask(coded, "text:填表", "--speaker", "受访者") == []


def test_words_of_memos(coded):
    (row,) = ask(coded, "会议")
    assert (
        coded(
            "memo", "add", "再问一次", "--coding", ask(coded, "派活", "--coder", "甲")[0]["codings"][0]
        ).code
        == 0
    )
    (row,) = ask(coded, 'memo:"再问" OVERLAPS 派活')
    assert (row["quote"], row["codes"]) == ("部门直接派活", ["派活"])
    assert ask(coded, 'memo:"再问" OVERLAPS 会议') == []


def test_nothing_is_denied_where_a_coder_is_not_done(coded):
    language.choose("en")
    answer = coded("query", "NOT 会议", "--format", "json")
    meta = json.loads(answer.out)["meta"]
    assert (meta["left_out"], meta["coders"], meta["transcripts"], meta["n"]) == (1, ["甲"], ["A01"], 4)
    assert [row["turn"] for row in rows_of(answer)] == [1, 3, 4]
    assert "only says what is not" in answer.err
    assert "1 transcript is left out" in answer.err
    assert json.loads(coded("query", "NOT text:会议", "--format", "json").out)["meta"]["left_out"] == 0


def test_the_filter_on_codes_leaves_what_has_one_of_them(coded):
    assert [row["turn"] for row in ask(coded, "原因/ OR 问题/", "--coder", "甲")] == [2, 4]
    assert [row["turn"] for row in ask(coded, "原因/ OR 问题/", "--coder", "甲", "--code", "派活")] == [4]


def test_people_read_passages_in_their_context(coded, here):
    language.choose("en")
    answer = coded("query", "表格 OR 会议")
    assert "Passages of the query 表格 OR 会议" in answer.out
    assert "【少了一些。可是会议】又多了，😀天天开会。" in answer.out
    assert "甲, 乙 are asked each on their own" in answer.err
    whole = coded("query", "表格 AND 派活", "--unit", "transcript", "--coder", "甲").out
    assert "【少了一些】" in whole
    assert "【部门直接派活】" in whole
    assert "问题: a heading is given to no passage" in coded("query", "问题").err
    out = here / "found.csv"
    assert coded("query", "会议", "-o", out).code == 0
    (row,) = csv.DictReader(io.StringIO(out.read_bytes().decode("utf-8-sig")))
    assert (row["quote"], row["codes"]) == ("少了一些。可是会议又多了，😀天天开会。", "会议")
    assert "| A01 | 甲 |" in coded("query", "会议", "--format", "md").out


WRONG = (
    ("表格 会议", "column 4 of the query, at “会议”: “会议” follows without AND"),
    ("表格 AND", "at the end of the query: a code or a search is missing behind “AND”"),
    ("表 OR 会议", "column 1 of the query, at “表 OR 会议”: there is no code “表”"),
    ("会议 OR re:/(/", "wrong at character 11"),
)


def test_what_is_wrong_is_said_with_its_column(coded):
    language.choose("en")
    for query, said in WRONG:
        answer = coded("query", query)
        assert (answer.code, answer.out) == (1, "")
        assert said in answer.err


def test_who_is_blind_sees_nothing_of_others(coded, here):
    with (here / "coder.yaml").open("ab") as settings:
        settings.write(b"blind: all\n")
    assert len(ask(coded, "派活")) == 2
    assert coded("transcripts", "reopen", "A01", "--coder", "甲").code == 0
    assert [row["coder"] for row in ask(coded, "派活")] == ["甲"]
    assert {row["coder"] for row in rows_of(coded("saturation", "--format", "json"))} == {"甲"}


def test_a_query_is_kept_listed_asked_and_forgotten(coded, here):
    before = (here / "coder.yaml").read_bytes()
    assert coded("query", "表格 OVERLAPS 会议", "--save", "重叠").code == 0
    assert (here / "coder.yaml").read_bytes().startswith(before)
    assert rows_of(coded("query", "--list", "--format", "json")) == [
        {"name": "重叠", "query": "表格 OVERLAPS 会议"}
    ]
    assert ask(coded, "--saved", "重叠") == ask(coded, "表格 OVERLAPS 会议")
    assert coded("query", "表格", "--save", "a b").code == 1
    assert coded("query", "表格 AND", "--save", "x").code == 1
    assert coded("query", "--saved", "x").code == 1
    assert coded("query", "--forget", "重叠").code == 0
    assert (here / "coder.yaml").read_bytes() == before
    assert coded("query", "--forget", "重叠").code == 1


MISUSED = (
    (),
    ("表格", "--saved", "x"),
    ("--list", "--save", "x"),
    ("表格", "--show", "left"),
    ("表格 NEAR:1 会议", "--show", "shared"),
    ("表格 NEAR:1 会议", "--show", "left", "--unit", "turn"),
    ("表格", "--unit", "window"),
    ("表格", "--format", "xlsx"),
)


def test_wrong_usage(coded):
    for arguments in MISUSED:
        answer = coded("query", *arguments)
        assert (answer.code, answer.out) == (2, ""), arguments
        assert answer.err.startswith("error: ")


def test_the_same_twice_is_byte_for_byte_the_same(coded):
    once = coded("query", "问题/ NEAR:2 原因/", "--format", "json").out
    assert coded("query", "问题/ NEAR:2 原因/", "--format", "json").out == once

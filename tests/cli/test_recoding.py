"""Recoding and moving ends from a script: the id on stdout, what became one on stderr, errors with a hint."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def place(imported):
    turns = json.loads(imported("transcripts", "show", "A01", "--format", "json").out)["rows"]
    return turns[3]["start"] + turns[3]["text"].index("直接派活")


def codings(coder):
    return [json.loads(line) for line in coder("codings", "export").out.split("\n") if line]


def test_a_coding_gets_another_code_and_other_ends_and_undo_takes_both_back(imported, place):
    id = imported("tag", "A01", f"{place}:{place + 4}", "派活", "--memo", "点名部门").out
    recoded = imported("recode", id.strip(), "会议多")
    assert (recoded.code, recoded.out, recoded.err) == (0, id, "")
    moved = imported("move-ends", id.strip(), f"{place}:{place + 6}")
    assert (moved.code, moved.out, moved.err) == (0, id, "")
    (one,) = codings(imported)
    assert (one["code"], one["quote"], one["memo"]) == ("会议", "直接派活，谁", "点名部门")
    assert "派活 → 会议" in imported("history").out
    assert "“直接派活” → “直接派活，谁” · A01" in imported("undo").err
    assert imported("undo").code == 0
    (one,) = codings(imported)
    assert (one["code"], one["quote"]) == ("派活", "直接派活")


@pytest.mark.parametrize("how", ["recode", "move-ends"])
def test_what_becomes_equal_is_one_and_that_is_said(imported, place, how):
    kept = imported("tag", "A01", f"{place}:{place + 4}", "会议").out
    other = f"{place}:{place + 4}" if how == "recode" else f"{place}:{place + 9}"
    code = "派活" if how == "recode" else "会议"
    id = imported("tag", "A01", other, code).out.strip()
    answer = imported(how, id, "会议" if how == "recode" else f"{place}:{place + 4}")
    assert (answer.code, answer.out) == (0, kept)
    assert "两条已合为一条" in answer.err
    assert len(codings(imported)) == 1


def test_what_is_so_already_stays_and_that_is_said(imported, place):
    id = imported("tag", "A01", f"{place}:{place + 4}", "会议").out
    for arguments in (("recode", id.strip(), "会议"), ("move-ends", id.strip(), f"{place}:{place + 4}")):
        answer = imported(*arguments)
        assert (answer.code, answer.out) == (0, id)
        assert answer.err


def test_what_cannot_be_is_refused(imported, place):
    id = imported("tag", "A01", f"{place}:{place + 4}", "会议").out.strip()
    for arguments, code, said in (
        (("recode", id, "会义"), 1, "会议"),
        (("recode", id, "问题"), 1, "标题"),
        (("recode", "nothing", "会议"), 1, "coder codings list"),
        (("move-ends", id, "9:4"), 1, "9:4"),
        (("move-ends", id, "0:99999"), 1, "99999"),
        (("move-ends", id, "here"), 2, "here"),
        (("recode", id, "派活", "--coder", "乙"), 1, "甲"),
    ):
        answer = imported(*arguments)
        assert (answer.code, answer.out) == (code, "")
        assert answer.err.startswith("error: ")
        assert said in answer.err
    (one,) = codings(imported)
    assert (one["code"], one["start"]) == ("会议", place)

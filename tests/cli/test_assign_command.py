"""`coder assign`: who is to code what, and what that hides from whom."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def shared(imported, monkeypatch):
    """甲 and 乙 are to code A01, and both have begun; 甲 acts."""
    for who, span, code in (("甲", "70:80", "会议"), ("乙", "60:66", "表格")):
        assert imported("assign", "A01", "--coder", who).code == 0
        assert imported("tag", "A01", span, code, "--coder", who).code == 0
    monkeypatch.setenv("CODER_CODER", "甲")
    return imported


def _coders(answer):
    return {json.loads(line)["coder"] for line in answer.out.splitlines()}


def test_assignments_are_made_listed_and_taken_back(imported):
    answer = imported("assign", "A01", "B01", "--coder", "乙")
    assert (answer.code, answer.out) == (0, "")
    assert "A01、B01：由乙编码" in answer.err
    assert "与原来相同：A01" in imported("assign", "A01", "--coder", "乙").err
    rows = json.loads(imported("assign", "--format", "json").out)["rows"]
    assert rows[0] == {"transcript": "A01", "coders": {"乙": "new"}}
    assert "乙（" in imported("assign").out or "乙 (" in imported("assign").out
    assert imported("assign", "A01", "--coder", "乙", "--remove").code == 0
    assert json.loads(imported("assign", "--format", "json").out)["rows"][0]["coders"] == {}
    assert imported("undo").code == 0
    assert json.loads(imported("assign", "--format", "json").out)["rows"][0]["coders"] == {"乙": "new"}


def test_a_second_pass_needs_a_first_that_is_done(shared):
    early = shared("assign", "A01", "--coder", "甲", "--again")
    assert early.code == 1
    assert "transcripts done A01 --coder 甲" in early.err
    assert shared("transcripts", "done", "A01", "--coder", "甲").code == 0
    assert "甲 (2)" in shared("assign", "A01", "--coder", "甲", "--again").err


def test_what_others_coded_is_hidden_until_one_is_done(shared):
    hidden = shared("codings", "export")
    assert _coders(hidden) == {"甲"}
    assert "--coder NAME" in hidden.err
    assert _coders(shared("codings", "export", "--coder", "乙")) == {"乙"}
    assert "表格" not in shared("codings", "list", "--format", "csv").out
    rows = json.loads(shared("freq", "--format", "json").out)["rows"]
    assert {row["code"]: row["codings"] for row in rows if row["codings"]} == {"会议": 1}
    assert json.loads(shared("find", "填表", "--format", "json").out)["rows"][0]["codes"] == []
    assert shared("transcripts", "done", "A01", "--coder", "甲").code == 0
    seen = shared("codings", "export")
    assert _coders(seen) == {"甲", "乙"}
    assert "--coder NAME" not in seen.err


def test_who_is_not_assigned_sees_everything(shared, monkeypatch):
    monkeypatch.setenv("CODER_CODER", "师")
    assert _coders(shared("codings", "export")) == {"甲", "乙"}


@pytest.mark.parametrize(
    "wrong",
    [("A01",), ("--coder", "甲"), ("A01", "--coder", " "), ("A01", "--coder", "甲", "--again", "--remove")],
)
def test_half_a_wish_is_wrong_usage(imported, wrong):
    assert imported("assign", *wrong).code == 2


def test_who_is_blind_reads_no_counts_and_no_history_of_others(imported, monkeypatch):
    for name in ("甲", "乙"):
        imported("assign", "A01", "--coder", name)
        imported("tag", "A01", "0:4", "表格" if name == "乙" else "会议", "--coder", name)
    imported("memo", "add", "--transcript", "A01", "看出来了", "--coder", "乙")
    listed = imported("transcripts", "--format", "json")
    assert json.loads(listed.out)["rows"][0]["codings"] == {"甲": 1}
    assert "乙 – ●" in imported("transcripts").out
    assert "A01" in listed.err
    told = imported("history").out
    assert "会议" in told
    assert "表格" not in told
    assert "表格" in imported("history", "--coder", "乙").out
    assert json.loads(imported("memo", "list", "--format", "json").out)["rows"] == []
    assert "看出来了" not in imported("memo", "export").out
    assert "看出来了" in imported("memo", "list", "--coder", "乙").out
    monkeypatch.setenv("CODER_CODER", "师")
    assert "表格" in imported("history").out

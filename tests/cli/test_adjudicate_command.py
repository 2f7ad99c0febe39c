"""`coder adjudicate`: the queue in every shape, decisions, and the consensus as a coder like any other."""

from __future__ import annotations

import csv
import io
import json
import shutil
from contextlib import closing

import pytest

from coder.locale import language
from coder.model.span import Span
from coder.model.transcript import Status
from coder.project.coding import tag
from coder.project.importing import import_transcripts
from coder.project.opening import open_project
from coder.project.transcripts import set_status
from tests.conftest import write_study


@pytest.fixture(scope="module")
def worked_on(tmp_path_factory):
    """甲 and 乙 differ in an end, in a code and in one passage of A01, and agree in B01; made once."""
    folder = write_study(tmp_path_factory.mktemp("adjudicate") / "study")
    marks = {
        "甲": (
            ("A01", 60, 66, "表格"),
            ("A01", 70, 80, "会议"),
            ("A01", 95, 99, "派活"),
            ("B01", 23, 33, "表格"),
        ),
        "乙": (("A01", 60, 64, "表格"), ("A01", 71, 80, "表格"), ("B01", 23, 33, "表格")),
    }
    with closing(open_project(folder)) as study:
        import_transcripts(study, "甲", sorted((folder / "transcripts").iterdir()))
        for who, marked in marks.items():
            for transcript, start, end, code in marked:
                tag(study, who, transcript, Span(start, end), [code])
            for transcript in ("A01", "B01"):
                set_status(study, who, transcript, Status.DONE)
    return folder


@pytest.fixture
def coded(worked_on, here, coder):
    shutil.copytree(worked_on, here, dirs_exist_ok=True)
    return coder


def rows(coded, *options):
    return json.loads(coded("adjudicate", "--format", "json", *options).out)["rows"]


def test_json_tells_everything_about_a_difference(coded):
    found = json.loads(coded("adjudicate", "--format", "json").out)
    meta = found["meta"]
    assert (meta["open"], meta["decided"], meta["agreed"], meta["coders"]) == (3, 0, 1, ["甲", "乙"])
    ends, code, alone = found["rows"]
    assert [(one["coder"], one["start"], one["end"], one["code"]) for one in ends["passages"]] == [
        ("乙", 60, 64, "表格"),
        ("甲", 60, 66, "表格"),
    ]
    assert (ends["state"], ends["decision"], ends["coders"]) == ("open", None, ["甲", "乙"])
    assert {one["code"] for one in code["passages"]} == {"会议", "表格"}
    assert [one["coder"] for one in alone["passages"]] == ["甲"]
    assert alone["quote"] == alone["passages"][0]["quote"]


def test_people_see_who_marked_what_and_what_is_left_to_do(coded):
    language.choose("en")
    answer = coded("adjudicate", "--by", "size")
    assert answer.out.index("派活") > answer.out.index("会议")
    assert "【〔" in answer.out
    assert "3 of 3 differences open" in answer.out
    assert "1 passage is the same for all" in answer.out


def test_spreadsheets_get_a_passage_a_row(coded):
    answer = coded("adjudicate", "--format", "csv", "--code", "派活")
    (row,) = csv.DictReader(io.StringIO(answer.out.removeprefix("\ufeff")))
    assert (row["passage_coder"], row["passage_start"], row["passage_end"]) == ("甲", "95", "99")
    assert row["state"] == "open"


def test_decisions_are_made_told_replaced_and_undone(coded):
    ends, code, _alone = rows(coded)
    answer = coded("adjudicate", "decide", ends["id"], "--keep", "乙", "--reason", "手册", "--coder", "师")
    assert answer.code == 0
    (made,) = answer.out.split()
    assert "取乙的" in answer.err
    (decided,) = rows(coded, "--state", "decided")
    decision = decided["decision"]
    assert (decided["id"], decision["choice"], decision["kept"]) == (ends["id"], "keep", ["乙"])
    assert (decision["coder"], decision["reason"]) == ("师", "手册")
    assert decision["holds"] == [{"start": 60, "end": 64, "code": "表格"}]
    refused = coded("adjudicate", "decide", ends["id"], "--both", "--coder", "友")
    assert (refused.code, refused.out) == (1, "")
    assert "师" in refused.err
    assert "--again" in refused.err
    again = coded("adjudicate", "decide", ends["id"][:5], "--both", "--coder", "友", "--again")
    assert made in again.out.split()
    assert len(again.out.split()) == 2
    drawn = ("--draw", "70:80", "会议", "--draw", "71:79", "表格")
    assert len(coded("adjudicate", "decide", code["id"], *drawn, "--coder", "师").out.split()) == 2
    assert coded("undo", "--coder", "师").code == 0
    assert {one["id"] for one in rows(coded, "--state", "decided")} == {ends["id"]}


def test_where_nothing_is_compared_it_is_said_who_is_waited_for_and_what_helps(coded):
    assert coded("transcripts", "reopen", "A01", "--coder", "乙").code == 0
    assert coded("transcripts", "reopen", "B01", "--coder", "乙").code == 0
    answer = coded("adjudicate", "agreed", "--coder", "师")
    assert "没有完全一致的段落" in answer.err
    assert "都已在共识中" not in answer.err
    assert "--coder 指定" not in answer.err


def test_the_consensus_is_a_coder_like_any_other(coded):
    ends, code, alone = rows(coded)
    coded("adjudicate", "decide", ends["id"], "--keep", "甲")
    coded("adjudicate", "decide", code["id"], "--draw", "70:80", "会议")
    last = coded("adjudicate", "decide", alone["id"], "--neither")
    assert last.out == ""
    assert "coder transcripts done A01 --coder 共识" in last.err
    assert "1 个段落写入共识" in coded("adjudicate", "agreed").err
    assert "都已在共识中" in coded("adjudicate", "agreed").err
    listed = json.loads(coded("codings", "list", "--coder", "共识", "--format", "json").out)["rows"]
    assert [(one["transcript"], one["start"], one["end"], one["code"], one["origin"]) for one in listed] == [
        ("A01", 60, 66, "表格", "consensus"),
        ("A01", 70, 80, "会议", "consensus"),
        ("B01", 23, 33, "表格", "consensus"),
    ]
    counted = json.loads(coded("freq", "--coder", "共识", "--format", "json").out)["rows"]
    assert {one["code"]: one["codings"] for one in counted if one["codings"]} == {"表格": 2, "会议": 1}
    assert len(coded("codings", "export", "--coder", "共识").out.splitlines()) == 3
    for transcript in ("A01", "B01"):
        assert coded("transcripts", "done", transcript, "--coder", "共识").code == 0
    compared = json.loads(coded("compare", "甲", "共识", "--format", "json").out)
    assert compared["totals"] == {"match": 3, "boundary": 0, "code": 0, "only-A": 1, "only-B": 0}


def test_what_cannot_be_done_is_said(coded):
    for options, code, said in (
        (("decide", "zzz", "--both"), 1, "没有分歧 zzz"),
        (("decide", "zzz"), 2, "--keep"),
        (("decide", "zzz", "--both", "--neither"), 2, "--keep"),
        (("--by", "size", "decide", "zzz", "--both"), 2, "decide"),
        (("--coder", "谁"), 1, "谁"),
    ):
        answer = coded("adjudicate", *options)
        assert (answer.code, answer.out) == (code, "")
        assert said in answer.err
        assert answer.err.startswith("error: ")


def test_keeping_who_marked_nothing_is_refused(coded):
    alone = rows(coded)[2]
    answer = coded("adjudicate", "decide", alone["id"], "--keep", "乙")
    assert answer.code == 1
    assert "乙" in answer.err
    assert rows(coded, "--state", "decided") == []


def test_one_coder_or_nobody_done_is_no_error(imported):
    assert "不足两人" in imported("adjudicate").out
    imported("tag", "A01", "60:66", "表格", "--coder", "甲")
    imported("tag", "A01", "60:64", "表格", "--coder", "乙")
    answer = imported("adjudicate")
    assert answer.code == 0
    assert "A01（甲 进行中、乙 进行中）" in answer.out
    empty = json.loads(imported("adjudicate", "--format", "json").out)
    assert (empty["rows"], empty["meta"]["open"]) == ([], 0)
    settled = imported("adjudicate", "agreed")
    assert settled.code == 0
    assert "没有可写入的" in settled.err


def test_a_blind_coder_is_shown_nothing_until_asked_for(coded, monkeypatch):
    first = rows(coded)[0]["id"]
    for who in ("丙", "甲"):
        coded("assign", "A01", "--coder", who)
    monkeypatch.setenv("CODER_CODER", "丙")
    hidden = coded("adjudicate", "--format", "json")
    assert json.loads(hidden.out)["rows"] == []
    assert "A01" in hidden.err
    assert coded("adjudicate", "decide", first, "--both").code == 1
    assert len(rows(coded, "--coder", "甲", "--coder", "乙")) == 3


def test_the_list_of_a_second_pass_is_decided_with_between(coded):
    assert coded("assign", "A01", "--coder", "甲", "--again").code == 0
    coded("tag", "A01", "60:64", "表格", "--coder", "甲 (2)")
    coded("transcripts", "done", "A01", "--coder", "甲 (2)")
    first = rows(coded, "--coder", "甲", "--coder", "甲 (2)")[0]
    refused = coded("adjudicate", "decide", first["id"], "--keep", "甲 (2)")
    assert "--between" in refused.err
    between = ("--between", "甲", "--between", "甲 (2)")
    assert coded("adjudicate", "decide", first["id"], "--keep", "甲 (2)", *between).code == 0

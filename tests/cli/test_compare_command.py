"""`coder compare`: passages in context, code against code, in every shape."""

from __future__ import annotations

import csv
import io
import json

import pytest

from coder.locale import language


@pytest.fixture
def coded(imported):
    """甲 and 乙 differ in an end, in a code and in one passage of A01, and agree in B01."""
    for who, marks in (
        (
            "甲",
            (
                ("A01", "60:66", "表格"),
                ("A01", "70:80", "会议"),
                ("A01", "95:99", "派活"),
                ("B01", "23:33", "表格"),
            ),
        ),
        ("乙", (("A01", "60:64", "表格"), ("A01", "71:80", "表格"), ("B01", "23:33", "表格"))),
    ):
        for transcript, span, code in marks:
            assert imported("tag", transcript, span, code, "--coder", who).code == 0
        for transcript in ("A01", "B01"):
            assert imported("transcripts", "done", transcript, "--coder", who).code == 0
    return imported


def test_json_lists_every_item_with_offsets_and_quote(coded):
    found = json.loads(coded("compare", "甲", "乙", "--format", "json").out)
    assert list(found) == ["meta", "rows", "totals", "confusion", "agreed"]
    kinds = [row["kind"] for row in found["rows"]]
    assert sorted(kinds) == ["boundary", "code", "match", "only-A"]
    assert found["totals"] == {"match": 1, "boundary": 1, "code": 1, "only-A": 1, "only-B": 0}
    (other,) = [row for row in found["rows"] if row["kind"] == "code"]
    assert (other["a"]["code"], other["b"]["code"], other["relation"]) == ("会议", "表格", "sibling")
    assert other["quote"][1:] == other["b"]["quote"]
    assert (other["shift_start"], other["shift_end"]) == (1, 0)
    assert other["a"]["codings"]
    assert other["b"]["codings"]
    assert {(cell["a"], cell["b"]) for cell in found["confusion"]} >= {("会议", "表格"), ("派活", None)}
    assert found["meta"]["coders"] == ["甲", "乙"]


def test_people_see_differences_and_not_what_is_the_same(coded):
    language.choose("en")
    answer = coded("compare", "甲", "乙")
    assert answer.code == 0
    assert "Where 甲 and 乙 differ" in answer.out
    assert "【" in answer.out
    assert "〔" in answer.out
    assert "B01" not in answer.out.split("all passages")[0]
    assert "B01" in coded("compare", "甲", "乙", "--only", "match").out


def test_spreadsheets_get_an_item_a_row(coded):
    answer = coded("compare", "甲", "乙", "--format", "csv", "--only", "boundary")
    (row,) = csv.DictReader(io.StringIO(answer.out.removeprefix("\ufeff")))
    assert (row["a_start"], row["a_end"], row["b_end"], row["shift_end"]) == ("60", "66", "64", "-2")


def test_the_matrix_has_both_codes_on_its_diagonal(coded):
    answer = coded("compare", "甲", "乙", "--confusion", "--format", "csv", "--raw")
    rows = list(csv.DictReader(io.StringIO(answer.out.removeprefix("\ufeff"))))
    cells = {row["code"]: row for row in rows}
    assert cells["会议"]["表格"] != "0"
    assert int(cells["表格"]["表格"]) > 10
    assert int(cells["派活"]["none"]) > 0
    assert list(cells)[-1] == ""


def test_what_cannot_be_compared_is_said(coded):
    assert coded("compare", "甲", "丁").code == 1
    same = coded("compare", "甲", "甲")
    assert (same.code, same.out) == (1, "")
    assert "assign --again" in same.err
    assert coded("compare", "甲").code == 2


def test_where_nothing_is_listed_it_says_what_would_list_some(coded):
    language.choose("en")
    assert coded("tag", "A01", "70:80", "会议", "--coder", "丙").code == 0
    begun = coded("compare", "甲", "丙", "--transcript", "A01").out
    assert "With `--unfinished` what is only begun is compared too: A01." in begun
    assert "A01 (甲 done, 丙 in progress)" in begun
    assert "no such passage" not in begun
    new = coded("compare", "甲", "丙", "--transcript", "B01").out
    assert "Where a coder has not begun there is nothing to compare" in new
    assert "B01 (甲 done, 丙 not begun)" in new
    assert "`--only match` lists" in coded("compare", "甲", "乙", "--transcript", "B01").out


def test_what_is_the_same_is_shown_wherever_it_is_asked_for(coded):
    language.choose("en")
    assert "Where 甲 and 乙 agree" in coded("compare", "甲", "乙", "--only", "match").out
    both = coded("compare", "甲", "乙", "--only", "match", "--only", "code").out.split("all passages")[0]
    assert "B01" in both
    assert "another code" in both

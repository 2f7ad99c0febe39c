"""`coder saturation`: new codes per transcript in each order, per coder, with what is said beside them."""

from __future__ import annotations

import csv
import io
import json

import pytest

from coder.locale import language


@pytest.fixture
def coded(imported):
    """甲 codes B01 first, then A01; 乙 only A01."""
    starts = {
        name: json.loads(imported("transcripts", "show", name, "--format", "json").out)["rows"][1]["start"]
        for name in ("A01", "B01")
    }
    for name, code, coder in (
        ("B01", "表格", "甲"),
        ("A01", "派活", "甲"),
        ("A01", "表格", "甲"),
        ("A01", "会议", "乙"),
    ):
        place = f"{starts[name]}:{starts[name] + 3}"
        assert imported("tag", name, place, code, "--coder", coder).code == 0
    return imported


def rows_of(answer):
    assert answer.code == 0, answer.err
    return json.loads(answer.out)["rows"]


def test_each_coder_has_a_curve_in_the_order_asked_for(coded):
    rows = rows_of(coded("saturation", "--format", "json"))
    assert [tuple(row.values()) for row in rows] == [
        ("乙", 1, "A01", 1, 1, 1.0, 1.0, 1, 1, ["会议"]),
        ("甲", 1, "B01", 1, 1, 0.5, 1.5, 1, 2, ["表格"]),
        ("甲", 2, "A01", 1, 2, 1.0, 2.0, 2, 2, ["派活"]),
    ]
    assert list(rows[0]) == [
        *("coder", "position", "transcript", "new", "cumulative", "share", "mean", "low", "high", "codes")
    ]
    for order in ("imported", "name"):
        rows = rows_of(coded("saturation", "--coder", "甲", "--order", order, "--format", "json"))
        assert [(row["transcript"], row["new"]) for row in rows] == [("A01", 2), ("B01", 0)]


def test_filters_and_levels_of_the_codebook(coded):
    ask = ("saturation", "--coder", "甲", "--format", "json")
    assert [row["codes"] for row in rows_of(coded(*ask, "--depth", "1"))] == [["问题"], ["原因"]]
    assert [row["new"] for row in rows_of(coded(*ask, "--code", "原因/"))] == [1, 0]
    assert [row["new"] for row in rows_of(coded(*ask, "--speaker", "访谈者"))] == [0, 0]
    assert [row["transcript"] for row in rows_of(coded(*ask, "--transcript", "B01"))] == ["B01"]


def test_people_read_a_table_and_the_methods_in_both_languages(coded, here):
    language.choose("en")
    answer = coded("saturation")
    assert "New codes per transcript" in answer.out
    assert "甲: 2 codes in 2 transcripts; the last 0 brought no new code." in answer.out
    assert "in the order in which they were coded (2 interviews)" in answer.err
    assert "逐份访谈统计新编码，按编码的先后（2 份访谈）。" in answer.err
    assert "are counted each on their own" in answer.err
    assert "3 transcripts are still in progress: more codes may come there" in answer.err
    meta = json.loads(coded("saturation", "--format", "json", "--seed", "7").out)["meta"]
    assert (meta["seed"], meta["order"], meta["curves"][1]["all_orders"]) == (7, "coded", True)
    out = here / "curve.csv"
    assert coded("saturation", "--coder", "甲", "-o", out).code == 0
    rows = list(csv.DictReader(io.StringIO(out.read_bytes().decode("utf-8-sig"))))
    assert [(row["transcript"], row["cumulative"]) for row in rows] == [("B01", "1"), ("A01", "2")]
    assert coded("saturation", "-o", here / "curve.xlsx").code == 0
    assert coded("saturation", "--format", "md").out == coded("saturation", "--format", "md").out


def test_nothing_coded_and_wrong_usage(imported):
    assert rows_of(imported("saturation", "--format", "json")) == []
    assert imported("saturation").code == 0
    assert imported("saturation", "--order", "x").code == 2
    assert imported("saturation", "--permutations", "0").code == 2
    assert imported("saturation", "--coder", "谁").code == 1

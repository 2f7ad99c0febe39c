"""`coder cooc --figure` and `coder figure`: the numbers of the tables, every name, the same bytes twice."""

from __future__ import annotations

import json
import os
from pathlib import Path

import matplotlib as mpl
import pytest

from coder.locale import language

GUARDS = ("--coder", "甲", "--min-count", "1", "--min-transcripts", "1", "--min-freq", "1")


@pytest.fixture
def coded(imported):
    """甲 gives up to three codes to turns of both transcripts; 乙 one."""
    for name, marks in (("A01", ("表格", "会议", "派活")), ("B01", ("表格", "会议"))):
        rows = json.loads(imported("transcripts", "show", name, "--format", "json").out)["rows"]
        for code in marks:
            start = rows[1]["start"]
            assert imported("tag", name, f"{start}:{start + 2}", code, "--coder", "甲").code == 0
    start = json.loads(imported("transcripts", "show", "A01", "--format", "json").out)["rows"][1]["start"]
    assert imported("tag", "A01", f"{start}:{start + 3}", "派活", "--coder", "乙").code == 0
    return imported


def rows_of(answer):
    assert answer.code == 0, answer.err
    return json.loads(answer.out)["rows"]


def record_of(path):
    return json.loads(path.with_suffix(".figure.json").read_bytes())


def test_the_network_has_the_edges_and_the_codes_of_the_tables(coded, tmp_path):
    file = tmp_path / "网络.svg"
    edges = rows_of(coded("cooc", *GUARDS, "--format", "json", "--figure", file))
    nodes = rows_of(coded("cooc", *GUARDS, "--format", "json", "--nodes"))
    record = record_of(file)
    assert len(edges) == 3
    assert {(one["a"], one["b"]): (one["n_ab"], one["weight"]) for one in record["edges"]} == {
        (one["a"], one["b"]): (one["n_ab"], one["weight"]) for one in edges
    }
    assert {(one["code"], one["n"], one["x"], one["y"]) for one in record["nodes"]} == {
        (one["code"], one["n"], one["x"], one["y"]) for one in nodes
    }
    assert (record["meta"]["seed"], record["meta"]["guards"]["min_count"]) == (1, 1)
    assert set(record["methods"]) == {"zh", "en"}
    words = file.read_text()
    assert all(f"<!-- {one['label']} -->" in words for one in record["nodes"])


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf"])
def test_the_same_question_gives_the_same_bytes_whatever_the_settings_of_matplotlib(
    coded, tmp_path, monkeypatch, suffix
):
    files = [tmp_path / f"{name}.{suffix}" for name in ("one", "two")]
    for file in files:
        assert coded("cooc", *GUARDS, "--permutations", "0", "--figure", file).code == 0
        monkeypatch.setitem(mpl.rcParams, "lines.antialiased", False)
        monkeypatch.setitem(mpl.rcParams, "font.family", ["serif"])
    one, two = (file.read_bytes() for file in files)
    assert one == two
    assert one.startswith({"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}[suffix])


def test_the_matrix_has_every_pair_that_meets(coded, tmp_path):
    file = tmp_path / "matrix.svg"
    edges = rows_of(coded("cooc", "--coder", "甲", "--top", "0", "--format", "json"))
    assert coded("cooc", "--coder", "甲", "--matrix", "--figure", file).code == 0
    record = record_of(file)
    assert record["figure"]["kind"] == "matrix"
    assert sorted((one["a"], one["b"], one["n_ab"]) for one in record["cells"]) == sorted(
        (one["a"], one["b"], one["n_ab"]) for one in edges
    )


def test_bars_and_coverage_are_those_of_the_frequency_table(coded, tmp_path):
    bars, coverage = tmp_path / "bars.svg", tmp_path / "coverage.svg"
    assert coded("figure", "bars", "-o", bars).code == 0
    assert coded("figure", "coverage", "--coder", "甲", "-o", coverage).code == 0
    rows = rows_of(coded("freq", "--format", "json"))
    assert [(one["code"], one["codings"], one["rolled_up.codings"]) for one in record_of(bars)["rows"]] == [
        (row["code"], row["codings"], row["rolled_up"]["codings"]) for row in rows
    ]
    rows = rows_of(coded("freq", "--format", "json", "--by", "transcript", "--coder", "甲"))
    shown = {
        (one["transcript"], one["code"]): one["coverage"]
        for one in record_of(coverage)["rows"]
        if one["code"]
    }
    assert shown == {(row["group"], row["code"]): row["rolled_up"]["coverage"] for row in rows}
    assert all("甲" in sentence for sentence in record_of(coverage)["methods"].values())


def test_a_timeline_has_every_coding_of_the_interview(coded, tmp_path):
    file = tmp_path / "time.svg"
    assert coded("figure", "timeline", "A01", "-o", file).code == 0
    rows = rows_of(coded("codings", "list", "--transcript", "A01", "--format", "json"))
    assert sorted(tuple(one.values()) for one in record_of(file)["codings"]) == sorted(
        (row["code"], row["coder"], row["start"], row["end"]) for row in rows
    )
    assert "甲、乙" in file.read_text()
    language.choose("en")
    assert coded("figure", "timeline", "A01", "--coder", "乙", "-o", file).code == 0
    assert len(record_of(file)["codings"]) == 1
    assert "Coder: 乙." in file.read_text()


def test_columns_have_the_edges_of_the_table(coded, tmp_path):
    file = tmp_path / "flow.svg"
    asked = ("cooc", *GUARDS, "--between", "problem:cause", "--format", "json")
    edges = rows_of(coded(*asked, "--figure", file))
    assert sorted((one["a"], one["b"], one["n_ab"]) for one in record_of(file)["edges"]) == sorted(
        (one["a"], one["b"], one["n_ab"]) for one in edges
    )
    assert record_of(file)["figure"]["kind"] == "flow"


def test_nothing_to_draw_is_said_in_the_picture(coded, tmp_path):
    language.choose("en")
    assert coded("figure", "flow", "-o", tmp_path / "flow.svg").code == 0
    assert "No pair of codes passes the guards." in (tmp_path / "flow.svg").read_text()


def test_words_stay_words_only_when_asked(coded, tmp_path):
    file = tmp_path / "bars.svg"
    assert coded("figure", "bars", "--svg-text", "-o", file).code == 0
    assert f">{record_of(file)['rows'][-1]['label']}</text>" in file.read_text()
    assert coded("figure", "bars", "-o", file).code == 0
    assert "<text" not in file.read_text()


def test_what_cannot_be_written_is_refused_before_anything_is_counted(coded, tmp_path):
    language.choose("en")
    refused = coded("cooc", "--figure", tmp_path / "net.gif")
    assert (refused.code, "is none of .svg .png .pdf" in refused.err) == (2, True)
    assert coded("figure", "bars", "-o", tmp_path / "nowhere" / "bars.svg").code == 1
    two = ("--group", "coder=甲", "--group", "coder=乙")
    assert coded("cooc", *two, "--figure", tmp_path / "net.svg").code == 2
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    if not os.access(folder, os.W_OK):
        assert coded("figure", "bars", "-o", folder / "bars.svg").code == 1
    assert [path for path in Path(tmp_path).rglob("*") if path.suffix in {".svg", ".json", ".part"}] == []


@pytest.mark.parametrize("what", [("bars", "--by", "coder"), ("bars", "--hide-zero"), ("coverage",)])
def test_where_nothing_was_coded_the_picture_is_empty(imported, tmp_path, what):
    assert imported("figure", *what, "-o", tmp_path / "empty.svg").code == 0
    assert (tmp_path / "empty.figure.json").exists()

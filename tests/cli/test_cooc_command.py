"""`coder cooc`: pairs in every shape, what is refused, and what is said beside the figures."""

from __future__ import annotations

import csv
import io
import json

import pytest

from coder.locale import language

KEYS = [
    *("a", "b", "n_ab", "n_a", "n_b", "n", "transcripts", "jaccard"),
    *("p_b_given_a", "p_a_given_b", "lift", "npmi", "p_value"),
]


@pytest.fixture
def coded(imported):
    """甲 gives two codes to a turn of each transcript; 乙 a third one to the same turn of A01."""
    turns = {
        name: json.loads(imported("transcripts", "show", name, "--format", "json").out)["rows"]
        for name in ("A01", "B01")
    }
    for name, rows in turns.items():
        start = rows[1]["start"]
        for code in ("表格", "会议"):
            assert imported("tag", name, f"{start}:{start + 2}", code, "--coder", "甲").code == 0
    start = turns["A01"][1]["start"]
    assert imported("tag", "A01", f"{start}:{start + 3}", "派活", "--coder", "乙").code == 0
    return imported


def rows_of(answer):
    assert answer.code == 0, answer.err
    return json.loads(answer.out)["rows"]


def test_json_has_the_keys_that_scripts_rely_on_first(coded):
    (row,) = rows_of(coded("cooc", "--edges", "--top", "0", "--format", "json", "--coder", "甲"))
    assert list(row)[: len(KEYS)] == KEYS
    assert (row["n_ab"], row["n_a"], row["n_b"], row["transcripts"]) == (2, 2, 2, 2)
    assert row["jaccard"] == 1
    assert row["n"] == sum(
        one["turns"] for one in json.loads(coded("transcripts", "--format", "json").out)["rows"]
    )
    assert 0 < row["p_value"] <= 1
    assert (row["in_graph"], row["dropped_by"]) == (False, "frequency")
    assert row["query"] == f"{row['a']} SAME turn {row['b']}"


def test_the_picture_has_its_guards_and_the_list_of_all_has_none(coded):
    ask = ("cooc", "--format", "json", "--coder", "甲")
    assert rows_of(coded(*ask)) == []
    assert len(rows_of(coded(*ask, "--min-freq", "1"))) == 1
    assert rows_of(coded(*ask, "--top", "0", "--min-count", "3")) == []


def test_coders_are_never_pooled(coded):
    language.choose("en")
    answer = coded("cooc", "--top", "0", "--format", "json")
    assert {(row["a"], row["b"]) for row in json.loads(answer.out)["rows"]} == {("表格", "会议")}
    assert "甲, 乙 are counted each on their own" in answer.err
    meta = json.loads(answer.out)["meta"]
    assert (meta["layer"], meta["counted_per_coder"]) == ("every coder", True)


def test_every_unit_and_why_a_figure_has_no_value(coded):
    for unit in ("overlap", "sentence", "transcript", "near:1", "near:5c", "window:2"):
        answer = coded("cooc", "--unit", unit, "--top", "0", "--format", "json", "--coder", "甲")
        (row,) = rows_of(answer)
        assert row["n_ab"] == 2
        has_table = unit in {"sentence", "transcript"}
        for name in ("lift", "p_value"):
            assert (row[name] is None) == (not has_table)
            assert (name in row["reasons"]) == (not has_table)
        assert json.loads(answer.out)["meta"]["unit"] == unit


def test_before_asks_in_one_direction(coded):
    start = json.loads(coded("transcripts", "show", "A01", "--format", "json").out)["rows"][2]["start"]
    assert coded("tag", "A01", f"{start}:{start + 1}", "派活", "--coder", "甲").code == 0
    rows = rows_of(coded("cooc", "--unit", "before:1", "--top", "0", "--format", "json", "--coder", "甲"))
    assert {(row["a"], row["b"]) for row in rows} == {("表格", "派活"), ("会议", "派活")}
    assert {row["p_b_given_a"] for row in rows} == {0.5}
    assert all(row["base"] for row in rows)


def test_people_read_a_table_and_the_methods_in_both_languages(coded):
    language.choose("en")
    answer = coded("cooc", "--coder", "甲", "--min-freq", "1")
    assert "Codes that go together: in the same turn" in answer.out
    assert "2 (2) codes, 1 (1) edges, density 1.00, Jaccard from 1" in answer.out
    assert "共现以话轮为单位：同一编码员在同一话轮内标注两个编码计 1 次（N = " in answer.err
    assert "two codes given by the same coder within one turn count once (N = " in answer.err
    assert "still in progress" in answer.err
    assert coded("cooc", "--coder", "甲", "--min-freq", "1").out == answer.out


def test_csv_markdown_and_the_matrix(coded, here):
    out = here / "pairs.csv"
    assert coded("cooc", "--top", "0", "--coder", "甲", "-o", out).code == 0
    (row,) = csv.DictReader(io.StringIO(out.read_bytes().decode("utf-8-sig")))
    assert (row["a"], row["n_ab"]) == ("表格", "2")
    markdown = coded("cooc", "--coder", "甲", "--min-freq", "1", "--format", "md").out
    assert "| 1.000 |" in markdown
    matrix = rows_of(coded("cooc", "--matrix", "--coder", "甲", "--format", "json"))
    assert matrix == [{"code": "表格", "表格": 2, "会议": 2}, {"code": "会议", "表格": 2, "会议": 2}]


def test_done_only_and_what_is_unfinished(coded):
    ask = ("cooc", "--top", "0", "--coder", "甲", "--format", "json")
    assert json.loads(coded(*ask).out)["meta"]["unfinished"] == 2
    assert coded("transcripts", "done", "A01", "--coder", "甲").code == 0
    meta = json.loads(coded(*ask, "--done-only").out)["meta"]
    assert (meta["unfinished"], meta["transcripts"]) == (0, ["A01"])


@pytest.mark.parametrize(
    "arguments",
    [
        ("--unit", "near"),
        ("--unit", "window:0"),
        ("--between", "cause"),
        ("--between", "cause:人"),
        ("--kind", "cause", "--between", "cause:problem"),
        ("--triads",),
        ("--triads", "--between", "cause:problem:countermeasure", "--unit", "overlap"),
        ("--matrix", "--edges"),
    ],
)
def test_wrong_usage(coder, arguments):
    answer = coder("cooc", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("error: ")


def test_an_empty_project_has_no_pairs(imported):
    assert rows_of(imported("cooc", "--top", "0", "--format", "json")) == []
    assert imported("cooc").code == 0


def test_nodes_have_their_part_in_the_network(coded):
    language.choose("en")
    ask = ("cooc", "--coder", "甲", "--min-freq", "1", "--nodes")
    rows = rows_of(coded(*ask, "--format", "json"))
    assert [(row["code"], row["degree"], row["community"]) for row in rows] == [
        ("表格", 1, 1),
        ("会议", 1, 1),
    ]
    assert "1 community by Louvain (resolution 1)" in coded(*ask).out
    assert "Communities: Louvain (resolution 1)" in coded(*ask).err


def test_graphs_are_written_in_every_format_and_twice_the_same(coded, here):
    names = ["g.graphml", "g.gexf", "g.net", "g.dot", "g.json", "g.vos.json"]
    ask = ["cooc", "--coder", "甲", "--min-freq", "1", *(part for n in names for part in ("--graph", n))]
    assert coded(*ask).code == 0
    once = {name: (here / name).read_bytes() for name in names}
    assert coded(*ask).code == 0
    assert {name: (here / name).read_bytes() for name in names} == once
    assert all("表格".encode() in content for content in once.values())
    assert coded("cooc", "--graph", "g.txt").code == 2


def test_two_groups_are_compared(coded, here):
    language.choose("en")
    ask = ("cooc", "--min-freq", "1", "--min-transcripts", "1", "--min-count", "1", "--coder", "甲")
    groups = ("--group", "transcript=A01", "--group", "transcript=B01")
    (row,) = rows_of(coded(*ask, *groups, "--format", "json", "--graph", "d.graphml"))
    assert (row["difference"], row["n_ab_1"], row["n_ab_2"], row["p_value"]) == (0, 1, 1, 1)
    assert b"more_in" in (here / "d.graphml").read_bytes()
    told = coded(*ask, *groups)
    assert "Codes that go together in A01 and in B01" in told.out
    assert "permuting group labels over whole interviews" in told.err
    nobody = ("--group", "role=nobody", *groups[:2])
    for wrong in (groups[:2], (*groups, "--nodes"), ("--group", "role", *groups[:2]), nobody):
        assert coded(*ask, *wrong).code == 2


def test_the_passages_behind_a_pair(coded):
    language.choose("en")
    ask = ("cooc", "--from", "表格,会议", "--coder", "甲")
    rows = rows_of(coded(*ask, "--format", "json"))
    assert [(row["transcript"], row["a_turn"], row["b_code"]) for row in rows] == [
        ("A01", 2, "会议"),
        ("B01", 2, "会议"),
    ]
    assert "a_quote" not in rows[0], "interviews are confidential"
    quoted = rows_of(coded(*ask, "--with-quotes", "--format", "json"))
    assert len(quoted[0]["a_quote"]) == 2
    told = coded(*ask)
    assert "--with-quotes shows what was said" in told.out
    assert quoted[0]["a_quote"] in coded(*ask, "--with-quotes").out
    assert rows_of(coded("cooc", "--from", "表格,派活", "--format", "json")) == []
    assert coded("cooc", "--from", "表格,无此编码").code == 1
    for wrong in (("--from", "表格"), ("--from", "表格,会议", "--matrix"), ("--with-quotes",)):
        assert coded("cooc", *wrong).code == 2


def test_the_consensus_is_counted_where_there_is_one(coded):
    language.choose("en")
    rows = json.loads(coded("codings", "list", "--coder", "甲", "--format", "json").out)["rows"]
    for row in rows:
        span = f"{row['start']}:{row['end']}"
        assert coded("tag", row["transcript"], span, row["code"], "--coder", "乙").code == 0
    for who in ("甲", "乙"):
        for name in ("A01", "B01"):
            assert coded("transcripts", "done", name, "--coder", who).code == 0
    assert coded("adjudicate", "agreed").code == 0
    answer = coded("cooc", "--top", "0", "--format", "json")
    meta = json.loads(answer.out)["meta"]
    assert (meta["layer"], meta["counted_per_coder"], len(meta["coders"])) == ("consensus", False, 1)
    assert [row["n_ab"] for row in json.loads(answer.out)["rows"]] == [2]
    assert "the consensus is counted" in answer.err
    assert "The consensus of the coders was counted" in answer.err
    both = json.loads(coded("cooc", "--top", "0", "--format", "json", "--coder", "甲", "--coder", "乙").out)
    assert both["rows"][0]["n_ab"] == 4
    assert both["rows"][0]["transcripts"] == 2
    assert both["rows"][0]["p_value"] is None
    assert both["rows"][0]["reasons"]["p_value"] == "same-text-twice"


def test_every_format_twice_the_same(coded, here):
    for table in ((), ("--nodes",), ("--matrix",)):
        for suffix in ("html", "tex", "xlsx", "docx", "tsv"):
            out = here / f"out.{suffix}"
            ask = ("cooc", "--coder", "甲", "--min-freq", "1", "--permutations", "0", *table, "-o", out)
            assert coded(*ask).code == 0
            once = out.read_bytes()
            assert coded(*ask).code == 0
            assert out.read_bytes() == once != b""


def test_sentences_of_one_turn_are_units_of_their_own(imported):
    rows = json.loads(imported("transcripts", "show", "A01", "--format", "json").out)["rows"]
    turn = next(row for row in rows if "。" in row["text"][:-1])
    stop = turn["start"] + turn["text"].index("。")
    first, second = (f"{stop - 2}:{stop}", f"{stop + 1}:{stop + 2}")
    for span, code in ((first, "表格"), (second, "会议")):
        assert imported("tag", "A01", span, code).code == 0
    ask = ("cooc", "--top", "0", "--format", "json", "--permutations", "0")
    assert [row["n_ab"] for row in rows_of(imported(*ask))] == [1]
    assert rows_of(imported(*ask, "--unit", "sentence")) == []
    assert [row["n_ab"] for row in rows_of(imported(*ask, "--unit", "near:1c"))] == [1]
    assert rows_of(imported(*ask, "--unit", "near:0c")) == []

"""`coder reliability`: every shape of its answer, and what it says where there is nothing to say."""

from __future__ import annotations

import csv
import io
import json

import pytest

from coder.locale import language

ESTIMATE = {
    *("value", "reason", "se", "low", "high", "level", "method", "observed", "expected", "n"),
    *("replicates", "undefined", "seed", "p_800", "p_667", "warnings"),
}


@pytest.fixture
def coded(imported):
    """Two coders who are done with both transcripts; they differ about 表格."""
    for who, spans in (
        ("甲", (("A01", "60:66", "表格"), ("A01", "70:80", "会议"), ("B01", "23:33", "表格"))),
        ("乙", (("A01", "60:64", "表格"), ("A01", "70:80", "会议"))),
    ):
        for transcript, span, code in spans:
            assert imported("tag", transcript, span, code, "--coder", who).code == 0
        for transcript in ("A01", "B01"):
            assert imported("transcripts", "done", transcript, "--coder", who).code == 0
    return imported


def test_json_has_every_figure_under_its_key(coded):
    answer = coded("reliability", "--format", "json", "--replicates", "50", "--pairs", "--depth", "all")
    assert answer.code == 0
    found = json.loads(answer.out)
    assert list(found) == ["meta", "codes", "domains", "overall", "pairs", "depths", "over_time", "against"]
    first = found["codes"][0]
    for key in ("binary_u_alpha", "alpha", "kappa", "f1", "gwet_ac1", "brennan_prediger", "percent"):
        assert set(first[key]) == ESTIMATE, key
    assert {"code", "n11", "n10", "n01", "n00", "passages", "characters"} <= set(first)
    domain = found["domains"][0]
    assert {"parent", "u_alpha", "cu_alpha", "cu_coverage", "k_u_alpha", "overlaps"} == set(domain)
    assert all(set(child) == {"estimate", "coverage"} for child in domain["k_u_alpha"].values())
    assert set(found["overall"]["multi_valued_alpha"]) == {"sentence", "turn"}
    assert {"macro", "weighted", "micro", "union", "set_alpha"} <= set(found["overall"])
    assert [pair["coders"] for pair in found["pairs"]] == [["甲", "乙"]]
    assert [depth["depth"] for depth in found["depths"]] == [1, 2]
    meta = found["meta"]
    assert (meta["command"], meta["unit"], meta["seed"], meta["level"]) == (
        "reliability",
        "character",
        1,
        0.95,
    )
    assert (meta["coders"], meta["transcripts"]) == (["甲", "乙"], ["A01", "B01"])
    assert set(meta["methods"]) == {"zh", "en"}
    assert "Krippendorff" in meta["methods"]["en"]
    assert "编码员" in meta["methods"]["zh"]


def test_the_same_seed_gives_the_same_answer(coded):
    asked = ("reliability", "--format", "json", "--replicates", "50", "--ci", "transcript")
    first, again, other = coded(*asked), coded(*asked), coded(*asked, "--seed", "2")
    assert first.out == again.out
    assert first.out != other.out
    estimate = json.loads(first.out)["codes"][0]["binary_u_alpha"]
    assert (estimate["method"], estimate["seed"]) == ("bootstrap-transcript-expanded", 1)


def test_no_replicates_no_interval(coded):
    found = json.loads(coded("reliability", "--format", "json", "--replicates", "0").out)
    estimate = found["codes"][0]["binary_u_alpha"]
    assert estimate["value"] is not None
    assert (estimate["low"], estimate["method"], found["meta"]["ci"]) == (None, None, None)


def test_on_units_alpha_is_the_coefficient(coded):
    found = json.loads(coded("reliability", "--format", "json", "--unit", "turn", "--ci", "analytic").out)
    assert "binary_u_alpha" not in found["codes"][0]
    assert found["codes"][0]["alpha"]["method"] == "analytic"
    assert {"parent", "alpha", "multi_valued_alpha", "overlaps"} == set(found["domains"][0])


def test_rows_for_spreadsheets_hold_the_same_figures(coded):
    asked = ("reliability", "--replicates", "0", "--format")
    rows = list(csv.DictReader(io.StringIO(coded(*asked, "csv", "--raw").out.removeprefix("\ufeff"))))
    found = json.loads(coded(*asked, "json").out)
    told = {(row["of"], row["figure"]): row["value"] for row in rows if row["section"] == "code"}
    for code in found["codes"]:
        value = code["binary_u_alpha"]["value"]
        assert told[code["code"], "binary_u_alpha"] == ("" if value is None else f"{value:.3f}")
        assert told[code["code"], "n11"] == str(code["n11"])


def test_training_has_tables_of_its_own(coded):
    language.choose("en")
    asked = ("reliability", "--over-time", "--against", "乙", "--replicates", "20")
    out = coded(*asked).out
    assert "Agreement over time" in out
    assert "Agreement with 乙 by code" in out
    found = json.loads(coded(*asked, "--format", "json").out)
    assert [row["transcript"] for row in found["over_time"]] == ["B01", "A01"]
    (row,) = found["against"]
    assert (row["reference"], row["coder"], row["recall"]) == ("乙", "甲", 1)
    assert 0 < row["precision"] < 1
    rows = coded(*asked, "--format", "csv").out
    assert "over_time" in rows
    assert coded("tag", "A01", "55:59", "表格", "--coder", "丙").code == 0
    unfinished = coded("reliability", "--against", "丙", "--replicates", "0").out
    assert "No value (–): no transcript, or no unit, that two of the coders are done with: all." in unfinished


@pytest.mark.parametrize("format_", ["table", "md"])
def test_people_are_told_what_the_figures_rest_on(coded, format_):
    language.choose("en")
    answer = coded("reliability", "--format", format_, "--replicates", "50", "--pairs")
    assert answer.code == 0
    for words in (
        "Agreement by code: 甲, 乙",
        "Agreement within domains",
        "Agreement overall",
        "Agreement of pairs",
        "Krippendorff 2004",
        "To quote",
        "nobody gave the code",
        "hold for these 2 transcripts only",
    ):
        assert words.replace("(", "\\(") in answer.out or words in answer.out, words


def test_nothing_to_compare_is_said_and_is_no_error(imported):
    language.choose("en")
    answer = imported("reliability")
    assert answer.code == 0
    assert "fewer than two coders have begun" in answer.out
    found = json.loads(imported("reliability", "--format", "json").out)
    assert {code["binary_u_alpha"]["value"] for code in found["codes"]} == {None}
    assert {code["binary_u_alpha"]["reason"] for code in found["codes"]} == {"fewer-than-two-coders"}
    assert found["overall"]["macro"]["value"] is None


def test_who_is_not_done_is_named(coded):
    assert coded("transcripts", "reopen", "B01", "--coder", "乙").code == 0
    language.choose("en")
    answer = coded("reliability", "--replicates", "0")
    assert "fewer than two of the coders are done: B01 (甲 done, 乙 in progress)" in answer.out
    left = json.loads(coded("reliability", "--format", "json").out)["meta"]["left_out"]
    assert left["transcripts"] == {"B01": {"甲": "done", "乙": "in_progress"}}


@pytest.mark.parametrize(
    "wrong",
    [
        ("--ci", "kalpha"),
        ("--rule", "cover:2"),
        ("--rule", "most"),
        ("--mask", "names"),
        ("--depth", "0"),
        ("--unit", "word"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(imported, wrong):
    answer = imported("reliability", *wrong)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("error: ")


def test_a_result_goes_to_a_file_whose_suffix_says_how(coded, here):
    assert coded("reliability", "-o", "agreement.json", "--replicates", "0").code == 0
    assert json.loads((here / "agreement.json").read_bytes())["meta"]["command"] == "reliability"


def test_nobody_done_is_said_without_tables_of_dashes(imported):
    """Fewer than two coders, or nobody done with the same transcript: words, null, and no error."""
    language.choose("en")
    nobody = imported("reliability")
    assert (nobody.code, nobody.err) == (0, "")
    assert "Nothing to compare yet" in nobody.out
    assert "fewer than two of the coders are done: A01, B01 (nobody has begun)" in nobody.out
    for who in ("甲", "乙"):
        assert imported("tag", "A01", "55:59", "表格", "--coder", who).code == 0
    assert imported("transcripts", "done", "A01", "--coder", "甲").code == 0
    begun = imported("reliability", "--pairs", "--over-time", "--depth", "all", "--against", "甲")
    assert (begun.code, begun.err) == (0, "")
    assert "A01 (甲 done, 乙 in progress); B01 (甲 not begun, 乙 not begun)" in begun.out
    assert "Agreement overall" not in begun.out
    found = json.loads(imported("reliability", "--format", "json").out)
    assert {code["kappa"]["reason"] for code in found["codes"]} == {"no-units"}
    assert found["overall"]["union"]["value"] is None
    compared = imported("compare", "甲", "乙")
    assert compared.code == 0
    assert "Nothing to compare yet" in compared.out
    assert json.loads(imported("compare", "甲", "乙", "--format", "json").out)["rows"] == []
    planned = json.loads(imported("agreement-plan", "--format", "json").out)
    assert {row["needed"] for row in planned["rows"]} == {None}


def test_a_code_that_one_coder_did_not_have_is_named(coded, here):
    """Somebody was done before the code was in the codebook: the figure stands, and says so."""
    book = here / "codebooks" / "small.yaml"
    text = book.read_bytes().decode()
    book.write_bytes(
        text.replace(
            "  - {id: 原因", "  - {id: 新码, name: 新码, parent: 问题, brief: 新}\n  - {id: 原因"
        ).encode()
    )
    assert coded("tag", "A01", "79:84", "新码").code == 0
    language.choose("en")
    asked = ("reliability", "--replicates", "0")
    later = coded(*asked)
    assert later.code == 0
    assert "新码 was not in the codebook yet when this was coded: A01 乙" in later.out
    found = json.loads(coded(*asked, "--format", "json").out)
    (code,) = [code for code in found["codes"] if code["code"] == "新码"]
    assert code["binary_u_alpha"]["warnings"] == ["coded-before-the-code"]


def test_passes_of_one_coder_are_not_said_to_be_independent(coded):
    assert coded("assign", "A01", "--coder", "甲", "--again").code == 0
    assert coded("tag", "A01", "55:59", "表格", "--coder", "甲 (2)").code == 0
    assert coded("transcripts", "done", "A01", "--coder", "甲 (2)").code == 0
    asked = ("reliability", "--coder", "甲", "--coder", "甲 (2)", "--replicates", "0", "--format", "json")
    said = json.loads(coded(*asked).out)["meta"]["methods"]
    assert said["en"].startswith("甲 coded 1 transcript 2 times (甲, 甲 (2))")
    assert "independently" not in said["en"]
    assert said["zh"].startswith("甲对 1 份访谈先后编码 2 次（甲、甲 (2)）")
    assert json.loads(coded("reliability", "--format", "json").out)["meta"]["coders"] == ["甲", "乙"]


def _said(answer):
    return json.loads(answer.out)["meta"]["methods"]


def test_the_paragraph_says_who_coded_how_much(coded):
    """丙 is done with one transcript of two; 丁 has begun one, and is not spoken of."""
    assert coded("tag", "A01", "70:80", "会议", "--coder", "丙").code == 0
    assert coded("transcripts", "done", "A01", "--coder", "丙").code == 0
    assert coded("tag", "A01", "70:80", "会议", "--coder", "丁").code == 0
    asked = ("reliability", "--replicates", "0", "--format", "json")
    said = _said(coded(*asked))
    assert said["en"].startswith(
        "3 coders coded 2 transcripts independently, each transcript by at least two of them: "
        "甲 (2), 乙 (2), 丙 (1). "
    )
    assert said["zh"].startswith(
        "3 位编码员独立编码了 2 份访谈，每份至少由其中两人编码：甲（2 份）、乙（2 份）、丙（1 份）。"
    )
    found = json.loads(coded(*asked).out)
    assert found["meta"]["coders"] == ["甲", "乙", "丙"]
    assert set(found["codes"][0]["passages"]) == {"甲", "乙", "丙"}
    language.choose("en")
    named = [word for who in "甲乙丙" for word in ("--coder", who)]
    shown = coded("reliability", "--replicates", "0", "--transcript", "B01", *named).out
    assert "Agreement by code: 甲, 乙\n" in shown
    assert "2 coders (甲, 乙) coded 1 transcript independently." in shown
    assert "丙 is left out where not done (not begun): B01" in shown


def test_the_paragraph_says_with_whom_each_was_compared(coded):
    assert coded("tag", "A01", "70:80", "会议", "--coder", "丙").code == 0
    assert coded("transcripts", "done", "A01", "--coder", "丙").code == 0
    asked = ("reliability", "--replicates", "0", "--format", "json", "--against", "丙")
    answer = coded(*asked)
    said = _said(answer)
    assert said["en"].startswith(
        "2 coders (甲, 乙) coded 2 transcripts independently. "
        "Each was also compared with 丙 on transcripts that both had coded: 甲 (1), 乙 (1). "
    )
    assert "另与丙在双方都已编码的访谈上逐一比较：甲（1 份）、乙（1 份）。" in said["zh"]
    assert [row["transcripts"] for row in json.loads(answer.out)["against"]] == [1, 1]
    said = _said(coded(*asked, "--coder", "甲"))
    assert said["en"].startswith("甲 coded 1 transcript, compared with 丙 as the reference. ")
    assert said["zh"].startswith("甲编码了 1 份访谈，以丙为参照。")


@pytest.mark.parametrize("twice", [("--coder", "甲"), ("--against", "甲"), ()])
@pytest.mark.parametrize("format_", ["table", "md", "html", "latex"])
def test_one_coder_alone_is_told_to_name_another(coded, twice, format_):
    language.choose("en")
    answer = coded("reliability", "--coder", "甲", *twice, "--format", format_)
    assert answer.code == 0
    assert "cannot be compared with nobody: name a second" in answer.out
    assert "Passages" not in answer.out
    found = json.loads(coded("reliability", "--coder", "甲", *twice, "--format", "json").out)
    assert {code["binary_u_alpha"]["reason"] for code in found["codes"]} == {"fewer-than-two-coders"}
    planned = coded("agreement-plan", "--coder", "甲", "--format", format_)
    assert planned.code == 0
    assert "cannot be compared with nobody: name a second" in planned.out

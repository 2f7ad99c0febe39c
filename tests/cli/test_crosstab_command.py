"""`coder crosstab`: codes against groups, in every shape, and codes against interviews for other programs."""

from __future__ import annotations

import csv
import io
import json

import pytest

from coder.locale import language
from tests.reports.document_readers import docx_tables, html_tables, workbook


@pytest.fixture
def coded(imported):
    """甲 coded both interviews, 乙 one of them."""
    language.choose("en")
    for who, transcript, span, code in (
        ("甲", "A01", "60:66", "表格"),
        ("甲", "A01", "60:62", "会议"),
        ("甲", "A01", "95:99", "派活"),
        ("甲", "B01", "23:33", "表格"),
        ("乙", "A01", "60:64", "表格"),
    ):
        assert imported("tag", transcript, span, code, "--coder", who).code == 0
    return imported


def test_json_has_a_row_for_each_code_and_group(coded):
    found = json.loads(coded("crosstab", "--by", "attr:role", "--format", "json").out)
    cells = {(row["code"], row["group"]): row for row in found["rows"]}
    first = cells["表格", "社区工作者"]
    assert (first["n"], first["row_share"], first["column_share"]) == (2, 2 / 3, 2 / 4)
    assert first["expected"] == pytest.approx(3 * 4 / 5)
    assert first["adjusted"] == pytest.approx((2 - 2.4) / (2.4 * (1 - 3 / 5) * (1 - 4 / 5)) ** 0.5)
    test = found["meta"]["test"]
    assert (test["method"], test["exact"], test["permutations"], test["least_p"]) == (
        "relabelling",
        True,
        2,
        1.0,
    )
    assert (found["meta"]["unit"], found["meta"]["by"], found["meta"]["seed"]) == ("turn", "attr:role", 1)
    assert [one["group"] for one in found["meta"]["groups"]] == ["社区工作者", "政府部门"]


def test_people_see_groups_side_by_side_and_what_the_test_is(coded):
    shown = coded("crosstab", "--by", "attr:role", "--coder", "甲")
    assert shown.code == 0
    assert "Codes by role" in shown.out
    assert "permutation test over whole interviews (all 2 ways" in shown.out
    assert "No p can be smaller than 1.000 with so few interviews" in shown.out
    assert "still in progress" in shown.err
    language.choose("zh")
    assert "以整份访谈为单位的置换检验" in coded("crosstab", "--by", "attr:role").out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("coder",), "No test: coders"),
        (("transcript",), "No test: an interview"),
        (("speaker",), "rotates the speakers"),
        (("speaker", "--exclude-interviewer"), "in no interview do several of these speak"),
        (("attr:role", "--replicates", "0"), "none was asked for"),
    ],
)
def test_each_grouping_says_which_test_fits(coded, asked, said):
    assert coded("tag", "A01", "40:60", "会议", "--coder", "甲").code == 0
    assert said in coded("crosstab", "--by", *asked).out


def test_who_has_no_codes_is_named_before_p_is_read(coded, here):
    (here / "D01.txt").write_text("访谈者：怎么样？\n张：表格多。\n李：开会多。\n张：表格多。\n", "utf-8")
    assert coded("import", "D01.txt").code == 0
    for span, code in (("11:13", "表格"), ("18:20", "会议")):
        assert coded("tag", "D01", span, code, "--coder", "甲").code == 0
    shown = coded("crosstab", "--by", "speaker", "--transcript", "D01").out
    assert "(访谈者): leave them out with --speaker" in shown


def test_chi_square_comes_on_request_and_says_what_it_assumes(coded):
    assert "Chi-square" not in coded("crosstab", "--by", "attr:role").out
    shown = coded("crosstab", "--by", "attr:role", "--chi2").out
    assert "Chi-square test, which assumes independent turns: χ²(2) = 0.83, p = 0.659." in shown
    assert "In 6 of 6 cells fewer than 5 are expected" in shown
    found = json.loads(coded("crosstab", "--by", "attr:role", "--chi2", "--format", "json").out)
    assert found["meta"]["chi2"]["freedom"] == 2


def test_the_same_seed_gives_the_same_p(coded):
    asked = ("crosstab", "--by", "speaker", "--replicates", "99", "--format", "json")
    assert coded(*asked).out == coded(*asked).out
    assert json.loads(coded(*asked, "--seed", "2").out)["meta"]["seed"] == 2


def test_every_format_holds_it(coded, here):
    for suffix, tables_of in (("html", html_tables), ("docx", docx_tables)):
        assert coded("crosstab", "--by", "attr:role", "-o", f"a.{suffix}").code == 0
        (table,) = tables_of((here / f"a.{suffix}").read_bytes())
        assert any(row[1:3] == ["2", "50.0"] for row in table)
    assert coded("crosstab", "--by", "attr:role", "-o", "a.xlsx").code == 0
    rows = list(workbook((here / "a.xlsx").read_bytes()).worksheets[0].values)
    assert rows[0][:3] == ("Code", "社区工作者: n", "社区工作者: column %")
    assert ("表格 Too many forms", 2, 0.5) in [row[:3] for row in rows]
    assert coded("crosstab", "--by", "attr:role", "-o", "a.tex").code == 0
    assert "\\cmidrule(lr){2-4}" in (here / "a.tex").read_text("utf-8")


def test_a_matrix_has_a_row_for_each_interview(coded):
    def rows(kind: str):
        text = coded("crosstab", "--matrix", kind, "--format", "csv").out.removeprefix("\ufeff")
        return list(csv.DictReader(io.StringIO(text)))

    first, second = rows("count")
    assert (first["transcript"], first["表格"], first["会议"], first["派活"]) == ("A01", "2", "1", "1")
    assert (second["transcript"], second["表格"], second["会议"]) == ("B01", "1", "0")
    assert [row["表格"] for row in rows("binary")] == ["1", "1"]


@pytest.mark.parametrize(
    "asked", [(), ("--by", "coder", "--matrix", "count"), ("--by", "nonsense"), ("--by", "attr:")]
)
def test_what_is_no_question_is_wrong_usage(coded, asked):
    answer = coded("crosstab", *asked)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("error:")


def test_without_codings_there_is_a_table_and_no_test(imported):
    language.choose("en")
    found = json.loads(imported("crosstab", "--by", "attr:role", "--format", "json").out)
    assert found["rows"] == []
    assert imported("crosstab", "--by", "attr:role").code == 0
    assert imported("crosstab", "--matrix", "count").code == 0

"""Frequencies as people and scripts get them."""

from __future__ import annotations

import json

import pytest

from coder.analysis.arrays import CodingArrays
from coder.analysis.frequency import Frequencies, frequencies
from coder.analysis.scope import case_of, scope_of
from coder.locale import language
from coder.model.code import Bilingual, Code, CodeStatus, Kind
from coder.model.codebook import Codebook
from coder.model.coding import Coding
from coder.model.span import Span
from coder.model.transcript import Transcript, Turn
from coder.reports.frequencies import FrequencyView, frequency_table
from coder.reports.table_formats import Format, table_text
from coder.reports.tables import Branch

CODEBOOK = Codebook(
    (
        Code("负担", uuid="1", name=Bilingual("负担", "Burden"), kind=Kind.PROBLEM, codable=False),
        Code("台账", uuid="2", name=Bilingual("台账", "Ledgers"), parent="负担", kind=Kind.PROBLEM),
        Code(
            "催报",
            uuid="3",
            name=Bilingual("催报"),
            parent="负担",
            kind=Kind.PROBLEM,
            status=CodeStatus.RETIRED,
        ),
        Code("条块", uuid="4", name=Bilingual("条块", "Silos"), kind=Kind.CAUSE),
    )
)
TEXTS = (
    Transcript(
        "C01",
        "忙不忙？\n台账每周填一遍。",
        (Turn(1, Span(0, 4), "访谈员"), Turn(2, Span(5, 13), "社区工作者")),
        attributes={"role": "社区"},
    ),
    Transcript("C02", "报表也要重复填。\n\n没人统筹。", attributes={"role": "街道"}),
)
CODINGS = (
    Coding("", "C01", "台账", "甲", Span(5, 9), ""),
    Coding("", "C01", "催报", "甲", Span(5, 9), ""),
    Coding("", "C01", "台账", "甲", Span(0, 7), ""),
    Coding("", "C02", "台账", "甲", Span(0, 8), ""),
    Coding("", "C02", "没有的", "甲", Span(0, 8), ""),
)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language._Speech, "language", "en")


EVERYTHING = FrequencyView()
SHARES = FrequencyView(shares=True)


def counted(by: str | None = None, **scope) -> Frequencies:
    read = {("C01", "甲"), ("C02", "甲")}
    cases = [case_of(text) for text in TEXTS]
    return frequencies(CodingArrays.of(CODINGS), scope_of(cases, read, **scope), CODEBOOK, by=by)


def json_of(result: Frequencies, view: FrequencyView = EVERYTHING):
    table = frequency_table(result, view, Format.JSON, {"command": "freq"})
    return json.loads(table_text(table, Format.JSON))


def people(result: Frequencies, view: FrequencyView = EVERYTHING):
    return frequency_table(result, view, Format.TABLE)


def csv_of(result: Frequencies, view: FrequencyView = EVERYTHING) -> list[list[str]]:
    text = table_text(frequency_table(result, view, Format.CSV), Format.CSV)
    return [line.split(",") for line in text.split("\r\n")[:-1]]


def test_json_has_the_keys_that_scripts_rely_on() -> None:
    answer = json_of(counted())
    assert [row["code"] for row in answer["rows"]] == ["负担", "台账", "催报", "条块"]
    assert answer["rows"][0] == {
        "code": "负担",
        "label": "Burden",
        "parent": None,
        "kind": "problem",
        "depth": 0,
        "codings": 0,
        "passages": 0,
        "transcripts": 0,
        "turns": 0,
        "characters": 0,
        "coverage": 0.0,
        "rolled_up": {
            "codings": 4,
            "passages": 3,
            "transcripts": 2,
            "turns": 3,
            "characters": 17,
            "coverage": 17 / 28,
        },
    }
    assert list(answer["rows"][0]) == [
        *("code", "label", "parent", "kind", "depth", "codings", "passages"),
        *("transcripts", "turns", "characters", "coverage", "rolled_up"),
    ]
    assert answer["rows"][2]["label"] == "催报"
    assert answer["meta"] == {
        "command": "freq",
        "unit": "turn",
        "by": None,
        "depth": None,
        "coders": ["甲"],
        "transcripts": ["C01", "C02"],
        "scope": [
            {
                "group": None,
                "transcripts": 2,
                "turns": 4,
                "characters": 28,
                "codings": 4,
                "passages": 3,
                "coverage": 17 / 28,
            }
        ],
        "counted_per_coder": False,
        "lines_as_turns": ["C02"],
        "outside_turns": 0,
        "unknown_codes": {"没有的": 1},
    }


def test_json_of_groups_has_a_row_per_group_and_code() -> None:
    """Whatever else is asked for people."""
    rows = json_of(counted("attr:role"), FrequencyView(measure="turns"))["rows"]
    assert [(row["group"], row["code"], row["codings"]) for row in rows] == [
        *(("社区", "负担", 0), ("社区", "台账", 2), ("社区", "催报", 1), ("社区", "条块", 0)),
        *(("街道", "负担", 0), ("街道", "台账", 1), ("街道", "催报", 0), ("街道", "条块", 0)),
    ]
    assert next(iter(rows[0])) == "group"
    speakers = json_of(counted("speaker"))["rows"]
    assert list(dict.fromkeys(row["group"] for row in speakers)) == ["访谈员", "社区工作者", None]


def test_people_see_a_tree_with_shares_whose_whole_is_named() -> None:
    table = people(counted(), FrequencyView(shares=True))
    assert [column.heading for column in table.columns] == [
        "Code",
        *[
            *("Codings", "% of codings", "Passages", "% of coded passages"),
            *("Transcripts", "% of transcripts (n=2)", "Turns", "% of turns (n=4)"),
            *("Characters", "% of characters"),
        ]
        * 2,
    ]
    assert {column.section for column in table.columns} == {"", "The code alone", "With codes below"}
    figures = (3, 3 / 4, 3, 1.0, 2, 1.0, 3, 3 / 4, 17, 17 / 28)
    assert table.rows[1] == (Branch("台账 Ledgers", 1), *figures, *figures)
    assert table.rows[2][0] == Branch("催报 (retired)", 1)
    assert len({column.key for column in table.columns}) == len(table.columns)
    assert table.notes == (
        "4 codings on 3 passages in 2 transcripts of 4 turns and 28 characters.",
        "Without turns, so non-empty lines count as turns: C02.",
        "Not counted, because the codebook lacks these codes: 没有的 (1).",
    )


COUNTS = ("codings", "passages", "transcripts", "turns", "characters")


def test_at_a_glance_a_heading_shows_what_is_below_it() -> None:
    table = people(counted())
    together = [f"rolled_up.{key}" for key in (*COUNTS, "characters_share")]
    assert [column.key for column in table.columns] == ["label", "codings", *together]
    assert table.rows[0] == (Branch("Burden", 0), 0, 4, 3, 2, 3, 17, 17 / 28)
    assert table.rows[1] == (Branch("台账 Ledgers", 1), 3, 3, 3, 2, 3, 17, 17 / 28)


def test_the_heading_says_what_was_left_out() -> None:
    result = counted(without={"访谈员"})
    view = FrequencyView(measure="coverage", scope="without interviewer")
    assert people(result, view).columns[1].heading == "% of characters (without interviewer)"
    assert people(result, SHARES).columns[10].heading == "% of characters (in the chosen turns)"
    assert people(result, SHARES).rows[1][9:11] == (12, 12 / 21)


def test_a_measure_alone_and_no_zeros() -> None:
    table = people(counted(), FrequencyView(measure="characters", hide_zero=True))
    assert [column.heading for column in table.columns] == ["Code", *["Characters", "% of characters"] * 2]
    assert [row[0] for row in table.rows] == [
        Branch("Burden", 0),
        Branch("台账 Ledgers", 1),
        Branch("催报 (retired)", 1),
    ]
    assert csv_of(counted(), FrequencyView(measure="characters", hide_zero=True))[:2] == [
        ["code", "label", "parent", "kind", "depth", "characters", "rolled_up.characters"],
        ["负担", "Burden", "", "problem", "0", "0", "17"],
    ]


def test_a_flat_codebook_needs_one_section() -> None:
    codebook = Codebook((Code("台账", uuid="2", name=Bilingual("台账")),))
    scope = scope_of([case_of(TEXTS[0])], {("C01", "甲")})
    table = people(frequencies(CodingArrays.of(CODINGS), scope, codebook))
    assert [column.key for column in table.columns] == ["label", *COUNTS, "characters_share"]
    assert {column.section for column in table.columns} == {""}


def test_groups_stand_side_by_side() -> None:
    result = counted("transcript")
    table = people(result)
    assert [column.heading for column in table.columns] == ["Code", "C01", "C02"]
    assert table.rows[1] == (Branch("台账 Ledgers", 1), 2, 1)
    assert table.title == "Code frequencies: Codings"
    rolled = people(result, FrequencyView(measure="passages", rolled_up=True))
    assert rolled.rows[0] == (Branch("Burden", 0), 2, 1)
    assert rolled.title == "Code frequencies: Passages, with codes below"
    assert csv_of(result)[:3] == [
        ["code", "label", "parent", "kind", "depth", "C01", "C02"],
        ["负担", "Burden", "", "problem", "0", "0", "0"],
        ["台账", "Ledgers", "负担", "problem", "1", "2", "1"],
    ]
    hidden = people(result, FrequencyView(hide_zero=True))
    assert [row[0].text for row in hidden.rows] == ["Burden", "台账 Ledgers", "催报 (retired)"]


def test_shares_side_by_side_say_so() -> None:
    table = people(counted("speaker"), FrequencyView(measure="coverage"))
    assert [column.heading for column in table.columns] == [
        "Code",
        "访谈员 (%)",
        "社区工作者 (%)",
        "(none) (%)",
    ]
    assert {column.section for column in table.columns[1:]} == {"% of characters"}
    assert table.rows[1][1:] == (1.0, 0.5, 8 / 13)


def test_long_gives_a_row_per_group_and_code() -> None:
    table = people(counted("coder"), FrequencyView(long=True, measure="transcripts"))
    assert [column.heading for column in table.columns][:4] == [
        "Group",
        "Code",
        "Transcripts",
        "% of transcripts",
    ]
    assert table.rows[1] == ("甲", Branch("台账 Ledgers", 1), 2, 1.0, 2, 1.0)
    rows = csv_of(counted("coder"), FrequencyView(long=True))
    assert rows[0][:2] == ["group", "code"]
    assert rows[2][:7] == ["甲", "台账", "Ledgers", "负担", "problem", "1", "3"]


def test_a_table_in_chinese() -> None:
    """A golden: what `coder freq --shares` prints on a screen of 80 cells."""
    language.choose("zh")
    assert table_text(people(counted(), SHARES), Format.TABLE, width=80).split("\n") == [
        "编码频次",
        *GOLDEN.split("\n")[1:-1],
        "2 份访谈，共 4 个话轮、28 字；编码 4 次，落在 3 个段落上。",
        "以下访谈没有话轮，以非空行代替：C02。",
        "编码手册中没有以下编码，故未计入：没有的 (1)。",
        "",
    ]


GOLDEN = """
────────────────────────────────────────────────────────────────
                  仅本编码
                              占编码次数              占编码段落
编码              编码次数         （%）  编码段落         （%）
────────────────────────────────────────────────────────────────
负担                     0           0.0         0           0.0
  台账                   3          75.0         3         100.0
  催报（已停用）         1          25.0         1          33.3
条块                     0           0.0         0           0.0
────────────────────────────────────────────────────────────────

───────────────────────────────────────────────────────────────────────────
                  仅本编码
                         占访谈（%，         占话轮（%，
编码              访谈         n=2）  话轮         n=4）  字符  占字符（%）
───────────────────────────────────────────────────────────────────────────
负担                 0           0.0     0           0.0     0          0.0
  台账               2         100.0     3          75.0    17         60.7
  催报（已停用）     1          50.0     1          25.0     4         14.3
条块                 0           0.0     0           0.0     0          0.0
───────────────────────────────────────────────────────────────────────────

────────────────────────────────────────────────────────────────
                  含下级编码
                              占编码次数              占编码段落
编码              编码次数         （%）  编码段落         （%）
────────────────────────────────────────────────────────────────
负担                     4         100.0         3         100.0
  台账                   3          75.0         3         100.0
  催报（已停用）         1          25.0         1          33.3
条块                     0           0.0         0           0.0
────────────────────────────────────────────────────────────────

───────────────────────────────────────────────────────────────────────────
                  含下级编码
                         占访谈（%，         占话轮（%，
编码              访谈         n=2）  话轮         n=4）  字符  占字符（%）
───────────────────────────────────────────────────────────────────────────
负担                 2         100.0     3          75.0    17         60.7
  台账               2         100.0     3          75.0    17         60.7
  催报（已停用）     1          50.0     1          25.0     4         14.3
条块                 0           0.0     0           0.0     0          0.0
───────────────────────────────────────────────────────────────────────────

"""

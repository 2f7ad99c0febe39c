"""A table says the same in every format, and nothing in it acts on the reader's program."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from coder.locale import language
from coder.reports.table_csv import unguarded
from coder.reports.table_formats import Format, format_of, table_text, write_table
from coder.reports.tables import Branch, Column, Table
from coder.reports.visible import visible

HOSTILE = st.text(
    st.sampled_from(
        "ab 负担，＝=+-@'\"|\\`*_<>&[]()#~$^!.\t\r\n\0\x1b\x7f\x85\xad\u2028\u202e\ufeff\ud800🙂"
    ),
    max_size=12,
)
CELLS = st.one_of(st.none(), st.booleans(), st.integers(-(10**9), 10**9), st.floats(allow_nan=False), HOSTILE)
quick = settings(deadline=None, derandomize=True, max_examples=200)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language._Speech, "language", "en")


def table_of(*rows, kinds=("text", "number", "share"), **others) -> Table:
    columns = tuple(Column(f"c{place}", f"Column {place}", kind) for place, kind in enumerate(kinds))
    return Table(columns, rows, **others)


def parsed_csv(data: bytes, separator: str = ",") -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))


def written(table: Table, wanted: Format, **options) -> bytes:
    out = io.BytesIO()
    write_table(table, wanted, out, **options)
    return out.getvalue()


def test_csv_is_what_excel_opens() -> None:
    table = table_of(('负担, "重"', 1234567, 0.42649), ("", None, None), (Branch("台账", 2), -1, -0.5))
    assert (
        written(table, Format.CSV)
        == ('\ufeffc0,c1,c2\r\n"负担, ""重""",1234567,0.426\r\n,,\r\n台账,-1,-0.500\r\n').encode()
    )
    assert written(table, Format.TSV).decode("utf-8-sig").split("\r\n")[0] == "c0\tc1\tc2"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\tx", "＝1", "＋1", "－1", "＠A1"])
def test_spreadsheets_run_no_cell(text: str) -> None:
    table = table_of((text,), kinds=("text",))
    assert parsed_csv(written(table, Format.CSV))[1] == [f"'{text}"]
    assert parsed_csv(written(table, Format.CSV, raw=True))[1] == [text]


def test_spreadsheets_run_no_list_and_no_heading() -> None:
    table = Table((Column("=key"), Column("b")), [(("=1", "2"), {"=a": 1})])
    assert parsed_csv(written(table, Format.CSV)) == [["'=key", "b"], ["'=1; 2", "'=a=1"]]


def shown_in_csv(text: str) -> str:
    """Give what stands in a cell: lines and tabs, and a symbol for what acts on a terminal."""
    return "".join(sign if sign in "\n\t" else visible(sign) for sign in text)


@pytest.mark.parametrize("wanted", [Format.CSV, Format.TSV])
@pytest.mark.parametrize("raw", [False, True])
def test_no_cell_acts_on_a_terminal(wanted, raw) -> None:
    """A memo with an escape sequence is data in JSON and a picture of itself in a table of lines."""
    table = table_of(("一\x1b[31m红\r\n\t二\u202e\x9b", None), kinds=("text", "text"))
    data = written(table, wanted, raw=raw).decode("utf-8-sig")
    assert parsed_csv(data.encode(), "," if wanted is Format.CSV else "\t")[1] == ["一␛[31m红␍\n\t二␦␦", ""]
    assert json.loads(written(table, Format.JSON))["rows"][0]["c0"] == "一\x1b[31m红\r\n\t二\u202e\x9b"


@quick
@given(rows=st.lists(st.tuples(HOSTILE, HOSTILE), max_size=4), separator=st.sampled_from([",", "\t"]))
def test_text_comes_back_from_csv(rows, separator) -> None:
    table = table_of(*rows, kinds=("text", "text"))
    wanted = Format.CSV if separator == "," else Format.TSV
    back = parsed_csv(written(table, wanted), separator)[1:]
    said = [[shown_in_csv(text) for text in row] for row in rows]
    assert [[unguarded(text) for text in row] for row in back] == said


@quick
@given(rows=st.lists(st.tuples(CELLS, CELLS), max_size=4))
def test_json_holds_every_cell_as_it_is(rows) -> None:
    table = table_of(*rows, kinds=("text", "number"), meta={"command": "freq", "say": "负担\u2028"})
    data = written(table, Format.JSON)
    back = json.loads(data)
    assert back == {
        "meta": {"command": "freq", "say": "负担\u2028"},
        "rows": [dict(zip(("c0", "c1"), (finite(cell) for cell in row), strict=True)) for row in rows],
    }
    assert not set("\x1b\x7f\x85\xad\u2028\u202e\ufeff") & set(data.decode())
    assert "负担".encode() in data


def finite(cell):
    return None if isinstance(cell, float) and cell in (float("inf"), float("-inf")) else cell


def test_json_nests_at_a_dot_and_keeps_lists() -> None:
    table = Table(
        (Column("code"), Column("rolled_up.turns"), Column("rolled_up.share"), Column("names")),
        [(Branch("台账", 1), 3, 1 / 3, ("甲", "乙"))],
    )
    assert json.loads(written(table, Format.JSON))["rows"] == [
        {"code": "台账", "rolled_up": {"turns": 3, "share": 1 / 3}, "names": ["甲", "乙"]}
    ]


@quick
@given(rows=st.lists(st.tuples(HOSTILE, HOSTILE), max_size=3), title=HOSTILE)
def test_markdown_shows_text_as_it_is(rows, title) -> None:
    """A Markdown reader finds the cells, and in each of them nothing but its text."""
    table = table_of(*rows, kinds=("text", "text"))
    text = written(table, Format.MARKDOWN).decode()
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    inline = [token for token in tokens if token.type == "inline"]
    assert len(inline) == 2 + 2 * len(rows)
    for token, expected in zip(inline[2:], (cell for row in rows for cell in row), strict=True):
        said = "".join("\n" if part.content == "<br>" else part.content for part in token.children)
        assert {part.type for part in token.children} <= {"text", "html_inline", "text_special"}
        shown = "\n".join(visible(line) for line in expected.split("\n")).strip(" ")
        assert said.strip(" ") == shown.encode(errors="backslashreplace").decode()


def test_markdown_aligns_numbers_and_indents_branches() -> None:
    table = Table(
        (Column("a", "Code"), Column("b", "n", "number", section="All"), Column("c", "%", "share")),
        [(Branch("负担", 1), 1234, 0.4264), ("x", None, None)],
        title="Codes",
        notes=("n = 8 | all",),
    )
    assert table_text(table, Format.MARKDOWN) == (
        "**Codes**\n\n"
        "| Code | All: n | % |\n| --- | ---: | ---: |\n| 　负担 | 1,234 | 42.6 |\n| x | – | – |\n\n"
        "n = 8 \\| all\n"
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.csv", Format.CSV),
        ("a.b.TSV", Format.TSV),
        ("a.md", Format.MARKDOWN),
        ("a.json", Format.JSON),
        ("a.txt", Format.TABLE),
        ("a.xyz", None),
        ("csv", None),
    ],
)
def test_the_suffix_picks_the_format(name, expected) -> None:
    assert format_of(Path(name)) is expected


def test_numbers_read_alike_everywhere() -> None:
    table = table_of(("x", -0.0001, 0.99996), (True, float("nan"), 1), kinds=("text", "number", "share"))
    assert table_text(table, Format.MARKDOWN).split("\n")[2:4] == [
        "| x | 0.000 | 100.0 |",
        "| yes | – | 100.0 |",
    ]
    language.choose("zh")
    assert "| 是 | – |" in table_text(table, Format.MARKDOWN)


def test_a_dot_in_the_name_of_a_code_is_part_of_it():
    columns = (Column("code"), Column("n.own"), *(Column(code, is_named=True) for code in ("5", "5.1.1")))
    rows = json.loads(table_text(Table(columns, (("5.1.1", 1, 2, 3),)), Format.JSON))["rows"]
    assert rows == [{"code": "5.1.1", "n": {"own": 1}, "5": 2, "5.1.1": 3}]

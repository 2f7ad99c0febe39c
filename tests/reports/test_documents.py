"""HTML, LaTeX, Excel and Word say what the other formats say, and nothing in them acts on a program."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import time
import zipfile

import docx
import lxml.html
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.locale import language
from coder.reports.document import Document
from coder.reports.table_docx import docx_bytes
from coder.reports.table_formats import Format, document_bytes, table_bytes
from coder.reports.table_html import html_text
from coder.reports.table_latex import LONG, escaped, latex_text
from coder.reports.table_xlsx import MOST_CHARACTERS, xlsx_bytes
from coder.reports.tables import Branch, Column, Table
from coder.reports.visible import visible
from tests.reports.document_readers import (
    docx_tables,
    html_tables,
    set_by_latex,
    workbook,
    xlsx_tables,
)

META = {
    "command": "freq",
    "coders": ["甲", "乙"],
    "filters": {"attr": ["角色=居民"]},
    "version": "9",
    "seed": None,
}
TABLE = Table(
    (
        Column("code", "编码"),
        Column("n", "次数", "number", section="仅本编码"),
        Column("share", "占比 (%)", "share", section="仅本编码"),
        Column("alpha", "α", "number"),
    ),
    [(Branch("问题", 0), 12345, 0.4264, -0.5), (Branch("4.1 <台账> & 表", 1), 0, None, float("nan"))],
    title="编码频次",
    notes=("12 份访谈；50 % < 1。", "第二条。"),
)
WIDE = Table(
    (Column("code", "Code"), *(Column(f"n{at}", f"Group {at:02}", "number") for at in range(40))),
    [("a", *range(1000, 1040)), ("b", *range(40))],
    title="Wide",
    notes=("Read it.",),
)
SIGNS = [
    *("=1+1", "+1", "-1", "@A1", "＝1", "{=1}", "'=1", "00123", "1e5", "TRUE", "#REF!", "http://a.b"),
    *("<b>x</b>", "&amp;", "[x]", "\\input{x}", "$x$", "%x", "_x", "#x", "~", "^"),
]
LETTERS = [
    chr(code)
    for part in (range(0x250), range(0x600, 0x620), range(0x2000, 0x2070), range(0xD800, 0xD803))
    for code in (*part, 0x4E00, 0xFDD0, 0xFEFF, 0xFFFE, 0xFFFF, 0x1F642)
]
HOSTILE = [f"x{letter}y" for letter in LETTERS if letter != "\n"] + SIGNS
"""A text for every character that any program acts on."""
ALL = Table((Column("text", "Text"),), [(text,) for text in HOSTILE])


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language._Speech, "language", "en")


def latex_rows(source: str) -> list[list[str]]:
    body = (
        source.rsplit("\\endfoot\n", maxsplit=1)[-1]
        .rsplit("\\midrule\n", maxsplit=1)[-1]
        .split("\\bottomrule", maxsplit=1)[0]
        .split("\\end{longtable}", maxsplit=1)[0]
    )
    return [re.split(r"(?<!\\) & ", line.removesuffix(" \\\\")) for line in body.strip("\n").split("\n")]


def test_every_character_is_shown_in_html() -> None:
    (rows,) = html_tables(table_bytes(ALL, Format.HTML))
    assert [row[0] for row in rows[1:]] == [visible(text) for text in HOSTILE]


def test_every_character_is_shown_in_word() -> None:
    data = table_bytes(ALL, Format.DOCX)
    texts = docx.Document(io.BytesIO(data)).element.body.iter(qn("w:t"))
    shown = [text.text for text in texts]
    assert shown[-len(HOSTILE) :] == [visible(text) for text in HOSTILE]


def test_every_character_is_shown_in_excel_and_nothing_runs() -> None:
    book = workbook(table_bytes(ALL, Format.XLSX))
    cells = [row[0] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == [visible(text) for text in HOSTILE]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_every_character_is_shown_by_latex() -> None:
    rows = latex_rows(table_bytes(ALL, Format.LATEX).decode())
    assert [set_by_latex(row[0]) for row in rows] == [visible(text) for text in HOSTILE]


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.text(st.sampled_from("ab \\{}$&#%_^~<>|`*[]-',\"!?\n"), max_size=10))
def test_no_text_is_a_command_of_latex(text: str) -> None:
    assert set_by_latex(escaped(text.replace("\n", ""))) == text.replace("\n", "")
    source = latex_text(Document([Table((Column("a", text), Column("b", "B")), [(text, 1)], title=text)]))
    assert source.count("{") - source.count("\\{") == source.count("}") - source.count("\\}")
    assert set(re.findall(r"\\begin\{(\w+)", source)) == set(re.findall(r"\\end\{(\w+)", source))
    ((first, second),) = latex_rows(source)
    assert (set_by_latex(first), second) == (text, "1")


def test_lines_stay_lines() -> None:
    table = Table((Column("a", "A", wrap=True),), [("one\ntwo",)])
    assert html_tables(table_bytes(table, Format.HTML))[0][1] == ["one\ntwo"]
    assert docx_tables(table_bytes(table, Format.DOCX))[0][1] == ["one\ntwo"]
    assert xlsx_tables(table_bytes(table, Format.XLSX))[0][1] == ["one\ntwo"]
    assert "p{" in table_bytes(table, Format.LATEX).decode()
    assert latex_rows(table_bytes(table, Format.LATEX).decode()) == [["one\\newline two"]]


@pytest.mark.parametrize("wanted", [Format.HTML, Format.LATEX, Format.XLSX, Format.DOCX])
def test_the_same_result_gives_the_same_bytes(wanted: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    first = document_bytes(Document([TABLE, WIDE], META), wanted)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert document_bytes(Document([TABLE, WIDE], META), wanted) == first


class TestHtml:
    def page(self, **more) -> lxml.html.HtmlElement:
        return lxml.html.document_fromstring(html_text(Document([TABLE, WIDE], META | more)))

    def test_a_table_has_caption_head_body_and_foot(self) -> None:
        table = self.page().find(".//table")
        assert [part.tag for part in table] == ["caption", "thead", "tbody", "tfoot"]
        assert table.findtext("caption") == "编码频次"
        above, below = table.find("thead")
        assert [(cell.tag, cell.get("colspan"), cell.text) for cell in above] == [
            ("td", "1", None),
            ("th", "2", "仅本编码"),
            ("td", "1", None),
        ]
        assert [cell.get("scope") for cell in below] == ["col"] * 4
        first, second = table.find("tbody")
        assert [cell.text_content() for cell in first] == ["问题", "12,345", "42.6", "-0.500"]
        assert [cell.text_content() for cell in second] == ["4.1 <台账> & 表", "0", "–", "–"]
        assert [cell.get("class") for cell in first] == [None, "n", "n", "n"]
        assert second[0].tag == "th"
        assert second[0].get("style") == "--deep:1"
        assert [note.text for note in table.iterfind("tfoot//p")] == list(TABLE.notes)

    def test_the_page_needs_nothing_and_says_its_language(self) -> None:
        text = html_text(Document([TABLE], META))
        assert 'lang="en"' in text
        assert not re.search(r"<script|<link|<img|src=|href=|url\(|@import|https?:", text)
        assert "prefers-color-scheme: dark" in text
        language.choose("zh")
        assert 'lang="zh-CN"' in html_text(Document([TABLE], META))

    def test_what_repeats_the_result_stands_below(self) -> None:
        facts = {fact.text: fact.getnext().text for fact in self.page().iter("dt")}
        assert facts == {
            "Command": "coder freq",
            "Coders": "甲, 乙",
            "Filters": "attr=角色=居民",
            "Version of coder": "9",
        }

    def test_facts_are_text_too(self) -> None:
        assert self.page(command="<script>").find(".//script") is None


class TestExcel:
    def test_numbers_are_numbers(self) -> None:
        sheet, *_others = workbook(xlsx_bytes(Document([TABLE], META)))
        rows = list(sheet.iter_rows())
        assert [cell.value for cell in rows[0]] == ["编码", "仅本编码: 次数", "仅本编码: 占比 (%)", "α"]
        assert [cell.value for cell in rows[1]] == ["问题", 12345, 0.4264, -0.5]
        assert [cell.number_format for cell in rows[1][1:]] == ["#,##0", "0.0%", "#,##0.000"]
        assert [cell.value for cell in rows[2]] == ["4.1 <台账> & 表", 0, None, None]
        assert rows[2][0].alignment.indent == 1
        assert rows[2][0].alignment.horizontal == "left"

    def test_headings_are_bold_and_stay_in_sight(self) -> None:
        sheet = workbook(xlsx_bytes(Document([TABLE], META))).worksheets[0]
        assert all(cell.font.b for cell in sheet[1])
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == "A1:D3"

    def test_chinese_fits(self) -> None:
        table = Table((Column("a", "甲"),), [("社区工作者的负担感知与职业倦怠",), ("短",)])
        sheet = workbook(xlsx_bytes(Document([table]))).worksheets[0]
        assert 30 < sheet.column_dimensions["A"].width < 40

    def test_each_table_has_a_sheet_and_notes_have_one(self) -> None:
        long = Table(TABLE.columns, TABLE.rows, "编码频次：" + "很长的标题" * 9, ("n = 1",))
        book = workbook(
            xlsx_bytes(Document([TABLE, TABLE, long, Table((), (), "History"), Table((), ())], META))
        )
        names = book.sheetnames
        assert names[:2] == ["编码频次", "编码频次 (2)"]
        assert names[3:] == ["History (2)", "Sheet", "Notes and source"]
        assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
        said = [[cell.value for cell in row] for row in book["Notes and source"].iter_rows()]
        assert ["编码频次", "12 份访谈；50 % < 1。"] in said
        assert ["Command", "coder freq"] in said

    @pytest.mark.parametrize("letter", ["字", "🙂"])
    def test_a_cell_too_long_for_excel_is_cut_and_this_is_said(self, letter: str) -> None:
        table = Table((Column("a", "A"),), [(letter * 40_000,), (letter * 9,)])
        book = workbook(xlsx_bytes(Document([table])))
        text = book.worksheets[0]["A2"].value
        assert text == letter * len(text[:-1]) + "…"
        assert MOST_CHARACTERS - 1 <= len(text.encode("utf-16-le")) / 2 <= MOST_CHARACTERS
        assert "1 cell is longer than the 32,767" in book["Notes and source"]["B1"].value

    def test_a_table_longer_than_a_sheet_goes_on(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("coder.reports.table_xlsx.MOST_ROWS", 2)
        table = Table((Column("a", "A", "number"),), [(number,) for number in range(5)], "Long")
        book = workbook(xlsx_bytes(Document([table])))
        assert book.sheetnames == ["Long", "Long (2)", "Long (3)", "Notes and source"]
        assert [[row[0] for row in sheet.values] for sheet in book.worksheets[:3]] == [
            ["A", 0, 1],
            ["A", 2, 3],
            ["A", 4],
        ]

    def test_what_looks_like_an_escape_of_excel_is_text(self) -> None:
        data = xlsx_bytes(Document([Table((Column("a", "A"),), [("_x0041_",)])]))
        strings = zipfile.ZipFile(io.BytesIO(data)).read("xl/sharedStrings.xml").decode()
        assert "_x005F_x0041_" in strings


class TestWord:
    def opened(self, *tables: Table):
        return docx.Document(io.BytesIO(docx_bytes(Document(tables or (TABLE,), META))))

    def test_a_table_says_what_others_say(self) -> None:
        (table,) = self.opened().tables
        assert [[cell.text for cell in row.cells] for row in table.rows] == [
            ["", "仅本编码", "仅本编码", ""],
            ["编码", "次数", "占比 (%)", "α"],
            ["问题", "12,345", "42.6", "-0.500"],
            ["4.1 <台账> & 表", "0", "–", "–"],
        ]

    def test_it_has_three_rules_and_no_other(self) -> None:
        (table,) = self.opened().tables
        outer = {rule.tag: rule.get(qn("w:sz")) for rule in table._tbl.tblPr.find(qn("w:tblBorders"))}
        assert outer == {qn("w:top"): "12", qn("w:bottom"): "12"}
        rules = [[rule.get(qn("w:sz")) for rule in row._tr.iter(qn("w:bottom"))] for row in table.rows]
        assert rules == [["4"], ["6"] * 4, [], []]

    def test_heads_repeat_and_numbers_stand_to_the_right(self) -> None:
        (table,) = self.opened().tables
        assert [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows] == [
            True,
            True,
            False,
            False,
        ]
        sides = [
            cell.paragraphs[0]._p.find(f".//{qn('w:jc')}").get(qn("w:val")) for cell in table.rows[2].cells
        ]
        assert sides == ["left", "right", "right", "right"]
        assert table.rows[3].cells[0].paragraphs[0].paragraph_format.left_indent > 0

    def test_caption_above_notes_below_then_the_source(self) -> None:
        word = self.opened()
        parts = ["".join(text.text or "" for text in part.iter(qn("w:t"))) for part in word.element.body]
        assert parts[0] == "Table 1  编码频次"
        assert parts[2:4] == list(TABLE.notes)
        assert parts[5:] == ["How to repeat this", "Command: coder freq", "Coders: 甲, 乙", *parts[8:]]
        (field,) = word.element.body.iter(qn("w:fldSimple"))
        assert field.get(qn("w:instr")) == " SEQ Table \\* ARABIC "
        assert word.paragraphs[0].style.name == "Caption"

    def test_chinese_has_a_chinese_font(self) -> None:
        fonts = self.opened().styles["Normal"].element.rPr.rFonts
        assert (fonts.get(qn("w:ascii")), fonts.get(qn("w:eastAsia"))) == ("Times New Roman", "宋体")

    def test_who_made_it_and_nothing_of_the_template(self) -> None:
        about = self.opened().core_properties
        assert (about.title, about.author, about.last_modified_by, about.comments) == (
            "编码频次",
            "coder 9",
            "coder 9",
            "",
        )

    def test_wide_tables_turn_the_paper_and_go_on(self) -> None:
        word = self.opened(WIDE)
        section = word.sections[0]
        assert section.page_width > section.page_height
        assert len(word.tables) > 1
        room = (section.page_width - section.left_margin - section.right_margin) / Pt(0.05)
        for table in word.tables:
            assert sum(int(column.get(qn("w:w"))) for column in table._tbl.tblGrid) <= room
            assert [row.cells[0].text for row in table.rows] == ["Code", "a", "b"]
        numbers = [cell.text for table in word.tables for cell in table.rows[2].cells[1:]]
        assert numbers == [str(number) for number in range(40)]
        assert "Wide (continued)" in [paragraph.text for paragraph in word.paragraphs]


class TestLatex:
    def test_three_rules_caption_label_and_notes(self) -> None:
        text = latex_text(Document([TABLE], META))
        for part in (
            "\\caption{编码频次}\\label{tab:freq}",
            "\\begin{tabular}{lrrr}\n\\toprule",
            " & \\multicolumn{2}{c}{仅本编码} &  \\\\\n\\cmidrule(lr){2-3}\n",
            "编码 & 次数 & 占比 (\\%) & α \\\\\n\\midrule",
            "问题 & 12,345 & 42.6 & $-$0.500 \\\\",
            "\\hspace*{1em}4.1 \\textless{}台账\\textgreater{} \\& 表 & 0 & -- & -- \\\\\n\\bottomrule",
            "12 份访谈；50 \\% \\textless{} 1。",
            "ctex",
            "% Command: coder freq",
        ):
            assert part in text
        assert "|" not in text

    def test_long_tables_break_between_pages(self) -> None:
        rows = [(f"c{number}", number, 0.5, 0.1) for number in range(LONG + 1)]
        text = latex_text(Document([Table(TABLE.columns, rows, "Long"), TABLE], META))
        assert "\\usepackage{booktabs,array,longtable}" in text
        assert text.count("\\toprule") == 3
        assert "Long (continued)" in text
        assert "\\label{tab:freq-1}" in text
        assert "\\label{tab:freq-2}" in text

    def test_wide_tables_turn_the_paper(self) -> None:
        text = latex_text(Document([WIDE]))
        assert "pdflscape" in text
        assert text.count("\\begin{landscape}") == text.count("\\addtocounter{table}{-1}") + 1 > 1

    def test_comments_hold_on_one_line_each(self) -> None:
        text = latex_text(Document([TABLE], META | {"command": "a\n\\input{b}\r\u2028c"}))
        (line,) = [line for line in text.splitlines() if "\\input" in line]
        assert line.startswith("% ")

    def test_it_compiles_where_xelatex_is_installed(self, tmp_path, capsys) -> None:
        program = shutil.which("xelatex")
        if program is None:
            with capsys.disabled():
                sys.stderr.write("\nxelatex is not installed: LaTeX tables were NOT compiled, only read\n")
            return
        packages = "\\documentclass{ctexart}\n\\usepackage{booktabs,array,longtable,pdflscape}\n"
        packages += "\\usepackage[a4paper,margin=2.5cm]{geometry}\n"
        signs = Table((Column("text", "Text"),), [(text,) for text in HOSTILE if text.isascii()])
        text = latex_text(Document([TABLE, WIDE, signs], META))
        (tmp_path / "a.tex").write_text(f"{packages}\\begin{{document}}\n{text}\\end{{document}}\n", "utf-8")
        command = [program, "-interaction=nonstopmode", "-halt-on-error", "a.tex"]
        assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0

"""`-o FILE` in HTML, LaTeX, Excel and Word: of any report, with all of its tables, and only into a file."""

from __future__ import annotations

import docx
import openpyxl
import pytest

from coder.locale import language
from tests.reports.document_readers import docx_tables, html_tables, xlsx_tables

REPORTS = {
    "freq": ("freq",),
    "reliability": ("reliability", "--replicates", "0"),
    "compare": ("compare", "甲", "乙"),
    "codings": ("codings", "list"),
}
MEMO = "=1+1 <b> & \\input{x} % _ #"


@pytest.fixture
def coded(imported, here):
    """Two coders are done with A01 and differ; a memo is full of signs."""
    language.choose("en")
    for who, span in (("甲", "60:66"), ("乙", "60:64")):
        assert imported("tag", "A01", span, "表格", "--coder", who, "--memo", MEMO).code == 0
        assert imported("transcripts", "done", "A01", "--coder", who).code == 0
    return imported


@pytest.mark.parametrize("report", REPORTS)
def test_every_report_is_written_in_every_format(coded, here, report):
    shown = coded(*REPORTS[report], "--format", "md").out
    tables = shown.count("\n| --")
    for suffix, tables_of in (("html", html_tables), ("docx", docx_tables), ("xlsx", xlsx_tables)):
        answer = coded(*REPORTS[report], "-o", f"out.{suffix}")
        assert (answer.code, answer.out) == (0, "")
        found = tables_of((here / f"out.{suffix}").read_bytes())
        assert len(found) == tables + (suffix == "xlsx")  # a sheet for notes
        assert any("表格" in str(cell) for row in found[0] for cell in row)
    assert coded(*REPORTS[report], "-o", "out.tex").code == 0
    source = (here / "out.tex").read_text("utf-8")
    assert source.count("\\bottomrule") == tables
    assert f"% Command: coder {' '.join(REPORTS[report][: 1 + (report == 'codings')])}" in source


def test_what_strangers_wrote_is_text(coded, here):
    for suffix in ("html", "docx", "xlsx", "tex"):
        assert coded("codings", "list", "-o", f"out.{suffix}").code == 0
    for suffix, tables_of in (("html", html_tables), ("docx", docx_tables), ("xlsx", xlsx_tables)):
        first = tables_of((here / f"out.{suffix}").read_bytes())[0]
        assert str(first[1][4]).endswith(f"\n※ {MEMO}")
    source = (here / "out.tex").read_text("utf-8")
    assert "=1+1 \\textless{}b\\textgreater{} \\& \\textbackslash{}input\\{x\\} \\% \\_ \\#" in source
    sheet = openpyxl.load_workbook(here / "out.xlsx").worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}


@pytest.mark.parametrize("wanted", ["xlsx", "docx"])
def test_what_is_no_text_is_refused_without_a_file(coded, wanted):
    answer = coded("freq", "--format", wanted)
    assert (answer.code, answer.out) == (2, "")
    error, hint, *rest = answer.err.strip().split("\n")
    assert f"-o FILE.{wanted}" in error
    assert hint.startswith("hint:")
    assert rest == []


@pytest.mark.parametrize(("wanted", "beginning"), [("html", "<!DOCTYPE html>"), ("latex", "% ")])
def test_what_is_text_goes_to_a_pipe_too(coded, wanted, beginning):
    assert coded("freq", "--format", wanted).out.startswith(beginning)


def test_a_format_given_outweighs_the_suffix(coded, here):
    assert coded("freq", "--format", "docx", "-o", "table.bin").code == 0
    assert docx.Document(here / "table.bin").tables


def test_the_notes_of_a_thesis_stand_in_the_file(coded, here):
    assert coded("reliability", "--replicates", "0", "-o", "a.docx").code == 0
    said = "\n".join(paragraph.text for paragraph in docx.Document(here / "a.docx").paragraphs)
    assert "To quote:" in said
    assert "Codebook revision:" in said


def test_twice_is_the_same(coded, here):
    for name in ("a.xlsx", "b.xlsx", "a.docx", "b.docx"):
        assert coded("freq", "-o", name).code == 0
    for suffix in ("xlsx", "docx"):
        assert (here / f"a.{suffix}").read_bytes() == (here / f"b.{suffix}").read_bytes()

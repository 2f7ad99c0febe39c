"""`coder memo …`: what scripts and people are told, and that nothing typed is lost."""

from __future__ import annotations

import io
import json
import sys

import pytest

from coder.cli import memo_text
from coder.locale import language
from tests.cli.conftest import ask

KEYS = ["id", "about", "transcript", "turn", "code", "start", "end", "quote", "coder", "text"]
NOWHERE = "01a20dbf-ae30-7c34-a4b8-6b741dff5b8a"


@pytest.fixture(autouse=True)
def _english():
    language.choose("en")


def rows(coder, *arguments):
    return json.loads(coder("memo", "list", "--format", "json", *arguments).out)["rows"]


def added(answer):
    """The id alone on stdout."""
    assert answer.code == 0, answer.err
    assert answer.out.count("\n") == 1
    return answer.out.strip()


def test_a_file_of_words_that_is_not_there_has_its_own_hint(coder, here):
    answer = coder("memo", "add", "--file", "none.md")
    refused(answer, "none.md: no-file", "请检查文件名和所在文件夹\n")
    (here / "codebooks" / "small.yaml").unlink()
    refused(coder("freq"), "small.yaml: no-file", "写在 coder.yaml 中")


def refused(answer, *words, code=1):
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.count("error: ") == 1
    for word in words:
        assert word in answer.err


TARGETS = {
    "project": ([], "memo on the project written"),
    "code": (["--code", "Tasks without admission"], "memo on code 派活 written"),
    "transcript": (["--transcript", "A01"], "memo on A01 written"),
    "turn": (["--transcript", "A01", "--turn", "2"], "memo on A01 · turn 2 written"),
    "passage": (["--transcript", "A01", "--passage", "60:66"], "memo on A01 · 60:66 written"),
}


@pytest.mark.parametrize("about", TARGETS)
def test_a_memo_on_anything(imported, about):
    arguments, said = TARGETS[about]
    answer = imported("memo", "add", "**为什么**？", *arguments)
    id = added(answer)
    assert said in answer.err
    (row,) = rows(imported)
    assert [row[key] for key in ("id", "about", "coder", "text")] == [id, about, "甲", "**为什么**？"]
    assert list(row) == [*KEYS, "created_at", "updated_at"]
    assert imported("memo", "edit", id, "因为").code == 0
    assert [one["text"] for one in rows(imported)] == ["因为"]
    assert imported("memo", "remove", id).code == 0
    assert rows(imported) == []
    assert "undone: memo on " in imported("undo").err
    assert [one["text"] for one in rows(imported)] == ["因为"]
    assert imported("doctor").code == 0


def test_a_codings_memo_has_the_codings_id(imported):
    coding = added(imported("tag", "A01", "60:66", "派活"))
    assert added(imported("memo", "add", "--coding", coding, "一")) == coding
    assert added(imported("memo", "add", "--coding", coding, "一")) == coding
    refused(imported("memo", "add", "--coding", coding, "二"), "has a memo already", f"memo edit {coding}")
    refused(imported("memo", "add", "--coding", coding, "x", "--coder", "乙"), "belongs to 甲", "--passage")
    refused(imported("memo", "edit", coding, "x", "--coder", "乙"), "this memo belongs to 甲")
    (row,) = rows(imported)
    assert (row["about"], row["code"], row["turn"], row["quote"]) == ("coding", "派活", 2, "可是会议又多")
    assert "removed" in imported("memo", "edit", coding, "").err
    assert rows(imported) == []


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["add", "x", "--transcript", "A99"], 1, "A99"),
        (["add", "x", "--transcript", "A01", "--turn", "9"], 1, "numbered from 1 to 4"),
        (["add", "x", "--transcript", "A01", "--passage", "0:999"], 1, "110 characters"),
        (["add", "x", "--transcript", "A01", "--passage", "5:5"], 1, "5:5"),
        (["add", "x", "--transcript", "A01", "--passage", "9:5"], 1, "9:5"),
        (["add", "x", "--code", "派话"], 1, "派话"),
        (["add", "x", "--coding", NOWHERE], 1, NOWHERE),
        (["add", " \n"], 1, "a memo needs words"),
        (["add", "x" * 100_001], 1, "100,001"),
        (["add", "x\udc80"], 2, "UTF-8"),
        (["add"], 2, "--file"),
        (["add", "x", "--file", "coder.yaml"], 2, "not both"),
        (["add", "x", "--code", "派活", "--transcript", "A01"], 2, "one thing"),
        (["add", "x", "--transcript", "A01", "--turn", "1", "--passage", "1:2"], 2, "one thing"),
        (["add", "x", "--turn", "1"], 2, "need --transcript"),
        (["add", "x", "--transcript", "A01", "--turn", "0"], 2, "--turn"),
        (["add", "--file", "nothing.md"], 1, "nothing.md"),
        (["add", "--file", "transcripts"], 1, "transcripts"),
        (["add", "--file", "gbk.md"], 1, "not UTF-8"),
        (["add", "--file", "nul.md"], 1, "NUL"),
        (["add", "--file", "big.md"], 1, "big.md"),
        (["edit", NOWHERE, "x"], 1, "there is no memo"),
        (["remove", NOWHERE], 1, "coder memo list"),
        (["show", NOWHERE], 1, NOWHERE),
        (["list", "--coder", "丁"], 1, "丁"),
        (["list", "--transcript", "A99"], 1, "A99"),
        (["list", "--about", "word"], 2, "--about"),
        (["export", "-o", "nowhere/m.md"], 1, "nowhere"),
    ],
    ids=lambda value: ascii(value)[:50],
)
def test_what_cannot_be_done_gets_one_error_and_changes_nothing(imported, here, arguments, code, word):
    (here / "gbk.md").write_bytes("备忘".encode("gbk"))
    (here / "nul.md").write_bytes(b"a\0b")
    (here / "big.md").write_bytes(b"x" * 400_001)
    before = imported("history", "--format", "csv").out
    refused(imported("memo", *arguments), word, code=code)
    assert imported("history", "--format", "csv").out == before


@pytest.mark.parametrize("how", [["-"], ["--file", "-"], ["--file", "note.md"]])
def test_words_come_from_a_file_or_a_pipe(imported, here, monkeypatch, how):
    data = "\ufeff# 一\r\n\r\n二\r\n".encode()
    (here / "note.md").write_bytes(data)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    id = added(imported("memo", "add", *how))
    assert [one["text"] for one in rows(imported)] == ["# 一\n\n二"]
    assert json.loads(imported("memo", "show", id, "--format", "json").out)["rows"] == rows(imported)


@pytest.fixture
def editor(here, monkeypatch):
    """A terminal with an editor that writes what the test says."""
    monkeypatch.setattr(memo_text, "on_a_terminal", lambda: True)

    def writes(command: str) -> None:
        script = here / "editor.sh"
        script.write_text(f'#!/bin/sh\ncp "$1" seen.md\n{command}\n')
        script.chmod(0o755)
        monkeypatch.setenv("EDITOR", str(script))
        monkeypatch.delenv("VISUAL", raising=False)

    return writes


def drafts(here):
    return sorted((here / ".coder").glob("memo-*.md"))


def test_without_words_an_editor_opens_with_those_there_are(imported, here, editor):
    editor('printf "一\\n\\n二\\n" > "$1"')
    id = added(imported("memo", "add", "--code", "派活"))
    assert (here / "seen.md").read_text() == ""
    assert [one["text"] for one in rows(imported)] == ["一\n\n二"]
    editor('printf "三" >> "$1"')
    assert imported("memo", "edit", id).code == 0
    assert (here / "seen.md").read_text() == "一\n\n二"
    assert [one["text"] for one in rows(imported)] == ["一\n\n二三"]
    assert drafts(here) == []


def test_an_editor_left_without_a_word_changes_nothing(imported, here, editor):
    editor("true")
    refused_none = imported("memo", "add")
    assert (refused_none.code, refused_none.out) == (1, "")
    assert "nothing was written" in refused_none.err
    id = added(imported("memo", "add", "一"))
    assert "nothing was changed" in imported("memo", "edit", id).err
    assert [one["text"] for one in rows(imported)] == ["一"]
    editor('rm "$1"')
    assert "nothing was changed" in imported("memo", "edit", id).err
    assert "error: nothing was written" in imported("memo", "add").err
    editor("exit 3")
    refused(imported("memo", "edit", id), "the editor failed", "--file")
    assert drafts(here) == []


def test_the_editor_does_not_open_for_what_would_be_refused(imported, here, editor):
    editor("true")
    id = added(imported("memo", "add", "一"))
    assert imported("memo", "edit", id, "--coder", "乙").code == 1
    assert imported("memo", "add", "--code", "派话").code == 1
    assert not (here / "seen.md").exists()


def test_what_was_typed_survives_a_change_made_meanwhile(imported, here, editor):
    id = added(imported("memo", "add", "一"))
    program = f"CODER_CODER=甲 {sys.executable} -m coder memo edit {id} 二"
    editor(f'printf "三" > "$1"\n{program}')
    answer = imported("memo", "edit", id)
    assert answer.code == 1
    (draft,) = drafts(here)
    assert draft.name in answer.err
    assert draft.read_text() == "三"
    assert draft.stat().st_mode & 0o77 == 0
    assert [one["text"] for one in rows(imported)] == ["二"]


@pytest.fixture
def noted(imported):
    coding = added(imported("tag", "A01", "60:66", "派活", "--memo", "開會"))
    ids = [added(imported("memo", "add", f"关于{about}", *TARGETS[about][0])) for about in TARGETS]
    added(imported("memo", "add", "开会 <b>", "--transcript", "B01", "--coder", "乙"))
    return imported, [coding, *ids]


def test_lists_are_filtered_and_searched(noted):
    coder, _ids = noted
    assert len(rows(coder)) == 7
    assert rows(coder, "--limit", "3") == rows(coder)[:3]
    assert coder("memo", "list", "--limit", "0").code == 2
    assert [one["coder"] for one in rows(coder, "--coder", "乙")] == ["乙"]
    assert {one["transcript"] for one in rows(coder, "--transcript", "A01")} == {"A01"}
    assert [one["about"] for one in rows(coder, "--code", "原因/")] == ["code", "coding"]
    assert [one["about"] for one in rows(coder, "--about", "turn", "--about", "project")] == [
        "project",
        "turn",
    ]
    assert [one["text"] for one in rows(coder, "--search", "开会")] == ["開會", "开会 <b>"]
    assert rows(coder, "--search", "没有") == []


@pytest.mark.parametrize("form", ["table", "json", "csv", "tsv", "md"])
@pytest.mark.parametrize("speak", ["en", "zh"])
def test_every_format_holds_every_memo(noted, form, speak):
    coder, ids = noted
    language.choose(speak)
    answer = coder("memo", "list", "--format", form)
    assert answer.code == 0
    for id in ids:
        assert id in answer.out
    assert "meta" not in answer.out or json.loads(answer.out)["meta"]["command"] == "memo list"


def test_the_document_goes_to_a_file_or_to_stdout(noted, here):
    coder, ids = noted
    whole = coder("memo", "export").out
    assert coder("memo", "export", "-o", "memos.md").out == ""
    assert (here / "memos.md").read_text() == whole
    for id in ids:
        assert f"`{id}`" in whole
    assert "> 可是会议又多" in whole
    some = coder("memo", "export", "--search", "开会").out
    assert "開會" in some
    assert "关于" not in some


def test_history_tells_of_memos_in_both_languages(noted):
    coder, _ids = noted
    told = coder("history").out
    for what in ("the project", "code 派活", "the transcript", "turn 2", "“可是会议又多”"):
        assert f"memo on {what} written" in told
    language.choose("zh")
    assert "写备忘：第 2 话轮 · A01" in coder("history").out


def test_removing_a_transcript_says_that_memos_go_along(noted):
    coder, _ids = noted
    answer = coder("transcripts", "remove", "A01")
    assert answer.code == 2
    assert "1 coding" in answer.err
    assert "3 memos" in answer.err
    assert coder("transcripts", "remove", "A01", "--yes").code == 0
    assert {one["transcript"] for one in rows(coder)} == {None, "B01"}
    assert coder("undo").code == 0
    assert len(rows(coder)) == 7


def test_the_installed_program_does_the_same(here):
    for arguments in (["import", "transcripts/A01.txt"], ["memo", "add", "--transcript", "A01", "备忘"]):
        answer = ask(arguments, here, CODER_CODER="甲", CODER_LANG="en")
        assert answer.code == 0, answer.err
    assert answer.out.strip() in ask(["memo", "list"], here).out

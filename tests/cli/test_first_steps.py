"""The first things an analyst types, also when they are typed wrongly: refused before anything is done."""

from __future__ import annotations

import json
import os
import subprocess

import pytest

from coder.cli.commands import code, demo
from tests.cli.conftest import PROGRAM, ask

NAMES = ["../..", "a b/c", "\x1b[31m", "a\nb", "x" * 5000, "", "-C", ".C", "a\u200bb", "a:b", "a\u3164"]


def ids(coder):
    return [row["id"] for row in json.loads(coder("transcripts", "--format", "json").out)["rows"]]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name[:9]))
def test_a_name_that_is_none_is_wrong_usage(imported, here, name):
    for arguments in (
        ["import", "transcripts/A01.txt", f"--as={name}"],
        ["transcripts", "rename", "A01", "--", name],
    ):
        answer = imported(*arguments)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.startswith("error: ")
    assert ids(imported) == ["A01", "B01"]


def test_long_file_names_are_cut(coder, here):
    (here / f"{'名' * 80}.txt").write_text("问：好吗？\n答：好。\n")
    assert coder("import", f"{'名' * 80}.txt").code == 0
    assert ids(coder) == ["名" * 64]


@pytest.mark.parametrize(
    ("target", "code_"),
    [
        *(("report.xyz", 2), ("nowhere/r.json", 1), ("coder.yaml/r.json", 1), ("pipe.json", 1)),
        (f"{'x' * 300}.json", 1),
    ],
    ids=lambda value: str(value)[:9],
)
def test_an_import_whose_report_has_no_place_imports_nothing(coder, here, target, code_):
    os.mkfifo(here / "pipe.json")
    answer = coder("import", "transcripts/A01.txt", "-o", target)
    assert (answer.code, answer.out) == (code_, "")
    assert answer.err.count("error: ") == 1
    assert ids(coder) == []


def test_a_folder_one_may_not_write_to_is_found_before_the_import(coder, here, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, _mode: path.name != "transcripts")
    answer = coder("import", "transcripts/A01.txt", "-o", "transcripts/r.json")
    assert answer.code == 1
    assert ids(coder) == []


def test_the_report_is_written_when_something_came_in(coder, here):
    (here / "empty.txt").write_bytes(b"")
    (here / "r.json").write_text("old")
    assert coder("import", "transcripts/A01.txt", "empty.txt", "-o", "r.json").code == 1
    assert (here / "r.json").read_text() == "old"
    assert coder("import", "--dry-run", "transcripts/A01.txt", "-o", "r.json").code == 0
    assert json.loads((here / "r.json").read_text())["rows"][0]["id"] == "A01"
    assert coder("import", "--keep-going", "transcripts/B01.txt", "empty.txt", "-o", "k.json").code == 1
    assert [row["id"] for row in json.loads((here / "k.json").read_text())["rows"]] == ["B01"]


@pytest.mark.parametrize("title", ["  ", "a\u2028b", "\u202eabc", "a\x85b", "\udcff"], ids=ascii)
def test_init_refuses_a_title_and_can_be_tried_again(coder, here, title):
    answer = coder("init", "mine", "--title", title)
    assert answer.code in {1, 2}
    assert answer.err.startswith("error: ")
    assert "unexpected" not in answer.err
    assert not (here / "mine").exists()
    assert coder("init", "mine", "--title", "t").code == 0


def test_init_with_a_codebook_name_no_disk_can_hold(coder, here):
    assert coder("init", "mine", "--title", "t", "--codebook", "x" * 5000).code == 2
    assert not (here / "mine").exists()


def test_the_sample_is_not_copied_when_it_could_not_be_opened(coder, here):
    assert coder("demo", "x").code == 2
    assert not (here / "x").exists()


def test_the_sample_is_opened_after_it_was_copied(coder, here, monkeypatch):
    seen = []
    monkeypatch.setattr(code, "on_a_terminal", lambda: True)
    monkeypatch.setattr(demo, "open_workbench", lambda session, *_: seen.append(session.folder()))
    (here / "x").mkdir()
    (here / "x/coder.yaml").write_bytes((here / "coder.yaml").read_bytes())
    (here / "x/codebooks").symlink_to(here / "codebooks")
    answer = coder("--lang", "en", "demo", "x")
    assert answer.code == 0
    assert [str(folder) for folder in seen] == ["x"]


def test_options_before_a_subcommand_hold_for_it(imported, here):
    assert json.loads(imported("transcripts", "--format", "json", "list").out)["rows"]
    assert imported("transcripts", "-o", "x.json", "list").out == ""
    assert json.loads((here / "x.json").read_text())["rows"]
    shown = imported("transcripts", "--format", "json", "show", "A01")
    assert json.loads(shown.out)["rows"][0]["turn"] == 1
    assert imported("transcripts", "--format", "json", "list", "--format", "tsv").out.startswith("\ufeff")
    for arguments in (["--format", "json", "attr", "A01"], ["-o", "y.json", "done", "A01"]):
        answer = imported("transcripts", *arguments)
        assert (answer.code, answer.out) == (2, "")
    assert not (here / "y.json").exists()


def test_an_attribute_given_twice_is_wrong_usage(imported, here):
    assert imported("transcripts", "attr", "B01", "k=1", "k=2").code == 2
    assert "k=" not in imported("transcripts", "attr", "B01").out
    assert imported("import", "transcripts/A01.txt", "--as", "A2", "--attr", "k=1", "--attr", "k=2").code == 2
    assert ids(imported) == ["A01", "B01"]


@pytest.mark.parametrize("name", ["", "  ", "x" * 65, "a\nb"])
def test_a_coders_name_is_refused_where_it_comes_from(imported, here, monkeypatch, name):
    answer = imported("tag", "A01", "40:50", "表格", "--coder", name)
    assert answer.code == 2
    assert "--coder" in answer.err
    if not name:
        return  # an empty variable is none
    monkeypatch.setenv("CODER_CODER", name)
    answer = imported("tag", "A01", "40:50", "表格")
    assert answer.code == 2
    assert "CODER_CODER" in answer.err
    assert "--coder" not in answer.err
    (here / "coder.yaml").write_text(f"codebook: codebooks/small.yaml\ncoder: {'x' * 65}\n")
    monkeypatch.delenv("CODER_CODER")
    answer = imported("tag", "A01", "40:50", "表格")
    assert answer.code == 2
    assert "coder.yaml" in answer.err


def test_a_language_there_is_not(tmp_path):
    answer = ask(["init", "--list-codebooks"], tmp_path, CODER_LANG="fr", LANG="en_US.UTF-8")
    assert (answer.code, answer.out) == (2, "")
    for word in ("CODER_LANG", "fr", "zh", "en"):
        assert word in answer.err
    assert ask(["--lang", "en", "init", "--list-codebooks"], tmp_path, CODER_LANG="fr").code == 0
    assert ask(["init", "--list-codebooks"], tmp_path, CODER_LANG="").code == 0


def test_a_coding_that_is_there_keeps_its_memo_and_says_so(imported, here):
    first = imported("--lang", "en", "tag", "A01", "40:50", "表格", "--memo", "one")
    again = imported("tag", "A01", "40:50", "表格", "--memo", "two")
    assert (again.code, again.out) == (0, first.out)
    assert "备忘" in again.err
    assert imported("tag", "A01", "40:50", "表格").out == first.out
    assert '"one"' in imported("codings", "list", "--format", "json").out


def test_two_backups_in_one_second(imported, here):
    made = [imported("backup") for _ in range(3)]
    assert [answer.code for answer in made] == [0, 0, 0]
    assert len({answer.out for answer in made}) == 3


@pytest.mark.parametrize(
    "target", ["nowhere/x.db", "coder.yaml/x.db", f"{'x' * 300}.db"], ids=lambda name: name[:9]
)
def test_a_backup_that_has_no_place(imported, target):
    answer = imported("backup", target)
    assert (answer.code, answer.out) == (1, "")
    assert "OSError" not in answer.err
    assert "OperationalError" not in answer.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["tag", "A01", "40:50", "表格", "--memo", "\udcff"],
        ["tag", "A01", "40:50", "\udcff"],
        ["tag", "\udcff", "40:50", "表格"],
        ["untag", "\udcff"],
        ["transcripts", "attr", "A01", "k=\udcff"],
        ["transcripts", "show", "\udcff"],
        ["import", "transcripts/B01.txt", "--as", "X", "--attr", "k=\udcff"],
        ["history", "--coder", "\udcff"],
        ["history", "--since", "0001-01-01"],
        ["history", "--since", "9999-12-31T23:59:59"],
        ["tag", "A01", f"{'9' * 5000}:50", "表格"],
        ["tag", "A01", "50:40\udcff", "表格"],
    ],
    ids=lambda arguments: ascii(" ".join(arguments))[:40],
)
def test_what_no_command_can_take_is_wrong_usage(imported, here, arguments):
    answer = imported(*arguments)
    if arguments[-1] == "9999-12-31T23:59:59":
        assert answer.code in {0, 2}
    else:
        assert (answer.code, answer.out) == (2, "")
    assert "Error: " not in answer.err


def test_bytes_that_are_no_text_come_through_the_shell(tmp_path):
    done = subprocess.run(
        [os.fsencode(PROGRAM), b"init", b"x", b"--title", b"\xff"],
        cwd=tmp_path,
        env={**os.environ, "CODER_LANG": "en"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"not valid text" in done.stderr
    assert list(tmp_path.iterdir()) == []

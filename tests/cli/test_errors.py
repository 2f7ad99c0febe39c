"""Bad input gets one clear error, the right exit code, and nothing is written."""

from __future__ import annotations

import os
import re
import resource
import shutil
import sqlite3
import subprocess
from contextlib import closing

import pytest

from coder.cli import click_words
from coder.locale import language
from coder.project.opening import open_project
from coder.store import journal
from tests.cli.conftest import PROGRAM, ask

ZH_ONLY = re.compile(r"[\u4e00-\u9fff]")


def events(folder) -> int:
    project = open_project(folder)
    with project.database.reading() as transaction:
        last = journal.last_seq(transaction)
    project.close()
    return last


def refused(answer, *words, code=1):
    """One error line and at most one hint, nothing on stdout, no traceback."""
    lines = answer.err.split("\n")[:-1]
    assert answer.code == code, answer.err
    assert answer.out == ""
    assert "Traceback" not in answer.err
    errors = [line for line in lines if line.startswith("error: ")]
    assert len(errors) == 1, answer.err
    for word in words:
        assert word in answer.err
    return errors[0]


BAD_FILES = {
    "binary.txt": (bytes(range(256)) * 8, "NUL"),
    "empty.txt": (b"", ""),
    "blank.txt": (b" \n\n\t\n", ""),
    "nul.txt": ("访谈者：好\0吗\n".encode(), "NUL"),
    "half.txt": ("问：好吗，说一说减负。\n".encode("gb18030") + "答：好的，台账少了。\n".encode(), ""),
    "torn.docx": (b"PK\x03\x04 not really a zip", ""),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".docx"),
    "ambiguous.txt": ("A: 谢\nB: 谢\n".encode("gbk"), "--encoding"),
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("speak", ["zh", "en"])
def test_a_bad_transcript_is_refused_and_nothing_is_imported(here, coder, name, speak):
    language.choose(speak)
    content, word = BAD_FILES[name]
    (here / name).write_bytes(content)
    before = events(here)
    answer = coder("import", "transcripts/A01.txt", name)
    error = next(line for line in answer.err.split("\n") if line.startswith("error: "))
    assert (answer.code, name in error) == (1, True)
    assert word in answer.err
    assert events(here) == before


def test_gbk_declared_as_utf_8_names_the_place(here, coder):
    (here / "gbk.txt").write_bytes("访谈者：您好。\n受访者：台账多。\n".encode("gbk"))
    answer = coder("import", "--encoding", "utf-8", "gbk.txt")
    assert answer.code == 1
    assert "gbk.txt:1" in answer.err
    assert coder("import", "--encoding", "gbk", "gbk.txt").code == 0


def test_escape_sequences_come_in_as_symbols(here, coder):
    (here / "esc.txt").write_bytes(
        "问：\x1b[31m红\x1b[0m\x07[red]x[/red]\n答：好。\n问：二\n答：三\n".encode()
    )
    answer = coder("import", "esc.txt", "--format", "json")
    assert answer.code == 0
    assert "3" in answer.out
    shown = coder("transcripts", "show", "esc")
    assert "\x1b" not in shown.out
    assert "[red]x[/red]" in shown.out


def test_keep_going_takes_the_good_ones_and_still_fails(here, coder):
    (here / "empty.txt").write_bytes(b"")
    answer = coder("import", "--keep-going", "transcripts/A01.txt", "empty.txt", "transcripts/B01.txt")
    assert answer.code == 1
    listed = coder("transcripts", "--format", "json").out
    assert '"A01"' in listed
    assert '"B01"' in listed


def test_a_dry_run_writes_nothing(here, coder):
    before = events(here)
    assert coder("import", "--dry-run", "transcripts/A01.txt").code == 0
    assert events(here) == before


def test_a_name_is_used_once(imported, here):
    before = events(here)
    refused(
        imported("import", "--format", "json", "transcripts/A01.txt", "-o", here / "report.json"),
        "A01",
        "--as",
    )
    assert events(here) == before
    assert imported("import", "transcripts/A01.txt", "--as", "A02").code == 0


CODEBOOKS = {
    "brackets": ("schema: coder/codebook/1\ncodes: " + "[" * 100_000, "codebooks/small.yaml:2"),
    "duplicate keys": (
        "schema: coder/codebook/1\ncodes:\n  - id: A\n    name: x\n    name: y\n",
        "duplicate-key",
    ),
    "full-width colon": ("schema: coder/codebook/1\ncodes:\n  - id: A\n    name：x\n", "fullwidth-colon"),
    "anchors": ("schema: coder/codebook/1\ncodes: &a [*a]\n", "anchor"),
}


@pytest.mark.parametrize("case", CODEBOOKS)
def test_a_bad_codebook_is_refused_with_its_place(here, coder, case):
    text, word = CODEBOOKS[case]
    (here / "codebooks/small.yaml").write_text(text)
    checked = coder("codebook", "check")
    assert checked.code == 1
    assert word in checked.out
    answer = coder("import", "transcripts/A01.txt")
    assert answer.code == 1
    assert word in answer.err


def test_with_a_broken_codebook_the_last_good_revision_stays(imported, here):
    imported("tag", "A01", "40:50", "表格")
    whole = (here / "codebooks/small.yaml").read_text()
    (here / "codebooks/small.yaml").write_text(whole.replace("id: 表格", "id: 表单"))
    answer = imported("freq", "--format", "json")
    assert answer.code == 0
    assert "vanished-code" in answer.err
    assert '"表格"' in answer.out
    assert imported("tag", "A01", "41:50", "表格").code == 0


@pytest.mark.parametrize("speak", ["zh", "en"])
def test_wrong_codes_spans_and_names(imported, here, speak):
    language.choose(speak)
    before = events(here)
    refused(imported("tag", "A01", "40:50", "表哥"), "表哥", "表格")
    refused(imported("tag", "A01", "40:50", "问题"), "问题")
    refused(imported("tag", "A01", "40:50000", "表格"), "A01:40", "40:50000")
    refused(imported("tag", "A01", "50:50", "表格"), "50:50")
    refused(imported("tag", "A1", "40:50", "表格"), "A1", "A01")
    refused(imported("untag", "nonsense"), "nonsense")
    refused(imported("transcripts", "show", "Z"), "Z")
    refused(imported("freq", "--coder", "谁"), "谁")
    refused(imported("freq", "--code", "谁/"), "谁")
    refused(imported("freq", "--speaker", "谁"), "谁", "受访者")
    refused(imported("freq", "--transcript", "谁"), "谁")
    refused(imported("transcripts", "rename", "A01", "B01"), "B01")
    assert events(here) == before


@pytest.mark.parametrize("speak", ["zh", "en"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["freqs"],
        ["memo"],
        ["codebook"],
        ["freq", "--nope"],
        ["freq", "--by", "nothing"],
        ["freq", "--depth", "0"],
        ["freq", "--depth", "x"],
        ["freq", "--format", "doc"],
        ["freq", "--attr", "role"],
        ["freq", "-o", "figures.odd"],
        ["tag", "A01", "40-50", "表格"],
        ["tag", "A01", "40:50"],
        ["tag", "A01", "40:50", "表格", "extra"],
        ["import"],
        ["import", "a.txt", "b.txt", "--as", "X"],
        ["transcripts", "remove", "A01"],
        ["transcripts", "rename", "A01", "a b"],
        ["history", "--since", "gestern"],
        ["init"],
        ["init", "x", "--title", "t", "--codebook", "nowhere.yaml"],
        ["--lang", "fr", "freq"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_2_in_the_readers_language(imported, here, arguments, speak):
    language.choose(speak)
    click_words.translate()
    before = events(here)
    error = refused(imported(*arguments), "hint: ", code=2)
    own_words = re.sub(r"“[^”]*”|'[^']*'|[A-Za-z-]+", "", error)
    assert bool(ZH_ONLY.search(own_words)) is (speak == "zh"), error
    assert events(here) == before


def test_a_group_alone_says_which_commands_it_has(coder):
    language.choose("en")
    answer = coder("memo")
    assert answer.code == 2
    assert answer.err.split("\n")[0].endswith("there are add, edit, export, list, remove, show")


@pytest.mark.parametrize(
    "arguments",
    [
        ("memo", "add", "-"),
        ("memo", "add", "--file", "-"),
        ("codebook", "set", "表格", "brief", "--file", "-"),
    ],
)
def test_a_closed_standard_input_holds_nothing(imported, monkeypatch, arguments):
    monkeypatch.setattr("sys.stdin", None)
    answer = imported(*arguments)
    assert answer.code in {1, 2}
    assert "error: " in answer.err
    assert "NoneType" not in answer.err


def test_nobody_is_asked_over_a_closed_standard_input(imported, monkeypatch):
    imported("tag", "A01", "60:66", "表格")
    monkeypatch.setattr("sys.stdin", None)
    refused(imported("codebook", "retire", "表格"), "--yes", code=2)


def test_chinese_is_read_whatever_the_locale(imported, here):
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert ask(["memo", "add", "想法"], here, CODER_CODER="甲", **plain).code == 0
    assert "想法" in imported("memo", "list").out
    assert ask(["find", os.fsdecode(b"\xff\xe6")], here, **plain).code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("memo", "list", "--format", "csv", "-o"),
        ("memo", "export", "-o"),
        ("codings", "export", "-o"),
        ("find", "表格", "--format", "md", "--tag", "表格", "--yes", "-o"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize(
    "name", ["coder.yaml", "codebooks/small.yaml", ".coder/project.db", "transcripts/A01.txt"]
)
def test_no_result_goes_over_a_part_of_the_study(imported, here, arguments, name):
    before, was = (here / name).read_bytes(), events(here)
    refused(imported(*arguments, name), name, "hint: ")
    assert events(here) == was
    if not name.endswith(".db"):
        assert (here / name).read_bytes() == before


def test_outside_a_project(tmp_path):
    refused(ask(["freq"], tmp_path, CODER_LANG="en"), "no project here", "coder init")


def test_a_file_that_is_no_database_and_one_of_a_newer_version(imported, here):
    path = here / ".coder/project.db"
    good = here / "good.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(path, good)
    for name in ("project.db-wal", "project.db-shm"):
        (here / ".coder" / name).unlink(missing_ok=True)
    path.write_bytes(b"this is a letter, not a database\n" * 40)
    refused(imported("freq"), "project.db")
    refused(imported("tag", "A01", "40:50", "表格"), "project.db")
    shutil.copy(good, path)
    with closing(sqlite3.connect(path)) as later:
        later.execute("UPDATE alembic_version SET version_num = '9999'")
        later.commit()
    refused(imported("tag", "A01", "40:50", "表格"), "9999")
    shutil.copy(good, path)
    assert imported("tag", "A01", "40:50", "表格").code == 0


def _limited(bytes_: int):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, bytes_))


def test_a_full_disk_loses_nothing(imported, here):
    """A limit on the size of files stands for the full disk."""
    size = max(path.stat().st_size for path in (here / ".coder").iterdir())
    big = "".join(f"问：第{n}句\n答：好\n" for n in range(60_000))
    (here / "big.txt").write_bytes(big.encode())
    done = subprocess.run(
        [PROGRAM, "import", "big.txt"],
        cwd=here,
        preexec_fn=_limited(size + 40_000),
        env={**os.environ, "CODER_LANG": "en"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    message = done.stderr.decode()
    assert done.returncode == 1
    assert "error: the disk is full" in message
    assert "Traceback" not in message
    assert imported("doctor").code == 0
    assert '"big"' not in imported("transcripts", "--format", "json").out
    assert imported("tag", "A01", "40:50", "表格").code == 0


def test_a_read_only_folder_is_an_error_for_those_who_may_not_write(imported, here):
    for path in (here, here / ".coder", *(here / ".coder").iterdir()):
        path.chmod(0o555 if path.is_dir() else 0o444)
    parents = [parent for parent in here.parents if parent != parent.parent]
    modes = [parent.stat().st_mode for parent in parents]
    for parent in parents:
        parent.chmod(parent.stat().st_mode | 0o555)
    become = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    try:
        done = subprocess.run(
            [*become, PROGRAM, "tag", "A01", "40:50", "表格"],
            cwd=here,
            env={**os.environ, "CODER_LANG": "en", "HOME": "/nonexistent"},
            capture_output=True,
            check=False,
        )
    finally:
        for parent, mode in zip(parents, modes, strict=True):
            parent.chmod(mode)
        for path in (here, here / ".coder", *(here / ".coder").iterdir()):
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert done.returncode == 1, done.stderr.decode()
    assert "error: no permission" in done.stderr.decode()


def listed(answer) -> list[str]:
    """The further flaws, below the first."""
    return [line for line in answer.err.split("\n") if line.startswith("  ")]


def break_codebook(here) -> None:
    path = here / "codebooks" / "small.yaml"
    text = path.read_bytes().replace(b"kind: problem", b"colour: red, kind: problm", 1)
    path.write_bytes(text)


def test_a_broken_codebook_is_one_error_and_a_list(imported, here):
    imported("tag", "A01", "0:2", "会议")
    break_codebook(here)
    for command in (["codebook", "add", "新"], ["codebook", "diff"]):
        answer = imported(*command)
        refused(answer, "unknown-key", "colour", "codebook check" if "add" in command else ":")
        assert len(listed(answer)) == 1
        assert "not-a-choice" in listed(answer)[0]
    fine = imported("freq", "--format", "json")
    assert fine.code == 0
    assert fine.err.startswith("warning: ")
    assert "error: " not in fine.err
    assert len(listed(fine)) == 1
    language.choose("en")
    compared = imported("codebook", "diff", "current", "current")
    assert (compared.code, compared.err.count("unknown-key")) == (0, 1)


def test_a_broken_codebook_without_a_good_revision_names_its_own_file(imported, here, monkeypatch):
    """What is on record may break a rule that came later; the file is what can be mended."""
    imported("tag", "A01", "0:2", "会议")
    break_codebook(here)
    monkeypatch.setattr("coder.project.codebook_file.read_codebook", lambda *_, **__: (None, ()))
    answer = imported("freq")
    assert ".yaml:" in refused(answer, "unknown-key")
    assert len(listed(answer)) == 1


def test_broken_settings_are_one_error_and_a_list(coder, here):
    path = here / "coder.yaml"
    path.write_bytes(path.read_bytes() + b"tilte: a\nblind: maybe\n")
    for command in ("transcripts", "freq", "doctor"):
        answer = coder(command)
        assert "coder.yaml:" in refused(answer, "tilte")
        assert ["maybe" in line for line in listed(answer)] == [True]

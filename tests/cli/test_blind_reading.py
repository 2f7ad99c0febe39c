"""A coder who is blind in a transcript learns nothing there of others' codings, whatever is read."""

from __future__ import annotations

import json
import shutil

import click
import pytest

from coder.cli.program import program, run
from tests.conftest import write_study

NUMBERS = ("--format", "json")
READING = {
    "codings list": NUMBERS,
    "codings export": (),
    "memo list": NUMBERS,
    "memo export": (),
    "find": ("部门", *NUMBERS),
    "query": ("派活 OR 会议", *NUMBERS),
    "history": NUMBERS,
    "transcripts list": NUMBERS,
    "freq": NUMBERS,
    "crosstab": ("--by", "transcript", "--replicates", "0", *NUMBERS),
    "saturation": ("--permutations", "1", *NUMBERS),
    "cooc": ("--permutations", "0", "--top", "0", *NUMBERS),
    "figure bars": ("-o", "out/a.svg"),
    "figure coverage": ("-o", "out/a.svg"),
    "figure flow": ("-o", "out/a.svg"),
    "figure timeline": ("A01", "-o", "out/a.svg"),
    "reliability": ("--replicates", "0", *NUMBERS),
    "agreement-plan": ("--replicates", "100", *NUMBERS),
}
"""What reads codings of whoever has some, and what it is asked here."""
NAMED = {"compare", "memo show", "adjudicate agreed", "adjudicate decide"}
"""What is about coders who are named, which shows them, or who are all done, which hides nothing."""
OTHER = {
    *("demo", "init", "import", "code", "tag", "untag", "recode", "move-ends", "undo", "redo", "assign"),
    *("config", "doctor", "backup", "codebook"),
    *(f"transcripts {name}" for name in ("attr", "done", "remove", "rename", "reopen", "show")),
    *("codings import", "memo add", "memo edit", "memo remove"),
}
"""What writes, or reads no codings."""


def _tagged(who, *spans):
    for span, code in spans:
        assert run(["tag", "A01", span, code, "--coder", who]) == 0


@pytest.fixture(scope="module")
def studies(tmp_path_factory):
    """Two studies that differ in nothing but what 甲 and 丙, who are done with A01, coded there."""
    one, other = (tmp_path_factory.mktemp(name) / "study" for name in ("one", "other"))
    write_study(one)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CODER_CONFIG", str(one.parent / "none.yaml"))
        patch.chdir(one)
        (one / "out").mkdir()
        assert run(["import", "transcripts/A01.txt", "--coder", "师"]) == 0
        for who in ("甲", "乙", "丙"):
            assert run(["assign", "A01", "--coder", who]) == 0
            _tagged(who, ("60:66", "表格"))
        for who in ("甲", "丙"):
            assert run(["transcripts", "done", "A01", "--coder", who]) == 0
        shutil.copytree(one, other)
        patch.chdir(other)
        _tagged("甲", ("50:80", "会议"), ("52:96", "派活"), ("84:100", "表格"))
        _tagged("丙", ("50:84", "会议"), ("56:100", "派活"))
        for who in ("甲", "丙"):
            assert run(["memo", "add", "--transcript", "A01", "看出来了", "--coder", who]) == 0
    return one, other


def _shown(folder, asked, patch, capture):
    """Run a command and gather all it wrote."""
    patch.chdir(folder)
    assert run(asked) == 0
    out, err = capture.readouterr()
    files = sorted((folder / "out").iterdir())
    written = {path.name: path.read_text("utf-8") for path in files}
    for path in files:
        path.unlink()
    return out, err, written


@pytest.mark.parametrize("command", READING)
def test_who_is_blind_is_shown_the_same_whatever_others_coded(command, studies, monkeypatch, capfd):
    capfd.readouterr()
    asked = [*command.split(), *READING[command]]
    monkeypatch.setenv("CODER_CODER", "师")
    first, second = (_shown(folder, asked, monkeypatch, capfd) for folder in studies)
    assert (first[0], first[2]) != (second[0], second[2]), "whoever may see it sees the difference"
    monkeypatch.setenv("CODER_CODER", "乙")
    first, second = (_shown(folder, asked, monkeypatch, capfd) for folder in studies)
    assert first == second
    assert "乙完成之前看不到别人在 A01 中的编码" in first[1]


def test_every_command_is_known_to_read_codings_or_not():
    group = click.Context(program)
    names = set()
    for name in program.list_commands(group):
        command = program.get_command(group, name)
        below = command.list_commands(click.Context(command)) if isinstance(command, click.Group) else []
        if name in OTHER or not below:
            names.add(name)
        else:
            names |= {f"{name} {one}" for one in below}
    assert names == {*READING, *NAMED, *OTHER}


def test_agreement_is_measured_where_who_acts_may_see_it(studies, monkeypatch, capfd):
    monkeypatch.chdir(studies[1])
    monkeypatch.setenv("CODER_CODER", "乙")
    asked = ["reliability", "--replicates", "0", *NUMBERS]
    capfd.readouterr()
    for named in ((), ("--against", "甲")):
        assert run([*asked, *named]) == 0
        meta = json.loads(capfd.readouterr().out)["meta"]
        assert (meta["transcripts"], meta["left_out"]["transcripts"]) == ([], {})
        assert meta["left_out"]["hidden"] == ["A01"]
    assert run(asked[:-2]) == 0
    assert "查询者还不能看别人在以下访谈中的编码，故未计入：A01" in capfd.readouterr().out
    assert run([*asked, "--coder", "甲", "--coder", "丙"]) == 0
    assert json.loads(capfd.readouterr().out)["meta"]["transcripts"] == ["A01"]

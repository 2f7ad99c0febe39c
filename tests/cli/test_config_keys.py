"""The command line tells which keys the workbench has, and which wishes it cannot meet."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from coder.cli.commands import code
from coder.tui import terminal
from coder.tui.app import Workbench
from coder.tui.commands.places import ALL
from coder.tui.keys_in_force import keyed
from tests.cli.conftest import ask


@pytest.fixture
def own(tmp_path, monkeypatch):
    path = tmp_path / "own" / "config.yaml"
    monkeypatch.setenv("CODER_CONFIG", str(path))
    return path


def rows(answer):
    assert answer.code == 0
    return {row["command"]: row for row in json.loads(answer.out)["rows"]}


def test_every_command_is_listed_once_with_name_keys_and_place(coder, own):
    found = rows(coder("config", "keys", "--format", "json"))
    assert set(found) == {one.id for one in keyed()}
    assert {part.id for command in ALL for part in command.parts} <= set(found)
    recode, line_up = found["recode"], found["line-up"]
    assert (recode["keys"], recode["source"], recode["default"]) == (["ctrl+r"], "default", ["ctrl+r"])
    assert recode["title"]
    assert recode["place"] == found["next-turn"]["place"] != line_up["place"]
    assert line_up["keys"] == ["up"]
    assert found["code_again-9"]["keys"] == ["9"]
    assert found["show_frequencies"]["keys"] is None


def test_other_keys_are_listed_with_who_wants_them(coder, own, here):
    coder("config", "set", "keys.recode", "f5", "alt+.")
    coder("config", "set", "keys.hold", "none", "--project")
    found = rows(coder("config", "keys", "--format", "json"))
    assert (found["recode"]["keys"], found["recode"]["source"]) == (["f5", "alt+full_stop"], "user")
    assert (found["hold"]["keys"], found["hold"]["source"]) == (None, "project")
    assert found["hold"]["default"] == ["f5"]
    people = coder("config", "keys").out
    assert "F5  Alt+." in people


def test_what_cannot_be_is_told_with_the_file_that_wants_it(coder, own, here):
    answer = coder("config", "set", "keys.recode", "f8")
    assert answer.code == 0
    assert f"warning: {own}: key-taken:" in answer.err
    coder("config", "set", "keys.nobody", "f5", "--project")
    coder("config", "set", "keys.undo", "ctrl+c", "--project")
    for command in ("keys", "show"):
        answer = coder("config", command)
        assert answer.code == 0
        assert f"warning: {own}: key-taken:" in answer.err
        assert f"warning: {own}: key-none-left:" in answer.err
        assert f"warning: {here / 'coder.yaml'}: key-unknown-command:" in answer.err
        assert f"warning: {here / 'coder.yaml'}: key-reserved:" in answer.err


def test_without_a_project_the_users_keys_hold(coder, own, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    coder("config", "set", "keys.recode", "f11")
    assert rows(coder("config", "keys", "--format", "json"))["recode"]["keys"] == ["f11"]


def test_the_settings_without_keys_do_not_load_the_screen(tmp_path):
    program = (
        "import sys; from coder.cli.program import run; run(['config', 'show']); "
        "sys.exit('textual' in sys.modules)"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", program], cwd=tmp_path, check=False, stdout=subprocess.DEVNULL
        ).returncode
        == 0
    )


def test_opening_the_workbench_tells_what_keys_cannot_be(imported, own, monkeypatch):
    monkeypatch.setattr(code, "check_terminal", lambda: None)
    monkeypatch.setattr(terminal, "probe", lambda: 1)
    monkeypatch.setattr(Workbench, "run", lambda _self: None)
    imported("config", "set", "keys.recode", "ctrl+q")
    answer = imported("code")
    assert f"warning: {own}: key-reserved:" in answer.err
    assert answer.code == 0


def test_the_installed_program_lists_them(own, tmp_path):
    answer = ask(["--lang", "en", "config", "keys"], tmp_path)
    assert answer.code == 0
    assert "Give a coding another code" in answer.out
    assert "coder config set keys.COMMAND KEY" in answer.out

"""Settings are shown with where they come from, and set where they belong."""

from __future__ import annotations

import json

import pytest

from coder.cli.language import language_for
from coder.model.settings import SETTINGS
from tests.cli.conftest import ask


@pytest.fixture
def own(tmp_path, monkeypatch):
    """The user's file, which is not there yet."""
    path = tmp_path / "home/settings.yaml"
    monkeypatch.setenv("CODER_CONFIG", str(path))
    return path


def rows(answer):
    assert answer.code == 0, answer.err
    return {row["setting"]: row for row in json.loads(answer.out)["rows"]}


def test_every_setting_is_shown_with_its_default(coder, own, monkeypatch):
    monkeypatch.delenv("CODER_CODER")
    answer = coder("config", "show", "--format", "json")
    found = rows(answer)
    assert list(found) == [one.name for one in SETTINGS]
    assert [*found["title"]] == ["setting", "value", "source", "default", "help"]
    assert all(row["help"] for row in found.values())
    assert {name for name, row in found.items() if row["source"] == "project"} == {
        "title",
        "language",
        "codebook",
    }
    assert (found["codebook"]["value"], found["codebook"]["default"]) == (
        "codebooks/small.yaml",
        "codebooks/codebook.yaml",
    )
    assert found["title"]["value"] == {"zh": "小研究"}
    assert (found["coder"]["value"], found["coder"]["source"]) == (None, "default")
    meta = json.loads(answer.out)["meta"]
    assert (meta["command"], meta["user_file"]) == ("config show", str(own))
    assert meta["project_file"].endswith("coder.yaml")
    assert not own.exists()


def test_each_value_says_where_it_comes_from(coder, own, here):
    assert coder("config", "set", "theme", "nord").code == 0
    assert coder("config", "set", "coder", "李").code == 0
    assert coder("config", "set", "keys.recode", "f5", "^R").code == 0
    assert coder("config", "set", "keys.finish", "none", "--project").code == 0
    assert own.read_bytes().decode() == "theme: nord\ncoder: 李\nkeys:\n  recode: [f5, ^R]\n"
    assert (here / "coder.yaml").read_bytes().decode().endswith("keys:\n  finish: none\n")
    found = rows(coder("config", "show", "--format", "json"))
    told = {name: (row["value"], row["source"]) for name, row in found.items() if row["source"] != "default"}
    assert told == {
        "title": ({"zh": "小研究"}, "project"),
        "language": ("zh", "project"),
        "codebook": ("codebooks/small.yaml", "project"),
        "theme": ("nord", "user"),
        "coder": ("甲", "environment"),
        "keys.recode": (["f5", "ctrl+r"], "user"),
        "keys.finish": ("none", "project"),
    }


def test_the_table_for_people(coder, own):
    answer = coder("config")
    assert answer.code == 0
    for word in ("sentences.ellipsis", "pause", "项目", "默认", "环境变量", "可取 auto、unicode、ascii。"):
        assert word in answer.out
    assert coder("config", "show", "--format", "csv").out.count("\n") == len(SETTINGS) + 1


def test_what_is_changed_is_said_and_what_goes_before(coder, own, here):
    answer = coder("config", "set", "language", "en")
    assert (answer.code, answer.out) == (0, "")
    assert str(own) in answer.err
    assert "coder.yaml" in answer.err  # it has the last word here
    answer = coder("config", "set", "margins", "ascii")
    assert "coder.yaml" not in answer.err
    answer = coder("config", "unset", "language", "--project")
    assert answer.code == 0
    assert b"language" not in (here / "coder.yaml").read_bytes()
    assert rows(coder("config", "show", "--format", "json"))["language"]["value"] == "en"
    before = own.read_bytes()
    answer = coder("config", "unset", "theme")
    assert (answer.code, own.read_bytes()) == (0, before)


def test_settings_of_a_study_need_one(coder, own, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert coder("config", "set", "theme", "nord").code == 0
    assert rows(coder("config", "show", "--format", "json"))["theme"]["source"] == "user"
    answer = coder("config", "set", "interviewers", "李明")
    assert (answer.code, answer.err.count("error:")) == (1, 1)
    answer = coder("config", "set", "theme", "nord", "--project")
    assert (answer.code, answer.err.count("error:")) == (1, 1)


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (("set", "them", "nord"), 1, "theme"),
        (("set", "margins", "wide"), 1, "unicode"),
        (("set", "codebook", "x.yaml", "--user"), 1, "codebook"),
        (("set", "codebook", "codebooks/none.yaml"), 1, "none.yaml: no-file"),
        (("set", "codebook", "transcripts/A01.txt"), 1, "A01.txt:1"),
        (("set", "database", "/etc/passwd"), 1, "database"),
        (("set", "keys.recode", "ctlr+r"), 1, "ctlr+r"),
        (("set", "coder", ""), 1, "coder"),
        (("set", "theme"), 2, "VALUE"),
        (("unset", "nothing"), 1, "nothing"),
    ],
)
def test_what_cannot_be_set(coder, own, here, arguments, code, word):
    before = (here / "coder.yaml").read_bytes()
    answer = coder("config", *arguments)
    assert (answer.code, answer.out, answer.err.count("error:")) == (code, "", 1)
    assert word in answer.err
    assert (here / "coder.yaml").read_bytes() == before
    assert not own.exists()


def test_a_broken_file_of_the_user_is_told_once_and_holds_nobody_up(imported, own):
    own.parent.mkdir()
    own.write_bytes("coder: 李\ntheme：nord\n".encode())
    answer = imported("transcripts")
    assert (answer.code, "A01" in answer.out) == (0, True)
    assert answer.err.count("warning:") == 1
    assert f"{own}:2:6" in answer.err
    assert imported("--help").err == ""
    answer = imported("config", "show")
    assert (answer.code, answer.err.count("error:")) == (1, 1)
    assert "theme" in answer.out
    before = own.read_bytes()
    assert imported("config", "set", "theme", "nord").code == 1
    assert own.read_bytes() == before


def test_a_misspelt_theme_is_told_with_what_was_meant(coder, own):
    answer = coder("config", "set", "theme", "drcula")
    assert (answer.code, "dracula" in answer.err) == (0, True)
    answer = coder("config", "show")
    assert (answer.code, "dracula" in answer.err) == (0, True)


def test_the_settings_say_who_acts(imported, own, here, monkeypatch):
    monkeypatch.delenv("CODER_CODER")
    imported("config", "set", "coder", "李")
    imported("tag", "A01", "40:45", "表格")
    imported("config", "set", "coder", "王", "--project")
    imported("tag", "A01", "40:45", "表格")
    found = json.loads(imported("codings", "list", "--format", "json").out)["rows"]
    assert [one["coder"] for one in found] == ["李", "王"]
    (here / "coder.yaml").write_bytes(b"codebook: codebooks/small.yaml\n")
    own.write_bytes(f"coder: {'x' * 65}\n".encode())
    answer = imported("tag", "A01", "40:45", "表格")
    assert (answer.code, str(own) in answer.err) == (2, True)


def test_the_sample_study_is_taken_in_by_whoever_the_settings_name(coder, own, monkeypatch):
    monkeypatch.delenv("CODER_CODER")
    coder("config", "set", "coder", "李")
    assert coder("demo", "sample", "--no-open").code == 0
    found = json.loads(coder("--project", "sample", "history", "--format", "json").out)["rows"]
    assert {one["coder"] for one in found} == {"李"}


def test_the_language_comes_from_the_nearest(own, here, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    (here / "coder.yaml").write_bytes(b"codebook: codebooks/small.yaml\n")
    assert language_for([]) == "zh"
    own.parent.mkdir()
    own.write_bytes(b"theme: nord\nlanguage: 'en'  # mine\n")
    assert language_for([]) == "en"
    (here / "coder.yaml").write_bytes(b"language: zh\n")
    assert language_for([]) == "zh"
    monkeypatch.setenv("CODER_LANG", "en")
    assert language_for([]) == "en"
    assert language_for(["--lang", "zh", "config"]) == "zh"


def test_the_installed_program_speaks_the_users_language(own, tmp_path):
    own.parent.mkdir()
    own.write_bytes(b"language: en\n")
    answer = ask(["config", "show"], tmp_path, LANG="zh_CN.UTF-8")
    assert (answer.code, "Meaning" in answer.out) == (0, True)

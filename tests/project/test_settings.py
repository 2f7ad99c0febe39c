"""Which of several places has the last word on a setting."""

from __future__ import annotations

from itertools import product

import pytest

from coder.exchange.user_file import user_file
from coder.model.errors import NoProjectError, SettingsFileError
from coder.model.settings import SETTINGS, Margins, Settings, Source
from coder.project.opening import open_project
from coder.project.settings import in_force

VALUES = {
    "language": ("zh", "en"),
    "coder": ("王", "李"),
    "margins": ("ascii", "unicode"),
    "ambiguous_width": ("1", "2"),
    "theme": ("nord", "dracula"),
    "keys.recode": ("f5", "f6"),
}
VARIABLES = {"language": "CODER_LANG", "coder": "CODER_CODER"}


@pytest.fixture
def own(tmp_path, monkeypatch):
    """The user's file, which is not there yet."""
    path = tmp_path / "own/settings.yaml"
    monkeypatch.setenv("CODER_CONFIG", str(path))
    path.parent.mkdir()
    return path


def written(name, value):
    outer, _dot, inner = name.partition(".")
    return f"{outer}: {{{inner}: {value}}}\n" if inner else f"{outer}: '{value}'\n"


def held(found, name):
    if name.startswith("keys."):
        return "".join(found.settings.keys.get(name.removeprefix("keys."), ()))
    return str(getattr(found.settings, name))


def test_every_personal_setting_is_tried_here():
    assert {name.partition(".")[0] for name in VALUES} == {one.name for one in SETTINGS if one.is_personal}


@pytest.mark.parametrize(
    ("name", "user", "project", "variable"),
    [
        (name, *said)
        for name in VALUES
        for said in product((False, True), (False, True), (False, True) if name in VARIABLES else (False,))
    ],
)
def test_the_nearest_has_the_last_word(own, study_folder, name, user, project, variable):
    first, second = VALUES[name]
    own.write_bytes(written(name, first).encode() if user else b"")
    (study_folder / "coder.yaml").write_bytes(written(name, second).encode() if project else b"title: x\n")
    environment = {VARIABLES[name]: first} if variable else {}
    found = in_force(study_folder, environment)
    expected = Source.DEFAULT, held(in_force(None), name) if not user else ""
    for said, source, value in (
        (user, Source.USER, first),
        (project, Source.PROJECT, second),
        (variable, Source.ENVIRONMENT, first),
    ):
        if said:
            expected = source, value
    assert (found.source_of(name), held(found, name)) == expected
    assert found.flaws == ()


def test_keys_are_laid_over_each_other_command_by_command(own, study_folder):
    own.write_bytes(b"keys: {recode: f5, finish: f6}\n")
    (study_folder / "coder.yaml").write_bytes(b"keys: {recode: none}\n")
    found = in_force(study_folder)
    assert found.settings.keys == {"recode": (), "finish": ("f6",)}
    assert (found.source_of("keys.recode"), found.source_of("keys.finish")) == (Source.PROJECT, Source.USER)


def test_an_environment_that_says_nothing_usable(own):
    found = in_force(None, {"CODER_LANG": "fr", "CODER_CODER": " "})
    assert (found.settings, dict(found.sources)) == (Settings(), {})


@pytest.mark.parametrize("text", ["theme：nord\n", "margins: wide\n", "codebook: x.yaml\n", "[\n"])
def test_a_broken_file_of_the_user_holds_nobody_up(own, study, study_folder, text):
    own.write_bytes(f"# mine\n{text}".encode())
    project = open_project(study_folder)
    try:
        assert project.settings.margins is Margins.AUTO
        (flaw,) = project.in_force.flaws
        assert flaw.path == own
        assert [one.line for one in flaw.errors] == [2]
    finally:
        project.close()


def test_a_folder_in_the_place_of_the_users_file(own, study_folder):
    own.mkdir()
    (flaw,) = in_force(study_folder).flaws
    assert [one.rule for one in flaw.errors] == ["not-a-file"]


def test_a_broken_file_of_the_project_does(own, study_folder, tmp_path):
    (study_folder / "coder.yaml").write_bytes(b"margins: wide\n")
    with pytest.raises(SettingsFileError):
        in_force(study_folder)
    with pytest.raises(NoProjectError):
        in_force(tmp_path)


def test_warnings_are_kept_with_their_file(own, study_folder):
    own.write_bytes(b"theme: nrd\n")
    (study_folder / "coder.yaml").write_bytes(b"title: x\ntheme: drcula\n")
    found = in_force(study_folder)
    assert [(one.path, one.errors, one.problems[0].line) for one in found.flaws] == [
        (own, (), 1),
        (study_folder / "coder.yaml", (), 2),
    ]
    assert found.settings.theme == "drcula"


def test_nothing_is_made_by_looking(tmp_path, monkeypatch, study_folder):
    monkeypatch.delenv("CODER_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert user_file() == tmp_path / "config/coder/settings.yaml"
    open_project(study_folder).close()
    assert not (tmp_path / "config").exists()

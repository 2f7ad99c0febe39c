"""A setting is set and unset in a file that somebody wrote, and every other line is as it was."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.exchange.settings_yaml import read_stated
from coder.exchange.yaml_writing import can_hold
from coder.model.code import Bilingual
from coder.model.errors import (
    DiskError,
    NoProjectError,
    NotAFileError,
    RefusedSettingError,
    SettingOfStudyError,
    SettingsFileError,
    UneditableSettingsError,
    UnknownSettingError,
)
from coder.model.settings import Source
from coder.project.configuring import set_setting, unset_setting

WAYS = {
    "title": ["title: 小研究\n", 'title: "Burden: a study"  # working title\n'],
    "language": ["language: zh\n", "language: 'en'\n", "language:\n", "language: ~  # by the system\n"],
    "coder": ["coder: 王\n", 'coder: "李"   # me\n', "coder: >-\n  王\n  明\n"],
    "interviewers": [
        "interviewers: [李明, '王芳']  # two\n",
        "interviewers:\n- 李明  # first\n# the second came later\n- 王芳\n",
        "interviewers: [\n  李明,  # first\n  王芳\n]\n",
        "interviewers: []\n",
    ],
    "sentences": ["sentences: {ellipsis: end}  # as in writing\n", "sentences:\n    ellipsis: pause # so\n"],
    "margins": ["margins: ascii\n", "margins:  unicode  # nice\n"],
    "theme": ["theme: nord\n", "theme: 'nord' # by night\n", "theme: null\n"],
    "keys": [
        "keys: {recode: ctrl+r, finish: [f8, ctrl+d]}\n",
        "keys:\n  recode: Ctrl+R  # mine\n  # both hands\n  finish: [f8, 'ctrl+d']\n",
        "keys:\n  finish:\n    - f8  # one\n    - ctrl+d\n  recode: none\n",
        "keys: {}\n",
        "keys:\n",
    ],
}
REMARKS = ["# a remark\n", "\n", "# 说明： “引号”\n\n"]
NAMES = {
    "title": st.sampled_from(["x", "研究：一", "a # b", "- c", "'"]).map(lambda text: (text,)),
    "language": st.sampled_from([("zh",), ("en",)]),
    "coder": st.text(st.sampled_from("王a :#'\"-{}[]，"), min_size=1, max_size=6)
    .filter(lambda name: name == name.strip())
    .map(lambda name: (name,)),
    "interviewers": st.lists(
        st.sampled_from(["李明", "王芳", "a, b", "#", "Q：", "no"]), min_size=1, max_size=3, unique=True
    ).map(tuple),
    "sentences.ellipsis": st.sampled_from([("pause",), ("end",)]),
    "margins": st.sampled_from([("auto",), ("ascii",)]),
    "theme": st.sampled_from([("nord",), ("dracula",), ("my own",)]),
    "keys.recode": st.sampled_from([("f5",), ("ctrl+r",), ("f5, ^R",), ("f5", "f6"), ("none",), (",",)]),
    "keys.finish": st.sampled_from([("f8",), ("ctrl+d", "f8"), ("none",)]),
    "keys.undo": st.sampled_from([("ctrl+z",), ("[", "]")]),
}


@dataclass(frozen=True)
class File:
    """A settings file in pieces: each field with its lines, and remarks."""

    pieces: tuple[tuple[str, str], ...]
    newline: str
    mark: bytes
    last_ends: bool

    def bytes_of(self, pieces: tuple[tuple[str, str], ...]) -> bytes:
        return "".join(text for _key, text in pieces).replace("\n", self.newline).encode()

    @property
    def data(self) -> bytes:
        whole = self.mark + self.bytes_of(self.pieces)
        return whole if self.last_ends else whole.removesuffix(self.newline.encode())

    def around(self, key: str) -> tuple[bytes, bytes]:
        """What stands before and behind a field; where it is not there, behind the last field."""
        keys = [one for one, _text in self.pieces]
        fields = [place for place, one in enumerate(keys) if one]
        place = keys.index(key) if key in keys else (fields[-1] + 1 if fields else len(keys))
        behind = self.bytes_of(self.pieces[place + (key in keys) :])
        if not self.last_ends:
            behind = behind.removesuffix(self.newline.encode())
        return self.mark + self.bytes_of(self.pieces[:place]), behind


@st.composite
def files(draw: st.DrawFn) -> File:
    keys = draw(st.permutations(list(WAYS)))[: draw(st.integers(0, len(WAYS)))]
    pieces: list[tuple[str, str]] = []
    for key in keys:
        pieces += [("", text) for text in draw(st.lists(st.sampled_from(REMARKS), max_size=1))]
        pieces.append((key, draw(st.sampled_from(WAYS[key]))))
    pieces += [("", text) for text in draw(st.lists(st.sampled_from(REMARKS), max_size=1))]
    newline, mark = draw(st.sampled_from(["\n", "\r\n"])), draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return File(tuple(pieces), newline, mark, draw(st.booleans()) or not pieces)


def stated(data: bytes) -> dict[str, object]:
    found, problems = read_stated(data, Source.PROJECT)
    assert found is not None, problems
    return dict(found)


def check_surroundings(file: File, key: str, after: bytes) -> None:
    """Nothing but the field's own lines is touched."""
    before, behind = file.around(key)
    assert after.startswith(before.removesuffix(file.newline.encode()))
    assert after.endswith(behind)
    if file.newline == "\r\n" and b"\n" in file.data:
        assert after.count(b"\n") == after.count(b"\r\n")


def remarks(text: str) -> list[str]:
    return re.findall(r"(?m)(?:^|[ \t])(#[^\r\n]*)", text)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(file=files(), data=st.data())
def test_set_says_that_and_nothing_else(tmp_path_factory, file, data):
    name = data.draw(st.sampled_from(sorted(NAMES)))
    words = data.draw(NAMES[name])
    path = tmp_path_factory.mktemp("set") / "coder.yaml"
    path.write_bytes(file.data)
    before = stated(file.data)
    set_setting(path, Source.PROJECT, name, words)
    after = path.read_bytes()
    found = stated(after)
    assert {key: value for key, value in found.items() if key != name} == {
        key: value for key, value in before.items() if key != name
    }
    if name == "interviewers":
        assert found[name] == words
    elif not name.startswith(("keys.", "title")):
        assert found[name] == words[0]
    key = name.partition(".")[0]
    check_surroundings(file, key, after)
    own = next((text for one, text in file.pieces if one == key), "")
    touched = after[len(file.around(key)[0]) :].decode()
    if key != "interviewers":  # a line that goes takes its remark along
        assert [remark for remark in remarks(own) if remark not in touched] == [] or "\n    - " in own
    # Doing it again changes nothing.
    set_setting(path, Source.PROJECT, name, words)
    assert path.read_bytes() == after


@settings(max_examples=100, deadline=None, derandomize=True)
@given(file=files(), name=st.sampled_from(sorted(NAMES)))
def test_unset_takes_that_out_and_nothing_else(tmp_path_factory, file, name):
    path = tmp_path_factory.mktemp("unset") / "coder.yaml"
    path.write_bytes(file.data)
    before = stated(file.data)
    was = unset_setting(path, Source.PROJECT, name)
    after = path.read_bytes()
    assert was == (name in before)
    assert stated(after) == {key: value for key, value in before.items() if key != name}
    if was:
        check_surroundings(file, name.partition(".")[0], after)
    else:
        assert after == file.data
    assert not unset_setting(path, Source.PROJECT, name)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=10))
def test_any_title_comes_back_or_is_refused(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("title") / "coder.yaml"
    path.write_bytes(b"theme: nord\n")
    try:
        set_setting(path, Source.PROJECT, "title", [text])
    except RefusedSettingError:
        assert not can_hold(text) or not text.strip()
        assert path.read_bytes() == b"theme: nord\n"
    else:
        title = stated(path.read_bytes())["title"]
        assert text.strip() in {title.zh, title.en}


def test_a_title_in_two_languages(tmp_path):
    path = tmp_path / "coder.yaml"
    path.write_bytes("title: {zh: 研究, en: Study}  # both\n".encode())
    with pytest.raises(RefusedSettingError) as refused:
        set_setting(path, Source.PROJECT, "title", ["x"])
    assert refused.value.problem.rule == "two-titles"
    set_setting(path, Source.PROJECT, "title.en", ["A study"])
    assert path.read_bytes().decode() == "title: {zh: 研究, en: A study}  # both\n"
    assert unset_setting(path, Source.PROJECT, "title.zh")
    assert stated(path.read_bytes()) == {"title": Bilingual(en="A study")}
    path.write_bytes("title: 研究  # working\n".encode())
    set_setting(path, Source.PROJECT, "title.en", ["Study"])
    assert path.read_bytes().decode() == "title: {zh: 研究, en: Study}  # working\n"


def test_a_users_file_is_made_when_there_is_something_to_keep(tmp_path):
    path = tmp_path / "deep/er/settings.yaml"
    assert not unset_setting(path, Source.USER, "theme")
    assert not path.parent.exists()
    set_setting(path, Source.USER, "theme", ["nord"])
    assert path.read_bytes() == b"theme: nord\n"
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, path.parent)] == [0o600, 0o700]


def test_a_file_keeps_its_mode_and_a_link_stays_one(tmp_path):
    (tmp_path / "real.yaml").write_bytes(b"theme: nord\n")
    (tmp_path / "real.yaml").chmod(0o640)
    (tmp_path / "settings.yaml").symlink_to("real.yaml")
    set_setting(tmp_path / "settings.yaml", Source.USER, "theme", ["dracula"])
    assert (tmp_path / "settings.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_bytes() == b"theme: dracula\n"
    assert stat.S_IMODE((tmp_path / "real.yaml").stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("name", "words", "rule"),
    [
        ("margins", ["wide"], "not-a-choice"),
        ("theme", ["a", "b"], "several-values"),
        ("theme", [""], "empty-text"),
        ("theme", ["a\x1b[31m"], "no-text"),
        ("coder", [" "], "not-a-coder"),
        ("coder", ["x" * 65], "not-a-coder"),
        ("keys", ["f5"], "keys-of-which"),
        ("keys.recode", ["ctlr+r"], "not-a-key"),
        ("keys.recode", ["f5,none"], "not-a-key"),
        ("codebook", ["../x"], "path-outside"),
    ],
)
def test_what_cannot_be_set(tmp_path, name, words, rule):
    path = tmp_path / "coder.yaml"
    path.write_bytes(b"language: zh\n")
    with pytest.raises(RefusedSettingError) as refused:
        set_setting(path, Source.PROJECT, name, words)
    assert (refused.value.name, refused.value.problem.rule) == (name, rule)
    assert path.read_bytes() == b"language: zh\n"


def test_names_there_are_not(tmp_path):
    with pytest.raises(UnknownSettingError) as unknown:
        set_setting(tmp_path / "coder.yaml", Source.PROJECT, "them", ["nord"])
    assert unknown.value.nearest[0] == "theme"
    for name in ("keys.", "keys.Recode", "title.fr", "theme.x", "", "sentences"):
        with pytest.raises(UnknownSettingError):
            unset_setting(tmp_path / "coder.yaml", Source.PROJECT, name)
    with pytest.raises(SettingOfStudyError):
        set_setting(tmp_path / "settings.yaml", Source.USER, "codebook", ["x.yaml"])


@pytest.mark.parametrize("text", ["? theme\n: nord\n", "{}\n"])
def test_what_only_a_person_can_change(tmp_path, text):
    path = tmp_path / "coder.yaml"
    path.write_bytes(text.encode())
    with pytest.raises(UneditableSettingsError) as unusual:
        set_setting(path, Source.PROJECT, "language", ["en"])
    assert (unusual.value.path, unusual.value.name, unusual.value.line) == (path, "language", 0)
    assert path.read_bytes() == text.encode()


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("theme: nord\n...\n", "theme: nord\nlanguage: en\n...\n"),
        ("{theme: nord}", "{theme: nord, language: en}"),
        ("  theme: nord\n# end\n", "  theme: nord\n  language: en\n# end\n"),
        ("# only a remark", "# only a remark\nlanguage: en"),
        (
            "keys:\n  a: f5\n  # the end of the keys\n",
            "keys:\n  a: f5\nlanguage: en\n  # the end of the keys\n",
        ),
    ],
)
def test_where_a_new_line_goes(tmp_path, text, after):
    path = tmp_path / "coder.yaml"
    path.write_bytes(text.encode())
    set_setting(path, Source.PROJECT, "language", ["en"])
    assert path.read_bytes().decode() == after


def test_a_file_with_mistakes_is_not_touched(tmp_path):
    path = tmp_path / "coder.yaml"
    path.write_bytes("theme：nord\n".encode())
    for change in (
        lambda: set_setting(path, Source.PROJECT, "coder", ["王"]),
        lambda: unset_setting(path, Source.PROJECT, "theme"),
    ):
        with pytest.raises(SettingsFileError) as broken:
            change()
        assert [(one.line, one.column) for one in broken.value.errors] == [(1, 6)]
    assert path.read_bytes() == "theme：nord\n".encode()


def test_where_nothing_can_be_written(tmp_path):
    with pytest.raises(NoProjectError):
        set_setting(tmp_path / "coder.yaml", Source.PROJECT, "theme", ["nord"])
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DiskError):
        set_setting(tmp_path / "file/settings.yaml", Source.USER, "theme", ["nord"])
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises((NotAFileError, SettingsFileError)):
        set_setting(tmp_path / "folder.yaml", Source.USER, "theme", ["nord"])


def test_an_unusual_theme_is_set_and_told(tmp_path):
    path = tmp_path / "settings.yaml"
    (warning,) = set_setting(path, Source.USER, "theme", ["nrd"])
    assert (warning.rule, warning.facts["nearest"][0]) == ("unusual-text", "nord")
    assert set_setting(path, Source.USER, "theme", ["nord"]) == ()

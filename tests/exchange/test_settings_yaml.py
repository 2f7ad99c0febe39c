"""What `coder.yaml` says, and what holds where it says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.theme import BUILTIN_THEMES

from coder.exchange.settings_yaml import KEYS, LIMIT, read_settings, read_stated
from coder.model.code import Bilingual
from coder.model.problem import Severity
from coder.model.settings import (
    SETTINGS,
    THEMES,
    AmbiguousWidth,
    Blind,
    EllipsisIs,
    Margins,
    Settings,
    Source,
    settings_from,
)
from coder.tui.themes import DARK, LIGHT


def read(text):
    found, problems = read_settings(text.encode())
    assert problems == ()
    return found


def places(text):
    found, problems = read_settings(text.encode())
    assert found is None
    return [(problem.rule, problem.line, problem.column) for problem in problems]


@pytest.mark.parametrize("text", ["", "# nothing\n", "title:\nlanguage: ~\ninterviewers:\nsentences: null\n"])
def test_what_holds_where_nothing_is_said(text):
    assert read(text) == Settings()
    assert (Settings().codebook, Settings().database) == ("codebooks/codebook.yaml", ".coder/project.db")


def test_every_setting():
    text = """\
title: {zh: 城市社区减负研究, en: Burden reduction}
language: en
codebook: codebooks/own.yaml
database: data/project.db
coder: 王
interviewers: [李明, 010]
blind: all
sentences: {ellipsis: end}
margins: ascii
ambiguous_width: 2
theme: nord
keys: {recode: Ctrl+R, finish: [f8, 。, f8], light: none, help: }
queries: {表格与会议: 表格 NEAR:1 会议, empty: }
"""
    assert read(text) == Settings(
        title=Bilingual("城市社区减负研究", "Burden reduction"),
        language="en",
        codebook="codebooks/own.yaml",
        database="data/project.db",
        coder="王",
        interviewers=("李明", "010"),
        ellipsis=EllipsisIs.END,
        blind=Blind.ALL,
        margins=Margins.ASCII,
        ambiguous_width=AmbiguousWidth.TWO,
        theme="nord",
        keys={"recode": ("ctrl+r",), "finish": ("f8", "。"), "light": ()},
        queries={"表格与会议": "表格 NEAR:1 会议"},
    )
    assert [line.split(":")[0] for line in text.split("\n") if line] == list(KEYS)


def test_what_no_query_can_be_called():
    assert places("queries: {a b: 表格, fine: 表格, -x: 会议}\n") == [
        ("not-a-query-name", 1, 11),
        ("not-a-query-name", 1, 30),
    ]


def test_the_settings_of_the_study_here():
    found, problems = read_settings((Path(__file__).parents[2] / "coder.yaml").read_bytes())
    assert problems == ()
    assert found is not None
    assert found.language == "zh"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("titel: x\n", ("unknown-key", 1, 1)),
        ("sentences: {elipsis: end}\n", ("unknown-key", 1, 13)),
        ("sentences: end\n", ("not-a-mapping", 1, 12)),
        ("sentences: {ellipsis: stop}\n", ("not-a-choice", 1, 23)),
        ("language: fr\n", ("not-a-choice", 1, 11)),
        ("margins: yes\n", ("not-a-choice", 1, 10)),
        ("ambiguous_width: 3\n", ("not-a-choice", 1, 18)),
        ("interviewers: 李明\n", ("not-a-list", 1, 15)),
        ("theme: [a]\n", ("not-a-text", 1, 8)),
        ("- a\n", ("not-a-mapping", 1, 1)),
        ("title：x\n", ("fullwidth-colon", 1, 6)),
        ("theme: nord\ntheme: nord\n", ("duplicate-key", 2, 1)),
        ("keys: f8\n", ("not-a-mapping", 1, 7)),
        ("keys: {Recode: f8}\n", ("not-a-command", 1, 8)),
        ("keys: {recode: ctlr+r}\n", ("not-a-key", 1, 16)),
        ("keys:\n  recode: [f8, none]\n", ("not-a-key", 2, 16)),
        ("keys: {recode: [[f8]]}\n", ("not-a-text", 1, 17)),
    ],
)
def test_what_a_setting_cannot_be(text, problem):
    assert places(text) == [problem]


def test_flaws_of_writing_do_not_hide_those_of_meaning():
    assert places("theme: #nord\nmargins: no\n") == [("hash-comment", 1, 8), ("not-a-choice", 2, 10)]


def test_what_may_have_been_meant():
    _, problems = read_settings(b"databse: x\n")
    assert problems[0].facts == {"key": "databse", "nearest": ("database",)}
    _, problems = read_settings(b"keys: {recode: page-up}\n")
    assert problems[0].facts["nearest"] == ("pageup",)


def test_a_theme_that_may_be_misspelt_holds_with_a_warning():
    found, problems = read_settings(b"theme: nrd\n")
    assert found.theme == "nrd"
    (problem,) = problems
    assert (problem.rule, problem.severity, problem.line, problem.column) == (
        "unusual-text",
        Severity.WARNING,
        1,
        8,
    )
    assert problem.facts["nearest"][0] == "nord"


def test_the_themes_are_those_there_are():
    assert sorted(THEMES) == sorted([DARK.name, LIGHT.name, *BUILTIN_THEMES])


def test_a_file_says_only_what_stands_in_it():
    stated, _ = read_stated(b"theme: nord\nlanguage:\nkeys: {recode: f5}\n", Source.USER)
    assert stated == {"theme": "nord", "keys.recode": ("f5",)}
    assert settings_from(stated) == Settings(theme="nord", keys={"recode": ("f5",)})


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda one: one.name)
def test_a_user_says_only_what_is_about_people(setting):
    outer, _dot, inner = setting.name.partition(".")
    written = {"title": "x", "language": "en", "interviewers": "[x]", "keys": "{a: f5}"}
    written |= {"margins": "ascii", "blind": "all", "queries": "{x: 表格}"}
    value = f"{{{inner}: end}}" if inner else written.get(outer, "'1'")
    text = f"\n{outer}: {value}\n".encode()
    assert read_stated(text, Source.PROJECT)[0]
    stated, problems = read_stated(text, Source.USER)
    if setting.is_personal:
        assert (stated is not None, setting.default is not None) == (True, True)
    else:
        assert [(one.rule, one.line, one.column) for one in problems] == [("setting-of-study", 2, 1)]


@pytest.mark.parametrize("key", ["codebook", "database"])
@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../other.yaml",
        "a/../../b",
        "~/a",
        "C:/a",
        "C:a",
        "'a\\b'",
        ".",
        "..",
        "sqlite:///x",
        "postgresql://h/d",
        "'\\\\h\\a'",
    ],
)
def test_paths_stay_inside_the_project(key, path):
    assert places(f"{key}: {path}\n") == [("path-outside", 1, len(key) + 3)]


@pytest.mark.parametrize("path", ["a.yaml", "./a.yaml", "a/b/c.yaml", "a..b/c", "手册/一 二.yaml", ".hidden"])
def test_paths_inside_the_project(path):
    assert read(f"codebook: {path}\n").codebook == path


def test_settings_are_a_few_lines():
    assert [problem.rule for problem in read_settings(b"#" * (LIMIT + 1))[1]] == ["too-large"]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.binary(max_size=80)
    | st.lists(st.sampled_from([*KEYS, ": ", "\n", "a", "[", "{ellipsis: ", "}", "../"])).map(
        lambda parts: "".join(parts).encode()
    )
)
def test_any_bytes_give_settings_or_an_error(data):
    found, problems = read_settings(data)
    assert (found is None) == any(problem.severity is Severity.ERROR for problem in problems)

"""Every flaw has words in both languages, a place, and a caret below it."""

from __future__ import annotations

import importlib
import re
import string
from pathlib import Path

import pytest

from coder.exchange.codebook_yaml import read_codebook
from coder.exchange.settings_yaml import read_settings
from coder.locale import language
from coder.locale.zh_CN import transcripts
from coder.locale.zh_CN.codebook import MESSAGES
from coder.model.problem import Problem
from coder.reports.wording import codebook, problems, settings, yaml_files
from coder.reports.wording.problems import problem_line, problem_words, snippet, visible

PACKAGE = Path(problems.__file__).parents[2]
MODULES = (yaml_files, codebook, problems)


@pytest.fixture(params=["en", "zh"])
def spoken(request):
    """The language, chosen before the sentences are made, as at the start of the program."""
    before = language.current()
    language.choose(request.param)
    for module in MODULES:
        importlib.reload(module)
    yield request.param
    language.choose(before)
    for module in MODULES:
        importlib.reload(module)


def rules_in_code():
    """All rules that the readers of YAML can break, as their source has them."""
    sources = [*(PACKAGE / "exchange").glob("yaml_*.py"), *(PACKAGE / "exchange").glob("codebook_*.py")]
    sources += [
        PACKAGE / "exchange" / name for name in ("strict_yaml.py", "settings_yaml.py", "regular_file.py")
    ]
    text = "\n".join(path.read_bytes().decode() for path in sources)
    called = re.findall(r'(?:Problem|error|warning|_refused)\(\s*"([a-z0-9-]+)"', text)
    named = re.findall(r'"((?:[a-z0-9]+-)+[a-z0-9]+)"', text)
    return set(called) | {name for name in named if name in codebook.RULES | yaml_files.RULES}


def test_every_rule_has_words():
    known = {rule.split(":")[0] for rule in codebook.RULES | yaml_files.RULES | settings.RULES}
    assert rules_in_code() <= known


def test_every_word_has_a_rule():
    known = {rule.split(":")[0] for rule in codebook.RULES | yaml_files.RULES}
    assert known - rules_in_code() <= {
        "vanished-code",
        "merged-by-former-id",
        "codebook-overtaken",
        "codebook-unwritten",
        "syntax",
        "alias",
        "anchor",
        "tag",
        "directive",
        "indentation",
        "nbsp",
    }


def test_every_sentence_has_its_chinese():
    words = [sentence for pair in (codebook.RULES | yaml_files.RULES).values() for sentence in pair]
    language_before = language.current()
    language.choose("en")
    for module in MODULES:
        importlib.reload(module)
    english = {sentence for pair in (codebook.RULES | yaml_files.RULES).values() for sentence in pair}
    language.choose(language_before)
    for module in MODULES:
        importlib.reload(module)
    assert english <= MESSAGES.keys() | transcripts.MESSAGES.keys()
    assert all(words)


def test_both_languages_ask_for_the_same_facts():
    def fields(text):
        return sorted((name, spec) for _, name, spec, _ in string.Formatter().parse(text) if name)

    for english, chinese in MESSAGES.items():
        assert fields(chinese) == fields(english)


def test_chinese_punctuation_is_full_width():
    for chinese in MESSAGES.values():
        assert not re.search(r"[\u4e00-\u9fff][,;!?]", chinese)


BROKEN = """\
schema: coder/codebook/1
codes:
  - id: 互动视角
    name: {zh: 互动视角, en: Interaction}
    colour: "#fff"
  - id: 准入 难
    name: {zh: 准入难, en: Access}
    parent: 互动视
    kind: Cause
    kind: cause
"""


def test_every_problem_of_a_file_can_be_said(spoken):
    _, found = read_codebook(BROKEN.replace("    kind: cause\n", "").encode())
    lines = [problems.problem_line("codebooks/main.yaml", problem) for problem in found]
    assert [line.split(" ")[:2] for line in lines] == [
        ["codebooks/main.yaml:5:5:", "unknown-key:"],
        ["codebooks/main.yaml:6:9:", "bad-id:"],
        ["codebooks/main.yaml:8:13:", "unknown-code:"],
        ["codebooks/main.yaml:9:11:", "not-a-choice:"],
    ]
    hints = [problems.problem_words(problem).hint for problem in found]
    meant = "did you mean {}?" if spoken == "en" else "是不是想写 {}？"
    assert hints[0] == meant.format("color")
    assert hints[2] == meant.format("互动视角")
    assert hints[3] == meant.format("cause")


def test_a_second_key_names_the_line_of_the_first(spoken):
    _, found = read_codebook(BROKEN.encode())
    (problem,) = [problem for problem in found if problem.rule == "duplicate-key"]
    line = problems.problem_line("codebooks/main.yaml", problem)
    assert line.startswith("codebooks/main.yaml:10:5: duplicate-key: ")
    assert ("(first on line 9)" if spoken == "en" else "第一次在第 9 行") in line


@pytest.mark.parametrize("count", [1, 42])
def test_codes_that_are_in_use(spoken, count):
    said = problems.problem_words(Problem("vanished-code", facts={"id": "准入难落地", "count": count}))
    assert "准入难落地" in said.message
    number = "one coding uses" if spoken == "en" and count == 1 else str(count)
    assert number in said.message
    assert "rename --id" in said.hint


def test_every_rule_can_be_said(spoken):
    for rule in codebook.RULES | yaml_files.RULES:
        said = problems.problem_words(Problem(rule.split(":")[0], facts={"reason": rule.split(":")[-1]}))
        assert said.message
        assert said.hint


def test_rules_have_one_table():
    tables = problems._TABLES
    assert sum(map(len, tables)) == len({rule for table in tables for rule in table})


def test_choices_are_listed():
    _, (problem,) = read_settings(b"margins: zigzag\n")
    assert all(choice in problem_words(problem).hint for choice in ("auto", "unicode", "ascii"))


def test_what_comes_from_a_file_is_shown_and_cut():
    said = problem_words(Problem("bad-color", facts={"value": "\x1b[31m\n" + "x" * 500})).message
    assert "\x1b" not in said
    assert "\n" not in said
    assert "␛[31m␊" in said
    assert len(said) < 120


def test_braces_in_a_file_are_only_text():
    assert "{0.__class__}" in problem_words(Problem("bad-color", facts={"value": "{0.__class__}"})).message


def test_a_rule_nobody_wrote_words_for_is_still_named():
    assert problem_line(Path("a/b.yaml"), Problem("odd", line=3)) == "a/b.yaml:3: odd: odd"


def test_a_sentence_that_lacks_a_fact_is_still_said():
    assert "…" in problem_words(Problem("bad-color")).message


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        ("kind: Cause", 7, "kind: Cause\n      ^"),
        ("名称: 准入 难", 5, "名称: 准入 难\n      ^"),
        ("名称：准入", 3, "名称：准入\n    ^"),
        ("a: b", 5, "a: b\n    ^"),
        ("\tb", 1, "␉b\n^"),
        ("a: \x1b[31m", 4, "a: ␛[31m\n   ^"),
        ("a: b\r", 1, "a: b\n^"),
        ("a: b", 0, "a: b"),
    ],
)
def test_the_caret_stands_below_the_place(line, column, expected):
    text = f"first\n{line}\nlast\n"
    assert snippet(text, Problem("x", line=2, column=column)) == expected


@pytest.mark.parametrize("column", [1, 300, 5_000])
def test_a_long_line_is_cut_around_the_place(column):
    text = "准" * (column - 1) + "!" + "入" * 5_000
    line, caret = snippet(text, Problem("x", line=1, column=column), width=60).split("\n")
    place = line.index("!")
    assert len(caret) - 1 == 2 * place
    assert 30 < 2 * len(line) - 1 <= 60


@pytest.mark.parametrize("line", [0, 3, 99])
def test_no_line_no_snippet(line):
    assert snippet("a\nb", Problem("x", line=line)) == ""


def test_invisible_characters_can_be_seen():
    assert visible("a\u202eb\u200bc\x7f\ud800") == "a␦b␦c␡␦"

"""Every trap that YAML passes over in silence, or reports where it is not, gives an error where it is."""

from __future__ import annotations

import pytest
import yaml

from coder.exchange import strict_yaml
from coder.exchange.strict_yaml import UNREAD, read_yaml
from coder.exchange.yaml_tree import Mapping, Scalar
from coder.model.problem import Severity

KEYS = frozenset({"id", "name", "kind", "brief", "definition", "color", "codes", "zh", "en", "keywords"})
LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


@pytest.fixture(params=LOADERS, autouse=True)
def _loader(request, monkeypatch):
    monkeypatch.setattr(strict_yaml, "LOADER", request.param)


def found(text):
    """Rules with their places; that the rest is unread goes without saying."""
    tree, problems = read_yaml(text.encode(), keys=KEYS)
    if any(problem.severity is Severity.ERROR for problem in problems):
        assert tree is None
    return [(problem.rule, problem.line, problem.column) for problem in problems if problem.rule != UNREAD]


def values(text):
    """What the keys of a flat file hold."""
    tree, problems = read_yaml(text.encode(), keys=KEYS)
    assert problems == ()
    assert isinstance(tree, Mapping)
    return {entry.key.text: entry.value.text for entry in tree if isinstance(entry.value, Scalar)}


@pytest.mark.parametrize(
    "written",
    [
        "010",
        "1_000",
        "12:30",
        "2026-11-01",
        "1.10",
        "0x1F",
        "1e3",
        ".inf",
        "no",
        "off",
        "y",
        "N",
        "Yes",
        "=",
        "<<",
        "?b",
    ],
)
def test_a_value_is_the_text_that_was_written(written):
    assert values(f"a: {written}\n") == {"a": written}


@pytest.mark.parametrize("written", ["no", "off", "y", "010", "2026-11-01"])
def test_so_is_a_key(written):
    assert values(f"{written}: x\n") == {written: "x"}


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_no_value_is_told_from_the_word_in_quotes(written):
    tree, problems = read_yaml(f"a: {written}\nb: '{written}'\n".encode())
    assert problems == ()
    assert isinstance(tree, Mapping)
    assert [entry.value.absent for entry in tree if isinstance(entry.value, Scalar)] == [True, False]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("color: #cc3311\n", ("hash-comment", 1, 8)),
        ("color: #cc3311\nkind: cause\n", ("hash-comment", 1, 8)),
        ("codes:\n  - color: #cc3311\n  - id: b\n", ("hash-comment", 2, 12)),
        ("- #准入\n- b\n", ("hash-comment", 1, 3)),
        ("keywords: [#准入, 派活]\nkind: cause\n", ("hash-comment", 1, 12)),
        ("keywords: [派活, #准入]\nkind: cause\n", ("hash-comment", 1, 16)),
    ],
)
def test_a_value_lost_behind_a_hash(text, problem):
    assert found(text) == [problem]


@pytest.mark.parametrize(
    "text",
    [
        "codes: # the list\n  - a\n",
        "codes: #the list\n- a\n",
        "codes: #the list\n\n  # more\n  id: a\n",
        "id: # there is none\nname: b\n",
        'color: "#cc3311" #red\n',
        "id: a #b\n",
        "keywords: [a, #first\n  b]\n",
        "definition: |\n  color: #cc3311\nname: b\n",
        "id: a\n#name: b\n",
    ],
)
def test_a_comment_that_takes_nothing_away(text):
    assert found(text) == []


def test_equal_keys_name_the_first():
    tree, problems = read_yaml(b"A: 1\nB: 2\nA: 3\n")
    assert tree is None
    assert [(problem.rule, problem.line, dict(problem.facts)) for problem in problems] == [
        ("duplicate-key", 3, {"key": "A", "first": 1})
    ]


def test_keys_that_look_equal_are_equal():
    assert found("é: 1\ne\u0301: 2\n") == [("duplicate-key", 2, 1)]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name：经济压力\n", ("fullwidth-colon", 1, 5)),
        ("name：经济压力\nkind: cause\n", ("fullwidth-colon", 1, 5)),
        ("name ：经济压力\n", ("fullwidth-colon", 1, 6)),
        ("schema: x\ncodes:\n  - id: A\n    name：经济\n    kind: cause\n", ("fullwidth-colon", 4, 9)),
        ("codes:\n  - id：A\n    name: 经济\n", ("fullwidth-colon", 2, 7)),
        ("codes:\n  - id: A\n    name：经济\n  - id: B\n", ("fullwidth-colon", 3, 9)),
        ("编号：一\nname: b\n", ("fullwidth-colon", 1, 3)),
        ("name:经济压力\n", ("missing-space", 1, 6)),
        ("codes:\n  - id: A\n    name:经济\n", ("missing-space", 3, 10)),
        ("a:\n　b: 1\n", ("fullwidth-space", 2, 1)),
        ("codes:\n  - id: A\n  　name: b\n", ("fullwidth-space", 3, 3)),
        ("name:　经济\n", ("fullwidth-space", 1, 6)),
        ("codes:\n-　id: A\n", ("fullwidth-space", 2, 2)),
        ("a:\u00a01\n", ("nbsp", 1, 3)),
        ("a:\n\u00a0\u00a0b: 1\n", ("nbsp", 2, 1)),
        ("a:\n\u2003b: 1\n", ("nbsp", 2, 1)),
        ("a:\n\tb: 1\n", ("tab-indent", 2, 1)),
        ("a:\n  b: 1\n \tc: 1\n", ("tab-indent", 3, 2)),
        ("a:\tb\n", ("tab-indent", 1, 3)),
        ("-\ta\n", ("tab-indent", 1, 2)),
        ("definition: |\n\t文字\n", ("tab-indent", 2, 1)),
        ("definition: |\n　　文字\nname: b\n", ("fullwidth-space", 2, 1)),
    ],
)
def test_characters_that_only_look_right(text, problem):
    assert found(text) == [problem]


@pytest.mark.parametrize(
    "text",
    [
        "definition: |\n  name：经济\n  \t文字\n  　　文字\n   name:x\nname: b\n",
        "definition: >-\n  id：a\n\n  id：b\nname: b\n",
        'definition: "一\n  name：二\n  　三"\nname: b\n',
        "definition: '一''\n  name：二'\nname: b\n",
        "codes:\n  - 提到：没有经过准入\n  - 说：不知道\n",
        "name: 原因：经济\n",
        "name: http://example.org\n",
        "codes: [{id: a, name: 说：不}, {id: b, name: 'name：'}]\n",
        "codes:\n  - {id: a,\n     name: 说：不}\n",
        "brief: 他说\n  不知道：真的\n",
    ],
)
def test_the_same_characters_inside_a_text(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["name: “经济压力”\n", "name: ‘经济’\n", "codes: [“准入”, 派活]\n"])
def test_curly_quotes_are_a_warning(text):
    tree, problems = read_yaml(text.encode(), keys=KEYS)
    assert tree is not None
    assert [(problem.rule, problem.severity) for problem in problems] == [("curly-quotes", Severity.WARNING)]


@pytest.mark.parametrize(
    "text", ['name: "“经济”"\n', "name: 由“准入”合并\n", "name: “准入”和“派活”吗\n", "name: “\n"]
)
def test_curly_quotes_that_belong_to_the_text(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: [受访者] 说没钱\n", ("unquoted-text", 1, 10)),
        ("a: {受访者} 说没钱\n", ("unquoted-text", 1, 10)),
        ('a: "受访者" 说没钱\n', ("unquoted-text", 1, 10)),
        ("a: @经济\n", ("unquoted-text", 1, 4)),
        ("a: `经济\n", ("unquoted-text", 1, 4)),
        ("a: %5\n", ("unquoted-text", 1, 4)),
        ("a: - x\n", ("unquoted-text", 1, 4)),
        ("a: ]x\n", ("unquoted-text", 1, 4)),
        ("a: |x\n  y\n", ("unquoted-text", 1, 5)),
        ('"a" b\n', ("unquoted-text", 1, 5)),
        ("a: 原因: 经济\n", ("colon-in-text", 1, 6)),
        ("a: *重要\n", ("alias", 1, 4)),
        ("a: *b\n", ("alias", 1, 4)),
        ("a: &经济 b\n", ("anchor", 1, 4)),
        ("a: &b c\n", ("anchor", 1, 4)),
        ("a: &b [c]\n", ("anchor", 1, 4)),
        ("a: !!python/object:os.system x\n", ("tag", 1, 4)),
        ("a: !!str x\n", ("tag", 1, 4)),
        ("a: !b {c: d}\n", ("tag", 1, 4)),
        ("%TAG ! tag:x:\n---\na: b\n", ("directive", 1, 1)),
        ("%YAML 1.1\n---\na: b\n", ("directive", 1, 1)),
        ("%YAML 9.9\n---\na: b\n", ("directive", 1, 1)),
        ("a: b\n---\nc: d\n", ("second-document", 2, 1)),
        ("a: b\n...\nc: d\n", ("second-document", 3, 1)),
        ("codes:\n  - id: A\n   name: b\n", ("indentation", 3, 4)),
        ("codes:\n  - id: A\n  name: b\n", ("indentation", 3, 3)),
        ("codes:\n  - id: A\n     name: b\n", ("indentation", 3, 10)),
        ("codes:\n  - id: A\n name: b\n", ("indentation", 3, 2)),
        ("a: [b, c\nd: e\n", ("unclosed-bracket", 1, 4)),
        ("a: {b: c\nd: e\n", ("unclosed-bracket", 1, 4)),
        ("a:\n  - [\n\n", ("unclosed-bracket", 2, 5)),
        ("a: {b: c,  \n", ("unclosed-bracket", 1, 4)),
        ('a: "b\nc: d\n', ("unclosed-quote", 1, 4)),
        ("a: 'b\nc: d\n", ("unclosed-quote", 1, 4)),
        ('a: "C:\\dir"\n', ("bad-escape", 1, 4)),
        ('a: "\\0"\n', ("bad-escape", 1, 4)),
        ('a: "\\u202e"\n', ("bad-escape", 1, 4)),
        ('a: "\\ud800"\n', ("bad-escape", 1, 4)),
        ("a: b\nc\nd: e\n", ("missing-colon", 2, 1)),
        ("? [a]\n: b\n", ("key-not-text", 1, 3)),
        ("{a: b}: c\n", ("key-not-text", 1, 1)),
        ("~: b\n", ("key-not-text", 1, 1)),
    ],
)
def test_what_the_parser_stumbles_over(text, problem):
    assert found(text) == [problem]


def test_an_escape_for_no_character_at_all():
    assert [rule for rule, *_ in found('a: "\\U7fffffff"\n')] == ["bad-escape"]


def test_the_parser_gives_up_and_the_traps_are_still_listed():
    tree, problems = read_yaml("a:　1\nb: c: d\ne:\n\tf: 1\n".encode())
    assert tree is None
    assert [(problem.rule, problem.line, problem.severity.value) for problem in problems] == [
        ("fullwidth-space", 1, "error"),
        ("rest-unread", 2, "warning"),
        ("tab-indent", 4, "error"),
    ]


def test_what_is_unread_is_said_after_the_reason():
    _, problems = read_yaml(b"a: b: c\n")
    assert [problem.rule for problem in problems] == ["colon-in-text", "rest-unread"]

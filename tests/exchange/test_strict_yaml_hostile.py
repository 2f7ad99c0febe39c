"""Files made to break the reader are refused at once, with one error and its place."""

from __future__ import annotations

import time

import pytest
import yaml

from coder.exchange import strict_yaml, yaml_events
from coder.exchange.strict_yaml import LIMIT, read_yaml

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]
LAUGHS = "".join(
    [
        f"a0: &a0 {['lol'] * 9}\n",
        *(f"a{n}: &a{n} {[f'*a{n - 1}'] * 9}\n".replace("'", "") for n in range(1, 9)),
    ]
)


@pytest.fixture(params=LOADERS, autouse=True)
def _loader(request, monkeypatch):
    monkeypatch.setattr(strict_yaml, "LOADER", request.param)


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "[\n", "[{", "a: [", "- [", "{a: "])
def test_a_hundred_thousand_openings(opening):
    before = time.perf_counter()
    tree, problems = read_yaml((opening * 100_000).encode())
    assert time.perf_counter() - before < 5
    assert tree is None
    assert problems[0].rule in {"too-deep", "colon-in-text", "unquoted-text"}
    assert 1 <= problems[0].line <= 51


@pytest.mark.parametrize("depth", [50, 51])
def test_fifty_levels_are_the_limit(depth):
    _, problems = read_yaml(b"[" * depth + b"]" * depth)
    assert [problem.rule for problem in problems] == ([] if depth == 50 else ["too-deep"])


def test_fifty_levels_of_indentation():
    deep = "".join(f"{' ' * level}a:\n" for level in range(400))
    assert [(problem.rule, problem.line) for problem in read_yaml(deep.encode())[1]] == [("too-deep", 51)]


def test_billion_laughs():
    tree, problems = read_yaml(LAUGHS.encode())
    assert tree is None
    assert (problems[0].rule, problems[0].line, problems[0].column) == ("anchor", 1, 5)


def many(count):
    """Some more values than `count`, as a list, a mapping in braces and one without."""
    yield b"[" + b"a," * count + b"]"
    yield b"{" + b"".join(b"k%d: v, " % n for n in range(count // 2)) + b"}"
    yield b"".join(b"k%d: v\n" % n for n in range(count // 2))


@pytest.mark.parametrize("data", list(many(2_000)), ids=["flow list", "flow map", "keys"])
def test_too_many_events(data, monkeypatch):
    monkeypatch.setattr(yaml_events, "MOST_EVENTS", 2_000)
    tree, problems = read_yaml(data)
    assert tree is None
    assert [problem.rule for problem in problems] == ["too-many-values"]


@pytest.mark.parametrize(("count", "rules"), [(199_994, []), (200_000, ["too-many-values"])])
def test_two_hundred_thousand_events_are_the_limit(count, rules, monkeypatch):
    monkeypatch.setattr(strict_yaml, "LOADER", LOADERS[-1])
    _, problems = read_yaml(b"[" + b"a," * count + b"]")
    assert [problem.rule for problem in problems] == rules


def test_reading_stops_while_iterating(monkeypatch):
    """The last brackets must never be looked at: read to the end they take a quarter of a minute."""
    read = 0
    parse = yaml.parse

    def counted(text, **options):
        nonlocal read
        for event in parse(text, **options):
            read += 1
            yield event

    monkeypatch.setattr(yaml, "parse", counted)
    read_yaml(b"[" * 100_000)
    assert read < 60


@pytest.mark.parametrize(("size", "rules"), [(LIMIT, []), (LIMIT + 1, ["too-large"])])
def test_four_mebibytes_are_the_limit(size, rules):
    assert [problem.rule for problem in read_yaml(b"a: " + b"b" * (size - 3))[1]] == rules


def test_the_limit_can_be_lower():
    assert [problem.rule for problem in read_yaml(b"a: bcd", limit=5)[1]] == ["too-large"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"a: b\0c\n", ("control-character", 1, 5)),
        (b"a: b\n# \x07\n", ("control-character", 2, 3)),
        (b"a: \x1b[31m\n", ("control-character", 1, 4)),
        (b"a: \x7f\n", ("control-character", 1, 4)),
        ("a: \x80\n".encode(), ("control-character", 1, 4)),
        ("中: \ufeff\n".encode(), ("control-character", 1, 4)),
        ("a: \uffff\n".encode(), ("control-character", 1, 4)),
        ("a: b\x85c: d\n".encode(), ("odd-line-break", 1, 5)),
        ("a: b\u2028c: d\n".encode(), ("odd-line-break", 1, 5)),
        ("a: b\u2029c: d\n".encode(), ("odd-line-break", 1, 5)),
        (b"a: b\rc: d\n", ("odd-line-break", 1, 5)),
        ("a: 中\u202e文\n".encode(), ("direction-control", 1, 5)),
        ("a: \u2066b\n".encode(), ("direction-control", 1, 4)),
        ("a: \u200fb\n".encode(), ("direction-control", 1, 4)),
        (b"a: b\nc: \xed\xa0\x80\n", ("not-utf-8", 2, 4)),
        ("a: 中\n".encode() + b"b: \xd6\xd0\n", ("not-utf-8", 2, 4)),
        (b"a: \xc0\x80\n", ("not-utf-8", 1, 4)),
        ("a: 中\n".encode("utf-16"), ("not-utf-8", 0, 0)),
        (b"\xfe\xff" + "a: 中\n".encode("utf-16-be"), ("not-utf-8", 0, 0)),
    ],
)
def test_characters_that_may_not_stand_in_a_file(data, problem):
    tree, problems = read_yaml(data)
    assert tree is None
    assert [(each.rule, each.line, each.column) for each in problems] == [problem]


def test_utf_16_without_a_mark_is_full_of_nul():
    tree, problems = read_yaml("a: b\n".encode("utf-16-le"))
    assert tree is None
    assert {problem.rule for problem in problems} == {"control-character"}


def test_noise_is_described_by_its_first_flaws():
    assert len(read_yaml(b"\0" * 10_000)[1]) == 100
    assert len(read_yaml("a:　1\n".encode() * 10_000)[1]) < 10_200


@pytest.mark.parametrize(
    "data",
    [
        b"a: b: c\n" + b"[," * 100_000,
        b"x\n" * 100_000,
        b'"' + b"\\" * 200_000,
        b"a" + b" " * 200_000 + b"b",
        b"a:" * 100_000,
        b"k: v: " * 50_000,
        "a：".encode() * 100_000,
        "：\n".encode() * 30_000,
        b"- {a: b}\n" * 8_000,
        b"'" * 200_000,
        b"#" * 200_000,
        (b" " * 999 + b"\n") * 200,
    ],
    ids=range(12),
)
def test_time_grows_with_the_length_only(data):
    before = time.perf_counter()
    read_yaml(data, keys={"a"})
    assert time.perf_counter() - before < 4

"""The tree holds every value as text, with exact places in the file."""

from __future__ import annotations

import random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.exchange import strict_yaml
from coder.exchange.strict_yaml import UNREAD, read_yaml
from coder.exchange.yaml_tree import Mapping, Scalar, Sequence, every_node
from coder.model.problem import Severity

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]
FILE = """\
# 说明
schema: 一/1
😀键: "值\\n" # 备注
codes:
  - id: 准入
    text: |
      第一行
      第二行

  - {id: '甲''乙', list: [a, "b"]}
"""


@pytest.fixture(params=LOADERS)
def _loader(request, monkeypatch):
    monkeypatch.setattr(strict_yaml, "LOADER", request.param)


def plain(node):
    """The same as dictionaries, lists and texts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node]
    return {entry.key.text: plain(entry.value) for entry in node}


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "mark"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_bytes_of_every_kind_read_alike(mark, newline):
    text = FILE.replace("\n", newline)
    tree, problems = read_yaml(mark + text.encode())
    assert problems == ()
    assert plain(tree) == {
        "schema": "一/1",
        "😀键": "值\n",
        "codes": [{"id": "准入", "text": "第一行\n第二行\n"}, {"id": "甲'乙", "list": ["a", "b"]}],
    }
    for node in every_node(tree):
        assert text.split("\n")[node.line - 1][node.column - 1 :].startswith(
            text[node.start : node.start + 1]
        )


@pytest.mark.usefixtures("_loader")
def test_scalars_and_brackets_have_exact_ends():
    tree, _ = read_yaml(FILE.encode())
    written = {FILE[node.start : node.end] for node in every_node(tree) if isinstance(node, Scalar)}
    assert {'"值\\n"', "'甲''乙'", "准入", "😀键"} <= written
    flows = [node for node in every_node(tree) if not isinstance(node, Scalar) and node.flow]
    assert {FILE[node.start : node.end] for node in flows} == {"{id: '甲''乙', list: [a, \"b\"]}", '[a, "b"]'}


@pytest.mark.usefixtures("_loader")
def test_styles_are_kept():
    tree, _ = read_yaml(b"a: b\nc: 'd'\ne: \"f\"\ng: |\n  h\ni: >\n  j\n")
    assert isinstance(tree, Mapping)
    assert [entry.value.style for entry in tree if isinstance(entry.value, Scalar)] == [
        "",
        "'",
        '"',
        "|",
        ">",
    ]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# only a remark\n", b"\xef\xbb\xbf"])
def test_nothing_is_no_problem_yet(data):
    assert read_yaml(data) == (None, ())


def test_a_key_is_found_by_name():
    tree, _ = read_yaml(b"a: b\nc: d\n")
    assert isinstance(tree, Mapping)
    found = tree.get("c")
    assert isinstance(found, Scalar)
    assert (found.text, found.line, found.column) == ("d", 2, 4)
    assert tree.get("e") is None


def _outcome(data, loader):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strict_yaml, "LOADER", loader)
        tree, problems = read_yaml(data, keys={"name", "id"})
    assert all(problem.line >= 0 and problem.column >= 0 for problem in problems)
    return tree, [problem for problem in problems if problem.severity is Severity.ERROR]


PIECES = [
    "a",
    "name",
    "id",
    ": ",
    ":",
    "：",
    "- ",
    "-",
    "? ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "，",
    "#",
    " #",
    '"',
    "'",
    "|",
    ">-",
    "&",
    "*",
]
PIECES += [
    "!",
    "%",
    "@",
    "\n",
    "\n  ",
    "\n    ",
    "\r\n",
    " ",
    "\t",
    "　",
    "\u00a0",
    "“",
    "”",
    "中文",
    "~",
    "\\",
    "---\n",
    "...\n",
    "\\u12",
]


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_yaml_in_pieces_gives_a_tree_or_an_error(text):
    for loader in LOADERS:
        tree, errors = _outcome(text.encode(), loader)
        assert not (tree and errors)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_bytes_of_any_kind_give_a_tree_or_an_error(data):
    for loader in LOADERS:
        tree, errors = _outcome(data, loader)
        assert not (tree and errors)


WORDS = st.text(st.sampled_from("a b：:#“”'\"[]{}-|>&*!%@,，\t　中文name\n"), min_size=1, max_size=30)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.dictionaries(st.sampled_from(["a", "b", "name", "id"]), WORDS, min_size=1),
    st.randoms(use_true_random=False),
)
def test_no_trap_is_seen_in_texts_that_are_quoted(texts, chance: random.Random):
    """Whatever stands in quotes or below a bar is left alone, and read back as it was."""
    written = ""
    for key, text in texts.items():
        way = chance.choice(["'", '"', "|"])
        if way == "|":
            body = "".join(f"  .{line}\n" for line in text.split("\n"))
            written += f"{key}: |\n{body}"
            texts[key] = body.replace("  .", ".")
        else:
            dumped = yaml.dump(text, default_style=way, allow_unicode=True, width=chance.choice([10, 1000]))
            written += f"{key}: {dumped.rstrip()}\n".replace("\n", "\n  ").rstrip() + "\n"
    tree, problems = read_yaml(written.encode(), keys={"name", "id"})
    assert problems == ()
    assert plain(tree) == texts


def test_unread_is_the_only_warning_about_syntax():
    _, problems = read_yaml(b"a: [\n")
    assert [problem.rule for problem in problems if problem.severity is Severity.WARNING] == [UNREAD]

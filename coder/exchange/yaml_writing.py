"""How a text is written into a YAML file of a person, so that it comes back as it was and the rest stays."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import yaml

from coder.exchange.strict_yaml import read_yaml
from coder.exchange.yaml_characters import FORBIDDEN
from coder.exchange.yaml_tree import Mapping, Node, Scalar
from coder.exchange.yaml_tree import Sequence as List

_LOOKS_LIKE_A_KEY = re.compile(r"[\w.-]+\s*[：:]")
_TYPED_ELSEWHERE = re.compile(r"[yYnN]|0o[0-7]+|[-+]?[0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]+")
"""What PyYAML takes for text, and other readers for a truth or a number."""


class Edit(NamedTuple):
    """Put `text` where `[start, end)` is now; offsets of a file without its byte order mark."""

    start: int
    end: int
    text: str


def edited(source: str, edits: Iterable[Edit]) -> str:
    """Make several edits, whose places do not overlap, at once.

    >>> edited("a: 1", [Edit(3, 4, "2"), Edit(0, 1, "b")])
    'b: 2'
    """
    parts, place = [], 0
    for edit in sorted(edits):
        parts += [source[place : edit.start], edit.text]
        place = edit.end
    return "".join([*parts, source[place:]])


def newline_of(source: str) -> str:
    """Tell how the lines of a file end."""
    first = source.find("\n")
    return "\r\n" if first > 0 and source[first - 1] == "\r" else "\n"


def can_hold(text: str) -> bool:
    """Tell whether a file of ours may hold a text at all, written by escapes or not."""
    return FORBIDDEN.search(text) is None


def scalar(text: str, style: str = "", *, flow: bool = False, indent: str = "", newline: str = "\n") -> str:
    r"""Write a text in its old style, else plain, in single or double quotes: what first comes back equal.

    `flow` says that it stands inside brackets. Several lines become a block below `|` if their `indent` is
    given, which must be deeper than that of the key. A text that no file can hold (see `can_hold`) is a
    mistake of the caller and raises ValueError.

    >>> scalar("准入"), scalar("no"), scalar("原因: 经济"), scalar("it's", "'"), scalar("a\nb")
    ('准入', "'no'", "'原因: 经济'", "'it''s'", '"a\\nb"')
    >>> scalar("a\nb", indent="    ")
    '|-\n    a\n    b'
    """
    for written in _forms(text, style, "" if flow else indent, newline):
        if _comes_back(written, text, flow=flow):
            return written
    raise ValueError(text)


def rewritten(node: Scalar, source: str, text: str, *, flow: bool = False) -> Edit:
    """Put another text in the place of a scalar; quotes, a block's indentation and remarks stay."""
    newline = newline_of(source)
    if node.start == node.end:  # an empty value begins right behind the colon
        blank = "" if source[node.start - 1 : node.start] == " " else " "
        return Edit(node.start, node.end, blank + scalar(text, flow=flow, newline=newline))
    if node.style in {"|", ">"}:
        return _block_rewritten(node, source, text, newline)
    return Edit(node.start, node.end, scalar(text, node.style, flow=flow, newline=newline))


def _forms(text: str, style: str, indent: str, newline: str) -> Iterator[str]:
    """Give the ways in which a text can be written, the preferred ones first."""
    single, double = "'" + text.replace("'", "''") + "'", json.dumps(text, ensure_ascii=False)
    if "\n" in text and indent:
        yield _block(text, indent, newline)
    elif "\n" not in text:
        if style == '"':
            yield double
        if style != "'" and _is_unmistakable(text):
            yield text
        yield single
    yield double


def _block(text: str, indent: str, newline: str) -> str:
    body = text.rstrip("\n")
    chomping = {0: "-", 1: ""}.get(len(text) - len(body), "+")
    lines = (f"{indent}{line}" if line else "" for line in text.removesuffix("\n").split("\n"))
    return newline.join([f"|{chomping}", *lines])


def _block_rewritten(node: Scalar, source: str, text: str, newline: str) -> Edit:
    """Keep a block a block; the blank lines behind it are not part of it."""
    written = source[node.start : node.end]
    lines = written.split("\n")
    first = next((line for line in lines[1:] if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip(" "))]
    end = node.start + len(written.rstrip())
    if "\n" not in text.rstrip("\n"):
        text = text.rstrip("\n")
    return Edit(node.start, end, scalar(text, indent=indent, newline=newline))


def _is_unmistakable(text: str) -> bool:
    """Tell whether every reader of YAML takes it for text, and no person for a key.

    A tab, which YAML allows there, PyYAML without libyaml does not read.
    """
    if "\t" in text or _LOOKS_LIKE_A_KEY.match(text) or _TYPED_ELSEWHERE.fullmatch(text):
        return False
    typed = yaml.SafeLoader.yaml_implicit_resolvers.get(text[:1], ())
    return not any(pattern.match(text) for _tag, pattern in typed)


def _comes_back(written: str, text: str, *, flow: bool) -> bool:
    """Read it as a value and as a member of a list, without as much as a warning."""
    if flow:
        tried = f"{{key: {written}, list: [{written}, end]}}\n"
    else:
        tried = f"key: {written}\nlist:\n- {written}\nend: end\n"
    tree, problems = read_yaml(tried.encode("utf-8", "surrogatepass"))
    if problems or not isinstance(tree, Mapping):
        return False
    value, members = tree.get("key"), tree.get("list")
    return _says(value, text) and isinstance(members, List) and _says(members.items[0], text)


def _says(node: Node | None, text: str) -> bool:
    return isinstance(node, Scalar) and not node.absent and node.text == text

"""Which characters a YAML file may hold, and where those are that it may not.

PyYAML takes UTF-16 without a word, stumbles over a lone surrogate, and ends a line at U+0085, U+2028 and
U+2029, so that `a: b<U+0085>c: d` becomes two keys. Hence the bytes are decoded and looked at here first.
"""

from __future__ import annotations

import re

from coder.model.problem import Problem
from coder.model.writable import UNWRITABLE

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
MOST_REPORTED = 100
"""A file of noise is described by its first flaws."""

FORBIDDEN = UNWRITABLE
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LINE_BREAKS = frozenset("\r\u0085\u2028\u2029")


def decoded(data: bytes, limit: int) -> tuple[str, tuple[Problem, ...]]:
    r"""Read bytes as UTF-8, without a byte order mark, and check every character.

    >>> decoded(b"\xef\xbb\xbfa: 1", 100)
    ('a: 1', ())
    """
    if len(data) > limit:
        return "", (Problem("too-large", facts={"bytes": len(data), "limit": limit}),)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", (Problem("not-utf-8", facts={"encoding": "UTF-16"}),)
    body = data.removeprefix(BYTE_ORDER_MARK)
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        return "", (_undecodable(body, error.start),)
    return text, tuple(_forbidden(text))


def _undecodable(body: bytes, offset: int) -> Problem:
    before = body[:offset]
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode()) + 1
    return Problem(
        "not-utf-8", line=before.count(b"\n") + 1, column=column, facts={"byte": f"0x{body[offset]:02x}"}
    )


def _forbidden(text: str) -> list[Problem]:
    """List what may not stand there, at most the first few."""
    problems: list[Problem] = []
    line, line_start = 1, 0
    for match in FORBIDDEN.finditer(text):
        line += text.count("\n", line_start, match.start())
        line_start = text.rfind("\n", 0, match.start()) + 1
        facts = {"character": f"U+{ord(match[0]):04X}"}
        problems.append(
            Problem(_rule(match[0]), line=line, column=match.start() - line_start + 1, facts=facts)
        )
        if len(problems) == MOST_REPORTED:
            break
    return problems


def _rule(character: str) -> str:
    if character in _LINE_BREAKS:
        return "odd-line-break"
    return "direction-control" if _DIRECTION.match(character) else "control-character"

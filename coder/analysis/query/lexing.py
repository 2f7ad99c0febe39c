"""Which words and signs a query is made of, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from coder.analysis.query.expression import Means
from coder.model.errors import BadQueryError


class Sign(Enum):
    """What a piece of a query is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    """Not in quotes: a code, or a word of the language."""
    NAME = auto()
    """A code in quotes."""
    SOUGHT = auto()
    """Words or a pattern to be looked for."""
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a query."""

    sign: Sign
    text: str
    at: int
    """Where it begins, in characters from 0."""
    means: Means = Means.CODE
    words_at: int = 0
    """Where the words of a search begin: behind the colon and the quote."""


QUOTES = {'"': '"', "“": "”", "”": "”", "「": "」", "『": "』", "＂": "＂"}
"""Opening quotes with what closes them; a ” where one opens comes from a keyboard that guesses."""
_SOUGHT = re.compile(r"(text|re|memo)[:：]", re.IGNORECASE)
_WORD = re.compile(r"[^\s()（）\"“”「」『』＂]+")
_BRACKETS = {"(": Sign.OPEN, "（": Sign.OPEN, ")": Sign.CLOSE, "）": Sign.CLOSE}


def tokens(query: str) -> Iterator[Token]:
    """Part a query into its pieces, the end among them; raise BadQueryError."""
    at = 0
    while at < len(query):
        if query[at].isspace():
            at += 1
        elif bracket := _BRACKETS.get(query[at]):
            yield Token(bracket, query[at], at)
            at += 1
        else:
            token, at = _piece(query, at)
            yield token
    yield Token(Sign.END, "", len(query))


def _piece(query: str, at: int) -> tuple[Token, int]:
    """Read what is no bracket: a search, a name in quotes or a word."""
    if found := _SOUGHT.match(query, at):
        return _sought(query, at, found)
    if query[at] in QUOTES:
        name, end = _quoted(query, at)
        below = query.startswith("/", end)
        if not name.strip():
            raise BadQueryError(query, at, "no-name")
        return Token(Sign.NAME, name, at, Means.BELOW if below else Means.CODE), end + below
    word = _WORD.match(query, at)
    assert word is not None  # noqa: S101  # blanks, brackets and quotes are dealt with
    return Token(Sign.WORD, word[0], at), word.end()


def _sought(query: str, at: int, found: re.Match[str]) -> tuple[Token, int]:
    """Read words to look for; a shell may have taken the quotes away from a single one."""
    means, start = Means(found[1].lower()), found.end()
    opening = query[start : start + 1]
    if means is Means.REGEX:
        if opening != "/":
            raise BadQueryError(query, at, "no-slashes")
        text, end = _until(query, start, "/")
        if not text:
            raise BadQueryError(query, at, "nothing-sought", means)
        return Token(Sign.SOUGHT, text, at, means, start + 1), end
    if opening in QUOTES and opening:
        text, end = _quoted(query, start)
        start += 1
    else:
        word = _WORD.match(query, start)
        text, end = (word[0], word.end()) if word else ("", start)
    if not text.strip():
        raise BadQueryError(query, at, "nothing-sought", means)
    return Token(Sign.SOUGHT, text, at, means, start), end


def _quoted(query: str, at: int) -> tuple[str, int]:
    r"""Read what stands in quotes; `\"` is a quote in it, and `\\` a backslash."""
    closing = QUOTES[query[at]]
    text, end = _until(query, at, closing)
    return re.sub(rf"\\([\\{re.escape(closing)}])", r"\1", text), end


def _until(query: str, at: int, closing: str) -> tuple[str, int]:
    """Read to a sign that no backslash stands before, as it is written, and tell where it goes on."""
    end = at + 1
    while end < len(query) and query[end] != closing:
        end += 2 if query[end] == "\\" else 1
    if end >= len(query):
        raise BadQueryError(query, at, "unclosed", closing)
    return query[at + 1 : end], end + 1

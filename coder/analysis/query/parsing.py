"""What somebody means who types a query.

expression = and {OR and}
and        = term {AND term}
term       = [NOT] (pair | atom | "(" expression ")")
pair       = atom relation atom
"""

from __future__ import annotations

import re
from typing import Final

from coder.analysis.query.expression import (
    Atom,
    Both,
    Either,
    Expression,
    Means,
    Not,
    Pair,
    Related,
    Relation,
)
from coder.analysis.query.lexing import Sign, Token, tokens
from coder.model.errors import BadQueryError, EmptyQueryError

LONGEST: Final = 10_000
"""Characters of a query."""
DEEPEST: Final = 100
"""Brackets inside brackets."""

_AND, _OR, _NOT = ("AND", "与"), ("OR", "或"), ("NOT", "非")
_PLAIN: Final = {"OVERLAPS": Related.OVERLAPS, "WITHIN": Related.WITHIN, "CONTAINS": Related.CONTAINS}
_SAME: Final = {"turn": Related.SAME_TURN, "sentence": Related.SAME_SENTENCE}
_SIZED: Final = re.compile("(NEAR|BEFORE)(?:[:：](.*))?", re.DOTALL)
_NUMBER: Final = re.compile("[0-9]{1,6}")
_RESERVED: Final = {*_AND, *_OR, *_NOT, *_PLAIN, "SAME"}


def parsed(query: str) -> Expression:
    """Read a query; raise EmptyQueryError, and BadQueryError with what is wrong and where.

    >>> parsed("表格 OR NOT 会议").parts[1]
    Not(inner=Atom(means=<Means.CODE: 'code'>, words='会议', at=10))
    """
    if not query.strip():
        raise EmptyQueryError
    if len(query) > LONGEST:
        raise BadQueryError(query, LONGEST, "long", str(LONGEST))
    reader = _Reader(query)
    expression = reader.expression()
    reader.end()
    return expression


def atom_of(code: str, *, below: bool = False) -> str:
    r"""Write a code as a query names it, in quotes where it would be read otherwise.

    >>> atom_of("4.1", below=True), atom_of("NOT"), atom_of('say "no"')
    ('4.1/', '"NOT"', '"say \\"no\\""')
    """
    plain = re.fullmatch(r"[\w.-]+", code) and code not in _RESERVED and not _relates(code)
    name = code if plain else '"' + re.sub(r'(["\\])', r"\\\1", code) + '"'
    return name + "/" * below


def _relates(word: str) -> bool:
    return word in _PLAIN or word == "SAME" or _SIZED.fullmatch(word) is not None


class _Reader:
    """Reads from left to right and never goes back."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._tokens = list(tokens(query))
        self._next = 0
        self._open: list[Token] = []

    def expression(self) -> Expression:
        parts = [self._and()]
        while self._takes(_OR):
            parts.append(self._and())
        return Either(tuple(parts)) if len(parts) > 1 else parts[0]

    def end(self) -> None:
        """Refuse what stands behind the end of the expression."""
        token = self._here()
        if token.sign is Sign.END:
            return
        if token.sign is Sign.CLOSE:
            raise self._wrong("stray-bracket")
        rule = "two-relations" if token.sign is Sign.WORD and _relates(token.text) else "no-operator"
        raise self._wrong(rule, token.text)

    def _here(self) -> Token:
        return self._tokens[self._next]

    def _wrong(self, rule: str, found: str = "", at: int | None = None) -> BadQueryError:
        return BadQueryError(self._query, self._here().at if at is None else at, rule, found)

    def _takes(self, words: tuple[str, ...]) -> bool:
        """Go on behind one of these words if it stands here."""
        taken = self._here().sign is Sign.WORD and self._here().text in words
        self._next += taken
        return taken

    def _and(self) -> Expression:
        parts = [self._term()]
        while self._takes(_AND):
            parts.append(self._term())
        return Both(tuple(parts)) if len(parts) > 1 else parts[0]

    def _term(self) -> Expression:
        if self._takes(_NOT):
            return Not(self._part())
        return self._part()

    def _part(self) -> Expression:
        if self._here().sign is Sign.OPEN:
            inner = self._bracketed()
            if self._here().sign is Sign.WORD and _relates(self._here().text):
                raise self._wrong("relation-of-brackets", self._here().text)
            return inner
        left = self._atom()
        if self._here().sign is not Sign.WORD or not _relates(self._here().text):
            return left
        relation, word = self._relation()
        if self._here().sign is Sign.OPEN:
            raise self._wrong("relation-of-brackets", word)
        return Pair(left, relation, self._atom(word))

    def _bracketed(self) -> Expression:
        opening = self._here()
        if len(self._open) >= DEEPEST:
            raise self._wrong("deep", str(DEEPEST))
        self._open.append(opening)
        self._next += 1
        inner = self.expression()
        if self._here().sign is Sign.END:
            raise self._wrong("unclosed", ")", opening.at)
        if self._here().sign is not Sign.CLOSE:
            self.end()
        self._open.pop()
        self._next += 1
        return inner

    def _atom(self, after: str = "") -> Atom:
        token = self._here()
        reserved = token.sign is Sign.WORD and (token.text in _RESERVED or _relates(token.text))
        if token.sign in {Sign.END, Sign.OPEN, Sign.CLOSE} or reserved:
            raise self._wrong("no-atom", after or self._before())
        self._next += 1
        if token.sign is Sign.SOUGHT:
            return Atom(token.means, token.text, token.words_at)
        name, below = token.text, token.means is Means.BELOW
        if token.sign is Sign.WORD and name.endswith("/"):
            name, below = name[:-1], True
        if not name:
            raise BadQueryError(self._query, token.at, "no-name")
        return Atom(Means.BELOW if below else Means.CODE, name, token.at)

    def _before(self) -> str:
        """Give the word after which something is missing; empty at the beginning."""
        return self._tokens[self._next - 1].text if self._next else ""

    def _relation(self) -> tuple[Relation, str]:
        token = self._here()
        self._next += 1
        if token.text in _PLAIN:
            return Relation(_PLAIN[token.text]), token.text
        if token.text == "SAME":
            related = _SAME.get(self._here().text.lower()) if self._here().sign is Sign.WORD else None
            if related is None:
                raise self._wrong("same-what", self._here().text)
            self._next += 1
            return Relation(related), str(related)
        sized = _SIZED.fullmatch(token.text)
        assert sized is not None  # noqa: S101  # asked before
        if not _NUMBER.fullmatch(sized[2] or ""):
            raise self._wrong("no-size", sized[1], token.at)
        return Relation(Related(sized[1]), int(sized[2])), token.text

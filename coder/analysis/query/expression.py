"""What a query says, once it is read: atoms, relations between two of them, and boolean logic over both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Means(StrEnum):
    """What the words of an atom are."""

    CODE = "code"
    BELOW = "below"
    """A code with all codes below it."""
    TEXT = "text"
    REGEX = "re"
    MEMO = "memo"
    """Words of a memo; its passages are what it is about."""


class Related(StrEnum):
    """How two passages lie to each other."""

    OVERLAPS = "OVERLAPS"
    WITHIN = "WITHIN"
    CONTAINS = "CONTAINS"
    SAME_TURN = "SAME turn"
    SAME_SENTENCE = "SAME sentence"
    NEAR = "NEAR"
    BEFORE = "BEFORE"


@dataclass(frozen=True, slots=True)
class Atom:
    """Passages that one thing is said of."""

    means: Means
    words: str
    """Name of a code, or what is looked for."""
    at: int
    """Where the words stand in the query, in characters from 0."""

    @property
    def of_nobody(self) -> bool:
        """Whether it is in the text itself and not what a coder said of it."""
        return self.means in {Means.TEXT, Means.REGEX}


@dataclass(frozen=True, slots=True)
class Relation:
    """How two passages lie to each other, and how many turns apart where that is asked."""

    related: Related
    turns: int = 0

    def __str__(self) -> str:
        """Write it as it was asked for.

        >>> str(Relation(Related.NEAR, 2)), str(Relation(Related.SAME_TURN))
        ('NEAR:2', 'SAME turn')
        """
        sized = self.related in {Related.NEAR, Related.BEFORE}
        return f"{self.related}:{self.turns}" if sized else str(self.related)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages that lie so to each other; in boolean logic, the stretch from the first to the last."""

    left: Atom
    relation: Relation
    right: Atom


@dataclass(frozen=True, slots=True)
class Not:
    """What the inner does not say."""

    inner: Expression


@dataclass(frozen=True, slots=True)
class Both:
    """All parts hold."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part holds."""

    parts: tuple[Expression, ...]


Expression: TypeAlias = Atom | Pair | Not | Both | Either


def atoms(expression: Expression, *, asserted: bool = False) -> Iterator[Atom]:
    """Give the atoms from left to right, if only `asserted` ones are wanted without those under a NOT."""
    match expression:
        case Atom():
            yield expression
        case Pair(left, _relation, right):
            yield from (left, right)
        case Not(inner):
            if not asserted:
                yield from atoms(inner)
        case Both(parts) | Either(parts):
            for part in parts:
                yield from atoms(part, asserted=asserted)


def denies(expression: Expression) -> bool:
    """Tell whether it says of a coder that something was not coded or noted; that of the text counts not."""
    match expression:
        case Not(inner):
            return any(not atom.of_nobody for atom in atoms(inner))
        case Both(parts) | Either(parts):
            return any(map(denies, parts))
        case _:
            return False


def needs_sentences(expression: Expression) -> bool:
    """Tell whether some relation is about sentences."""
    match expression:
        case Pair(_left, relation, _right):
            return relation.related is Related.SAME_SENTENCE
        case Not(inner):
            return needs_sentences(inner)
        case Both(parts) | Either(parts):
            return any(map(needs_sentences, parts))
        case Atom():
            return False


def only_denies(expression: Expression) -> bool:
    """Tell whether it only says what is not."""
    return next(atoms(expression, asserted=True), None) is None

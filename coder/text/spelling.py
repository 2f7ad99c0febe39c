"""Which characters of a name somebody means who types its words, its pinyin or only initials."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from coder.text.han import HAN

UNIT = re.compile(rf"(?P<han>[{HAN}])|[^\W_{HAN}]+")

Sounds = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A Han character or a word of letters and digits: what may be cut short while typing."""

    start: int
    end: int
    spellings: tuple[str, ...]

    def in_full(self, query: str, at: int) -> list[int]:
        """Say how many letters of the query may stand for it, only its last word being cut short."""
        rest = query[at:]
        return [
            min(len(spelling), len(rest))
            for spelling in self.spellings
            if rest.startswith(spelling) or spelling.startswith(rest)
        ]

    def cut_short(self, query: str, at: int) -> Sequence[int]:
        """Say how many letters of the query may stand for it, from the first to all of them."""
        longest = 0
        for spelling in self.spellings:
            if query.startswith(spelling[0], at):
                longest = max(longest, _common(spelling, query, at))
        return range(1, 1 + longest)


@dataclass(frozen=True, slots=True)
class Spelled:
    """How a query was read as part of a name."""

    positions: tuple[int, ...]
    in_full: bool
    """Nothing but the last unit was cut short."""


def units(text: str, folded: str, sounds: Sounds) -> tuple[Unit, ...]:
    """Part a name into what is typed as one; marks and blanks are not typed."""
    return tuple(
        Unit(
            *found.span(),
            _spellings(text[found.start()], found[0], sounds) if found.lastgroup else (found[0],),
        )
        for found in UNIT.finditer(folded)
    )


@lru_cache(maxsize=1 << 14)
def _spellings(character: str, folded: str, sounds: Sounds) -> tuple[str, ...]:
    return (folded, *sounds(character))


def may_begin(name: tuple[Unit, ...], first: int, query: str) -> bool:
    """Tell at once of most places that a query cannot be read from there: by its second letter.

    The first one is that of a spelling of the unit there.
    """
    second = query[1:2]
    if second.strip() == "" or any(
        spelling[1:2] == second and spelling[0] == query[0] for spelling in name[first].spellings
    ):
        return True
    return first + 1 < len(name) and any(spelling[0] == second for spelling in name[first + 1].spellings)


def spelled(name: tuple[Unit, ...], first: int, query: str) -> Spelled | None:
    """Read a query as units of a name without gap, each at least by its first letter.

    A blank in the query ends a unit: `xi an` is not 先.
    """
    if not may_begin(name, first, query):
        return None
    cut_short = _taken(name, first, query, Unit.cut_short)
    if cut_short is None:
        return None
    in_full = _taken(name, first, query, Unit.in_full)
    taken = in_full or cut_short
    positions = tuple(
        offset
        for unit, letters in zip(name[first:], taken, strict=False)
        for offset in range(unit.start, min(unit.end, unit.start + letters))
    )
    return Spelled(positions, in_full is not None)


def _taken(
    name: tuple[Unit, ...], first: int, query: str, lengths: Callable[[Unit, str, int], Sequence[int]]
) -> tuple[int, ...] | None:
    """Say how many letters each unit takes, so that all of the query is read."""
    dead: set[tuple[int, int]] = set()

    def rest(index: int, at: int) -> tuple[int, ...] | None:
        at += query.startswith(" ", at)
        if at == len(query):
            return ()
        if index == len(name) or (index, at) in dead:
            return None
        for letters in lengths(name[index], query, at):
            others = rest(index + 1, at + letters)
            if others is not None:
                return (letters, *others)
        dead.add((index, at))
        return None

    return rest(first, 0)


def _common(spelling: str, query: str, at: int) -> int:
    """Count the letters at the head of a spelling that the query has too."""
    if query.startswith(spelling, at):
        return len(spelling)
    length = 0
    while query.startswith(spelling[length], at + length):
        length += 1
    return length

"""How does each code look on the screen: its colour, its letter, its name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase

from coder.model.codebook import Codebook


@dataclass(frozen=True, slots=True)
class CodeLook:
    """What is drawn of a code."""

    color: str
    """`#rrggbb`."""
    letter: str
    """One cell wide, so that colour is never the only sign."""
    name: str


UNKNOWN = CodeLook("#888888", "?", "?")
"""Stands for a code that the codebook no longer has."""

_BORDERS = bytes.fromhex(
    "B0A1B0C5B2C1B4EEB6EAB7A2B8C1B9FEBBF7BFA6C0ACC2E8C4C3C5B6C5BEC6DAC8BBC8F6CBFACDDACEF4D1B9D4D1"
)
_FIRST_OF_LETTER = [_BORDERS[at : at + 2] for at in range(0, len(_BORDERS), 2)]
"""GB2312 level 1 is in the order of pinyin: here each initial of `_INITIALS` begins."""
_INITIALS = "abcdefghjklmnopqrstwxyz"
_LAST_OF_LEVEL_1 = b"\xd7\xf9"


def initial(character: str) -> str:
    """Find the letter a character is spoken or written with; empty for a rare one or a mark.

    >>> initial("形"), initial("Q"), initial("，")
    ('x', 'q', '')
    """
    if character.isascii():
        return character.lower() if character.isalpha() else ""
    encoded = character.encode("gb2312", "ignore")
    if not _FIRST_OF_LETTER[0] <= encoded <= _LAST_OF_LEVEL_1:
        return ""
    return _INITIALS[bisect_right(_FIRST_OF_LETTER, encoded) - 1]


def _wishes(name: str) -> Iterator[str]:
    """Say which letters would remind of a name, best first."""
    initials = [letter for letter in map(initial, name) if letter]
    yield from (letter.upper() for letter in initials)
    yield from initials
    yield from ascii_uppercase
    yield from ascii_lowercase


def looks(codebook: Codebook, language: str) -> dict[str, CodeLook]:
    """Give every code its look; letters repeat only after all 52 are in use."""
    free = set(ascii_uppercase + ascii_lowercase)
    found: dict[str, CodeLook] = {}
    for code in codebook.codes:
        name = code.name.said_in(language)
        if not code.codable:
            found[code.id] = CodeLook(code.color or UNKNOWN.color, " ", name)
            continue
        letter = next(wish for wish in _wishes(name) if wish in free)
        free.discard(letter)
        free = free or set(ascii_uppercase + ascii_lowercase)
        found[code.id] = CodeLook(code.color or UNKNOWN.color, letter, name)
    return found

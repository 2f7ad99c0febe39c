"""What a transcript may be called: a word that a shell, a file system and a reader all take for one."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 64
OTHERWISE = "transcript"
"""The name of what has no letter to be called by."""

_PUNCTUATION = frozenset('/\\:*?"<>|')
_INVISIBLE = frozenset(
    map(
        chr,
        (
            *(
                0x034F,
                0x115F,
                0x1160,
                0x17B4,
                0x17B5,
                0x2800,
                0x3164,
                0xFFA0,
            ),  # joiners, fillers, empty Braille
            *range(0x180B, 0x1810),
            *range(0xFE00, 0xFE10),
            *range(0xE0100, 0xE01F0),
        ),
    )
)
"""Printable by their class, and yet nothing shows."""


def is_short_name(name: str) -> bool:
    """Whether something may be called so."""
    return 0 < len(name) <= LONGEST and name[0] not in "-." and all(map(_may_stand, name))


def short_name(text: str) -> str:
    """Make a name of a text, such as a file's name.

    >>> short_name("访谈 01: 社区")
    '访谈-01-社区'
    """
    seen = "".join(_shown(character) for character in text)
    name = re.sub(r" +", "-", seen).strip("-.")
    return name[:LONGEST].rstrip("-.") or OTHERWISE


def _may_stand(character: str) -> bool:
    """Whether a character may stand in a name; controls and halves of characters are not printable."""
    return (
        character.isprintable()
        and character != " "
        and character not in _PUNCTUATION
        and character not in _INVISIBLE
    )


def _shown(character: str) -> str:
    if _may_stand(character):
        return character
    unseen = character in _INVISIBLE or unicodedata.category(character) == "Cf"
    return "" if unseen else " "

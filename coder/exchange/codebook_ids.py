"""Which ids a code may have, and which two ids are the same to a reader."""

from __future__ import annotations

import unicodedata

LONGEST = 64
_INSIDE = frozenset("_-.")


def folded(written: str) -> str:
    """Give the form in which ids must differ: `ａ1`, `A1` and `a1` are one.

    >>> folded("Ａ-1") == folded("a-1")
    True
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", written).casefold())


def flaw_of(written: str) -> str:
    """Say why an id cannot be used; empty when it can.

    >>> flaw_of("准入难落地"), flaw_of("-a"), flaw_of("a b")
    ('', 'start', 'character')
    """
    if not written:
        return "empty"
    if len(written) > LONGEST:
        return "long"
    if not _is_letter_or_digit(written[0]):
        return "start"
    if not all(_is_letter_or_digit(character) or _continues(character) for character in written):
        return "character"
    return "" if unicodedata.is_normalized("NFC", written) else "form"


def _is_letter_or_digit(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN"


def _continues(character: str) -> bool:
    # Vowel signs are marks in Hindi, Thai and other scripts: words cannot be written without them.
    return character in _INSIDE or unicodedata.category(character) in {"Mn", "Mc"}

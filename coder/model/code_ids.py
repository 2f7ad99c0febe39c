"""Which ids a code may have, which two are the same to a reader, and which one a name suggests."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import count

LONGEST = 64
LONGEST_SUGGESTED = 16
"""An id is typed and read in a margin."""
OTHERWISE = "code"
"""The id of what has no letter to be called by."""
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


def id_from_name(name: str, taken: Iterable[str]) -> str:
    """Suggest an id for a code of this name that none of `taken`, present and former ids, is like.

    >>> id_from_name("利益诉求不一致，准入机制难落地", ())
    '利益诉求不一致准入机制难落地'
    >>> id_from_name("Access rule: not enforced", ["access-rule-not"])
    'Access-rule-no-2'
    """
    words = re.split(r"\s+", unicodedata.normalize("NFKC", name))
    kept = ("".join(filter(_is_written, word)).strip("_-.") for word in words)
    base = _joined([word for word in kept if word]) or OTHERWISE
    known = {folded(id) for id in taken}
    for number in count(1):
        ending = "" if number == 1 else f"-{number}"
        id = _cut(base, LONGEST_SUGGESTED - len(ending)) + ending
        if folded(id) not in known:
            return id
    raise AssertionError  # the numbers do not end


def _is_written(character: str) -> bool:
    return _is_letter_or_digit(character) or _continues(character)


def _joined(words: list[str]) -> str:
    """Put a hyphen where a blank stood between letters of an alphabet; Han characters need none."""
    text = ""
    for word in words:
        text += "-" + word if text and text[-1].isascii() and word[0].isascii() else word
    composed = unicodedata.normalize("NFC", text).lstrip("".join(_INSIDE))
    return composed if not composed or _is_letter_or_digit(composed[0]) else OTHERWISE + composed


def _cut(base: str, length: int) -> str:
    return base[:length].rstrip("_-.")


def _is_letter_or_digit(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN"


def _continues(character: str) -> bool:
    # Vowel signs are marks in Hindi, Thai and other scripts: words cannot be written without them.
    return character in _INSIDE or unicodedata.category(character) in {"Mn", "Mc"}

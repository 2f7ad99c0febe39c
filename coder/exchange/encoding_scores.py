"""How much a text, read in one of several encodings, looks like something a person wrote."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib import resources

WITHOUT_HAN = 0.4
"""The most that punctuation alone is worth: the quotes of an English text are no proof of Chinese."""

_ODD_RANGES = (
    (0x00A1, 0x00B6),
    (0x00B8, 0x1FFF),
    (0x2500, 0x257F),
    (0x3100, 0x312F),
    (0x31A0, 0x31BF),
    (0xFF61, 0xFF9F),
)
"""Letters of other scripts, frames, Bopomofo, half-width kana: what Chinese bytes turn into when misread."""
_PUNCTUATION_RANGES = ((0x2010, 0x2027), (0x3000, 0x303F), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6))
_ODD_CATEGORIES = frozenset({"Cc", "Cn", "Co", "Cs"})
_LAYOUT = frozenset("\t\n\x0b\x0c\r")
_ACCENTED = re.compile(
    "(?<=[A-Za-z])[ß-öø-ÿœšž]|[ß-öø-ÿœšž](?=[A-Za-z])"
    "|(?<=[A-Z])[À-ÖØ-ÞŒŠŽŸ]|(?<![a-z\x80-\U0010ffff])[À-ÖØ-ÞŒŠŽŸ](?=[A-Za-z])"
)
"""Accents where words have them; a capital inside a word is some other encoding's apostrophe."""
_SIGN = re.compile("(?<![^\x00-\x7f‘’“”–—…])[‘’“”–—…](?![^\x00-\x7f‘’“”–—…])")
_NOT_ASCII = re.compile("[^\x00-\x7f]")


@cache
def common_han() -> frozenset[str]:
    """Name the Han characters, Simplified and Traditional, that most text is made of."""
    listed = resources.files("coder.exchange").joinpath("data/common_han.txt").read_bytes()
    return frozenset(listed.decode()) - _LAYOUT


def chinese_score(text: str) -> float:
    """Rate the characters beyond ASCII as Chinese: the share of common ones less three times the odd ones.

    >>> chinese_score("我在社区干了八年。") > 0.5 > chinese_score("鎴戝湪绀惧尯骞蹭簡")
    True
    """
    counts = {c: n for c, n in Counter(text).items() if c > "\x7f"}
    rate = _rate(counts)
    return rate if common_han().intersection(counts) else min(rate, WITHOUT_HAN)


def wide_score(text: str) -> float:
    """Rate all characters of a text in UTF-16, where ASCII is as good a sign as common Han."""
    return _rate(Counter(text))


def western_score(text: str) -> float:
    """Rate a text as Western European: accents beside letters, quotes and dashes among ASCII.

    >>> western_score("Schöne Grüße!")
    0.9
    """
    beyond = len(_NOT_ASCII.findall(text))
    if not beyond:
        return 0.0
    return 0.9 * (len(_ACCENTED.findall(text)) + len(_SIGN.findall(text))) / beyond


def _rate(counts: Mapping[str, int]) -> float:
    total = sum(counts.values())
    if not total:
        return 0.0
    good = sum(n for c, n in counts.items() if _expected(c))
    odd = sum(n for c, n in counts.items() if _odd(c))
    return (good - 3 * odd) / total


def _expected(character: str) -> bool:
    code = ord(character)
    if code < 0x80:
        return code >= 0x20 or character in _LAYOUT
    return character in common_han() or any(low <= code <= high for low, high in _PUNCTUATION_RANGES)


def _odd(character: str) -> bool:
    code = ord(character)
    if any(low <= code <= high for low, high in _ODD_RANGES):
        return True
    return character not in _LAYOUT and unicodedata.category(character) in _ODD_CATEGORIES

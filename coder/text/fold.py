"""Which characters count as the same, one for one, so that every offset holds."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

LATIN = ("\u00c0", "\u024f"), ("\u1e00", "\u1eff")
"""Letters with accents; elsewhere a sign on a letter makes another letter (か が)."""


def folded(text: str) -> str:
    """Forget case, width, accents and the Traditional forms; the length stays.

    >>> folded("ＡｂÉ發")
    'abe发'
    """
    return simplified(plain(text))


def plain(text: str) -> str:
    """Forget case, width and accents; needs no table. The length stays.

    >>> plain("ＡｂÉ發")
    'abe發'
    """
    return "".join(map(_plain, text))


def simplified(text: str) -> str:
    """Give each Traditional character its simplified form; the length stays.

    >>> simplified("我覺得")
    '我觉得'
    """
    return "".join(map(_simplified, text))


def edition() -> str:
    """Name the tables that decide: what was folded by others has to be folded again."""
    from opencc import __version__ as opencc  # noqa: PLC0415  costs 22 ms

    return f"Unicode {unicodedata.unidata_version}, OpenCC {opencc}"


@lru_cache(maxsize=1 << 16)
def _plain(character: str) -> str:
    narrow = _if_one(unicodedata.normalize("NFKC", character), character)
    lower = _if_one(narrow.casefold(), narrow)
    if any(first <= lower <= last for first, last in LATIN):
        return unicodedata.normalize("NFD", lower)[0].lower()
    return lower


@lru_cache(maxsize=1 << 16)
def _simplified(character: str) -> str:
    if "\u3400" <= character <= "\u9fff" or character >= "\U00020000":
        return _if_one(_traditional_to_simplified()(character), character)
    return character


def _if_one(mapped: str, character: str) -> str:
    return mapped if len(mapped) == 1 else character


@cache
def _traditional_to_simplified() -> Callable[[str], str]:
    """Load the table; only ever this way round, for simplified 发 is 發 or 髮."""
    from opencc import OpenCC  # noqa: PLC0415  costs 22 ms

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert

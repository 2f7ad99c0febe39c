"""How a Chinese character sounds, as it is typed: in full, or only its first letter."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

LETTERS = "abcdefghjklmnopqrstwxyz"
FIRST_OF_LETTER = (
    *(0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8),
    *(0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1),
)
"""GB2312 has its 3,755 commonest characters in the order of their pinyin."""
LAST_IN_ORDER = 0xD7F9


def initials(character: str) -> tuple[str, ...]:
    """Give the first letter of a common character without any dictionary.

    >>> initials("形"), initials("龘")
    (('x',), ())
    """
    code = int.from_bytes(character.encode("gb2312", "ignore"))
    if not FIRST_OF_LETTER[0] <= code <= LAST_IN_ORDER:
        return ()
    return (LETTERS[bisect_right(FIRST_OF_LETTER, code) - 1],)


@lru_cache(maxsize=1 << 14)
def readings(character: str) -> tuple[str, ...]:
    """Give all ways to read a character, without tones; ü is typed v or u.

    >>> readings("重"), readings("女")
    (('zhong', 'chong', 'tong'), ('nv', 'ru', 'nu'))
    """
    from pypinyin import Style, pinyin  # noqa: PLC0415  costs 160-260 ms

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    sounds = [sound for several in found for sound in several if sound.isascii() and sound.isalpha()]
    return tuple(dict.fromkeys(sounds + [sound.replace("v", "u") for sound in sounds]))

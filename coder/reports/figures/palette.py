"""Colours that people with any colour vision tell apart, and the forms that say the same without colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from coder.model.code import Kind

Shape: TypeAlias = Literal["circle", "square", "triangle", "diamond", "box"]

INK: Final = "#222222"
PALE_INK: Final = "#666666"
RULE: Final = "#d9d9d9"
DISTINCT: Final = ("#56B4E9", "#E69F00", "#009E73", "#F0E442", "#CC79A7", "#D55E00", "#0072B2", "#BBBBBB")
"""Okabe & Ito (2008), the lighter ones first; the last also stands for all that come after."""
SHAPES: Final[Mapping[Kind, Shape]] = {
    Kind.CAUSE: "circle",
    Kind.PROBLEM: "square",
    Kind.COUNTERMEASURE: "triangle",
    Kind.SITUATION: "diamond",
    Kind.OTHER: "circle",
}
KIND_COLORS: Final[Mapping[Kind, str]] = {
    Kind.CAUSE: "#56B4E9",
    Kind.PROBLEM: "#E69F00",
    Kind.COUNTERMEASURE: "#009E73",
    Kind.SITUATION: "#CC79A7",
    Kind.OTHER: "#BBBBBB",
}
_SHADES: Final = ("#f7fbff", "#dbe9f6", "#bad6eb", "#89bedc", "#539ecd", "#2b7bba", "#0b559f", "#08306b")


def distinct(number: int) -> str:
    """Give the colour of the n-th group, from 1."""
    return DISTINCT[min(number, len(DISTINCT)) - 1]


def letter(number: int) -> str:
    """Give the letters of the n-th group, from 1.

    >>> letter(1), letter(26), letter(27)
    ('A', 'Z', 'AA')
    """
    before, last = divmod(number - 1, 26)
    return (letter(before) if before else "") + chr(ord("A") + last)


def shade(share: float) -> str:
    """Give a blue for a share from 0 to 1, of evenly spaced lightness, in print too."""
    place = min(max(share, 0.0), 1.0) * (len(_SHADES) - 1)
    low = min(int(place), len(_SHADES) - 2)
    ends = [[int(tone[at : at + 2], 16) for at in (1, 3, 5)] for tone in _SHADES[low : low + 2]]
    mixed = [round(a + (b - a) * (place - low)) for a, b in zip(*ends, strict=True)]
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def ink_on(fill: str) -> str:
    """Choose black or white words on a colour, whichever contrasts more (WCAG 2 relative luminance)."""
    bright = 0.0
    for at, weight in ((1, 0.2126), (3, 0.7152), (5, 0.0722)):
        part = int(fill[at : at + 2], 16) / 255
        bright += weight * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
    return INK if (bright + 0.05) / 0.066 > 1.05 / (bright + 0.05) else "#ffffff"

"""Which colours does a code's passage take on this background, so that the words on it stay legible."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

LEGIBLE = 4.5
"""Contrast that WCAG 2.2 asks of text (1.4.3)."""
VISIBLE = 3.0
"""Contrast that it asks of lines and signs (1.4.11)."""
SHARES = (0.28, 0.39, 0.50, 0.60)
"""How much of its colour a passage takes by the number of codings over it."""
_LEAST, _STEP = 0.12, 0.04


class Rgb(NamedTuple):
    """A colour of the screen, 0 to 255 each."""

    red: int
    green: int
    blue: int

    @property
    def hex(self) -> str:
        """Write it as `#rrggbb`."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


BLACK, WHITE = Rgb(0, 0, 0), Rgb(255, 255, 255)


def parse(color: str) -> Rgb:
    """Read `#rrggbb`."""
    return Rgb(*bytes.fromhex(color.removeprefix("#")[:6]))


def blend(under: Rgb, over: Rgb, share: float) -> Rgb:
    """Let a share of one colour cover another."""
    return Rgb(*(round(low + (high - low) * share) for low, high in zip(under, over, strict=True)))


def luminance(color: Rgb) -> float:
    """Relative luminance after WCAG 2.2: 0 is black, 1 is white."""
    linear = [
        level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4
        for level in (channel / 255 for channel in color)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: Rgb, second: Rgb) -> float:
    """Contrast ratio after WCAG 2.2: 1 to 21.

    >>> contrast(BLACK, WHITE)
    21.0
    """
    darker, lighter = sorted((luminance(first), luminance(second)))
    return round((lighter + 0.05) / (darker + 0.05), 4)


@cache
def tint(color: Rgb, background: Rgb, text: Rgb, depth: int) -> tuple[Rgb, Rgb]:
    """Give a passage its background and the colour of its words; deeper is stronger where contrast allows."""
    share = SHARES[max(1, min(depth, len(SHARES))) - 1]
    while share >= _LEAST:
        ground = blend(background, color, share)
        if contrast(ground, text) >= LEGIBLE:
            return ground, text
        share -= _STEP
    ground = blend(background, color, _LEAST)
    return ground, max((text, BLACK, WHITE), key=lambda candidate: contrast(candidate, ground))


@cache
def legible(color: Rgb, background: Rgb, least: float = VISIBLE) -> Rgb:
    """Move a colour towards black or white until it stands out from the background."""
    goal = max((BLACK, WHITE), key=lambda candidate: contrast(candidate, background))
    for step in range(21):
        moved = blend(color, goal, step / 20)
        if contrast(moved, background) >= least:
            return moved
    return goal


@cache
def faint(text: Rgb, background: Rgb) -> Rgb:
    """Set what matters less back from the text, as far as it can still be read."""
    return legible(blend(background, text, 0.62), background, min(LEGIBLE, contrast(text, background)))

"""Colours of codes can be told apart, and leave the text on them readable."""

from __future__ import annotations

import itertools
import re

import pytest

from coder.model.palette import PALETTE, color_at

DARK = [("#121212", "#e0e0e0"), ("#1e1e1e", "#e0e0e0"), ("#2e3440", "#d8dee9"), ("#000000", "#ffffff")]
LIGHT = [("#e0e0e0", "#1f1f1f"), ("#ffffff", "#000000"), ("#fdf6e3", "#073642")]


def channels(color):
    return tuple(int(color[start : start + 2], 16) for start in (1, 3, 5))


def luminance(color):
    """Relative luminance of WCAG 2.1."""
    parts = [part / 255 for part in color]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first, second):
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("color", PALETTE)
@pytest.mark.parametrize(("background", "text"), DARK + LIGHT)
def test_text_on_a_tint_is_readable(color, background, text):
    for share, least in ((0.28, 4.5), (0.4, 4.4), (0.6, 3)):
        mixed = tuple(
            over * share + under * (1 - share)
            for over, under in zip(channels(color), channels(background), strict=True)
        )
        assert contrast(mixed, channels(text)) >= least


def test_colours_are_far_apart():
    for first, second in itertools.combinations(PALETTE, 2):
        assert sum((a - b) ** 2 for a, b in zip(channels(first), channels(second), strict=True)) > 60**2


def test_colours_go_round():
    assert all(re.fullmatch("#[0-9a-f]{6}", color) for color in PALETTE)
    assert [color_at(place) for place in range(2 * len(PALETTE))] == [*PALETTE, *PALETTE]

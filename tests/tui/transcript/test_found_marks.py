"""Hits are set off from the text, and the one that is selected from the others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.style import Style

from coder.tui.colors import Rgb
from coder.tui.looks import CodeLook
from coder.tui.transcript.palette import NATIVE_DARK, NATIVE_LIGHT, Ink, Palette, Theme

DARK = Theme(Rgb(220, 220, 220), Rgb(20, 20, 20), Rgb(60, 90, 130), Rgb(120, 160, 220))


def signs(style: Style) -> tuple[bool | None, ...]:
    return style.bold, style.underline, style.reverse


@pytest.mark.parametrize("theme", [DARK, NATIVE_DARK, NATIVE_LIGHT, replace(DARK, gray=True)])
@pytest.mark.parametrize("code", ["", "X"])
def test_a_hit_a_selected_hit_and_a_selection_look_each_unlike(theme: Theme, code: str) -> None:
    palette = Palette(theme, {"X": CodeLook("#e69f00", "X", "形式化")})
    depth = 1 if code else 0
    plain = palette.ink(Ink(code, depth))
    hit = palette.ink(Ink(code, depth, found=True))
    selected_hit = palette.ink(Ink(code, depth, found=True, selected=True))
    selection = palette.ink(Ink(code, depth, selected=True))
    assert len({plain, hit, selected_hit, selection}) == 4
    assert signs(hit) != signs(plain)  # without any colour too
    assert signs(hit) != signs(selected_hit)
    assert signs(selected_hit) != signs(selection)

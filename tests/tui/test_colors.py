"""Words stay legible on every tint in every theme."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from coder.model.settings import THEMES
from coder.tui.colors import BLACK, WHITE, Rgb, blend, contrast, faint, legible, parse, tint
from coder.tui.themes import DARK, LIGHT

STEADY = settings(deadline=None, derandomize=True, max_examples=300)
RGB = st.builds(Rgb, *(st.integers(0, 255),) * 3)
ACCEPTED = {**BUILTIN_THEMES, DARK.name: DARK, LIGHT.name: LIGHT}
OKABE_ITO = ("#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7")


def test_the_settings_accept_every_theme_there_is() -> None:
    assert set(THEMES) == set(ACCEPTED)


def test_contrast_of_known_pairs() -> None:
    assert contrast(parse("#777777"), WHITE) == pytest.approx(4.48, abs=0.005)
    assert contrast(BLACK, WHITE) == 21
    assert contrast(parse("#ff0000"), WHITE) == pytest.approx(4.0, abs=0.005)


def test_hexadecimal_there_and_back() -> None:
    assert parse("#E69F00").hex == "#e69f00"
    assert blend(BLACK, WHITE, 0.5) == Rgb(128, 128, 128)


@STEADY
@given(RGB, RGB, RGB, st.integers(1, 9))
def test_words_on_a_tint_are_legible_whatever_the_theme(
    color: Rgb, ground: Rgb, text: Rgb, depth: int
) -> None:
    under, words = tint(color, ground, text, depth)
    assert contrast(under, words) >= 4.5 or words in {BLACK, WHITE, text}
    if contrast(ground, text) >= 4.5 and words != text:
        assert contrast(under, words) >= contrast(under, text)


@pytest.mark.parametrize("name", [name for name in ACCEPTED if not name.startswith("ansi")])
@pytest.mark.parametrize("color", OKABE_ITO)
def test_every_theme_and_code_colour(name: str, color: str) -> None:
    colors = ACCEPTED[name].to_color_system().generate()
    ground, text = Rgb(*Color.parse(colors["background"]).rgb), Rgb(*Color.parse(colors["foreground"]).rgb)
    for depth in range(1, 5):
        under, words = tint(parse(color), ground, text, depth)
        assert contrast(under, words) >= 4.5
    assert contrast(legible(parse(color), ground), ground) >= 3
    assert contrast(faint(text, ground), ground) >= min(4.5, contrast(text, ground))


def test_deeper_is_stronger_where_contrast_allows() -> None:
    grounds = [tint(parse("#0072B2"), BLACK, WHITE, depth)[0] for depth in range(1, 5)]
    assert len(set(grounds)) == 4
    assert grounds == sorted(grounds, key=lambda ground: contrast(ground, BLACK))

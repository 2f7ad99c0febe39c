"""In which style is each piece of a row drawn: code, depth and selection turned into a style, once each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rich.style import Style

from coder.tui.colors import BLACK, LEGIBLE, WHITE, Rgb, faint, legible, parse, tint
from coder.tui.looks import UNKNOWN, CodeLook


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours the screen stands in."""

    text: Rgb
    background: Rgb
    selection: Rgb
    accent: Rgb
    native: bool = False
    """Whether the terminal's own two colours are in use, which nobody knows: plain text then keeps them."""
    gray: bool = False
    """Whether hues are not shown at all, so that a selection would look like a coding."""


NATIVE_DARK = Theme(WHITE, BLACK, Rgb(38, 79, 120), WHITE, native=True)
NATIVE_LIGHT = Theme(BLACK, WHITE, Rgb(173, 214, 255), BLACK, native=True)


@dataclass(frozen=True, slots=True)
class Ink:
    """Everything that decides how a piece of text is drawn."""

    code: str = ""
    """The code whose tint it takes; none where nothing is coded."""
    depth: int = 0
    aside: bool = False
    """Not what a respondent says: set back."""
    selected: bool = False
    found: bool = False
    front: bool = False


class Palette:
    """Styles of one theme and one codebook."""

    def __init__(self, theme: Theme, looks: Mapping[str, CodeLook]) -> None:
        self._theme, self._looks = theme, looks
        self.ink = lru_cache(maxsize=512)(self._ink)
        self.bracket = lru_cache(maxsize=512)(self._bracket)
        quiet = None if theme.native else faint(theme.text, theme.background)
        accent = None if theme.native else legible(theme.accent, theme.background, LEGIBLE)
        dim = ("dim",) if theme.native else ()
        self.blank = self._style(None)
        self.number = self._style(quiet, None, *dim)
        self.speaker = self._style(accent, None, "bold")
        self.passing = self._style(quiet, None, "italic", *dim)
        self.hidden = self._style(None, None, "bold")
        self._cursor = Style(reverse=True, underline=theme.gray or None)
        self._resting = Style(underline=True, bold=True)

    def under_cursor(self, style: Style, *, focused: bool) -> Style:
        """Draw a sign as the one the cursor stands on; where keys go elsewhere, as one that rests."""
        if not focused:
            return style + self._resting
        return style + (self._resting + Style(reverse=False) if style.reverse else self._cursor)

    def letter(self, code: str) -> str:
        """Give the sign of a code."""
        return self._looks.get(code, UNKNOWN).letter

    def _color(self, code: str) -> Rgb:
        return parse(self._looks.get(code, UNKNOWN).color)

    def _style(self, color: Rgb | None, ground: Rgb | None = None, *signs: str) -> Style:
        """Make a style of two colours and of signs such as `bold`; none is the theme's own colour."""
        theme = self._theme
        if not theme.native:
            color, ground = color or theme.text, ground or theme.background
        colors = Style(color=color.hex if color else None, bgcolor=ground.hex if ground else None)
        return colors + Style.parse(" ".join(signs))

    def _ink(self, ink: Ink) -> Style:
        theme = self._theme
        ground: Rgb | None = None
        color: Rgb | None = None
        if ink.aside and not theme.native:
            color = faint(theme.text, theme.background)
        if ink.code:
            ground, color = tint(self._color(ink.code), theme.background, color or theme.text, ink.depth)
        if ink.selected:
            ground, color = tint(theme.selection, theme.selection, theme.text, 1)
        signs = {
            "dim": ink.aside and color is None,
            "underline": ink.depth > 1 or ink.found,
            "bold": ink.front or ink.found,
            # the hit that is selected looks unlike the others, with hues and without
            "reverse": ink.selected if theme.gray else ink.found and not ink.selected,
        }
        return self._style(color, ground, *(sign for sign, wanted in signs.items() if wanted))

    def _bracket(self, code: str, front: bool) -> Style:  # noqa: FBT001 - a key of the cache
        color = legible(self._color(code), self._theme.background)
        return self._style(color, None, "bold", *(("reverse",) if front else ()))

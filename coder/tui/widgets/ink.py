"""How a widget that draws its own rows gets its colours from the style sheet, and cuts what is too long."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from coder.tui.colors import BLACK, LEGIBLE, WHITE, Rgb, legible, parse
from coder.tui.transcript.measure import harmless

HIGHLIGHT = "cursor"
"""The part of a widget that its keys move."""


class Inks:
    """Styles of one widget; asked of the style sheet once, since that walks the whole tree.

    Words are legible on what lies behind them in every theme, whatever its makers thought enough.
    """

    def __init__(self, widget: Widget, prefix: str) -> None:
        self._widget, self._prefix = widget, prefix
        self._known: dict[str, Style] = {}
        self._over: dict[tuple[Style, Style], Style] = {}

    def forget(self) -> None:
        """Ask anew: the theme or the focus has changed."""
        self._known.clear()
        self._over.clear()

    @property
    def base(self) -> Style:
        """What everything stands on."""
        return self._get(" base", lambda: self._readable(self._widget.rich_style))

    def text(self, part: str) -> Style:
        """Style words; their background is the row's."""
        if not part:
            return Style()
        return self._get(part, lambda: self._words(self._component(part)))

    def ground(self, part: str) -> Style:
        """Style what lies behind the words of a row."""
        return self._get(f"{part} ground", lambda: self._behind(part))

    def code(self, color: str) -> Style:
        """Style the letter of a code so that it stands out."""
        if not color:
            return Style()
        return self._get(color, lambda: self._letter(color))

    def over(self, words: Style, ground: Style) -> Style:
        """Lay words on a ground; they take a colour that is legible there."""
        found = self._over.get((words, ground))
        if found is None:
            found = self._over[words, ground] = self._on(words, ground)
        return found

    def lit(self, strip: Strip, ground: Style) -> Strip:
        """Lay a whole row on a ground."""
        if not ground:
            return strip
        segments = [Segment(text, self.over(style or Style(), ground)) for text, style, _control in strip]
        return Strip(segments, strip.cell_length)

    def _get(self, key: str, make: Callable[[], Style]) -> Style:
        if key not in self._known:
            self._known[key] = make()
        return self._known[key]

    def _component(self, part: str) -> Style:
        return self._widget.get_component_rich_style(f"{self._prefix}--{part}")

    def _words(self, full: Style) -> Style:
        style = Style(color=full.color, bold=full.bold, italic=full.italic, underline=full.underline)
        return self._readable(style)

    def _behind(self, part: str) -> Style:
        """Without colours of our own, what is highlighted is turned round or underlined."""
        full = self._component(part)
        if part != HIGHLIGHT or not (self._is_native or self._widget.app.no_color):
            return Style(bgcolor=full.bgcolor, bold=full.bold)
        moves = self._widget.has_focus or self._widget.has_class("-steered")
        return Style(reverse=True, bold=True) if moves else Style(underline=True, bold=True)

    @property
    def _is_native(self) -> bool:
        """Whether the terminal's own two colours are in use, which nobody knows."""
        return self._widget.background_colors[1].ansi is not None

    @property
    def _background(self) -> Rgb:
        if self._is_native:
            return BLACK if self._widget.app.current_theme.dark else WHITE
        return Rgb(*self._widget.background_colors[1].rgb)

    def _readable(self, style: Style) -> Style:
        """Move the colour of words until they are legible on the widget."""
        if self._is_native or style.color is None or style.color.triplet is None:
            return style
        color = legible(Rgb(*style.color.triplet), self._background, LEGIBLE)
        return style + Style(color=color.hex)

    def _letter(self, color: str) -> Style:
        return Style(color=legible(parse(color), self._background).hex, bold=True)

    def _on(self, words: Style, ground: Style) -> Style:
        behind, color = words.bgcolor or ground.bgcolor, words.color or self.base.color
        if behind is None or behind.triplet is None or color is None or color.triplet is None:
            return ground + words
        moved = legible(Rgb(*color.triplet), Rgb(*behind.triplet), LEGIBLE)
        return ground + words + Style(color=moved.hex)


def cut(text: str, width: int) -> str:
    """Make a text one line of exactly so many cells, harmless to a terminal."""
    text = harmless(text).replace("\n", " ")
    if cell_len(text) > width > 1:
        return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width)
    return set_cell_size(text, width)


def cut_before(text: str, width: int) -> str:
    """Make the end of a text one line of exactly so many cells, with blanks or a sign of more before it."""
    text = harmless(text).replace("\n", " ")
    if cell_len(text) > width:
        start = bisect_left(range(len(text)), 1 - width, key=lambda at: -cell_len(text[at:]))
        text = f"…{text[start:].lstrip()}" if width > 1 else ""
    return set_cell_size(" " * (width - cell_len(text)) + text, width)

"""How a widget that draws its own rows gets its colours from the style sheet, and cuts what is too long."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from textual.widget import Widget

from coder.tui.colors import Rgb, legible, parse
from coder.tui.transcript.measure import harmless


class Inks:
    """Styles of one widget; asked of the style sheet once, since that walks the whole tree."""

    def __init__(self, widget: Widget, prefix: str) -> None:
        self._widget, self._prefix = widget, prefix
        self._known: dict[str, Style] = {}

    def forget(self) -> None:
        """Ask anew: the theme or the focus has changed."""
        self._known.clear()

    @property
    def base(self) -> Style:
        """What everything stands on."""
        return self._get(" base", lambda: self._widget.rich_style)

    def text(self, part: str) -> Style:
        """Style words; their background is the row's."""
        if not part:
            return Style()
        return self._get(part, lambda: self._without_background(part))

    def ground(self, part: str) -> Style:
        """Style what lies behind the words of a row."""
        full = self._component
        return self._get(f"{part} ground", lambda: Style(bgcolor=full(part).bgcolor, bold=full(part).bold))

    def code(self, color: str) -> Style:
        """Style the letter of a code so that it stands out."""
        if not color:
            return Style()
        return self._get(color, lambda: self._legible(color))

    def _get(self, key: str, make: Callable[[], Style]) -> Style:
        if key not in self._known:
            self._known[key] = make()
        return self._known[key]

    def _component(self, part: str) -> Style:
        return self._widget.get_component_rich_style(f"{self._prefix}--{part}")

    def _without_background(self, part: str) -> Style:
        full = self._component(part)
        return Style(color=full.color, bold=full.bold, italic=full.italic, underline=full.underline)

    def _legible(self, color: str) -> Style:
        background = Rgb(*self._widget.background_colors[1].rgb)
        return Style(color=legible(parse(color), background).hex, bold=True)


def cut(text: str, width: int) -> str:
    """Make a text one line of exactly so many cells, harmless to a terminal."""
    text = harmless(text).replace("\n", " ")
    if cell_len(text) > width > 1:
        return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width)
    return set_cell_size(text, width)

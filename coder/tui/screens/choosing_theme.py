"""Which colours shall the workbench have? Each theme is shown as one walks to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from coder.locale.language import _
from coder.model.settings import THEMES
from coder.tui.commands.everywhere import BACK
from coder.tui.keys_in_force import Keys, bind
from coder.tui.widgets.bar import Bar, BarRow, Bit
from coder.tui.widgets.keys import CHOOSE
from coder.tui.widgets.rows import Row, Rows


class ThemeScreen(ModalScreen[str]):
    """Stands at the edge, so that the work shows each theme; Enter keeps it, Esc leaves all as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False, id=BACK.id)]

    def __init__(self, keys: Keys, *, ascii_signs: bool) -> None:
        super().__init__()
        self._keys, self._sign = keys, "*" if ascii_signs else "●"
        self._before = ""
        """The theme there was."""
        bind(self, keys)

    def compose(self) -> ComposeResult:
        """Stack the caption and the list."""
        with Vertical(id="theme"):
            yield Bar(id="theme-caption")
            yield Rows(id="themes", at_first_click=False)

    def on_mount(self) -> None:
        """List the themes, the dark ones first, with the present one highlighted."""
        self._before = self.app.theme
        hints = [
            Bit(f"{self._keys.name(CHOOSE)} {_('Keep')}", "quiet"),
            Bit(f"  {self._keys.name(BACK)} {_('Leave as it was')} ", "quiet", "screen.leave"),
        ]
        self.query_one(Bar).say([BarRow([Bit(_("Colours"), "strong")]), BarRow(hints)])
        rows = self.query_one(Rows)
        rows.fill([*self._rows()], self._before)
        rows.focus()

    def _rows(self) -> Iterator[Row]:
        known = self.app.available_themes
        for title, dark in ((_("Dark"), True), (_("Light"), False)):
            yield Row(f"\0{title}", title, tone="heading", can_choose=False)
            for name in THEMES:
                if name in known and known[name].dark is dark:
                    yield Row(name, name, indent=2, sign=self._sign if name == self._before else "")

    @on(Rows.Highlighted)
    def _preview(self, event: Rows.Highlighted) -> None:
        self.app.theme = event.id

    @on(Rows.Chosen)
    def _keep(self, event: Rows.Chosen) -> None:
        self.app.theme = event.id
        self.dismiss(event.id)

    def action_leave(self) -> None:
        """Go back to the colours there were."""
        self.app.theme = self._before
        self.dismiss("")

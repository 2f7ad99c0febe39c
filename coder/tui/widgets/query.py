"""A field to type a name in: Chinese, English, pinyin or initials."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from coder.tui.widgets.rows import Rows


class Query(Input):
    """An input that steers the list below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "steer('walk(-1)')", show=False),
        Binding("down", "steer('walk(1)')", show=False),
        Binding("pageup", "steer('walk_page(-1)')", show=False),
        Binding("pagedown", "steer('walk_page(1)')", show=False),
        Binding("enter", "steer('choose')", show=False),
        Binding("ctrl+z,ctrl+y", "nothing", show=False),  # else they would undo a coding
    ]

    class Toggled(Message):
        """The analyst wants the highlighted line among others."""

    def __init__(
        self, rows: Rows, placeholder: str, *, blank_toggles: bool = False, id: str | None = None
    ) -> None:
        super().__init__(placeholder=placeholder, compact=True, select_on_focus=False, id=id)
        self._rows = rows
        self._blank_toggles = blank_toggles

    def on_focus(self) -> None:
        """Show that the keys move the list's highlight."""
        self._rows.steer(from_field=True)

    def on_blur(self) -> None:
        """Show that they no longer do."""
        self._rows.steer(from_field=False)

    async def action_steer(self, action: str) -> None:
        """Hand a key on to the list."""
        await self._rows.run_action(action)

    def action_nothing(self) -> None:
        """Keep a key from meaning something elsewhere."""

    def on_key(self, event: events.Key) -> None:
        """Take a blank as a choice: neither pinyin nor a code's name needs one to be found."""
        if self._blank_toggles and event.character in {" ", "\u3000"}:
            event.stop()
            event.prevent_default()
            self.post_message(self.Toggled())

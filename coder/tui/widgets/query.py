"""A field to type a name in: Chinese, English, pinyin or initials."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from coder.tui.widgets.rows import Rows

EQUALS = ("equals_sign", "fullwidth_equals_sign")
"""The sign `=`, as it comes without an input method and with one."""


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

    @dataclass
    class PinWanted(Message):
        """The analyst wants the highlighted line to stay on a digit."""

        id: str

    def __init__(
        self,
        rows: Rows,
        placeholder: str,
        *,
        blank_toggles: bool = False,
        equals_pins: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(placeholder=placeholder, compact=True, select_on_focus=False, id=id)
        self._rows = rows
        self._blank_toggles, self._equals_pins = blank_toggles, equals_pins
        self.takes_blanks = False
        """Whether a blank is part of what is typed all the same: nothing is there that it could choose."""

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
        """Take a blank as a choice: neither pinyin nor a code's name needs one to be found; nor `=`."""
        if self._equals_pins and event.key in EQUALS:
            event.stop()
            event.prevent_default()
            self.post_message(self.PinWanted(self._rows.highlighted))
        if self._blank_toggles and not self.takes_blanks and event.character in {" ", "\u3000"}:
            event.stop()
            event.prevent_default()
            self.post_message(self.Toggled())

"""A field to type a name in: Chinese, English, pinyin or initials."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from coder.model.keys import sign_name
from coder.tui.commands.coding import PIN
from coder.tui.keys_in_force import bind, keys_around
from coder.tui.widgets.extent import Extent
from coder.tui.widgets.keys import LIST_KEYS, WITH_FIELD
from coder.tui.widgets.rows import Rows


class Query(Input, Extent):
    """An input that steers the list below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key.keys, f"steer({key.action!r})", key.title, show=False, id=key.id)
            for key in LIST_KEYS
            if key.id in WITH_FIELD
        ),
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
        can_pin: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(placeholder=placeholder, compact=True, select_on_focus=False, id=id)
        self._rows = rows
        self._blank_toggles, self._can_pin = blank_toggles, can_pin
        self._pins = set[str]()
        """Keys that keep a code on a digit; letters and digits belong to what is typed."""
        self.takes_blanks = False
        """Whether a blank is part of what is typed all the same: nothing is there that it could choose."""

    def on_mount(self) -> None:
        """Take the keys in force."""
        keys = keys_around(self)
        bind(self, keys, types=True)
        self._pins = {sign_name(key) for key in keys.pressed(PIN.id) if not key.isalnum() or len(key) > 1}

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
        if self._can_pin and event.key in self._pins:
            event.stop()
            event.prevent_default()
            self.post_message(self.PinWanted(self._rows.highlighted))
        if self._blank_toggles and not self.takes_blanks and event.character in {" ", "\u3000"}:
            event.stop()
            event.prevent_default()
            self.post_message(self.Toggled())

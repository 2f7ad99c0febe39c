"""The tree of codes with the field that narrows it: whatever is typed in either goes into the field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from coder.tui.widgets.query import Query
from coder.tui.widgets.rows import Rows


class CodeRows(Rows):
    """Letters typed here narrow the tree; so does what an input method types."""

    @dataclass
    class Typed(Message):
        """The analyst begins to type a name."""

        character: str

    def on_key(self, event: events.Key) -> None:
        """Hand on what is typed, unless it is the key of a command."""
        character = event.character or ""
        bound = self.screen._bindings.key_to_bindings  # noqa: SLF001  # Textual has no other way to ask
        if event.is_printable and character.strip() and event.key not in bound:
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed(character))


class CodeFilter(Query):
    """What is typed here needs no undo of its own: the keys take back what was done to the codebook."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "screen.undo", show=False),
        Binding("ctrl+y", "screen.redo", show=False),
    ]

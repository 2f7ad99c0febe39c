"""A form to read and to walk through: labels at the left, words beside them, one field highlighted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from coder.tui.keys_in_force import bind, keys_around
from coder.tui.widgets.keys import LIST_KEYS
from coder.tui.widgets.prose import Paragraph, Prose


class FormView(Prose):
    """Fields of some paragraphs each; keys and mouse move from one to the next, Enter chooses."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"prose--cursor"}
    DEFAULT_CSS = """
    FormView > .prose--cursor { background: $primary 30%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, key.title, show=False, id=key.id) for key in LIST_KEYS
    ]

    @dataclass
    class Chosen(Message):
        """The analyst wants to change this field."""

        field: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._fields: Sequence[str] = ()
        self._sizes: Sequence[int] = ()
        """Paragraphs of each field."""
        self._at = 0

    def on_mount(self) -> None:
        """Take the keys in force."""
        bind(self, keys_around(self))

    @property
    def highlighted(self) -> str:
        """The id of the highlighted field; empty when there is none."""
        return self._fields[self._at] if self._fields else ""

    def show(self, fields: Sequence[str], paragraphs: Sequence[Sequence[Paragraph]]) -> None:
        """Show other fields; the highlight stays on its field."""
        wanted = self.highlighted
        self._fields, self._sizes = fields, [len(some) for some in paragraphs]
        self._at = fields.index(wanted) if wanted in fields else 0
        self.say(list(chain.from_iterable(paragraphs)))
        if self.has_focus:
            self._reveal()

    def highlight(self, field: str) -> None:
        """Go to a field."""
        if field in self._fields:
            self._go(self._fields.index(field))

    def action_walk(self, count: int) -> None:
        """Go so many fields on; where a field is higher than the window, first through its rows."""
        start, end = self._rows_of(self._at)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if count == 1 and end > top + height:
            self.scroll_to(y=min(end - height, top + height - 1), animate=False, force=True)
        elif count == -1 and start < top:
            self.scroll_to(y=max(start, top - height + 1), animate=False, force=True)
        else:
            self._go(max(0, min(len(self._fields) - 1, self._at + count)))

    def action_walk_page(self, direction: int) -> None:
        """Go a page on."""
        if direction > 0:
            self.action_page_down()
        else:
            self.action_page_up()

    def action_choose(self) -> None:
        """Choose the highlighted field."""
        if self._fields:
            self.post_message(self.Chosen(self.highlighted))

    def on_click(self, event: events.Click) -> None:
        """Highlight the field clicked; choose it at the second click."""
        event.stop()
        row = self.scroll_offset.y + event.get_content_offset_capture(self).y
        at = next((at for at in range(len(self._fields)) if row in range(*self._rows_of(at))), None)
        if at is not None:
            self._go(at)
            if event.chain > 1:
                self.action_choose()

    def on_focus(self) -> None:
        """Show which field is highlighted."""
        self._inks.forget()
        self._reveal()
        self.refresh()

    def on_blur(self) -> None:
        """Show it no longer."""
        self.refresh()

    def _go(self, at: int) -> None:
        self._at = at
        self._reveal()
        self.refresh()

    def _rows_of(self, at: int) -> tuple[int, int]:
        """Give the rows that a field takes, as `[start, end)`."""
        first = sum(self._sizes[:at])
        return self.row_of(first), self.row_of(first + self._sizes[at]) if self._sizes else 0

    def _reveal(self) -> None:
        if not self._fields:
            return
        start, end = self._rows_of(self._at)
        top, height = self.scroll_offset.y, max(1, self.scrollable_content_region.height)
        wanted = start if start < top or end - start > height else max(top, end - height)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True)

    def ground_of(self, row: int) -> Style:
        """Set the highlighted field off while the keys are here."""
        if self.has_focus and self._fields and row in range(*self._rows_of(self._at)):
            return self._inks.ground("cursor")
        return Style()

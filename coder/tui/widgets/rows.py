"""A list to choose from: transcripts, codes, commands; a sign before each line, a number behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from coder.tui.keys_in_force import bind, keys_around
from coder.tui.widgets.extent import Extent
from coder.tui.widgets.ink import Inks, cut
from coder.tui.widgets.keys import LIST_KEYS

PARTS = ("cursor", "heading", "faint", "sign", "count", "marked")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list."""

    id: str
    text: str
    indent: int = 0
    sign: str = ""
    """Stands in a column of its own, such as a digit or a status."""
    letter: str = ""
    color: str = ""
    """`#rrggbb` of the letter."""
    more: tuple[tuple[str, str], ...] = ()
    """Letters of further codes, each with its colour."""
    count: str = ""
    tone: str = ""
    """`heading` or `faint`; empty for the plain one."""
    can_choose: bool = True


class Rows(Extent, can_focus=True):
    """Lines with one of them highlighted; keys move, Enter and the mouse choose."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rows--{part}" for part in PARTS}
    DEFAULT_CSS = """
    Rows {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        & > .rows--cursor { background: $foreground 12%; }
        &:focus > .rows--cursor, &.-steered > .rows--cursor { background: $primary 45%; }
        & > .rows--heading { color: $text-muted; text-style: bold; }
        & > .rows--faint { color: $text-muted; }
        & > .rows--sign { color: $text-accent; text-style: bold; }
        & > .rows--count { color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, key.title, show=False, id=key.id) for key in LIST_KEYS
    ]

    @dataclass
    class Highlighted(Message):
        """Another line is highlighted."""

        rows: Rows
        id: str

        @property
        def control(self) -> Rows:
            """The list it happened in."""
            return self.rows

    @dataclass
    class Chosen(Message):
        """The analyst wants this one."""

        rows: Rows
        id: str

        @property
        def control(self) -> Rows:
            """The list it happened in."""
            return self.rows

    def __init__(self, *, id: str | None = None, at_first_click: bool = False) -> None:
        super().__init__(id=id)
        self._rows: Sequence[Row] = ()
        self._signs = 0
        """Cells of the column of signs."""
        self._letters = 0
        """Cells of the column of letters."""
        self._at = 0
        self._at_first_click = at_first_click
        """Whether one click chooses; otherwise a double click does."""
        self._inks = Inks(self, "rows")

    @property
    def lines(self) -> Sequence[Row]:
        """The lines there are."""
        return self._rows

    @property
    def highlighted(self) -> str:
        """The id of the highlighted line; empty when there is none."""
        return self._rows[self._at].id if self._rows else ""

    @property
    def place(self) -> int:
        """The place of the highlighted line among all."""
        return self._at

    def fill(self, rows: Sequence[Row], highlight: str | None = None) -> None:
        """Show other lines; the highlight stays on its id, else goes to the first that can be chosen."""
        wanted = self.highlighted if highlight is None else highlight
        self._rows = rows
        self._signs = max((cell_len(row.sign) for row in rows), default=0)
        self._letters = max((1 + len(row.more) for row in rows if row.letter), default=0)
        ids = [row.id for row in rows]
        first = next((at for at, row in enumerate(rows) if row.can_choose), 0)
        self._at = ids.index(wanted) if wanted in ids else first
        self.virtual_size = Size(self.scrollable_content_region.width, len(rows))
        self._reveal()
        self.refresh()

    def highlight(self, id: str) -> None:
        """Move the highlight to a line, if it is there."""
        for at, row in enumerate(self._rows):
            if row.id == id:
                self._go(at)

    def action_walk(self, count: int) -> None:
        """Go so many lines on; lines that cannot be chosen are passed over."""
        if not self._rows:
            return
        step = 1 if count > 0 else -1
        target = max(0, min(len(self._rows) - 1, self._at + count))
        places = range(target, -1 if step < 0 else len(self._rows), step)
        found = next((at for at in places if self._rows[at].can_choose), None)
        if found is None:
            places = range(target, self._at, -step)
            found = next((at for at in places if self._rows[at].can_choose), self._at)
        self._go(found)

    def action_walk_page(self, direction: int) -> None:
        """Go a page on."""
        self.action_walk(direction * max(1, self.size.height - 1))

    def action_choose(self) -> None:
        """Choose the highlighted line."""
        if self._rows and self._rows[self._at].can_choose:
            self.post_message(self.Chosen(self, self.highlighted))

    def on_click(self, event: events.Click) -> None:
        """Highlight the line clicked; choose it at the second click, or at once."""
        event.stop()
        at = self.scroll_offset.y + event.get_content_offset_capture(self).y
        if not 0 <= at < len(self._rows) or not self._rows[at].can_choose:
            return
        self._go(at)
        if self._at_first_click or event.chain > 1:
            self.action_choose()

    def _go(self, at: int) -> None:
        if not self._rows or at == self._at:
            return
        self._at = at
        self._reveal()
        self.refresh()
        self.post_message(self.Highlighted(self, self.highlighted))

    def _reveal(self) -> None:
        height = max(1, self.scrollable_content_region.height)
        top = self.scroll_offset.y
        wanted = max(min(top, self._at), self._at + 1 - height)
        if self._at and wanted == self._at and not self._rows[self._at - 1].can_choose:
            wanted -= 1  # the heading above it
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True)

    def on_mount(self) -> None:
        """Take the keys in force."""
        bind(self, keys_around(self))

    def on_resize(self, _: events.Resize) -> None:
        """Keep the highlight in sight."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._rows))
        self._reveal()

    def steer(self, *, from_field: bool) -> None:
        """Show the highlight as one that moves while a field steers it."""
        self.set_class(from_field, "-steered")
        self._inks.forget()
        self.refresh()

    def on_focus(self) -> None:
        """Show the highlight as one that moves."""
        self._inks.forget()
        self.refresh()

    def on_blur(self) -> None:
        """Show the highlight as one that rests."""
        self._inks.forget()
        self.refresh()

    def notify_style_update(self) -> None:
        """Take the colours of a new theme."""
        super().notify_style_update()
        self._inks.forget()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= len(self._rows):
            return Strip.blank(width, self._inks.base)
        strip = Strip(self._segments(self._rows[at], width)).adjust_cell_length(width)
        lit = at == self._at and self._rows[at].can_choose
        shown = self._inks.lit(strip, self._inks.ground("cursor")) if lit else strip
        return shown.apply_style(self._inks.base)

    def _segments(self, row: Row, width: int) -> list[Segment]:
        count = f" {row.count} " if row.count else " "
        parts = [Segment(" ")]
        if self._signs:
            parts.append(Segment(cut(row.sign, self._signs) + " ", self._inks.text("sign")))
        if self._letters:
            parts.append(Segment(row.letter or " ", self._inks.code(row.color)))
            parts += [Segment(letter, self._inks.code(color)) for letter, color in row.more]
            parts.append(Segment(" " * (self._letters - len(row.more))))
        parts.append(Segment(" " * row.indent))
        room = width - sum(segment.cell_length for segment in parts) - cell_len(count)
        parts.append(Segment(cut(row.text, max(1, room)), self._inks.text(row.tone)))
        parts.append(Segment(count, self._inks.text("count")))
        return parts

"""The field in which a memo is written: rows that begin as Chinese wants it, and an undo of its own."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual._wrap import compute_wrap_offsets
from textual.binding import Binding, BindingType
from textual.document._document import Document, DocumentBase, EditResult, Location
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.expand_tabs import get_tab_widths
from textual.message import Message
from textual.widgets import TextArea

from coder.tui.transcript.measure import harmless, measure_text
from coder.tui.transcript.wrap import Layout

SET_IN = "  "
"""What Tab types: two blanks set an item of a list in."""
UNDOS = 1000
"""Steps that can be taken back while a memo is written."""


class WrittenLines(Document):
    r"""Lines that only `\n` ends; Textual's own are cut at U+2028 and its like too."""

    def __init__(self, text: str) -> None:
        super().__init__("")
        self._lines = text.split("\n")

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        r"""Put a text in the place of another; what a clipboard ends with `\r\n` ends with `\n`."""
        top, bottom = sorted((start, end))
        replaced = self.get_text_range(top, bottom)
        before, after = self._lines[top[0]][: top[1]], self._lines[bottom[0]][bottom[1] :]
        lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").split("\n")
        lines[0] = before + lines[0]
        column = len(lines[-1])
        lines[-1] += after
        self._lines[top[0] : bottom[0] + 1] = lines
        return EditResult((top[0] + len(lines) - 1, column), replaced)


class WrappedLines(WrappedDocument):
    """Rows none of which begins with a mark that must not; a line is cut again only when it changes."""

    def __init__(self, document: DocumentBase) -> None:
        self._known: dict[str, list[int]] = {}
        super().__init__(document)

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Cut all lines into rows."""
        known = self._known if width == self._width else {}
        self._width, self._tab_width = width, tab_width or self._tab_width
        lines = self.document.lines
        cuts = {line: known[line] if line in known else self._cuts(line) for line in set(lines)}
        self._known = cuts
        self._wrap_offsets = [cuts[line] for line in lines]
        self._tab_width_cache = [
            [cells for _, cells in get_tab_widths(line, self._tab_width)] for line in lines
        ]
        self._offset_to_line_info = [
            (number, row) for number, line in enumerate(lines) for row in range(len(cuts[line]) + 1)
        ]
        self._line_index_to_offsets = [[] for _line in lines]
        for row, (number, _) in enumerate(self._offset_to_line_info):
            self._line_index_to_offsets[number].append(row)

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:  # noqa: ARG002 - Textual's signature
        """Cut what has changed into rows."""
        self.wrap(self._width)

    def _cuts(self, line: str) -> list[int]:
        """Say where the rows of a line after the first begin."""
        if not self._width:
            return []
        if "\t" in line:  # which is drawn on several cells here
            return compute_wrap_offsets(line, self._width, self._tab_width)
        return list(Layout(measure_text(line), max(2, self._width)).starts[1:])


class MemoText(TextArea):
    """A memo as it is typed, Markdown as it stands there."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "set_in", show=False)]

    class Abandoned(Message):
        """The keys go elsewhere now."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            id=id, compact=True, highlight_cursor_line=False, max_checkpoints=UNDOS, show_line_numbers=False
        )
        self.cursor_blink = False

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document("", language)
        self.document = WrittenLines(text)
        self.wrapped_document = WrappedLines(self.document)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    def get_line(self, line_index: int) -> Text:
        """Give a line as it is drawn: nothing in it acts on the terminal."""
        parts = self.document.get_line(line_index).split("\t")
        return Text("\t".join(map(harmless, parts)), end="", no_wrap=True)

    def action_set_in(self) -> None:
        """Set in by some blanks."""
        self.insert(SET_IN)

    def on_blur(self) -> None:
        """Say that the keys go elsewhere."""
        self.post_message(self.Abandoned())

    def on_resize(self, _: events.Resize) -> None:
        """Keep the place in sight, and the terminal's cursor, by which an input method draws, at it."""
        self.call_after_refresh(self._show_place)

    def _show_place(self) -> None:
        self.scroll_cursor_visible()
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

"""Which rows of the transcript are in sight, and how are they painted and scrolled."""

from __future__ import annotations

from collections.abc import Iterable

from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Offset, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from coder.tui.transcript.painting import Caret, Page
from coder.tui.transcript.reading import Reading

CONTEXT = 2
"""Rows that stay in sight above and below the cursor."""


class TranscriptWindow(ScrollView, can_focus=True):
    """As many rows as fit; those that nobody holds are painted once and kept."""

    ALLOW_SELECT = False  # Textual's own selection knows rendered rows only

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._reading: Reading | None = None
        self._page: Page | None = None
        self._strips: LRUCache[int, Strip] = LRUCache(512)
        self._wanted_top: int | None = None
        """The offset to be at the upper edge: kept until the analyst scrolls, or many sizes would drift."""
        self._window = Size(0, 0)

    def render_line(self, y: int) -> Strip:
        """Paint one row of the window: afresh where cursor or passage end, else from what is kept."""
        page, reading = self._page, self._reading
        top = self.scroll_offset.y
        row = top + y
        if page is None or reading is None or row >= page.layout.height:
            style = page.palette.blank if page else Style()
            return Strip.blank(self.scrollable_content_region.width, style)
        cursor, first, last = self._live_rows()
        selection = reading.selection if first <= row <= last else None
        if y and (first < row < last or not first <= row <= last):
            key = row if selection is None else ~row  # rows wholly inside a passage are kept apart
            strip = self._strips.get(key)
            if strip is None:
                strip = self._strips[key] = page.strip(row, Caret(selection=selection))
            return strip
        at = reading.cursor if row == cursor else None
        return page.strip(row, Caret(at, selection, self.has_focus, passing=y == 0))

    def _live_rows(self) -> tuple[int, int, int]:
        """Find the cursor's row and the first and last row of what the analyst holds."""
        page, reading = self._page, self._reading
        if page is None or reading is None:
            return -1, 0, -1
        cursor = page.layout.row_of(reading.cursor)
        if reading.mark is None:
            return cursor, cursor, cursor
        mark = page.layout.row_of(reading.mark)
        return cursor, min(cursor, mark), max(cursor, mark)

    @property
    def top_offset(self) -> int:
        """The offset at the upper edge of the window, by which a place is kept and restored."""
        if self._page is None or self._wanted_top is not None:
            return self._wanted_top or 0
        layout = self._page.layout
        return layout.starts[min(self.scroll_offset.y, layout.height - 1)]

    @top_offset.setter
    def top_offset(self, offset: int) -> None:
        self._wanted_top = offset
        self._find_place(follow=False)

    def _is_in_sight(self, row: int) -> bool:
        top = self.scroll_offset.y
        return top <= row < top + self.scrollable_content_region.height

    def _reveal(self, row: int, last: int | None = None, context: int = CONTEXT) -> None:
        """Scroll as little as shows a row with some around it, and the rows up to `last` if they fit."""
        height = self.scrollable_content_region.height
        context = min(context, max(0, (height - 1) // 2))
        top = self.scroll_offset.y
        below = row if last is None else max(row, last)
        wanted = max(top, below + context + 1 - height)
        wanted = max(0, min(wanted, row - context))
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take the terminal's cursor along."""
        super().watch_scroll_y(old_value, new_value)
        self._wanted_top = None
        self.take_terminal_cursor()

    def take_terminal_cursor(self) -> None:
        """Let an input method draw its window where the cursor is, if the keys come here."""
        if self._page is None or self._reading is None or not self.has_focus:
            return
        layout = self._page.layout
        row = layout.row_of(self._reading.cursor)
        if self._is_in_sight(row):
            column = self._page.margin.width + layout.column_of(self._reading.cursor, row)
            corner = self.scrollable_content_region.offset
            self.app.cursor_position = corner + Offset(column, row - self.scroll_offset.y)

    def watch_has_focus(self, has_focus: bool) -> None:  # noqa: FBT001 - Textual's signature
        """Show the cursor as the one that moves or as one that rests; `on_focus` comes too early for it."""
        super().watch_has_focus(has_focus)
        self._refresh_rows(self._live_rows()[:1])
        self.take_terminal_cursor()

    def _refresh_span(self, first: int, last: int) -> None:
        """Paint a run of rows anew, as far as it is in sight."""
        top = self.scroll_offset.y
        first, last = max(first, top), min(last, top + self.scrollable_content_region.height - 1)
        if first <= last:
            self.refresh_lines(first, last - first + 1)

    def _refresh_rows(self, rows: Iterable[int]) -> None:
        """Paint rows of the document anew, as far as they are in sight."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        seen = sorted({row for row in rows if top <= row < top + height})
        if len(seen) > height // 2:
            self.refresh_lines(seen[0], seen[-1] - seen[0] + 1)
        else:
            for row in seen:
                self.refresh_lines(row)

    def _forget_rows(self, rows: Iterable[int]) -> None:
        rows = list(rows)
        for row in rows:
            self._strips.discard(row)
            self._strips.discard(~row)
        self._refresh_rows(rows)

    def _find_place(self, *, follow: bool) -> None:
        """Scroll to the offset that shall be at the upper edge, then to the cursor if that is wanted."""
        page, reading = self._page, self._reading
        if page is None or reading is None:
            return
        top = self._wanted_top
        if top is not None:
            self.scroll_to(y=page.layout.row_of(top), animate=False, force=True)
        if follow:
            self._reveal(page.layout.row_of(reading.cursor))
        self._wanted_top = top

"""The transcript as it is painted: rows, what is kept of them, scrolling, size; `view` has keys and mouse."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.color import Color
from textual.geometry import Offset, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from coder.model.coding import Coding
from coder.model.span import Span
from coder.model.transcript import Transcript
from coder.tui.colors import Rgb, blend
from coder.tui.looks import CodeLook
from coder.tui.transcript.lanes import ASCII, BOX, assign
from coder.tui.transcript.margin import margin_for
from coder.tui.transcript.messages import CursorMoved, FrontChanged, SelectionChanged
from coder.tui.transcript.painting import Caret, Page
from coder.tui.transcript.palette import NATIVE_DARK, NATIVE_LIGHT, Palette, Theme
from coder.tui.transcript.places import Sentences, Unit, Words
from coder.tui.transcript.reading import Reading
from coder.tui.transcript.wrap import Layout

WIDEST = 100
"""Cells of text a row may have: fifty Han are as many as an eye follows back to the next row."""
CONTEXT = 2
"""Rows that stay in sight above and below the cursor."""


class TranscriptPane(ScrollView, can_focus=True):
    """A text of any length with its codings, painted row by row."""

    DEFAULT_CSS = """
    TranscriptPane {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        & > .transcript--speaker { color: $primary; }
        & > .transcript--selection { background: $screen-selection-background; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"transcript--speaker", "transcript--selection"}
    ALLOW_SELECT = False  # Textual's own selection knows rendered rows only

    def __init__(
        self,
        *,
        sentences: Sentences,
        words: Words,
        ascii_margin: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._sentences, self._words = sentences, words
        self._glyphs = ASCII if ascii_margin else BOX
        self._reading: Reading | None = None
        self._page: Page | None = None
        self._looks: Mapping[str, CodeLook] = {}
        self._interviewers: Collection[str] = ()
        self._found: tuple[Span, ...] = ()
        self._strips: LRUCache[int, Strip] = LRUCache(512)
        self._wanted_top: int | None = None
        """The offset to be at the upper edge: kept until the analyst scrolls, or many sizes would drift."""
        self._window = Size(0, 0)

    def show(
        self,
        transcript: Transcript,
        codings: Sequence[Coding],
        looks: Mapping[str, CodeLook],
        *,
        interviewers: Collection[str] = (),
        cursor: int = 0,
        top: int | None = None,
    ) -> None:
        """Open a transcript at a place; `top` is the offset at the upper edge, if it is known."""
        self._reading = Reading(transcript, codings, self._sentences, self._words)
        self._reading.place(cursor)
        self._looks, self._interviewers, self._found = looks, interviewers, ()
        self._wanted_top = top or 0
        self._page = None
        self._strips.clear()
        if self.size.width:
            self._lay_out()
            self._find_place(follow=True)

    def _lay_out(self) -> None:
        """Wrap for the present width; the text at the upper edge stays there."""
        reading = self._reading
        width = self.scrollable_content_region.width
        if reading is None or width < 4:
            return
        margin = margin_for(width, reading.transcript)
        reading.use(folded=margin.speaker > 0)
        layout = Layout(reading.measure, max(2, min(WIDEST, width - margin.width - 1)))
        self._page = Page(
            reading.transcript,
            layout,
            reading.spans,
            assign(reading.spans.spans.values(), layout, margin.lanes),
            margin,
            self._page.palette if self._page else self._make_palette(),
            width,
            self._interviewers,
            self._glyphs,
            reading.front,
            self._found,
        )
        self._strips.clear()
        self.virtual_size = Size(width, layout.height)
        self.refresh()

    def _make_palette(self) -> Palette:
        _, _, background, text = self.colors
        if background.ansi is not None:
            return Palette(NATIVE_DARK if self.app.current_theme.dark else NATIVE_LIGHT, self._looks)
        under = Rgb(*background.rgb)

        def over(color: Color) -> Rgb:
            return blend(under, Rgb(*color.rgb), color.a)

        selection = self.get_component_styles("transcript--selection").background
        speaker = self.get_component_styles("transcript--speaker").color
        theme = Theme(over(text), under, over(selection), over(speaker), gray=self.app.no_color)
        return Palette(theme, self._looks)

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

    def on_resize(self, _: events.Resize) -> None:
        """Wrap again when the width has changed; the place stays, and the cursor if it was in sight."""
        region, page, reading = self.scrollable_content_region, self._page, self._reading
        seen = True
        if page is not None and reading is not None:
            row, top = page.layout.row_of(reading.cursor), self.scroll_offset.y
            seen = top <= row < top + self._window.height
            self._wanted_top = self.top_offset
        if page is None or page.width != region.width:
            self._lay_out()
        self._find_place(follow=seen)
        self._window = region.size
        self._place_terminal_cursor()

    def notify_style_update(self) -> None:
        """Take the colours of a new theme."""
        super().notify_style_update()
        if self._page is not None:
            self._strips.clear()
            self._page.palette = self._make_palette()

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

    @contextmanager
    def _change(
        self, *, context: int = CONTEXT, follow: Unit | None = None, jump: bool = False
    ) -> Iterator[None]:
        """Let something happen to the reading; paint what it touched, scroll to it and tell the screen."""
        reading = self._reading
        if reading is None:
            return
        cursor, mark, selection, front = reading.cursor, reading.mark, reading.selection, reading.front
        before = self._live_rows()
        yield
        if self._page is not None:
            now = self._live_rows()
            if mark is not None and mark == reading.mark:
                self._refresh_span(*sorted((before[0], now[0])))
            elif (cursor, mark) != (reading.cursor, reading.mark):
                self._refresh_span(*before[1:])
                self._refresh_span(*now[1:])
            if front != reading.front:
                self._page.front = reading.front
                self._forget_rows(self._rows_of(front, reading.front))
            if cursor != reading.cursor or jump:
                self._follow(now[0], follow, context, jump=jump)
                self._place_terminal_cursor()
        if cursor != reading.cursor:
            self.post_message(CursorMoved(reading.cursor))
        if selection != reading.selection:
            self.post_message(SelectionChanged(reading.selection))
        if front != reading.front:
            self.post_message(FrontChanged(reading.front))

    def _follow(self, row: int, unit: Unit | None, context: int, *, jump: bool) -> None:
        """Scroll to the cursor's row; after a move by units, show as much of the unit as fits."""
        page, reading = self._page, self._reading
        if page is None or reading is None:
            return
        last = None
        if unit is not None and (span := reading.places.unit_at(unit, reading.cursor)):
            last = page.layout.row_of(max(span.start, span.end - 1))
        if jump and not self._is_in_sight(row):
            context = self.scrollable_content_region.height // 3
        self._reveal(row, last, context)

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
        self._place_terminal_cursor()

    def _place_terminal_cursor(self) -> None:
        """Let an input method draw its window where the cursor is."""
        if self._page is None or self._reading is None or not self.has_focus:
            return
        layout = self._page.layout
        row = layout.row_of(self._reading.cursor)
        if self._is_in_sight(row):
            column = self._page.margin.width + layout.column_of(self._reading.cursor, row)
            corner = self.scrollable_content_region.offset
            self.app.cursor_position = corner + Offset(column, row - self.scroll_offset.y)

    def on_focus(self) -> None:
        """Show the cursor as the one that moves."""
        self._refresh_rows(self._live_rows()[:1])
        self._place_terminal_cursor()

    def on_blur(self) -> None:
        """Show the cursor as one that rests."""
        self._refresh_rows(self._live_rows()[:1])

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

    def _rows_of(self, *names: str | None) -> set[int]:
        """List the rows that codings are drawn on."""
        brackets = self._page.lanes.brackets if self._page else {}
        found = set[int]()
        for name in names:
            if name is not None and (bracket := brackets.get(name)):
                found.update(range(bracket.first, bracket.last + 1))
        return found

    def _edit(self, codings: Sequence[Coding], gone: Sequence[str] = ()) -> None:
        """Draw codings that are new or have changed, and no longer those that are gone."""
        page, reading = self._page, self._reading
        if reading is None:
            return
        names = [*(coding.id for coding in codings), *gone]
        stale = self._rows_of(*names)
        reading.edit(codings, gone)
        if page is None:
            return
        before = page.lanes
        page.lanes = assign(reading.spans.spans.values(), page.layout, page.margin.lanes)
        page.front = reading.front
        self._forget_rows(stale | self._rows_of(*names) | page.lanes.changed_rows(before))

    def mark_found(self, spans: Iterable[Span]) -> None:
        """Set off the hits of a search until the next one."""
        self._found = tuple(sorted(spans))
        if self._page is not None:
            self._page.found = self._found
            self._strips.clear()
            self.refresh()

    def change_looks(self, looks: Mapping[str, CodeLook]) -> None:
        """Draw the codes as a changed codebook wants them."""
        self._looks = looks
        self.notify_style_update()
        self.refresh()

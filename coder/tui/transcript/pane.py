"""Which transcript is open, how it is laid out and edited, and what the screen is told of every change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import ClassVar

from textual import events
from textual.color import Color
from textual.geometry import Size

from coder.model.coding import Coding
from coder.model.span import Span
from coder.model.transcript import Transcript
from coder.tui.colors import Rgb, blend
from coder.tui.looks import CodeLook
from coder.tui.transcript.lanes import ASCII, BOX, assign
from coder.tui.transcript.margin import margin_for
from coder.tui.transcript.messages import CursorMoved, FrontChanged, SelectionChanged
from coder.tui.transcript.painting import Page
from coder.tui.transcript.palette import NATIVE_DARK, NATIVE_LIGHT, Palette, Theme
from coder.tui.transcript.places import Sentences, Unit, Words
from coder.tui.transcript.reading import Reading
from coder.tui.transcript.window import CONTEXT, TranscriptWindow
from coder.tui.transcript.wrap import Layout

WIDEST = 100
"""Cells of text a row may have: fifty Han are as many as an eye follows back to the next row."""


class TranscriptPane(TranscriptWindow):
    """A transcript with its codings, laid out for the present size and theme."""

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
        self._looks: Mapping[str, CodeLook] = {}
        self._interviewers: Collection[str] = ()
        self._found: tuple[Span, ...] = ()
        self._noted: frozenset[int] = frozenset()
        self._margin_is_folded = False

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
        unit = self._reading.unit if self._reading else Unit.SENTENCE
        self._reading = Reading(transcript, codings, self._sentences, self._words, unit)
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
        margin = margin_for(width, reading.transcript, folded=self._margin_is_folded)
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
            self._noted,
        )
        self._strips.clear()
        self.virtual_size = Size(width, layout.height)
        self.refresh()

    def fold_margin(self) -> bool:
        """Leave of the margin only one bracket and its letter, or show all of it; tell which."""
        self._margin_is_folded = not self._margin_is_folded
        self._wanted_top = self.top_offset
        self._lay_out()
        self._find_place(follow=False)
        return self._margin_is_folded

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
        self.take_terminal_cursor()

    def notify_style_update(self) -> None:
        """Take the colours of a new theme."""
        super().notify_style_update()
        if self._page is not None:
            self._strips.clear()
            self._page.palette = self._make_palette()

    @contextmanager
    def _change(
        self, *, context: int = CONTEXT, follow: Unit | None = None, jump: bool = False
    ) -> Iterator[None]:
        """Let something happen to the reading; paint what it touched, scroll to it and tell the screen."""
        reading = self._reading
        if reading is None:
            yield
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
                self.take_terminal_cursor()
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

    def note_turns(self, turns: frozenset[int]) -> None:
        """Set a sign beside the turns that have memos."""
        if turns == self._noted:
            return
        changed, self._noted = self._noted ^ turns, turns
        page = self._page
        if page is not None:
            page.noted = turns
            starts = (turn.span.start for turn in page.transcript.turns if turn.number in changed)
            self._forget_rows(map(page.layout.row_of, starts))

    def change_looks(self, looks: Mapping[str, CodeLook]) -> None:
        """Draw the codes as a changed codebook wants them."""
        self._looks = looks
        self.notify_style_update()
        self.refresh()

"""What does the mouse do in the transcript: click, drag beyond an edge, count clicks, touch the margin."""

from __future__ import annotations

from textual import events
from textual.timer import Timer

from coder.tui.transcript.pane import TranscriptPane
from coder.tui.transcript.places import Unit

CLICKS = {2: Unit.WORD, 3: Unit.SENTENCE, 4: Unit.TURN}
DRAG_SCROLL = 0.06
"""Seconds between two rows while the mouse drags beyond an edge."""


class PointedPane(TranscriptPane):
    """A transcript that answers the mouse."""

    _pressed: tuple[int, int] | None = None
    """Row of the document and column at which the mouse button went down, while it is down."""
    _drag_timer: Timer | None = None
    _pointer = (0, 0)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Place the cursor; in the margin, bring a bracket forward or select the turn."""
        reading, page = self._reading, self._page
        if reading is None or page is None or event.button != 1:
            return
        event.stop()
        self.focus()
        column, y = event.get_content_offset_capture(self)
        row = min(self.scroll_offset.y + y, page.layout.height - 1)
        if column < page.margin.width:
            self._press_margin(row, column)
            return
        column -= page.margin.width
        self.capture_mouse()
        self._pressed, self._pointer = (row, column), (column, y)
        with self._change(context=0):
            goes_on = event.shift or reading.held is not None
            mark = (reading.cursor if reading.mark is None else reading.mark) if goes_on else None
            reading.place(page.layout.offset_at(row, column), mark)

    def _press_margin(self, row: int, column: int) -> None:
        """Bring the bracket that was pressed forward; left of the brackets, select the turn."""
        reading, page = self._reading, self._page
        if reading is None or page is None or reading.held is not None:
            return
        lane = column - page.margin.lanes_at
        start = page.layout.starts[row]
        with self._change(context=0):
            if lane < 0:
                reading.place(reading.measure.stop_from(start))
                reading.grow(Unit.TURN)
                return
            for name in reading.spans.touching(start, max(start + 1, page.layout.next_start(row))):
                if page.lanes.brackets[name].lane == lane:
                    reading.place(max(start, reading.spans.spans[name].start))
                    reading.front = name

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select as far as the pointer, once it has left the cell it was pressed on."""
        if self._pressed is None or self._page is None:
            return
        column, y = event.get_content_offset_capture(self)
        pointer = (column - self._page.margin.width, y)
        if pointer == self._pointer:
            return
        self._pointer = pointer
        if self._drag_timer is None and not 0 <= y < self.scrollable_content_region.height:
            self._drag_timer = self.set_interval(DRAG_SCROLL, self._drag_on)
        self._drag()

    def _drag_on(self) -> None:
        """Scroll while the pointer is beyond an edge, the faster the farther."""
        height = self.scrollable_content_region.height
        y = self._pointer[1]
        beyond = y if y < 0 else max(0, y - height + 1)
        if beyond:
            target = self.scroll_offset.y + max(-5, min(5, beyond))
            self.scroll_to(y=target, animate=False, force=True)
            self._drag()
        elif self._drag_timer is not None:
            self._drag_timer.stop()
            self._drag_timer = None

    def _drag(self) -> None:
        reading, page = self._reading, self._page
        if reading is None or page is None or self._pressed is None:
            return
        column, y = self._pointer
        y = max(0, min(y, self.scrollable_content_region.height - 1))
        row = min(self.scroll_offset.y + y, page.layout.height - 1)
        with self._change(context=0):
            onward = (row, column) > self._pressed
            mark = page.layout.offset_near(*self._pressed, onward=not onward)
            reading.place(page.layout.offset_near(row, column, onward=onward), mark)

    def on_mouse_up(self, _: events.MouseUp) -> None:
        """End a drag."""
        if self._pressed is not None:
            self._pressed = None
            self.release_mouse()
        if self._drag_timer is not None:
            self._drag_timer.stop()
            self._drag_timer = None

    def on_click(self, event: events.Click) -> None:
        """Select the word at a double click, the sentence at a triple one, then the turn."""
        unit = CLICKS.get(event.chain)
        if unit is None or self._reading is None or self._page is None:
            return
        if event.get_content_offset_capture(self).x >= self._page.margin.width:
            with self._change(context=0):
                self._reading.grow(unit)

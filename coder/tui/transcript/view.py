"""The transcript under the analyst's hands: what keys and mouse do, and what the screen is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType

from coder.model.coding import Coding
from coder.model.span import Span
from coder.tui.keys_in_force import bind, keys_around
from coder.tui.transcript.keys import KEYS
from coder.tui.transcript.messages import HoldEnded, SpanKept, UnitChanged
from coder.tui.transcript.mouse import PointedPane
from coder.tui.transcript.movement import UNIT_OF, Move
from coder.tui.transcript.places import Unit


class TranscriptView(PointedPane):
    """The transcript to read, move in, select from; codings are drawn beside and under the text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, key.title, show=False, id=key.id) for key in KEYS
    ]

    def on_mount(self) -> None:
        """Take the keys in force."""
        bind(self, keys_around(self))

    _led_to: tuple[int, int | None, str | None] | None = None
    """Cursor, mark and front as a list has left them: Escape then leads back at once."""

    @property
    def cursor(self) -> int:
        """The offset the cursor stands at."""
        return self._reading.cursor if self._reading else 0

    @property
    def mark(self) -> int | None:
        """The offset the passage was begun at."""
        return self._reading.mark if self._reading else None

    @property
    def selection(self) -> Span | None:
        """The selected passage."""
        return self._reading.selection if self._reading else None

    @property
    def unit(self) -> Unit:
        """What Space selects."""
        return self._reading.unit if self._reading else Unit.SENTENCE

    @property
    def front(self) -> str | None:
        """The coding in front, which commands are about."""
        return self._reading.front if self._reading else None

    @property
    def held(self) -> str | None:
        """The coding whose end is being moved."""
        return self._reading.held if self._reading else None

    @property
    def attention(self) -> int:
        """The offset of the character the analyst looks at."""
        return self._reading.attention if self._reading else 0

    def codings_at_cursor(self) -> tuple[Coding, ...]:
        """List the codings where the analyst looks, innermost first."""
        return self._reading.codings_here() if self._reading else ()

    def unit_at_cursor(self) -> Span | None:
        """Find the unit a command takes when nothing is selected."""
        reading = self._reading
        return reading.places.unit_at(reading.unit, reading.cursor) if reading else None

    def add_coding(self, coding: Coding) -> None:
        """Draw one more coding."""
        self._edit((coding,))

    def remove_coding(self, name: str) -> None:
        """Draw a coding no longer."""
        with self._change():
            self._edit((), (name,))

    def replace_codings(self, codings: Sequence[Coding]) -> None:
        """Draw these codings and no others; only what differs is touched."""
        if self._reading is None:
            return
        present = self._reading.codings
        wanted = {coding.id: coding for coding in codings}
        with self._change():
            self._edit(
                [coding for name, coding in wanted.items() if present.get(name) != coding],
                [name for name in present if name not in wanted],
            )

    def words_changed(self) -> None:
        """Ask for words and sentences anew, since the dictionary has come or has changed."""
        if self._reading is not None:
            self._reading.places.forget()

    def goto(self, offset: int, select: Span | None = None) -> None:
        """Go to an offset, or select a passage and go to its end; what stands before it stays in sight."""
        reading = self._reading
        if reading is None:
            return
        with self._change(jump=True):
            self._end_hold()
            if select is None:
                reading.place(offset)
            else:
                reading.select(select)

    def bring_to_front(self, name: str) -> None:
        """Let commands be about one of the codings at the cursor."""
        if self._reading is not None:
            with self._change():
                self._reading.front = name

    def stay_led(self, *, here: bool) -> None:
        """Let Escape mean the way back rather than this passage, until the analyst goes on from it."""
        reading = self._reading
        self._led_to = (reading.cursor, reading.mark, reading.front) if reading and here else None

    def hold(self, name: str) -> None:
        """Let the moving keys shift the end of a coding until Enter keeps it or Escape lets go."""
        if self._reading is not None:
            with self._change():
                self._reading.hold(name)

    def action_step(self, move: str, direction: int) -> None:
        """Move the cursor."""
        self._move(Move(move), direction, stretch=False)

    def action_stretch(self, move: str, direction: int) -> None:
        """Move the cursor and take the text between."""
        self._move(Move(move), direction, stretch=True)

    def _move(self, move: Move, direction: int, *, stretch: bool) -> None:
        reading, page = self._reading, self._page
        if reading is None or page is None:
            return
        rows = max(1, self.scrollable_content_region.height - 2)
        with self._change(follow=None if stretch else UNIT_OF.get(move)):
            act = reading.stretch if stretch else reading.step
            act(page.layout, move, direction, rows)
            if move is Move.PAGE:
                self.scroll_to(y=self.scroll_offset.y + direction * rows, animate=False, force=True)

    def action_select_unit(self) -> None:
        """Select the unit at the cursor, or one more."""
        if self._reading is not None:
            with self._change():
                self._reading.select_unit()

    def action_cycle_unit(self) -> None:
        """Let Space select the next unit: word, sentence, turn."""
        if self._reading is not None:
            units = list(Unit)
            self._reading.unit = units[(units.index(self._reading.unit) + 1) % len(units)]
            self.post_message(UnitChanged(self._reading.unit))

    def action_grow(self, unit: str = "") -> None:
        """Widen the passage to the next larger unit, or to a named one."""
        if self._reading is not None:
            with self._change():
                self._reading.grow(Unit(unit) if unit else None)

    def action_front(self) -> None:
        """Bring the next coding here to the front; while one is held, change its end."""
        if self._reading is not None:
            with self._change():
                if self._reading.held:
                    self._reading.other_end()
                else:
                    self._reading.bring_forward()

    def action_keep(self) -> None:
        """Keep the new end of the held coding."""
        reading = self._reading
        if reading is None or reading.held is None or reading.selection is None:
            raise SkipAction
        self.post_message(SpanKept(reading.held, reading.selection))
        with self._change():
            reading.keep()

    def action_let_go(self) -> None:
        """Drop what is held: a coding's end, else the passage, else the coding in front."""
        reading = self._reading
        if reading is None or (reading.held, reading.mark, reading.front) == (None, None, None):
            raise SkipAction
        if reading.held is None and self._led_to == (reading.cursor, reading.mark, reading.front):
            raise SkipAction
        with self._change():
            if self._end_hold():
                reading.let_go()
                return
            if reading.mark is None:
                reading.front = None
            reading.place(reading.cursor)

    def _end_hold(self) -> bool:
        """Let go of a held coding, if there is one."""
        reading = self._reading
        if reading is None or reading.held is None:
            return False
        self.post_message(HoldEnded(reading.held))
        reading.held = None
        return True

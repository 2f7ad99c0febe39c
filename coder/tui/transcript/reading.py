"""What does the analyst hold while reading: cursor, passage, coding in front, the end that is being moved."""

from __future__ import annotations

from collections.abc import Iterable

from coder.model.coding import Coding
from coder.model.span import Span
from coder.model.transcript import Transcript
from coder.tui.transcript import movement
from coder.tui.transcript.labels import repeated_labels
from coder.tui.transcript.measure import Measure, measure_text
from coder.tui.transcript.movement import Move
from coder.tui.transcript.places import Places, Sentences, Unit, Words
from coder.tui.transcript.spanmap import SpanMap, drawn
from coder.tui.transcript.wrap import Layout


class Reading:
    """One transcript with its codings under an analyst's eyes; rows matter only while a key needs them."""

    def __init__(
        self,
        transcript: Transcript,
        codings: Iterable[Coding],
        sentences: Sentences,
        words: Words,
        unit: Unit = Unit.SENTENCE,
    ) -> None:
        self.transcript = transcript
        self.codings = {coding.id: coding for coding in codings}
        self.spans = SpanMap(map(drawn, self.codings.values()))
        self.cursor = 0
        self.mark: int | None = None
        self.front: str | None = None
        self.held: str | None = None
        """The coding whose end the moving keys shift."""
        self._before_hold = 0
        """Where the cursor stood when the coding was taken in hand."""
        self.unit = unit
        self._goal: int | None = None
        self._sentences, self._words = sentences, words
        self._measures: dict[bool, Measure] = {}
        self.use(folded=True)

    def use(self, *, folded: bool) -> None:
        """Draw the text without the labels that the margin repeats, or with them."""
        if folded not in self._measures:
            folds = repeated_labels(self.transcript) if folded else ()
            self._measures[folded] = measure_text(self.transcript.text, folds)
        self.measure = self._measures[folded]
        self._places: Places | None = None
        self.place(self.cursor, self.mark)

    @property
    def places(self) -> Places:
        """Where units begin and end; made when the first key asks."""
        if self._places is None:
            self._places = Places(self.transcript, self.measure, self._sentences, self._words)
        return self._places

    @property
    def selection(self) -> Span | None:
        """The passage between mark and cursor, if it holds anything."""
        if self.mark is None or self.mark == self.cursor:
            return None
        return Span(min(self.mark, self.cursor), max(self.mark, self.cursor))

    @property
    def attention(self) -> int:
        """The character the analyst looks at: the cursor's, or the last one of a passage that ends there."""
        selection = self.selection
        if selection is not None and selection.end == self.cursor:
            return self.measure.stop_before(self.cursor)
        return self.cursor

    def codings_here(self) -> tuple[Coding, ...]:
        """List the codings where the analyst looks, innermost first; while one is held, only that."""
        if self.held is not None:
            return (self.codings[self.held],)
        return tuple(self.codings[name] for name in reversed(self.spans.at(self.attention)))

    def place(self, cursor: int, mark: int | None = None) -> None:
        """Put cursor and mark on stops; the coding in front stays so while the cursor is in it."""
        self.cursor = self.measure.stop_from(cursor)
        self.mark = None if mark is None else self.measure.stop_from(mark)
        self._goal = None
        if self.front not in {None, self.held} and self.front not in self.spans.at(self.attention):
            self.front = None

    def select(self, span: Span) -> None:
        """Make a stretch the passage, with the cursor at its end."""
        self.place(span.end, span.start)

    def step(self, layout: Layout, move: Move, direction: int, page: int) -> None:
        """Move the cursor and drop the mark; with a coding held, move its end instead."""
        if self.held is not None:
            self.stretch(layout, move, direction, page)
        elif move in {Move.ROW, Move.PAGE}:
            self._by_rows(layout, None, direction * (page if move is Move.PAGE else 1))
        else:
            self.place(movement.step(layout, self.places, self.cursor, move, direction))

    def stretch(self, layout: Layout, move: Move, direction: int, page: int) -> None:
        """Move the cursor and leave the mark, so that the passage grows or shrinks."""
        mark = self.cursor if self.mark is None else self.mark
        if move in {Move.ROW, Move.PAGE}:
            self._by_rows(layout, mark, direction * (page if move is Move.PAGE else 1))
        else:
            self.place(movement.stretch(layout, self.places, mark, self.cursor, move, direction), mark)

    def _by_rows(self, layout: Layout, mark: int | None, count: int) -> None:
        goal = layout.column_of(self.cursor) if self._goal is None else self._goal
        self.place(movement.rows_on(layout, self.cursor, count, goal), mark)
        self._goal = goal

    def select_unit(self) -> None:
        """Select the unit at the cursor, or one more of them."""
        span = movement.selected_further(self.places, self.selection, self.cursor, self.unit)
        if span is not None:
            self.select(span)

    def grow(self, unit: Unit | None = None) -> None:
        """Widen the passage to whole units, or to the next larger one."""
        if unit is None:
            span = movement.grown_further(self.places, self.selection, self.cursor)
        elif self.selection is None:
            span = self.places.unit_at(unit, self.cursor)
        else:
            span = movement.grown(self.places, self.selection, unit)
        if span is not None:
            self.select(span)

    def bring_forward(self) -> None:
        """Bring the next coding here to the front: innermost first, then outward and round again."""
        names = [coding.id for coding in self.codings_here()]
        if names:
            self.front = (
                names[(names.index(self.front) + 1) % len(names)] if self.front in names else names[0]
            )

    def hold(self, name: str) -> None:
        """Take a coding's end in hand; its passage is shown as the selection."""
        span = self.codings[name].span
        if self.held is None:
            self._before_hold = self.cursor
        self.held = self.front = name
        self.place(span.end, span.start)

    def let_go(self) -> None:
        """Leave the held coding as it was, with the cursor where it stood before."""
        self.held = None
        self.place(self._before_hold)

    def keep(self) -> None:
        """Leave the held coding where its ends are now; the cursor stays in it if it was."""
        passage, self.held = self.selection, None
        if passage is not None:
            self.place(max(passage.start, min(self._before_hold, self.measure.stop_before(passage.end))))

    def other_end(self) -> None:
        """Move the coding's other end from now on."""
        if self.mark is not None:
            self.place(self.mark, self.cursor)

    def edit(self, codings: Iterable[Coding], gone: Iterable[str] = ()) -> None:
        """Take codings that are new or have changed, and forget those that are gone."""
        for name in gone:
            if self.codings.pop(name, None) is not None:
                self.spans.remove(name)
        for coding in codings:
            if coding.id in self.codings:
                self.spans.remove(coding.id)
            self.codings[coding.id] = coding
            self.spans.add(drawn(coding))
        if self.held not in self.codings:
            self.held = None
        if self.front not in self.codings:
            self.front = None

"""Where does the cursor go: every move as a function of the text, never of the screen."""

from __future__ import annotations

from enum import StrEnum

from coder.model.span import Span
from coder.tui.transcript.places import Places, Unit
from coder.tui.transcript.wrap import Layout


class Move(StrEnum):
    """A step a key can ask for, forward or back."""

    CHARACTER = "character"
    WORD = "word"
    SENTENCE = "sentence"
    TURN = "turn"
    ROW = "row"
    PAGE = "page"
    ROW_EDGE = "row-edge"
    TEXT_EDGE = "text-edge"


UNIT_OF = {Move.WORD: Unit.WORD, Move.SENTENCE: Unit.SENTENCE, Move.TURN: Unit.TURN}


def step(layout: Layout, places: Places, cursor: int, move: Move, direction: int) -> int:
    """Go one character, unit or edge on (1) or back (-1); rows and pages are `rows_on`."""
    measure = layout.measure
    if unit := UNIT_OF.get(move):
        onward, back = places.next_start, places.previous_start
        return onward(unit, cursor) if direction > 0 else back(unit, cursor)
    match move:
        case Move.CHARACTER if direction > 0:
            return measure.stop_from(cursor + 1)
        case Move.CHARACTER:
            return measure.stop_before(cursor)
        case Move.ROW_EDGE if direction > 0:
            return layout.last_stop(layout.row_of(cursor))
        case Move.ROW_EDGE:
            return measure.stop_from(layout.starts[layout.row_of(cursor)])
        case _:
            return measure.stop_from(0 if direction < 0 else len(measure.text))


def stretch(layout: Layout, places: Places, mark: int, cursor: int, move: Move, direction: int) -> int:
    """Go on or back with a passage open: its far end takes whole units and nothing between them."""
    if move is Move.ROW_EDGE and direction > 0:
        return layout.row_span(layout.row_of(cursor))[1]
    unit = UNIT_OF.get(move)
    if unit is None:
        return step(layout, places, cursor, move, direction)
    if direction > 0:
        if cursor >= mark:
            return places.next_end(unit, cursor)
        return min(mark, places.next_start(unit, cursor))
    if cursor <= mark:
        return places.previous_start(unit, cursor)
    return max(mark, places.previous_end(unit, cursor))


def rows_on(layout: Layout, cursor: int, count: int, goal: int) -> int:
    """Go so many rows down, or up when negative, as near to the goal column as the row allows."""
    row = layout.row_of(cursor)
    target = max(0, min(row + count, layout.height - 1))
    if target == row:
        return layout.last_stop(row) if count > 0 else layout.measure.stop_from(layout.starts[row])
    return layout.offset_at(target, goal)


def selected_further(places: Places, selection: Span | None, cursor: int, unit: Unit) -> Span | None:
    """Select the unit at the cursor; where it is selected already, take the next one too."""
    if selection is None:
        return places.unit_at(unit, cursor)
    whole = places.unit_at(unit, selection.start)
    if whole is None or whole.start < selection.start or whole.end > selection.end:
        return grown(places, selection, unit)
    return Span(selection.start, max(selection.end, places.next_end(unit, selection.end)))


def grown(places: Places, selection: Span, unit: Unit) -> Span:
    """Widen a passage to whole units at both ends."""
    first = places.unit_at(unit, selection.start)
    last = places.unit_at(unit, max(selection.start, selection.end - 1))
    start = min(selection.start, first.start) if first else selection.start
    end = max(selection.end, last.end) if last and last.start < selection.end else selection.end
    return Span(start, end)


def grown_further(places: Places, selection: Span | None, cursor: int) -> Span | None:
    """Widen to the smallest unit that is wider than what is selected: word, sentence, turn."""
    for unit in Unit:
        wider = grown(places, selection, unit) if selection else places.unit_at(unit, cursor)
        if wider is not None and wider != selection:
            return wider
    return selection

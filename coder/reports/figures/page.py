"""What stands around a picture: its title above, what it shows and how it was made below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from coder.reports.figures.font.file import width_of
from coder.reports.figures.lettering import broken, line_height, set_lines
from coder.reports.figures.palette import INK, PALE_INK
from coder.reports.figures.sketch import Mark, Sketch, Words, moved

MARGIN: Final = 0.3
TITLE: Final = 12.5
SMALL: Final = 7.5
_GAP: Final = 0.28


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign of the legend and what it means."""

    sign: Sequence[Mark]
    """From 0 to `width`, around the height 0."""
    width: float
    text: str
    tall: float = 0.0
    """If it needs more than a line."""


def on_a_page(
    title: str,
    width: float,
    body: Sequence[Mark],
    height: float,
    *,
    legend: Sequence[Entry] = (),
    notes: Sequence[str] = (),
    record: dict[str, Any] | None = None,
) -> Sketch:
    """Put a picture of some height, laid out from its own corner, on a page as wide as itself."""
    room = width - 2 * MARGIN
    marks: list[Mark] = []
    heading, tall = set_lines(broken(title, TITLE, room), MARGIN, MARGIN, TITLE)
    marks += heading
    top = MARGIN + tall + 0.15
    marks += [moved(mark, 0, top) for mark in body]
    down = top + height + 0.1
    signs, tall = _legend(legend, down, room)
    marks += signs
    down += tall + (0.08 if legend else 0)
    for note in notes:
        lines, tall = set_lines(broken(note, SMALL, room), MARGIN, down, SMALL, color=PALE_INK)
        marks += lines
        down += tall + 0.02
    return Sketch(title, width, round(down + MARGIN, 3), marks, {**(record or {}), "top": round(top, 4)})


def _legend(entries: Sequence[Entry], top: float, room: float) -> tuple[list[Mark], float]:
    """Set entries side by side, in as many rows as they need."""
    rows: list[list[tuple[Entry, str, float]]] = [[]]
    x = 0.0
    for entry in entries:
        text = broken(entry.text, SMALL, room - entry.width, 1)[0]
        wide = entry.width + 0.06 + width_of(text, SMALL)
        if rows[-1] and x + wide > room:
            rows.append([])
            x = 0.0
        rows[-1].append((entry, text, MARGIN + x))
        x += wide + _GAP
    marks: list[Mark] = []
    down = top
    for row in rows:
        tall = max([line_height(SMALL), *(entry.tall for entry, _text, _left in row)]) + 0.1
        for entry, text, left in row:
            marks += [moved(mark, left, down + tall / 2) for mark in entry.sign]
            marks.append(Words(left + entry.width + 0.06, down + tall / 2, text, SMALL, INK))
        down += tall
    return marks, down - top if entries else 0

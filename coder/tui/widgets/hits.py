"""A list of hits of any length: the words found stand below one another; only what is in sight is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, overload

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message

from coder.tui.concordance import LEFT, Columns, HitLine
from coder.tui.widgets.ink import cut, cut_before
from coder.tui.widgets.rows import Row, Rows

KEPT = 1_000
"""Lines that are kept, however far one walks."""


class _Places(Sequence[Row]):
    """As many lines as there are hits; each is called by its place."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...

    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        places = range(self._count)[at]
        return Row(str(places), "") if isinstance(places, int) else [Row(str(place), "") for place in places]


class HitRows(Rows):
    """Hits in their context."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--place", "rows--found"}
    DEFAULT_CSS = """
    HitRows {
        & > .rows--place { color: $text-muted; }
        & > .rows--found { background: $primary 30%; text-style: bold underline; }
    }
    """

    @dataclass
    class Wanted(Message):
        """These hits are in sight, or nearly, and not known yet."""

        first: int
        last: int

    def __init__(self, *, ascii_signs: bool, id: str | None = None) -> None:
        super().__init__(id=id)
        self._mark = "v" if ascii_signs else "✓"
        self._known: dict[int, HitLine] = {}
        self._columns = Columns()
        self._awaited = range(0)

    @property
    def line(self) -> HitLine | None:
        """The highlighted hit, as far as it is known."""
        return self._known.get(self.place)

    def count(self, count: int, *, anew: bool) -> None:
        """Have room for so many hits, which are more of the same or other ones."""
        if anew:
            self._known, self._awaited, self._at = {}, range(0), 0
        self._rows = _Places(count)
        self._at = max(0, min(self._at, count - 1))
        self.virtual_size = Size(self.scrollable_content_region.width, count)
        if anew:
            self.scroll_to(y=0, animate=False, force=True)
        self._reveal()
        self.refresh()
        self._want()

    def know(self, first: int, lines: Sequence[HitLine], *, anew: bool = False) -> None:
        """Show some hits; `anew` if all others may have changed."""
        near = self.nearby
        if anew or len(self._known) > KEPT:
            self._known = {} if anew else {at: line for at, line in self._known.items() if at in near}
        self._known |= dict(enumerate(lines, first))
        self._columns = self._columns.widened(lines)
        self._awaited = range(0)
        self.refresh()
        self._want()

    @property
    def nearby(self) -> range:
        """The lines in sight, and as many before and after them."""
        height = max(1, self.scrollable_content_region.height)
        top = self.scroll_offset.y
        return range(max(0, top - height), min(len(self._rows), top + 2 * height))

    def _want(self) -> None:
        """Ask for what is in sight and not known."""
        near = self.nearby
        height = self.scrollable_content_region.height
        sight = range(self.scroll_offset.y, min(len(self._rows), self.scroll_offset.y + height))
        missing = [at for at in sight if at not in self._known and at not in self._awaited]
        if missing:
            self._awaited = near
            self.post_message(self.Wanted(near.start, near.stop))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for what comes into sight."""
        super().watch_scroll_y(old_value, new_value)
        self._want()

    def on_resize(self, event: events.Resize) -> None:
        """Ask for what finds room now."""
        super().on_resize(event)
        self._want()

    def _segments(self, row: Row, width: int) -> list[Segment]:
        line = self._known.get(int(row.id))
        return [Segment(" ")] if line is None else [*self._place_of(line), *self._words_of(line, width)]

    def _place_of(self, line: HitLine) -> list[Segment]:
        columns, ink = self._columns, self._inks
        hit, letters = line.hit, line.letters[: columns.letters]
        return [
            Segment(f" {self._mark if line.letters else ' '} ", ink.text("sign")),
            Segment(cut(hit.transcript, columns.transcript) + " "),
            Segment(line.turn.rjust(columns.turn) + " ", ink.text("place")),
            Segment(cut(hit.speaker or "", columns.speaker) + " ", ink.text("place")),
            *(Segment(letter, ink.code(color)) for letter, color in letters),
            Segment(" " * (columns.letters - len(letters) + 2)),
        ]

    def _words_of(self, line: HitLine, width: int) -> list[Segment]:
        room = max(9, width - self._columns.before_words - 1)
        left = int(room * LEFT)
        hit = line.hit
        found = cut(hit.quote, min(cell_len(hit.quote), room - left - 1)).rstrip() or " "
        right = max(1, room - left - cell_len(found))
        return [
            Segment(cut_before(hit.left, left)),
            Segment(found, self._inks.text("found") + self._inks.ground("found")),
            Segment(cut(hit.right, right)),
        ]

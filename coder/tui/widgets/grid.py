"""A table to walk through cell by cell: names that stay at the left, headings that stay on top."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from coder.tui.keys_in_force import bind, keys_around
from coder.tui.widgets.bars import bar
from coder.tui.widgets.grid_layout import GAP, GridColumn, GridLayout, GridLine, grid_layout
from coder.tui.widgets.ink import Inks, cut
from coder.tui.widgets.keys import TABLE_KEYS

PARTS = ("cursor", "row", "head", "here", "heading", "faint", "bar")


class CellGrid(ScrollView, can_focus=True):
    """Lines of figures with one cell highlighted; keys and mouse move, Enter and a double click choose."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"grid--{part}" for part in PARTS}
    DEFAULT_CSS = """
    CellGrid {
        overflow-x: auto;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-size-horizontal: 1;
        & > .grid--row { background: $foreground 8%; }
        & > .grid--cursor { background: $foreground 25%; text-style: bold; }
        &:focus > .grid--cursor { background: $primary 60%; text-style: bold; }
        & > .grid--head { color: $text-muted; }
        & > .grid--here { color: $foreground; text-style: bold; }
        & > .grid--heading { color: $text-muted; text-style: bold; }
        & > .grid--faint { color: $text-muted; }
        & > .grid--bar { color: $primary; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, key.title, show=False, id=key.id) for key in TABLE_KEYS
    ]

    @dataclass
    class Moved(Message):
        """Another cell is highlighted."""

        grid: CellGrid
        line: str
        column: int

        @property
        def control(self) -> CellGrid:
            """The table it happened in."""
            return self.grid

    @dataclass
    class Chosen(Message):
        """The analyst wants what is behind this cell."""

        grid: CellGrid
        line: str
        column: int

        @property
        def control(self) -> CellGrid:
            """The table it happened in."""
            return self.grid

    @dataclass
    class Headed(Message):
        """A heading was clicked."""

        grid: CellGrid
        column: int

        @property
        def control(self) -> CellGrid:
            """The table it happened in."""
            return self.grid

    def __init__(self, *, ascii_signs: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ascii_signs = ascii_signs
        self._caption = ""
        self._columns: Sequence[GridColumn] = ()
        self._lines: Sequence[GridLine] = ()
        self._line, self._column = 0, 0
        self._plan: GridLayout = grid_layout((), (), 80)
        self._drawn: dict[int, Strip] = {}
        """Lines as they were drawn last, but the highlighted one."""
        self._drawn_at = (0, 0)
        """How far it was scrolled across then, and how wide it was."""
        self._inks = Inks(self, "grid")

    @property
    def columns(self) -> Sequence[GridColumn]:
        """The columns there are."""
        return self._columns

    @property
    def lines(self) -> Sequence[GridLine]:
        """The lines there are."""
        return self._lines

    @property
    def line(self) -> str:
        """The id of the highlighted line; empty when there is none."""
        return self._lines[self._line].id if self._lines else ""

    @property
    def column(self) -> int:
        """The place of the highlighted column."""
        return self._column

    def fill(self, caption: str, columns: Sequence[GridColumn], lines: Sequence[GridLine]) -> None:
        """Show another table; the highlight stays on its line if that is still there, and in its column."""
        wanted = self.line
        self._caption, self._columns, self._lines = caption, columns, lines
        ids = [line.id for line in lines]
        self._line = ids.index(wanted) if wanted in ids else 0
        self._column = max(0, min(self._column, len(columns) - 1))
        self._lay_out()

    def highlight(self, line: str, column: int) -> None:
        """Move the highlight to a cell, if it is there."""
        ids = [one.id for one in self._lines]
        if line in ids:
            self._go(ids.index(line), column)

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self._drawn.clear()
        self._plan = grid_layout(self._columns, self._lines, width)
        across = self._plan.label + self._plan.starts[-1]
        self.virtual_size = Size(across, self._plan.head + len(self._lines))
        self._reveal()
        self.refresh()

    def on_mount(self) -> None:
        """Take the keys in force."""
        bind(self, keys_around(self))

    def on_resize(self, _: events.Resize) -> None:
        """Use the new width, and keep the highlight in sight."""
        self._lay_out()

    def action_walk(self, lines: int, columns: int) -> None:
        """Go so many cells on."""
        self._go(self._line + lines, self._column + columns)

    def action_walk_page(self, direction: int) -> None:
        """Go a page on."""
        self.action_walk(direction * max(1, self._shown_lines - 1), 0)

    def action_choose(self) -> None:
        """Choose the highlighted cell."""
        if self._lines and self._columns:
            self.post_message(self.Chosen(self, self.line, self._column))

    def on_click(self, event: events.Click) -> None:
        """Highlight the cell clicked; choose it at the second click. A heading is only told."""
        event.stop()
        x, y = event.get_content_offset_capture(self)
        behind = x - self._plan.label
        column = self._plan.column_at(behind + self.scroll_offset.x) if behind >= 0 else self._column
        if column is None:
            return
        if y < self._plan.head:
            if behind >= 0:
                self.post_message(self.Headed(self, column))
            return
        line = y - self._plan.head + self.scroll_offset.y
        if line < len(self._lines):
            self._go(line, column)
            if event.chain > 1:
                self.action_choose()

    def _go(self, line: int, column: int) -> None:
        line = max(0, min(line, len(self._lines) - 1))
        column = max(0, min(column, len(self._columns) - 1))
        if not self._lines or (line, column) == (self._line, self._column):
            return
        self._line, self._column = line, column
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(self, self.line, column))

    @property
    def _shown_lines(self) -> int:
        return max(1, self.scrollable_content_region.height - self._plan.head)

    def _reveal(self) -> None:
        """Scroll as little as brings the highlight into sight, between headings and names that stay."""
        if not self._columns:
            return
        left, top = self.scroll_offset
        room = max(1, self.scrollable_content_region.width - self._plan.label)
        starts = self._plan.starts
        y = max(min(top, self._line), self._line + 1 - self._shown_lines)
        x = max(min(left, starts[self._column]), min(starts[self._column], starts[self._column + 1] - room))
        if (x, y) != (left, top):
            self.scroll_to(x=x, y=y, animate=False, force=True)

    def on_focus(self) -> None:
        """Show the highlight as one that moves."""
        self._repaint()

    def on_blur(self) -> None:
        """Show the highlight as one that rests."""
        self._repaint()

    def _repaint(self) -> None:
        self._inks.forget()
        self._drawn.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Take the colours of a new theme."""
        super().notify_style_update()
        self._inks.forget()
        self._drawn.clear()

    def render_line(self, y: int) -> Strip:
        """Draw one row of the screen: headings first, then the lines that are in sight."""
        width = self.scrollable_content_region.width
        if y < self._plan.head:
            return self._row(self._head_label(y), self._head_cells(y), width)
        at = y - self._plan.head + self.scroll_offset.y
        if at >= len(self._lines):
            return Strip.blank(width, self._inks.base)
        if at == self._line:
            return self._drawn_line(at, width, self._inks.ground("row"))
        if self._drawn_at != (self.scroll_offset.x, width):
            self._drawn.clear()
            self._drawn_at = (self.scroll_offset.x, width)
        if at not in self._drawn:
            self._drawn[at] = self._drawn_line(at, width)
        return self._drawn[at]

    def _drawn_line(self, at: int, width: int, ground: Style | None = None) -> Strip:
        return self._row(self._label(self._lines[at]), self._cells(at), width, ground)

    def _row(
        self, label: list[Segment], cells: list[Segment], width: int, ground: Style | None = None
    ) -> Strip:
        """Put the column that stays before what has been scrolled to."""
        first, room = self._first_cell, max(0, width - self._plan.label)
        scrolled = Strip(cells).adjust_cell_length(first + room).crop(first, first + room)
        stays = Strip(label).adjust_cell_length(min(width, self._plan.label))
        row = self._inks.lit(Strip.join([stays, scrolled]), ground or Style())
        return row.apply_style(self._inks.base)

    @property
    def _in_sight(self) -> range:
        """Say which columns can be seen at least in part."""
        room = self.scrollable_content_region.width - self._plan.label
        left = self.scroll_offset.x
        starts = self._plan.starts
        last = min(len(self._columns), bisect_left(starts, left + room))
        return range(max(0, bisect_right(starts, left) - 1), last)

    @property
    def _first_cell(self) -> int:
        """Count the cells of the first column in sight that have been scrolled out."""
        sight = self._in_sight
        return self.scroll_offset.x - self._plan.starts[sight.start] if sight else 0

    def _label(self, line: GridLine) -> list[Segment]:
        lead = " " * (1 + line.indent)
        room = self._plan.label - len(lead) - 3
        return [
            Segment(lead),
            Segment(f"{line.letter or ' '} ", self._inks.code(line.color)),
            Segment(cut(line.text, max(1, room)), self._inks.text(line.tone)),
            Segment(" "),
        ]

    def _cells(self, at: int) -> list[Segment]:
        line = self._lines[at]
        lit = self._inks.ground("cursor")
        segments: list[Segment] = []
        for column in self._in_sight:
            cell = line.cells[column]
            ground = lit if (at, column) == (self._line, self._column) else Style()
            number = cut(cell.text, min(cell_len(cell.text), self._plan.numbers[column]))
            pad = self._plan.numbers[column] - cell_len(number)
            segments += [
                Segment(" " * (GAP - 1)),
                Segment(" " * (1 + pad) + number, self._inks.over(self._inks.text(cell.tone), ground)),
                *self._bar(cell.share, ground),
            ]
        return segments

    def _bar(self, share: float | None, ground: Style) -> list[Segment]:
        cells = self._plan.bar
        if not cells:
            return []
        drawn = bar(share or 0.0, cells, ascii_signs=self._ascii_signs)
        return [
            Segment(drawn if cells == 1 else f" {drawn}", self._inks.over(self._inks.text("bar"), ground))
        ]

    def _head_label(self, y: int) -> list[Segment]:
        said = self._caption if y == self._plan.head - 1 else ""
        return [Segment(" " + cut(said, max(1, self._plan.label - 1)), self._inks.text("head"))]

    def _head_cells(self, y: int) -> list[Segment]:
        if self._plan.sections and y == 0:
            return self._sections()
        segments: list[Segment] = []
        rows = self._plan.head
        for column in self._in_sight:
            heading = self._plan.headings[column]
            at = y - (rows - len(heading))
            said = heading[at] if at >= 0 else ""
            cells = self._plan.numbers[column]
            here = column == self._column and bool(self._lines)
            segments += [
                Segment(" " * (GAP + cells - cell_len(said))),
                Segment(said, self._inks.text("here" if here else "head")),
                Segment(" " * (self._plan.width_of(column) - GAP - cells)),
            ]
        return segments

    def _sections(self) -> list[Segment]:
        """Name neighbouring columns of one section above them."""
        segments: list[Segment] = []
        for section, columns in groupby(self._in_sight, key=lambda at: self._columns[at].section):
            room = sum(map(self._plan.width_of, columns)) - GAP
            rule = "-" if self._ascii_signs else "─"
            said = f"{section} " if section else ""
            line = said + rule * max(0, room - cell_len(said)) if section else ""
            segments.append(Segment(" " * GAP + cut(line, max(1, room)), self._inks.text("head")))
        return segments

"""How definitions, memos and help read: wrapped as Chinese wants it, and never as markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.strip import Strip

from coder.tui.transcript.lanes import BOX, Bracket, Glyphs
from coder.tui.transcript.measure import measure_text
from coder.tui.transcript.wrap import Layout
from coder.tui.widgets.extent import Extent
from coder.tui.widgets.ink import Inks

SET_OFF = ("lit", "first", "second", "both")
"""Tones of parts that have a ground of their own; the last three say which of two coders marked them."""
TONES = ("title", "body", "quiet", "label", "key", "gone", "new", *SET_OFF)
RAIL = 3
"""Cells that a bracket beside the text takes, with its letter and a blank behind."""


@dataclass(frozen=True, slots=True)
class Rail:
    """A bracket beside the rows of a part of a text, drawn inside the indent."""

    start: int
    """Where the part begins; before the text if it begins elsewhere."""
    end: int
    """Behind the text if it ends elsewhere."""
    lane: int
    """Its place from the left."""
    letter: str
    """Stands beside the first row."""
    color: str = ""
    glyphs: Glyphs = BOX

    def on(self, first: int, last: int) -> tuple[str, str] | None:
        """Say what is drawn beside a row from one offset to another: a letter, and part of a bracket."""
        if self.end <= first or self.start >= last:
            return None
        begins, ends = self.start >= first, self.end <= last
        at = Bracket(self.lane, 0, 0 if begins and ends else 2)
        return self.letter if begins else " ", self.glyphs.of(at, 0 if begins else 2 if ends else 1)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in one tone of voice."""

    text: str
    tone: str = "body"
    indent: int = 0
    lead: str = ""
    """Stands before the first row, inside the indent, such as the letter of a code."""
    color: str = ""
    """`#rrggbb` of the lead."""
    lead_tone: str = "key"
    """Of a lead without a colour."""
    lit: tuple[int, int] | None = None
    """Which part of the text is set off, by offsets."""
    marks: tuple[tuple[int, int, str], ...] = ()
    """Further parts, in order, each with its tone: `gone`, `new`, or one of `SET_OFF`."""
    rails: tuple[Rail, ...] = ()
    """Brackets beside the text, which the indent leaves room for."""


@dataclass(frozen=True, slots=True)
class _Line:
    paragraph: Paragraph
    text: str
    is_first: bool
    marks: tuple[tuple[int, int, str], ...] = ()
    """Which parts of the row are set off, and how."""
    rails: tuple[tuple[int, str, str, str], ...] = ()
    """What stands beside it: lane, letter, sign, colour."""


class Prose(Extent, can_focus=True):
    """Paragraphs that wrap by our own rules and scroll."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"prose--{tone}" for tone in TONES}
    DEFAULT_CSS = """
    Prose {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > .prose--title { text-style: bold; }
        & > .prose--quiet { color: $text-muted; }
        & > .prose--label { color: $text-muted; }
        & > .prose--key { color: $text-accent; text-style: bold; }
        & > .prose--gone { color: $text-error; }
        & > .prose--new { color: $text-success; text-style: underline; }
        & > .prose--lit { background: $primary 30%; text-style: bold underline; }
        & > .prose--first { background: $primary 30%; }
        & > .prose--second { background: $warning 30%; }
        & > .prose--both { background: $success 30%; text-style: bold; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._paragraphs: Sequence[Paragraph] = ()
        self._lines: list[_Line] = []
        self._inks = Inks(self, "prose")
        self._wrapped_at = 0

    @property
    def text(self) -> str:
        """What stands here, without wrapping."""
        return "\n".join(f"{one.lead}{one.text}" for one in self._paragraphs)

    def say(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show other paragraphs, from the top."""
        if paragraphs == self._paragraphs:
            return
        self._paragraphs = paragraphs
        self._wrapped_at = 0
        self._wrap()
        self.scroll_to(y=0, animate=False)

    def rows_at(self, width: int) -> int:
        """Count the rows that all of it takes at a width."""
        return sum(len(_lines(one, width)) for one in self._paragraphs)

    def row_of(self, place: int) -> int:
        """Say in which row the paragraph at a place begins; behind the last one, where all ends."""
        starts = [row for row, line in enumerate(self._lines) if line.is_first]
        return starts[place] if place < len(starts) else len(self._lines)

    def ground_of(self, row: int) -> Style:  # noqa: ARG002 - a form sets off some rows
        """Style what lies behind the words of a row."""
        return Style()

    def _wrap(self) -> None:
        width = self.scrollable_content_region.width
        if width < 2 or width == self._wrapped_at:
            return
        self._wrapped_at = width
        self._lines = [line for one in self._paragraphs for line in _lines(one, width)]
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def on_resize(self, _: events.Resize) -> None:
        """Wrap for the new width."""
        self._wrap()

    def notify_style_update(self) -> None:
        """Take the colours of a new theme."""
        super().notify_style_update()
        self._inks.forget()

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        width = self.scrollable_content_region.width
        row = y + self.scroll_offset.y
        if row >= len(self._lines):
            return Strip.blank(width, self._inks.base)
        line = self._lines[row]
        one = line.paragraph
        lead = one.lead if line.is_first else ""
        segments = [
            *self._rails(line),
            Segment(lead, self._inks.code(one.color) if one.color else self._inks.text(one.lead_tone)),
            Segment(" " * (one.indent - _lanes(one) * RAIL - cell_len(lead))),
            *self._words(line),
        ]
        strip = Strip([segment for segment in segments if segment.text]).adjust_cell_length(width)
        return self._inks.lit(strip, self.ground_of(row)).apply_style(self._inks.base)

    def _rails(self, line: _Line) -> Iterator[Segment]:
        drawn = {lane: (f"{letter}{sign} ", color) for lane, letter, sign, color in line.rails}
        for lane in range(_lanes(line.paragraph)):
            text, color = drawn.get(lane, (" " * RAIL, ""))
            yield Segment(text, self._inks.code(color))

    def _words(self, line: _Line) -> list[Segment]:
        tone = self._inks.text(line.paragraph.tone)
        segments: list[Segment] = []
        done = 0
        for start, end, mark in line.marks:
            style = tone + self._inks.text(mark)
            lit = self._inks.over(style, self._inks.ground(mark)) if mark in SET_OFF else style
            segments += [Segment(line.text[done:start], tone), Segment(line.text[start:end], lit)]
            done = end
        return [*segments, Segment(line.text[done:], tone)]


def _lanes(paragraph: Paragraph) -> int:
    return 1 + max((rail.lane for rail in paragraph.rails), default=-1)


def _lines(paragraph: Paragraph, width: int) -> list[_Line]:
    """Cut a paragraph into rows."""
    marks = (*([(*paragraph.lit, "lit")] if paragraph.lit else ()), *paragraph.marks)
    rows = _rows(paragraph.text, max(2, width - paragraph.indent))
    ends = [*(start for start, _text in rows[1:]), len(paragraph.text)]
    return [
        _Line(
            paragraph,
            text,
            number == 0,
            tuple(_within(marks, first, text)),
            tuple(_beside(paragraph.rails, first, last)),
        )
        for number, ((first, text), last) in enumerate(zip(rows, ends, strict=True))
    ]


def _beside(rails: Iterable[Rail], first: int, last: int) -> Iterator[tuple[int, str, str, str]]:
    for rail in rails:
        drawn = rail.on(first, last)
        if drawn is not None:
            yield (rail.lane, *drawn, rail.color)


def _within(marks: Iterable[tuple[int, int, str]], first: int, row: str) -> Iterator[tuple[int, int, str]]:
    """Find the parts of a row that are set off; `first` is the offset of the row."""
    for start, end, tone in marks:
        cut = max(0, start - first), min(end - first, len(row))
        if cut[0] < cut[1]:
            yield (*cut, tone)


def wrapped(text: str, width: int) -> list[str]:
    """Cut a text into rows of at most so many cells, none of which starts with a mark that must not."""
    return [row for _start, row in _rows(text, width)]


def _rows(text: str, width: int) -> list[tuple[int, str]]:
    """Cut a text into rows, each with the offset of its first character."""
    layout = Layout(measure_text(text), width)
    spans = map(layout.row_span, range(layout.height))
    return [(start, layout.measure.text[start:end].rstrip()) for start, end in spans]

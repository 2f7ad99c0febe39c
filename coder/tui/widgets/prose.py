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

from coder.tui.transcript.measure import measure_text
from coder.tui.transcript.wrap import Layout
from coder.tui.widgets.extent import Extent
from coder.tui.widgets.ink import Inks

TONES = ("title", "body", "quiet", "label", "key", "lit", "gone", "new")


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
    """Further parts, in order, each with its tone: `gone` or `new`."""


@dataclass(frozen=True, slots=True)
class _Line:
    paragraph: Paragraph
    text: str
    is_first: bool
    marks: tuple[tuple[int, int, str], ...] = ()
    """Which parts of the row are set off, and how."""


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
            Segment(lead, self._inks.code(one.color) if one.color else self._inks.text(one.lead_tone)),
            Segment(" " * (one.indent - cell_len(lead))),
            *self._words(line),
        ]
        strip = Strip([segment for segment in segments if segment.text]).adjust_cell_length(width)
        return self._inks.lit(strip, self.ground_of(row)).apply_style(self._inks.base)

    def _words(self, line: _Line) -> list[Segment]:
        tone = self._inks.text(line.paragraph.tone)
        segments: list[Segment] = []
        done = 0
        for start, end, mark in line.marks:
            style = tone + self._inks.text(mark)
            lit = self._inks.over(style, self._inks.ground("lit")) if mark == "lit" else style
            segments += [Segment(line.text[done:start], tone), Segment(line.text[start:end], lit)]
            done = end
        return [*segments, Segment(line.text[done:], tone)]


def _lines(paragraph: Paragraph, width: int) -> list[_Line]:
    """Cut a paragraph into rows."""
    marks = (*([(*paragraph.lit, "lit")] if paragraph.lit else ()), *paragraph.marks)
    return [
        _Line(paragraph, text, number == 0, tuple(_within(marks, first, text)))
        for number, (first, text) in enumerate(_rows(paragraph.text, max(2, width - paragraph.indent)))
    ]


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

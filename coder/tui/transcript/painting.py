"""What does one row of the transcript look like: margin, brackets, tinted text, cursor."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import pairwise

from rich.segment import Segment
from textual.strip import Strip

from coder.model.span import Span
from coder.model.transcript import Transcript, Turn
from coder.tui.transcript.lanes import BOX, Glyphs, Lanes
from coder.tui.transcript.margin import Margin, letters, told_apart
from coder.tui.transcript.measure import FOLDED
from coder.tui.transcript.palette import Ink, Palette
from coder.tui.transcript.spanmap import SpanMap
from coder.tui.transcript.wrap import Layout


@dataclass(frozen=True, slots=True)
class Caret:
    """What the analyst holds at the moment; it changes with every key."""

    cursor: int | None = None
    """Not set for a row that the cursor does not stand on."""
    selection: Span | None = None
    focused: bool = True
    passing: bool = False
    """Whether the row is the top one, which says whose turn runs on."""


NOTHING = Caret()


@dataclass
class Page:
    """All that rows are painted from; one page a transcript and width."""

    transcript: Transcript
    layout: Layout
    spans: SpanMap
    lanes: Lanes
    margin: Margin
    palette: Palette
    width: int
    interviewers: Collection[str] = ()
    glyphs: Glyphs = BOX
    front: str | None = None
    found: tuple[Span, ...] = ()
    noted: frozenset[int] = frozenset()
    """Numbers of the turns that have memos."""
    _names: dict[str, str] = field(init=False)
    _turn_starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._names = told_apart(self.transcript.speakers(), self.margin.speaker)
        self._turn_starts = [turn.span.start for turn in self.transcript.turns]

    def strip(self, row: int, caret: Caret = NOTHING) -> Strip:
        """Paint a row, exactly as wide as the view."""
        start, end = self.layout.row_span(row)
        turn, opens = self._turn_on(row)
        segments = self._margin_segments(row, turn, opens=opens, passing=caret.passing)
        segments += self._text_segments(start, end, turn, caret)
        used = self.margin.width + self.layout.measure.width_of(start, end)
        if caret.cursor == end:
            style = self.palette.under_cursor(self.palette.blank, focused=caret.focused)
            segments.append(Segment(" ", style))
            used += 1
        if used < self.width:
            segments.append(Segment(" " * (self.width - used), self.palette.blank))
        return Strip(segments, self.width)

    def _turn_on(self, row: int) -> tuple[Turn | None, bool]:
        """Find the turn that a row shows, and whether the row opens it."""
        start, following = self.layout.starts[row], self.layout.next_start(row)
        end = following if row + 1 < self.layout.height else following + 1
        first = bisect_left(self._turn_starts, start)
        if first < len(self._turn_starts) and self._turn_starts[first] < end:
            return self.transcript.turns[first], True
        return (self.transcript.turns[first - 1], False) if first else (None, False)

    def _margin_segments(self, row: int, turn: Turn | None, *, opens: bool, passing: bool) -> list[Segment]:
        palette, margin = self.palette, self.margin
        segments: list[Segment] = []
        runs = turn is not None and (opens or (passing and self._runs_on(row, turn)))
        if turn is not None and runs:
            quiet = palette.number if opens else palette.passing
            if margin.number:
                segments.append(Segment(f"{turn.number:>{margin.number}}", quiet))
                segments.append(self._memo_sign(turn))
            if margin.speaker:
                style = palette.speaker if opens and turn.speaker not in self.interviewers else quiet
                segments.append(
                    Segment(self._names.get(turn.speaker or "", " " * margin.speaker) + " ", style)
                )
        elif margin.lanes_at:
            segments.append(Segment(" " * margin.lanes_at, palette.blank))
        return segments + self._lane_segments(row)

    def _memo_sign(self, turn: Turn) -> Segment:
        """Say between number and speaker whether the turn has memos."""
        if turn.number in self.noted:
            return Segment(f"{self.glyphs.memo} ", self.palette.speaker)
        return Segment("  ", self.palette.blank)

    def _runs_on(self, row: int, turn: Turn) -> bool:
        return turn.span.start < self.layout.starts[row] < turn.span.end

    def _lane_segments(self, row: int) -> list[Segment]:
        """Draw the brackets of a row, then the letters of those that start on it."""
        palette, spans, brackets = self.palette, self.spans.spans, self.lanes.brackets
        start = self.layout.starts[row]
        blank = Segment(" ", palette.blank)
        cells = [blank] * self.margin.lanes
        starting: list[tuple[int, str]] = []
        hidden = 0
        names = self.spans.touching(start, max(start + 1, self.layout.next_start(row)))
        for name in names:
            bracket = brackets.get(name)
            if bracket is None:
                continue
            if bracket.lane is None:
                hidden += 1
                continue
            code = spans[name].code
            style = palette.bracket(code, name == self.front)
            cells[bracket.lane] = Segment(self.glyphs.of(bracket, row), style)
            if bracket.first == row:
                starting.append((bracket.lane, code))
        if not names:
            return [Segment(" " * (self.margin.lanes + self.margin.letters + 1), palette.blank)]
        return [*cells, *self._letter_segments([code for _, code in sorted(starting)], hidden), blank]

    def _letter_segments(self, codes: list[str], hidden: int) -> list[Segment]:
        palette = self.palette
        shown = letters(map(palette.letter, codes), hidden, self.margin.letters)
        styles = [palette.bracket(code, front=False) for code in codes]
        signs = [palette.letter(code) for code in codes]
        return [
            Segment(sign, styles[at] if signs[at : at + 1] == [sign] else palette.hidden)
            for at, sign in enumerate(shown)
        ]

    def _text_segments(self, start: int, end: int, turn: Turn | None, caret: Caret) -> list[Segment]:
        text, palette = self.layout.measure.text, self.palette
        spoken = turn.span if turn is not None and (turn.speaker not in self.interviewers) else None
        segments: list[Segment] = []
        for first, last, cover in self._pieces(start, end, spoken, caret):
            shown = text[first:last]
            if FOLDED in shown:
                shown = shown.replace(FOLDED, "")
            if not shown:
                continue
            style = palette.ink(self._ink(first, cover, spoken, caret))
            if first == caret.cursor:
                style = palette.under_cursor(style, focused=caret.focused)
            segments.append(Segment(shown, style))
        return segments

    def _ink(self, offset: int, cover: tuple[str, ...], spoken: Span | None, caret: Caret) -> Ink:
        name = self.front if self.front in cover else cover[-1] if cover else None
        return Ink(
            code=self.spans.spans[name].code if name else "",
            depth=min(len(cover), 4),
            aside=spoken is None or offset not in spoken,
            selected=caret.selection is not None and offset in caret.selection,
            found=bool(self.found) and self._is_found(offset),
            front=name is not None and name == self.front,
        )

    def _is_found(self, offset: int) -> bool:
        index = bisect_right(self.found, offset, key=lambda span: span.start) - 1
        return index >= 0 and offset in self.found[index]

    def _pieces(
        self, start: int, end: int, spoken: Span | None, caret: Caret
    ) -> list[tuple[int, int, tuple[str, ...]]]:
        """Cut a row wherever its looks change, never inside what is drawn as one sign."""
        pieces = list(self.spans.pieces(start, end))
        cuts = self._cuts(start, end, spoken, caret)
        if not pieces or (not cuts and len(pieces) == 1):
            return pieces
        measure = self.layout.measure
        edges = {edge for edge in (*cuts, *(first for first, _, _ in pieces)) if start < edge < end}
        stops = sorted({start, end, *(min(end, measure.stop_from(edge)) for edge in edges)})
        covers = iter(pieces)
        _, until, cover = next(covers)
        found = []
        for first, last in pairwise(stops):
            while first >= until:
                _, until, cover = next(covers)
            found.append((first, last, cover))
        return found

    def _cuts(self, start: int, end: int, spoken: Span | None, caret: Caret) -> list[int]:
        cuts: list[int] = []
        if spoken is not None:
            cuts += (spoken.start, spoken.end)
        if caret.cursor is not None and start <= caret.cursor < end:
            cuts += (caret.cursor, self.layout.measure.stop_from(caret.cursor + 1))
        if caret.selection is not None:
            cuts += (caret.selection.start, caret.selection.end)
        first = bisect_left(self.found, start, key=lambda span: span.end)
        for span in self.found[first:]:
            if span.start >= end:
                break
            cuts += (span.start, span.end)
        return [cut for cut in cuts if start < cut < end]

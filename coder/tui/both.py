"""How what several coders marked is shown in one excerpt: brackets beside the rows, signs at the ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from coder.locale.language import _
from coder.model.span import Span
from coder.model.transcript import Transcript
from coder.reports.comparing import ENDS
from coder.tui.around import Excerpt, around
from coder.tui.looks import UNKNOWN, CodeLook
from coder.tui.transcript.lanes import ASCII, BOX, Glyphs
from coder.tui.transcript.places import Sentences
from coder.tui.widgets.prose import RAIL, Paragraph, Rail
from coder.tui.wording import named

ASCII_ENDS = (("[", "]"), ("{", "}"), ("<", ">"), ("(", ")"))


@dataclass(frozen=True, slots=True)
class Side:
    """What one coder marked."""

    coder: str
    marked: tuple[tuple[Span, str], ...] = ()
    """Passages, each with its code; they may overlap."""


def side_sign(place: int, *, ascii_signs: bool = False) -> str:
    """Give the signs at the ends of what the coder at a place marked.

    >>> side_sign(0), side_sign(1, ascii_signs=True)
    ('【】', '{}')
    """
    return "".join(_ends(place, ascii_signs=ascii_signs))


def _ends(place: int, *, ascii_signs: bool) -> tuple[str, str]:
    ends = ASCII_ENDS if ascii_signs else ENDS
    return ends[place % len(ends)]


def letter_of(place: int) -> str:
    """Give the letter of the coder at a place: A, B, C."""
    return chr(ord("A") + place)


def sides_told(
    sides: Sequence[Side], looks: Mapping[str, CodeLook], *, ascii_signs: bool = False
) -> list[Paragraph]:
    """Say which coder gave what, and by which letter and which signs to know it below."""
    told = []
    for place, side in enumerate(sides):
        codes = list(dict.fromkeys(code for _span, code in side.marked))
        given = _(", ").join(named(code, looks[code].name) if code in looks else code for code in codes)
        words = _("{coder} {signs}: {codes}").format(
            coder=side.coder,
            signs=side_sign(place, ascii_signs=ascii_signs),
            codes=given or _("nothing here"),
        )
        color = looks.get(codes[0], UNKNOWN).color if codes else ""
        told.append(Paragraph(words, "body" if codes else "quiet", RAIL, letter_of(place), color))
    return told


def side_by_side(
    transcript: Transcript,
    sides: Sequence[Side],
    looks: Mapping[str, CodeLook],
    sentences: Sentences,
    *,
    ascii_signs: bool = False,
) -> list[Paragraph]:
    """Show what several coders marked in its turns, with some sentences around; each has its lane."""
    spans = [span for side in sides for span, _code in side.marked]
    if not spans:
        return []
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    drawing = _Drawing(tuple(_marks(sides, looks, ascii_signs=ascii_signs)), ascii_signs)
    told = around(transcript, whole, sentences, drawing.draw)
    return [replace(paragraph, indent=drawing.lanes * RAIL) for paragraph in told]


@dataclass(frozen=True, slots=True)
class _Mark:
    """One passage, with how it is drawn."""

    span: Span
    side: int
    lane: int
    color: str
    ends: tuple[str, str]


def _marks(sides: Sequence[Side], looks: Mapping[str, CodeLook], *, ascii_signs: bool) -> Iterator[_Mark]:
    """Give each passage a lane: those of one coder share one, unless they overlap."""
    lane = 0
    for place, side in enumerate(sides):
        ends_of_lanes = [0]
        for span, code in sorted(side.marked):
            free = next((at for at, end in enumerate(ends_of_lanes) if end <= span.start), len(ends_of_lanes))
            ends_of_lanes[free:] = [span.end, *ends_of_lanes[free + 1 :]]
            color = looks.get(code, UNKNOWN).color
            yield _Mark(span, place, lane + free, color, _ends(place, ascii_signs=ascii_signs))
        lane += len(ends_of_lanes)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Draws excerpts with the passages in them."""

    marks: tuple[_Mark, ...]
    ascii_signs: bool

    @property
    def lanes(self) -> int:
        """Count the lanes."""
        return 1 + max((mark.lane for mark in self.marks), default=0)

    def draw(self, excerpt: Excerpt) -> Paragraph:
        """Put signs where passages begin and end, a tone on what they cover, and brackets beside them."""
        here = [mark for mark in self.marks if mark.span.overlap(excerpt.bounds)]
        written = _Written(open=[mark for mark in here if mark.span.start < excerpt.bounds.start])
        place = excerpt.origin
        for offset, *_order, mark, opens in sorted(_signs(here, excerpt.bounds)):
            written.write(excerpt.text[place - excerpt.origin : offset - excerpt.origin])
            written.sign(mark, opens=opens)
            place = offset
        written.write(excerpt.text[place - excerpt.origin :])
        rails = tuple(written.rail(mark, ASCII if self.ascii_signs else BOX) for mark in here)
        return Paragraph(written.text, marks=tuple(written.tones), rails=rails)


@dataclass(slots=True)
class _Written:
    """What has been written of an excerpt so far."""

    open: list[_Mark]
    """Passages that have begun and not ended."""
    text: str = ""
    tones: list[tuple[int, int, str]] = field(default_factory=list)
    starts: dict[_Mark, int] = field(default_factory=dict)
    ends: dict[_Mark, int] = field(default_factory=dict)

    def write(self, words: str) -> None:
        """Go on with words of the text."""
        self._add(words, self.open)

    def sign(self, mark: _Mark, *, opens: bool) -> None:
        """Let a passage begin or end."""
        if opens:
            self.starts[mark] = len(self.text)
            self.open.append(mark)
        else:
            self.open.remove(mark)
        self._add(mark.ends[not opens], [mark])
        if not opens:
            self.ends[mark] = len(self.text)

    def _add(self, text: str, marks: Sequence[_Mark]) -> None:
        if text and marks:
            self.tones.append((len(self.text), len(self.text) + len(text), _tone(marks)))
        self.text += text

    def rail(self, mark: _Mark, glyphs: Glyphs) -> Rail:
        """Draw the bracket of a passage; it goes on where the passage does not begin or end here."""
        start, end = self.starts.get(mark, -1), self.ends.get(mark, len(self.text) + 1)
        return Rail(start, end, mark.lane, letter_of(mark.side), mark.color, glyphs)


def _signs(marks: Sequence[_Mark], bounds: Span) -> Iterator[tuple[int, int, int, int, _Mark, bool]]:
    """Say where which sign stands: at one place ends before beginnings, so that pairs of signs nest."""
    for number, mark in enumerate(marks):
        start, end = mark.span.start, mark.span.end
        if bounds.start <= start:
            yield start, 1, -end, number, mark, True
        if end <= bounds.end:
            yield end, 0, -start, -number, mark, False


def _tone(marks: Sequence[_Mark]) -> str:
    """Say who marked it: the first coder alone, another one alone, several."""
    sides = {mark.side for mark in marks}
    return "both" if len(sides) > 1 else "first" if sides == {0} else "second"

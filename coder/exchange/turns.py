"""Where the words of each turn begin and end, once it is known which lines are labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from coder.exchange.lines import BLANKS
from coder.exchange.speaker_shapes import Label
from coder.exchange.time_marks import end_mark
from coder.exchange.unreadable import warning
from coder.model.problem import Problem
from coder.model.span import Span
from coder.model.transcript import Turn

ENOUGH_TO_COUNT = 10
"""In fewer turns it says nothing that somebody speaks once."""

_CLOSING = re.compile(r"[（(]?(?:以上|本)?[內内]容由[ \t]*AI[ \t]*(?:自[动動])?生成.{0,40}")
_DIVIDER = re.compile(r"#{1,6}[ \t]|(?:-{3,}|\*{3,}|_{3,})[ \t]*$")
"""A heading or a rule: in Markdown, no words of whoever spoke before."""
_FRAME = re.compile(f"{_DIVIDER.pattern}|>")
"""Or a stage note."""


def turns_of(text: str, labels: Sequence[Label], *, marked: bool = False) -> tuple[Turn, ...]:
    """Give each label the words up to the next one."""
    ends = [*(label.start for label in labels[1:]), len(text)][: len(labels)]
    turns = []
    for number, (label, end) in enumerate(zip(labels, ends, strict=True), start=1):
        spoken = _trimmed(text, label.words, end)
        if number == len(labels):
            spoken = _without_closing(text, spoken)
        if marked:
            bare = _without(_FRAME, text, spoken)
            # Of a turn that is nothing but a note, the note is what there is.
            spoken = bare if len(bare) else _without(_DIVIDER, text, spoken)
        spoken, end_ms = _without_end_mark(text, spoken)
        turns.append(Turn(number, spoken, label.name, label.ms, end_ms))
    return tuple(turns)


def turn_warnings(text: str, turns: Sequence[Turn]) -> list[Problem]:
    """Note what a person should look at: somebody who speaks once, times that go backwards."""
    found: list[Problem] = []
    seen = Counter(turn.speaker for turn in turns if turn.speaker)
    once = [turn for turn in turns if turn.speaker and seen[turn.speaker] == 1]
    if once and len(turns) >= ENOUGH_TO_COUNT:
        names = tuple(f"“{turn.speaker}”" for turn in once[:5])
        found.append(warning("speaker-once", line=_line(text, once[0]), names=names, count=len(once)))
    timed = [turn for turn in turns if turn.start_ms is not None]
    back = [later for earlier, later in pairwise(timed) if _precedes(later, earlier)]
    if back:
        found.append(warning("times-backwards", line=_line(text, back[0]), count=len(back)))
    return found


def _precedes(turn: Turn, other: Turn) -> bool:
    return (turn.start_ms or 0) < (other.start_ms or 0)


def _line(text: str, turn: Turn) -> int:
    return text.count("\n", 0, turn.span.start) + 1


def _trimmed(text: str, start: int, end: int) -> Span:
    begin = start
    while begin < end and text[begin] in BLANKS:
        begin += 1
    if begin == end:
        return Span(start, start)
    while text[end - 1] in BLANKS:
        end -= 1
    return Span(begin, end)


def _last_line(text: str, span: Span) -> int:
    """Find where the last line inside begins."""
    return max(span.start, text.rfind("\n", span.start, span.end) + 1)


def _without_closing(text: str, span: Span) -> Span:
    last = _last_line(text, span)
    return _trimmed(text, span.start, last) if _CLOSING.fullmatch(text, last, span.end) else span


def _without(pattern: re.Pattern[str], text: str, span: Span) -> Span:
    """Leave out the lines at the end that fit a pattern."""
    while len(span) and pattern.match(text, _last_line(text, span), span.end):
        span = _trimmed(text, span.start, _last_line(text, span))
    return span


def _without_end_mark(text: str, span: Span) -> tuple[Span, int | None]:
    found = end_mark(span.of(text))
    if found is None:
        return span, None
    length, ms = found
    return _trimmed(text, span.start, span.start + length), ms

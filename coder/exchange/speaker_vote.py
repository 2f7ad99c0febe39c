"""In which shape this file says who speaks, if in any.

The shape that most lines have wins, and is accepted only if what it makes looks like a conversation: turns
with words in them, from the beginning of the file on, and names that are known or come back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from coder.exchange.lines import BLANKS, Line, written_lines
from coder.exchange.speaker_shapes import NO_SENTENCE, OPENING_TIME, SHAPES, Label, Shape, labels_by_shape
from coder.exchange.unreadable import warning
from coder.model.problem import Problem
from coder.model.speakers import folded, is_known_label

OFTEN = 3
"""A label that is seen so often needs no other proof."""
WITH_WORDS = 0.8
FIRST_WITHIN = 20
"""Lines, not counting blank ones."""

_NO_NAMES = frozenset(
    {
        "注",
        "备注",
        "備註",
        "附注",
        "附註",
        "按",
        "例如",
        "比如",
        "比如说",
        "比如說",
        "譬如",
        "也就是说",
        "也就是說",
    }
    | {
        "首先",
        "其次",
        "再次",
        "最后",
        "最後",
        "另外",
        "总之",
        "總之",
        "即",
        "原因",
        "结论",
        "結論",
        "问题",
        "問題",
    }
    | {f"第{number}" for number in "一二三四五六七八九十"}
    | {"note", "nb", "n.b.", "example", "e.g.", "first", "second", "third", "finally", "p.s.", "ps"}
)
"""What speech puts before a colon again and again without naming anybody."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What the lines of a file say about its shape."""

    shape: str | None = None
    count: int = 0
    runner_up: str | None = None
    runner_up_count: int = 0


@dataclass(frozen=True, slots=True)
class Elected:
    """The labels of the shape that won; none if it was not accepted, with the reason."""

    vote: Vote
    labels: tuple[Label, ...] = ()
    marked: bool = False
    warnings: tuple[Problem, ...] = ()


def elect(text: str, start: int = 0) -> Elected:
    """Let the lines from an offset on vote."""
    lines = [line for line in written_lines(text, start) if not line.blank]
    found = labels_by_shape(lines)
    counted = {shape: _trusted(shape, found[shape], lines) for shape in SHAPES}
    ranked = sorted((shape for shape in SHAPES if counted[shape]), key=lambda shape: -len(counted[shape]))
    if not ranked:
        return Elected(Vote(), warnings=(warning("no-turns"),))
    winner, *others = ranked
    vote = Vote(
        winner.name,
        len(counted[winner]),
        others[0].name if others else None,
        len(counted[others[0]]) if others else 0,
    )
    labels = counted[winner]
    if refusal := _refusal(text, lines, winner, labels):
        return Elected(
            vote, warnings=(warning("no-turns", reason=refusal, shape=winner.name, lines=len(labels)),)
        )
    return Elected(vote, tuple(labels), winner.marked, _passed_over(found[winner], labels))


def _trusted(shape: Shape, labels: Sequence[Label], lines: Sequence[Line]) -> list[Label]:
    """Keep the labels that name a speaker: known, or seen twice, or vouched for by their shape."""
    seen = Counter(label.name for label in labels)
    sure = [label for label in labels if label.name is not None and _sure(label.name, seen[label.name])]
    if shape.timed:
        return sure if _mostly_nameless(shape, labels, lines) else _in_time(labels, sure)
    if shape.headed:
        return list(labels) if sure or _alone(labels, lines) else []
    return list(labels) if len(_firm(labels)) < 2 and _everywhere(labels, lines) else sure


def _firm(labels: Sequence[Label]) -> list[str]:
    """Name those who are known or come back often."""
    seen = Counter(label.name for label in labels if label.name)
    return [name for name, times in seen.items() if is_known_label(name) or times >= OFTEN]


def _everywhere(labels: Sequence[Label], lines: Sequence[Line]) -> bool:
    """Say whether every line has a label, at least one of them known: then the others are names too."""
    names = {label.name for label in labels if label.name and folded(label.name) not in _NO_NAMES}
    return len(labels) == len(lines) and len(names) > 1 and any(is_known_label(name) for name in names)


def _sure(name: str, times: int) -> bool:
    return is_known_label(name) or (times >= 2 and folded(name) not in _NO_NAMES)


def _alone(labels: Sequence[Label], lines: Sequence[Line]) -> bool:
    """Accept the one heading of a monologue, not one of several in a report."""
    return (
        len(labels) == 1 and sum(1 for line in lines if line.text.startswith(("## ", "### ", "#### "))) == 1
    )


def _mostly_nameless(shape: Shape, labels: Sequence[Label], lines: Sequence[Line]) -> bool:
    """Tell `[00:12] words`, where a colon names nobody, from lines with a speaker behind the time."""
    if shape.name != "time-name":
        return False
    return sum(1 for line in lines if OPENING_TIME.match(line.text)) > 2 * len(labels)


def _in_time(labels: Sequence[Label], sure: Sequence[Label]) -> list[Label]:
    """Take names seen once if their times fit between those around them."""
    trusted = {label.start for label in sure}
    next_sure = _next_times(labels, trusted)
    taken: list[Label] = []
    for label, limit in zip(labels, next_sure, strict=True):
        earlier = taken[-1].ms if taken else None
        fits = (earlier or 0) <= (label.ms or 0) and (limit is None or (label.ms or 0) <= limit)
        if label.start in trusted or (fits and _plain(label.name)):
            taken.append(label)
        elif not sure:
            return []
    return taken if sure or sum(1 for label in taken if label.name) >= 2 else []


def _next_times(labels: Sequence[Label], trusted: set[int]) -> list[int | None]:
    times: list[int | None] = []
    following: int | None = None
    for label in reversed(labels):
        times.append(following)
        following = label.ms if label.start in trusted else following
    return times[::-1]


def _plain(name: str | None) -> bool:
    return name is None or not any(mark in name for mark in NO_SENTENCE)


def _refusal(text: str, lines: Sequence[Line], shape: Shape, labels: Sequence[Label]) -> str | None:
    ends = [*(label.start for label in labels[1:]), len(text)]
    spoken = sum(1 for label, end in zip(labels, ends, strict=True) if text[label.words : end].strip(BLANKS))
    if spoken < WITH_WORDS * len(labels):
        return "without-words"
    first = labels[0].start
    if sum(1 for line in lines if line.start < first) >= FIRST_WITHIN and first > len(text) / 10:
        return "late"
    if shape.timed or shape.headed:
        return None
    return None if len(_firm(labels)) >= 2 or _everywhere(labels, lines) else "too-few"


def _passed_over(labels: Sequence[Label], taken: Sequence[Label]) -> tuple[Problem, ...]:
    """Name the lines of the winning shape that were read as words, the most name-like first."""
    starts = {label.start for label in taken}
    left = [label for label in labels if label.start not in starts and label.name]
    short = [label for label in left if len(label.name or "") <= 8]
    if not short:
        return ()
    names = tuple(f"“{name}”" for name in dict.fromkeys(label.name for label in short))[:5]
    return (warning("labels-read-as-words", line=short[0].line, names=names, count=len(short)),)

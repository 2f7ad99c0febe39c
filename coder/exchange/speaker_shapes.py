"""In which shapes a line says who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from coder.exchange.lines import BLANKS, Line
from coder.exchange.time_marks import MARK, milliseconds

NO_SENTENCE = "。，！？；,!?;"
"""A name seen only once has none of these in it."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One way of writing who speaks; the pattern has groups `name`, `time` and, for what follows, `words`."""

    name: str
    pattern: re.Pattern[str]
    timed: bool = False
    headed: bool = False
    """Whether the label is a Markdown heading."""
    marked: bool = False
    """Whether the file is Markdown."""


@dataclass(frozen=True, slots=True)
class Label:
    """A line that says who speaks from here on."""

    line: int
    start: int
    """Where the line begins."""
    words: int
    """Where the spoken words begin."""
    name: str | None
    ms: int | None = None


def _compiled(pattern: str, longest: int = 60) -> re.Pattern[str]:
    name = rf"(?P<name>[^\s:：](?:[^:：]{{0,{longest - 2}}}?[^\s:：])??)"
    return re.compile(pattern.replace("NAME", name).replace("TS", rf"(?P<time>{MARK})"))


_BLANKS = r"[ \t\u3000]*"
SHAPES = (
    Shape("heading", _compiled(r"#{2,4}[ \t]+NAME[ \t]*[:：][ \t]*$", 80), headed=True, marked=True),
    Shape(
        "heading-time",
        _compiled(r"#{2,4}[ \t]+TS(?:[ \t]+NAME)?[ \t]*$", 80),
        timed=True,
        headed=True,
        marked=True,
    ),
    Shape("name-time", _compiled(_BLANKS + r"(?![#>*|])NAME[ \t\u3000]+TS[ \t]*$"), timed=True),
    Shape("name-(time)", _compiled(_BLANKS + r"(?![#>*|])NAME[ \t]*[(（\[]TS[)）\]][ \t]*[:：]"), timed=True),
    Shape(
        "time-name",
        _compiled(_BLANKS + r"[\[(（【]?TS[\])）】]?[ \t]*(?![-–—>])NAME[ \t]*[:：](?!//)"),
        timed=True,
    ),
    Shape("bold", _compiled(_BLANKS + r"\*\*(?!\*)NAME[:：]?\*\*[:：]?"), marked=True),
    Shape("tab", _compiled(rf"(?:(?:\d{{1,5}}|{MARK})\t)?(?![#>*|])NAME\t(?:TS\t)?")),
    Shape("label", _compiled(_BLANKS + r"(?![#>*|\[(（【\d])NAME[ \t]*[:：](?!//)", 30)),
)


LABEL = SHAPES[-1]
OPENING_TIME = re.compile(rf"{_BLANKS}[\[(（【]?{MARK}(?![\d:：])")


def labels_by_shape(lines: Iterable[Line]) -> dict[Shape, list[Label]]:
    """Sort the lines that could be labels by shape; each counts for the first, most telling one it fits."""
    found: dict[Shape, list[Label]] = {shape: [] for shape in SHAPES}
    for line in lines:
        for shape in SHAPES:
            if label := label_in(shape, line):
                found[shape].append(label)
                break
    return found


def label_in(shape: Shape, line: Line) -> Label | None:
    """Read a line as a label of one shape."""
    match = shape.pattern.match(line.text)
    if match is None:
        return None
    name = match["name"]
    if name is not None and not _nameable(shape, name):
        return None
    time = match["time"] if "time" in shape.pattern.groupindex else None
    ms = milliseconds(time) if time else None
    name = name.strip(BLANKS) if name is not None else None
    return Label(line.number, line.start, line.start + match.end(), name, ms)


def _nameable(shape: Shape, name: str) -> bool:
    if "\t" in name or not any(character.isalpha() for character in name):
        return False
    return shape.name != "label" or not any(mark in name for mark in NO_SENTENCE)

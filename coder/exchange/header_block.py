"""What a transcript says of the case before anybody speaks: `访谈时间：2026年3月12日` and the like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from coder.exchange.attribute_keys import PEOPLE, attribute_for, put
from coder.exchange.lines import BLANKS, Line, written_lines
from coder.exchange.speaker_shapes import SHAPES
from coder.model.speakers import folded, is_known_label

SEARCHED = 12
"""Lines with words in which a block must begin."""
LONGEST_VALUE = 300

_PAIR = re.compile(
    r"[ \t\u3000]*(?:[-*•·][ \t]+)?(?:\*\*)?"
    r"(?P<key>[^\s\d:：。，！？；,!?;#>*|\[(（【][^:：。，！？；,!?;\t]{0,29}?)"
    r"(?:\*\*)?[ \t\u3000]*(?P<mark>[:：]|\t)(?!//)(?:\*\*)?(?P<value>.*)"
)
_STAMP = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2}) \d{2}:\d{2}(?::\d{2})?(?: [A-Z]{2,5})?\|")
_SPEECH = re.compile(r".*(?:[。？！?!]|……)$|[您你嗯]|(?:hello|hi|yes|no)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HeaderBlock:
    """The attributes found, and where speech may begin."""

    attributes: dict[str, str] = field(default_factory=dict)
    end: int = 0


@dataclass(frozen=True, slots=True)
class _Pair:
    line: Line
    key: str
    value: str
    attribute: str | None


def header_block(text: str, start: int = 0) -> HeaderBlock:
    """Read the first run of `key：value` lines if one of its keys is known."""
    attributes: dict[str, str] = {}
    lines = list(written_lines(text[: start + 64 * 1024], start))
    end = start
    if stamp := next((_STAMP.match(line.text) for line in lines[:3] if _STAMP.match(line.text)), None):
        attributes["date"] = stamp["day"]
    run = _first_run(lines)
    pairs = _before_speech(run)
    if _is_header(pairs):
        for pair in pairs:
            put(attributes, pair.attribute or pair.key, pair.value)
        end = pairs[-1].line.start + len(pairs[-1].line.text)
    return HeaderBlock(attributes, end)


def _first_run(lines: Sequence[Line]) -> list[_Pair]:
    run: list[_Pair] = []
    written = 0
    for line in lines:
        pair = _pair(line)
        if pair is not None:
            run.append(pair)
        elif run or written >= SEARCHED or _opens_speech(line):
            break
        written += not line.blank
    return run


def _pair(line: Line) -> _Pair | None:
    match = _PAIR.match(line.text)
    if match is None or len(match["value"]) > LONGEST_VALUE or _opens_speech(line):
        return None
    key = match["key"].strip(BLANKS)
    attribute = attribute_for(key)
    if match["mark"] == "\t" and attribute is None:
        return None
    return _Pair(line, key, match["value"].strip(BLANKS), attribute)


def _opens_speech(line: Line) -> bool:
    """Tell a label that cannot be taken for a key: a heading, or one with a time."""
    return any(shape.pattern.match(line.text) for shape in SHAPES if shape.timed or shape.headed)


def _before_speech(run: Sequence[_Pair]) -> list[_Pair]:
    """Cut the run where people begin to talk: at a label, at one that comes again, at a sentence."""
    keys = [folded(pair.key) for pair in run]
    for at, pair in enumerate(run):
        person = pair.attribute in PEOPLE or pair.attribute is None
        if is_known_label(pair.key) and pair.attribute not in PEOPLE:
            return list(run[:at])
        if person and (keys.count(keys[at]) > 1 or _SPEECH.match(pair.value)):
            return list(run[:at])
    return list(run)


def _is_header(pairs: Sequence[_Pair]) -> bool:
    known = [pair for pair in pairs if pair.attribute is not None]
    if any(pair.attribute not in PEOPLE for pair in known):
        return True
    return len(known) == len(pairs) > 0 and all(0 < len(pair.value) <= 12 for pair in pairs)

"""How subtitles become one text: what one speaker says in a row stands below one line with name and time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from coder.exchange.lines import BLANKS
from coder.exchange.time_marks import clock
from coder.model.span import Span
from coder.model.transcript import Turn

RENDER = 1
"""Goes up when the same file would give another text."""

TIMING = re.compile(
    r"[ \t]*(?P<start>(?:\d{1,6}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,9})?)[ \t]*-->[ \t]*"
    r"(?P<end>(?:\d{1,6}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,9})?)(?:[ \t].*)?"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """What is heard from one time to another."""

    start_ms: int
    end_ms: int
    text: str
    line: int
    """Where its times stand in the file."""
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """Cues as one text."""

    text: str
    turns: tuple[Turn, ...]
    cue_times: tuple[tuple[int, int], ...]


def render(cues: Sequence[Cue]) -> Rendered:
    """Write `NAME hh:mm:ss.mmm`, the words and an empty line for each speaker in a row.

    Cues of one speaker are joined to running text, since a sentence goes on from one to the next. Of cues
    without a speaker each has its line and is a turn: nobody knows who ends there.
    """
    parts: list[str] = []
    turns: list[Turn] = []
    times: list[tuple[int, int]] = []
    length = 0
    for speaker, group in groupby(_spoken(cues), key=lambda cue: cue.speaker):
        row = list(group)
        if speaker is not None:
            head = f"{speaker} {clock(row[0].start_ms)}\n"
            words, starts = _joined(row)
            at = length + len(head)
            turns.append(
                Turn(len(turns) + 1, Span(at, at + len(words)), speaker, row[0].start_ms, row[-1].end_ms)
            )
            times += [(at + start, cue.start_ms) for start, cue in zip(starts, row, strict=True)]
            parts.append(f"{head}{words}\n\n")
        else:
            at = length
            for cue in row:
                turns.append(
                    Turn(len(turns) + 1, Span(at, at + len(cue.text)), None, cue.start_ms, cue.end_ms)
                )
                times.append((at, cue.start_ms))
                at += len(cue.text) + 1
            parts.append("".join(cue.text + "\n" for cue in row) + "\n")
        length += len(parts[-1])
    return Rendered("".join(parts), tuple(turns), tuple(times))


def _spoken(cues: Sequence[Cue]) -> list[Cue]:
    """Leave out cues without words; a name is one line."""
    found = []
    for cue in cues:
        text = cue.text.strip(BLANKS)
        name = " ".join((cue.speaker or "").split()) or None
        if text:
            found.append(replace(cue, text=text, speaker=name))
    return found


def _joined(row: Sequence[Cue]) -> tuple[str, list[int]]:
    pieces = [row[0].text]
    starts = [0]
    for earlier, cue in pairwise(row):
        gap = "" if _wide(earlier.text[-1]) or _wide(cue.text[0]) else " "
        starts.append(starts[-1] + len(earlier.text) + len(gap))
        pieces += gap, cue.text
    return "".join(pieces), starts


def _wide(character: str) -> bool:
    """Say whether a character belongs to a script that puts no blanks between words."""
    return unicodedata.east_asian_width(character) in {"W", "F"}

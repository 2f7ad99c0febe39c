"""What a SubRip file says.

Read line by line, so that a blank line inside a cue stays in it, and a file made to be slow is not.
"""

from __future__ import annotations

import re

from coder.exchange.cues import TIMING, Cue
from coder.exchange.lines import BLANKS, Line, written_lines
from coder.exchange.time_marks import milliseconds
from coder.exchange.unreadable import UnreadableError

_INDEX = re.compile(r"[ \t]*\d{1,9}[ \t]*")
_TAG = re.compile(r"</?(?:[ibu]|font(?:[ \t][^>\n]{0,200})?)>|\{\\an?\d{1,2}\}", re.IGNORECASE)


def read_srt(text: str) -> tuple[Cue, ...]:
    """Give the cues in the order of the file, without marks of layout."""
    cues: list[Cue] = []
    words: list[str] = []
    timing: tuple[re.Match[str], int] | None = None
    for line in written_lines(text):
        match = TIMING.fullmatch(line.text)
        if match is None:
            _refuse_half_times(line)
            words.append(line.text)
            continue
        if words and _INDEX.fullmatch(words[-1]):
            words.pop()
        if timing is not None:
            cues.append(_cue(*timing, words))
        timing, words = (match, line.number), []
    return (*cues, _cue(*timing, words)) if timing is not None else ()


def _cue(times: re.Match[str], line: int, words: list[str]) -> Cue:
    text = _TAG.sub("", "\n".join(words)).strip(BLANKS)
    return Cue(milliseconds(times["start"]), milliseconds(times["end"]), text, line)


def _refuse_half_times(line: Line) -> None:
    """Refuse a line that was meant to hold times: the words below it would go to another cue."""
    if "-->" in line.text:
        raise UnreadableError("cue-times", line=line.number, found=line.text.strip())

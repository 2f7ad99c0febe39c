"""What a WebVTT file says, with the speakers of its voice tags.

`webvtt-py` joins two voices of one cue and drops in silence what it cannot read; here a block that is no cue
is counted.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from coder.exchange.cues import TIMING, Cue
from coder.exchange.lines import BLANKS, Line, written_lines
from coder.exchange.time_marks import milliseconds
from coder.exchange.unreadable import UnreadableError, warning
from coder.model.problem import Problem

_VOICE = re.compile(r"<v(?:\.[^ \t>\n]{1,60})?[ \t]+(?P<name>[^>\n]{1,120})>")
_TAG = re.compile(r"</?(?:[cibuv]|lang|ruby|rt)(?:[. \t][^>\n]{0,200})?>|<\d[\d:.]{0,20}>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_NO_CUE = ("NOTE", "STYLE", "REGION")


def read_vtt(text: str) -> tuple[tuple[Cue, ...], tuple[Problem, ...]]:
    """Give the cues in the order of the file; one with two voices makes two."""
    cues: list[Cue] = []
    passed: list[int] = []
    for block in _blocks(text):
        at = next((at for at, line in enumerate(block[:2]) if TIMING.fullmatch(line.text)), None)
        if at is not None:
            cues += _cues(block[at], [line.text for line in block[at + 1 :]])
        elif any("-->" in line.text for line in block[:2]):
            broken = next(line for line in block if "-->" in line.text)
            raise UnreadableError("cue-times", line=broken.number, found=broken.text.strip())
        elif not block[0].text.startswith(_NO_CUE):
            passed.append(block[0].number)
    skipped = (warning("cues-passed-over", line=passed[0], count=len(passed)),) if passed else ()
    return tuple(cues), skipped


def _blocks(text: str) -> Iterator[Sequence[Line]]:
    """Go through what stands between empty lines, behind the head of the file."""
    block: list[Line] = []
    head = True
    for line in written_lines(text + "\n\n"):
        if line.text:
            block.append(line)
        elif block:
            if not head:
                yield block
            block, head = [], False


def _cues(times: Line, words: list[str]) -> list[Cue]:
    match = TIMING.fullmatch(times.text)
    if match is None:
        return []
    start, end = milliseconds(match["start"]), milliseconds(match["end"])
    return [Cue(start, end, said, times.number, name) for name, said in _voices("\n".join(words))]


def _voices(payload: str) -> list[tuple[str | None, str]]:
    """Cut the words at the voice tags; what stands before the first belongs to nobody."""
    marks = list(_VOICE.finditer(payload))
    ends = [*(mark.start() for mark in marks), len(payload)]
    voices: list[tuple[str | None, str]] = [(None, _plain(payload[: ends[0]]))]
    for mark, end in zip(marks, ends[1:], strict=True):
        voices.append((_plain(mark["name"]) or None, _plain(payload[mark.end() : end])))
    return [(name, said) for name, said in voices if said]


def _plain(marked: str) -> str:
    """Take tags away and write entities as the characters they stand for."""
    bare = _ENTITY.sub(lambda found: html.unescape(found[0]).replace("\r", "\n"), _TAG.sub("", marked))
    return bare.strip(BLANKS)

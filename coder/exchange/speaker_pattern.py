"""Who speaks according to a regular expression the user gave, with groups `name`, `time` and `text`.

The pattern is foreign: it is compiled and tried by `regex`, which can stop after a time.
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from coder.exchange.cues import Cue
from coder.exchange.lines import BLANKS, Line, written_lines
from coder.exchange.speaker_shapes import Label
from coder.exchange.time_marks import MARK, milliseconds
from coder.exchange.unreadable import UnreadableError

LONGEST = 1000
SECONDS = 5.0
"""For one file, all lines together."""


class _Match(Protocol):
    def group(self, name: str) -> str | None: ...
    def start(self, name: str) -> int: ...
    def end(self) -> int: ...


class SpeakerPattern:
    """A pattern that was found usable."""

    def __init__(self, pattern: str) -> None:
        import regex  # noqa: PLC0415 -- costs 20 ms, and is needed only for a pattern of one's own

        if len(pattern) > LONGEST:
            raise UnreadableError("speakers-pattern", detail=f"> {LONGEST}")
        try:
            self._compiled = regex.compile(pattern)
        except (regex.error, RecursionError, OverflowError, ValueError) as error:
            raise UnreadableError("speakers-pattern", detail=str(error)) from None
        self._groups = frozenset(self._compiled.groupindex)
        if "name" not in self._groups:
            raise UnreadableError("speakers-pattern-name")
        self._left = SECONDS

    def labels(self, text: str, start: int = 0) -> tuple[Label, ...]:
        """Find the lines that fit."""
        found = (self._label(line) for line in written_lines(text, start) if not line.blank)
        return tuple(label for label in found if label is not None)

    def with_speakers(self, cues: Sequence[Cue]) -> tuple[Cue, ...]:
        """Take labels off the words of cues; one that does not fit goes on with whoever spoke."""
        speaking: str | None = None
        named: list[Cue] = []
        for cue in cues:
            label = self._label(Line(cue.line, 0, cue.text))
            speaking = label.name if label else cue.speaker or speaking
            named.append(replace(cue, speaker=speaking, text=cue.text[label.words :] if label else cue.text))
        return tuple(named)

    def _label(self, line: Line) -> Label | None:
        match = self._match(line)
        name = (match.group("name") or "").strip(BLANKS) if match else ""
        if match is None or not name:
            return None
        words = match.start("text") if "text" in self._groups else -1
        written = (match.group("time") or "").strip(BLANKS) if "time" in self._groups else ""
        ms = milliseconds(written) if re.fullmatch(MARK, written) else None
        return Label(line.number, line.start, line.start + (words if words >= 0 else match.end()), name, ms)

    def _match(self, line: Line) -> _Match | None:
        began = time.monotonic()
        try:
            return self._compiled.match(line.text, timeout=max(self._left, 0.001))
        except TimeoutError:
            raise UnreadableError("speakers-pattern-slow", line=line.number, seconds=int(SECONDS)) from None
        finally:
            self._left -= time.monotonic() - began

"""Where the lines of a canonical text stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

BLANKS = " \t\n\u00a0\u3000"
"""What may stand around words without being any."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end."""

    number: int
    """Counted from 1."""
    start: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether nobody wrote anything on it."""
        return not self.text.strip(BLANKS)


def written_lines(text: str, start: int = 0) -> Iterator[Line]:
    """Go through the lines from an offset on; only LF ends one."""
    number = text.count("\n", 0, start) + 1
    for line in text[start:].split("\n"):
        yield Line(number, start, line)
        start += len(line) + 1
        number += 1

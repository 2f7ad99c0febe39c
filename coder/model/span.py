"""A stretch of text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text, `[start, end)` in code points of the canonical text."""

    start: int
    """Offset of the first character inside."""
    end: int
    """Offset just past the last one."""

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def overlap(self, other: Span) -> int:
        """Count the characters both hold; touching ends share none."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def of(self, text: str) -> str:
        """Give the words it covers."""
        return text[self.start : self.end]

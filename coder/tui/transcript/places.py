"""Where do words, sentences and turns begin and end: asked turn by turn, only when a key needs it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from coder.model.span import Span
from coder.model.transcript import Transcript
from coder.tui.transcript.labels import labels
from coder.tui.transcript.measure import FOLDED, Measure

Sentences = Callable[[str], tuple[tuple[int, int], ...]]


class Words(Protocol):
    """Whatever knows where the words of a text part."""

    def boundaries(self, text: str) -> tuple[int, ...]:
        """Give the offsets at which words begin or end."""


class Unit(StrEnum):
    """What a key can select at a time."""

    WORD = "word"
    SENTENCE = "sentence"
    TURN = "turn"


class Places:
    """The units of one transcript; a block is a turn, the label before it, or what stands between two."""

    def __init__(self, transcript: Transcript, measure: Measure, sentences: Sentences, words: Words) -> None:
        self._text, self._measure = transcript.text, measure
        self._sentences, self._words = sentences, words
        self._turns = {turn.span.start for turn in transcript.turns}
        self._labels = {span.start for span, _ in labels(transcript)}
        turn_ends = {turn.span.end for turn in transcript.turns}
        self._edges = sorted({0, len(self._text), *self._turns, *self._labels, *turn_ends})
        self.units = lru_cache(maxsize=64)(self._units)

    def forget(self) -> None:
        """Ask for words and sentences anew, since a better dictionary has come."""
        self.units.cache_clear()

    def _blocks(self) -> int:
        return max(1, len(self._edges) - 1)

    def _block_of(self, offset: int) -> int:
        return max(0, min(bisect_right(self._edges, offset), len(self._edges) - 1) - 1)

    def _units(self, unit: Unit, block: int) -> tuple[Span, ...]:
        """List the units of a block, without the blanks and labels around them."""
        if len(self._edges) < 2:
            return ()
        first, last = self._edges[block], self._edges[block + 1]
        if first in self._labels or (unit is Unit.TURN and self._turns and first not in self._turns):
            return ()
        text = self._text[first:last]
        parts: tuple[tuple[int, int], ...] = ((0, len(text)),)
        if unit is Unit.SENTENCE:
            parts = self._sentences(text)
        elif unit is Unit.WORD:
            parts = tuple(pairwise(sorted({0, *self._words.boundaries(text), len(text)})))
        trimmed = (self._trim(first + start, first + end) for start, end in parts)
        spans = tuple(span for span in trimmed if span)
        if unit is Unit.WORD:
            return tuple(span for span in spans if any(map(str.isalnum, span.of(self._text)))) or spans
        return spans

    def _trim(self, start: int, end: int) -> Span | None:
        """Leave off blanks and what is not drawn; put both ends on stops."""
        shown = self._measure.text[start:end]
        bare = shown.lstrip(" \n\u3000" + FOLDED)
        start = self._measure.stop_from(end - len(bare))
        end = self._measure.stop_from(end - (len(bare) - len(bare.rstrip(" \n\u3000" + FOLDED))))
        return Span(start, end) if start < end else None

    def next_start(self, unit: Unit, offset: int) -> int:
        """Find where the following unit begins; after the last one, the end of the text."""
        for block in range(self._block_of(offset), self._blocks()):
            for span in self.units(unit, block):
                if span.start > offset:
                    return span.start
        return len(self._text)

    def next_end(self, unit: Unit, offset: int) -> int:
        """Find where this unit ends, or the following one if it has ended."""
        for block in range(self._block_of(offset), self._blocks()):
            for span in self.units(unit, block):
                if span.end > offset:
                    return span.end
        return len(self._text)

    def previous_start(self, unit: Unit, offset: int) -> int:
        """Find where this unit began, or the one before it from its very start."""
        for block in range(self._block_of(offset), -1, -1):
            for span in reversed(self.units(unit, block)):
                if span.start < offset:
                    return span.start
        return self._measure.stop_from(0)

    def previous_end(self, unit: Unit, offset: int) -> int:
        """Find the last end of a unit before an offset."""
        for block in range(self._block_of(offset), -1, -1):
            for span in reversed(self.units(unit, block)):
                if span.end < offset:
                    return span.end
        return self._measure.stop_from(0)

    def unit_at(self, unit: Unit, offset: int) -> Span | None:
        """Find the unit an offset lies in, else the next one; at the end of the text, the last."""
        for block in range(self._block_of(offset), self._blocks()):
            for span in self.units(unit, block):
                if span.end > offset:
                    return span
        for block in range(self._block_of(offset), -1, -1):
            if spans := self.units(unit, block):
                return spans[-1]
        return None

"""What a coder marked: spans with a code, brought into the form in which coders are compared."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import TypeAlias

from coder.agreement.units import Value

Span: TypeAlias = tuple[int, int, Value]
"""(start, end, code), half-open."""
Continua: TypeAlias = Sequence[Sequence[Span] | None]
"""One list per coder, in any order; `[]` is done with nothing coded, None is not done and left out."""


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Join the spans of one code that overlap, sorted by (start, end); spans that only touch stay two.

    >>> merge_spans([(3, 8, "a"), (0, 5, "a"), (8, 10, "a"), (4, 6, "b")])
    [(0, 8, 'a'), (4, 6, 'b'), (8, 10, 'a')]
    """
    merged: list[Span] = []
    last: dict[Value, int] = {}
    for start, end, code in sorted(spans, key=_position):
        if not start < end:
            raise ValueError(f"a span needs a start before its end, not {start} and {end}")
        place = last.get(code)
        if place is not None and start < merged[place][1]:
            merged[place] = (merged[place][0], max(merged[place][1], end), code)
        else:
            last[code] = len(merged)
            merged.append((start, end, code))
    merged.sort(key=_position)
    return merged


def _position(span: Span) -> tuple[int, int, str]:
    """Order spans, and equal places by the code's spelling, so that the order they came in never matters."""
    return span[0], span[1], repr(span[2])


def recode(spans: Iterable[Span], codes: Mapping[Value, Value]) -> list[Span]:
    """Put other codes in place of those that have one, leave out the rest, and merge what overlaps.

    >>> recode([(0, 5, "anger"), (3, 8, "joy"), (9, 12, "work")], {"anger": "emotion", "joy": "emotion"})
    [(0, 8, 'emotion')]
    """
    return merge_spans((start, end, codes[code]) for start, end, code in spans if code in codes)


def within(spans: Iterable[Span], length: int) -> list[Span]:
    """Merge spans and make sure that they lie inside a text."""
    if length < 0:
        raise ValueError("a text has no negative length")
    merged = merge_spans(spans)
    for start, end, code in merged:
        if start < 0 or end > length:
            raise ValueError(f"the span {start}:{end} of {code!r} is outside a text of {length} characters")
    return merged


def apply_mask(
    spans: Iterable[Span], length: int, exclude: Iterable[tuple[int, int]]
) -> tuple[list[Span], int]:
    """Take characters out of a text: give the spans in what is left, and its length.

    A span over excluded text stays one span; one with nothing left is dropped; spans that now touch stay
    two. Offsets count the kept characters before them.

    >>> apply_mask([(2, 9, "a"), (4, 6, "b"), (12, 14, "a")], 20, [(4, 6), (8, 12)])
    ([(2, 6, 'a'), (6, 8, 'a')], 14)
    """
    mask = Mask(length, exclude)
    kept = [(mask.place(start), mask.place(end), code) for start, end, code in spans]
    return sorted((span for span in kept if span[0] < span[1]), key=_position), mask.length


class Mask:
    """Which characters of a text count, and where each of them stands among those."""

    def __init__(self, length: int, exclude: Iterable[tuple[int, int]]) -> None:
        gaps = within(((start, end, None) for start, end in exclude if start != end), length)
        self._starts = [start for start, _end, _code in gaps]
        self._ends = [end for _start, end, _code in gaps]
        self._before = [0, *accumulate(end - start for start, end, _code in gaps)]
        self._full = length
        self.length = length - self._before[-1]
        """The number of characters that count."""

    def place(self, offset: int) -> int:
        """Count the kept characters before an offset.

        >>> [Mask(10, [(2, 5)]).place(offset) for offset in (0, 2, 4, 5, 10)]
        [0, 2, 2, 2, 7]
        """
        if not 0 <= offset <= self._full:
            raise ValueError(f"offset {offset} is outside a text of {self._full} characters")
        gaps = bisect_right(self._starts, offset)
        if not gaps:
            return offset
        return offset - self._before[gaps] + max(0, self._ends[gaps - 1] - offset)

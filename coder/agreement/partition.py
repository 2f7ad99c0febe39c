"""What the u-alpha family takes from coders: for each, the units of a text, of which no two overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from coder.agreement.spans import Continua, Span, within

Violation: TypeAlias = tuple[int, Span, Span]
"""(coder, first span, second span)."""


class OverlapError(ValueError):
    """A coder gave overlapping spans different codes, which no partition of the text can hold."""

    def __init__(self, violations: Sequence[Violation]) -> None:
        super().__init__(f"{len(violations)} overlaps of different codes within one coder")
        self.violations = tuple(violations)
        """Each overlap: the coder's place in the list, and both spans."""


def partitions_of(continua: Continua, length: int) -> list[list[Span]]:
    """Give the units of each coder who is done, sorted; overlaps of one code are merged.

    >>> partitions_of([[(3, 8, "a"), (0, 5, "a")], None, []], 10)
    [[(0, 8, 'a')], []]
    """
    merged = [(coder, within(spans, length)) for coder, spans in enumerate(continua) if spans is not None]
    violations = [(coder, *pair) for coder, spans in merged for pair in overlapping(spans)]
    if violations:
        raise OverlapError(violations)
    return [spans for _coder, spans in merged]


def overlapping(spans: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Find each two of a coder's spans that overlap, among spans sorted by start.

    >>> list(overlapping([(0, 5, "a"), (3, 8, "b"), (8, 9, "a")]))
    [((0, 5, 'a'), (3, 8, 'b'))]
    """
    open_spans: list[Span] = []
    for span in spans:
        if open_spans:
            open_spans = [earlier for earlier in open_spans if earlier[1] > span[0]]
            yield from ((earlier, span) for earlier in open_spans)
        open_spans.append(span)


def intersections(first: Sequence[Span], second: Sequence[Span]) -> Iterator[tuple[int, int, int, int]]:
    """Sweep two partitions: give each stretch that a unit of both holds, and the places of the two units.

    >>> list(intersections([(0, 5, "a"), (7, 9, "b")], [(3, 8, "a")]))
    [(3, 5, 0, 0), (7, 8, 1, 0)]
    """
    i = j = 0
    while i < len(first) and j < len(second):
        start, end = first[i][0], first[i][1]
        other_start, other_end = second[j][0], second[j][1]
        low = max(other_start, start)
        if end <= other_end:
            if low < end:
                yield low, end, i, j
            i += 1
        else:
            if low < other_end:
                yield low, other_end, i, j
            j += 1

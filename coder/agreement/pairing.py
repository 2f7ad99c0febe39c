"""Which passage of one coder answers to which of another: one to one, and how the two differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coder.agreement.hierarchy import Parents, line_of
from coder.agreement.spans import Span, merge_spans
from coder.agreement.units import Value


class Difference(StrEnum):
    """What became of a passage in the other coder's hands."""

    MATCH = "match"
    """The same ends, the same code."""
    BOUNDARY = "boundary"
    """The same code, other ends."""
    CODE = "code"
    """Much the same text, another code."""
    ONLY_A = "only-A"
    ONLY_B = "only-B"


class Relation(StrEnum):
    """How two codes stand to each other in the codebook."""

    PARENT_CHILD = "parent-child"
    """One is above the other, directly or not."""
    SIBLING = "sibling"
    """Directly below the same code, or both topmost."""
    OTHER_DOMAIN = "other-domain"


@dataclass(frozen=True, slots=True)
class Item:
    """Two passages that answer to each other, or one that nothing answers to."""

    difference: Difference
    a: Span | None
    b: Span | None
    relation: Relation | None = None
    """Of two different codes."""

    @property
    def start(self) -> int:
        """Where the first of the two begins."""
        return min(span[0] for span in (self.a, self.b) if span)

    @property
    def end(self) -> int:
        """Where the last of the two ends."""
        return max(span[1] for span in (self.a, self.b) if span)

    @property
    def shifts(self) -> tuple[int, int] | None:
        """How many characters later the second coder's passage begins and ends than the first's."""
        if self.a is None or self.b is None:
            return None
        return self.b[0] - self.a[0], self.b[1] - self.a[1]


def paired(a: Iterable[Span], b: Iterable[Span], parent: Parents) -> list[Item]:
    """Pair the passages of two coders, in text order; each coder's overlaps of one code are merged before.

    Those with the same code come first, then what is left with different codes where they share at least
    half of the shorter one; always the longest overlap first, of equals the earlier, then in the order of
    the codebook (`parent` tells the code above each, in that order).

    >>> parent = {"work": None, "burden": "work"}
    >>> for item in paired([(0, 9, "work"), (20, 24, "work")], [(2, 9, "work"), (20, 25, "burden")], parent):
    ...     print(item.difference, item.shifts, item.relation)
    boundary (2, 0) None
    code (0, 1) parent-child
    """
    first, second = merge_spans(a), merge_spans(b)
    met = [(_overlap(first[i], second[j]), i, j) for i, j in _meetings(first, second)]
    rank = _rank_of(parent)

    def order(meeting: tuple[int, int, int]) -> tuple[object, ...]:
        overlap, i, j = meeting
        starts = sorted((first[i][0], second[j][0]))
        return -overlap, *starts, rank(first[i][2]), rank(second[j][2])

    met.sort(key=order)
    partner = _taken((i, j) for _overlap, i, j in met if first[i][2] == second[j][2])
    busy = set(partner.values())
    left = (
        (i, j)
        for overlap, i, j in met
        if i not in partner and j not in busy and 2 * overlap >= min(_length(first[i]), _length(second[j]))
    )
    partner |= _taken(left)
    items = [_item(first[i], second[j], parent) for i, j in partner.items()]
    items += [Item(Difference.ONLY_A, span, None) for i, span in enumerate(first) if i not in partner]
    busy = set(partner.values())
    items += [Item(Difference.ONLY_B, None, span) for j, span in enumerate(second) if j not in busy]
    return sorted(items, key=lambda item: (item.start, item.end, rank((item.a or item.b or (0, 0, ""))[2])))


def _taken(meetings: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Pair one to one, the first come first."""
    partner: dict[int, int] = {}
    busy: set[int] = set()
    for i, j in meetings:
        if i not in partner and j not in busy:
            partner[i] = j
            busy.add(j)
    return partner


def _item(a: Span, b: Span, parent: Parents) -> Item:
    if a[2] != b[2]:
        return Item(Difference.CODE, a, b, relation(parent, a[2], b[2]))
    return Item(Difference.MATCH if a == b else Difference.BOUNDARY, a, b)


def relation(parent: Parents, a: Value, b: Value) -> Relation:
    """Say how two codes stand to each other; a code outside the codebook is in no domain of it.

    >>> relation({"emotion": None, "anger": "emotion", "joy": "emotion", "work": None}, "joy", "anger")
    <Relation.SIBLING: 'sibling'>
    """
    if a not in parent or b not in parent:
        return Relation.OTHER_DOMAIN
    if a in line_of(parent, b) or b in line_of(parent, a):
        return Relation.PARENT_CHILD
    return Relation.SIBLING if parent[a] == parent[b] else Relation.OTHER_DOMAIN


def _rank_of(parent: Parents) -> Callable[[Value], tuple[int, str]]:
    """Order codes as the codebook does, others after them by their spelling."""
    places: Mapping[Value, int] = {code: place for place, code in enumerate(parent)}
    return lambda code: (places.get(code, len(places)), repr(code))


def _length(span: Span) -> int:
    return span[1] - span[0]


def _overlap(a: Span, b: Span) -> int:
    return min(a[1], b[1]) - max(a[0], b[0])


def _meetings(first: Sequence[Span], second: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Find each two passages of different coders that overlap."""
    begins = sorted(
        (span[0], span[1], side, place)
        for side, spans in enumerate((first, second))
        for place, span in enumerate(spans)
    )
    open_spans: tuple[list[tuple[int, int]], list[tuple[int, int]]] = [], []
    for start, end, side, place in begins:
        others = open_spans[1 - side]
        others[:] = [other for other in others if other[0] > start]
        yield from ((place, other) if side == 0 else (other, place) for _end, other in others)
        open_spans[side].append((end, place))

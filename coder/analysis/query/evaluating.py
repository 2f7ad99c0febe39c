"""Where in one text a query holds, of what one coder said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from coder.analysis.query.expression import Atom, Both, Either, Expression, Not, Pair
from coder.analysis.query.grid import Bounds, Grid, cut
from coder.analysis.query.passages import Couple, Passage, Show, couples, meetings, shown


class Per(StrEnum):
    """What boolean logic is asked of."""

    TURN = "turn"
    SENTENCE = "sentence"
    TRANSCRIPT = "transcript"
    OVERLAP = "overlap"
    """Every character: the longest stretches on which it holds."""


class Match(NamedTuple):
    """A stretch on which a query holds."""

    start: int
    end: int
    passages: tuple[Passage, ...]
    """Those that it holds for, by place."""


@dataclass(frozen=True)
class Reading:
    """One text as one coder coded it."""

    text: str
    turns: Sequence[Bounds]
    """Those that are asked about, in order."""
    sentences: Sequence[Bounds]
    """The sentences of these turns; needed only where they are asked for."""
    passages: Mapping[Atom, Sequence[Passage]]
    _pairs: dict[Pair, list[Couple]] = field(default_factory=dict)

    @cached_property
    def by_turn(self) -> Grid:
        """The turns that hold words."""
        return Grid(self.text, self.turns)

    @cached_property
    def by_sentence(self) -> Grid:
        """The sentences that hold words."""
        return Grid(self.text, self.sentences)

    def couples(self, pair: Pair) -> list[Couple]:
        """Find the pairs of passages that lie as asked; the same question is answered once."""
        if pair not in self._pairs:
            sides = self.passages[pair.left], self.passages[pair.right]
            self._pairs[pair] = couples(pair.relation, *sides, self.by_turn, self.by_sentence)
        return self._pairs[pair]


def pairs_in(reading: Reading, pair: Pair, show: Show) -> list[Match]:
    """Give what is to be shown of each pair; pairs that show the same stretch are one."""
    found: dict[Bounds, set[Passage]] = {}
    for couple in reading.couples(pair):
        start, end = shown(couple, show)
        if start < end:
            found.setdefault((start, end), set()).update(couple)
    return [Match(*bounds, tuple(sorted(passages))) for bounds, passages in sorted(found.items())]


def units_in(reading: Reading, expression: Expression, per: Per) -> list[Match]:
    """Give the units for which an expression holds, each with the passages that speak for it."""
    if per is Per.TRANSCRIPT:
        return _whole(reading, expression)
    if per is Per.OVERLAP:
        places = _stretches(reading, expression)
    else:
        grid = reading.by_turn if per is Per.TURN else reading.by_sentence
        places = [grid.units[unit] for unit in sorted(_holding(reading, expression, grid))]
    return _with_witnesses(places, reading, expression)


def _whole(reading: Reading, expression: Expression) -> list[Match]:
    """Take all turns as one unit."""
    turns = reading.by_turn
    if not turns.units:
        return []

    def holds(one: Expression) -> bool:
        match one:
            case Not(inner):
                return not holds(inner)
            case Both(parts):
                return all(map(holds, parts))
            case Either(parts):
                return any(map(holds, parts))
            case Atom() | Pair():
                return any(turns.touched(start, end) for start, end in _bounds_of(reading, one))

    if not holds(expression):
        return []
    spoken = sorted(one for one in set(_witnesses(reading, expression)) if turns.touched(one.start, one.end))
    return [Match(turns.units[0][0], turns.units[-1][1], tuple(spoken))]


def _holding(reading: Reading, expression: Expression, grid: Grid) -> set[int]:
    """Give the units of a grid for which an expression holds."""
    match expression:
        case Not(inner):
            return set(range(len(grid.units))) - _holding(reading, inner, grid)
        case Both(parts):
            return set.intersection(*(_holding(reading, part, grid) for part in parts))
        case Either(parts):
            return set.union(*(_holding(reading, part, grid) for part in parts))
        case Atom() | Pair():
            return grid.covered(_bounds_of(reading, expression))


def _bounds_of(reading: Reading, one: Atom | Pair) -> Iterable[Bounds]:
    """Give the passages of an atom; those of a pair are its hulls."""
    if isinstance(one, Atom):
        return ((passage.start, passage.end) for passage in reading.passages[one])
    return (shown(couple, Show.HULL) for couple in reading.couples(one))


def _stretches(reading: Reading, expression: Expression) -> list[Bounds]:
    """Cut the turns wherever a passage begins or ends: on each piece the expression holds or does not."""
    places = {
        place for leaf in _leaves(expression) for bounds in _bounds_of(reading, leaf) for place in bounds
    }
    grid = Grid(reading.text, cut(reading.turns, places), blanks_count=True)
    borders = {end for _start, end in reading.turns}
    found: list[Bounds] = []
    for unit in sorted(_holding(reading, expression, grid)):
        start, end = grid.units[unit]
        if found and found[-1][1] == start and start not in borders:
            start = found.pop()[0]
        found.append((start, end))
    return [trimmed for start, end in found if (trimmed := _trimmed(reading.text, start, end))]


def _trimmed(text: str, start: int, end: int) -> Bounds | None:
    """Leave out the blanks at both ends; nothing is left of blanks alone."""
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    return (first, first + len(words.strip())) if words.strip() else None


def _leaves(expression: Expression) -> Iterator[Atom | Pair]:
    match expression:
        case Not(inner):
            yield from _leaves(inner)
        case Both(parts) | Either(parts):
            for part in parts:
                yield from _leaves(part)
        case Atom() | Pair():
            yield expression


def _witnesses(reading: Reading, expression: Expression) -> Iterator[Passage]:
    """Give the passages that can speak for an expression: what is denied has none."""
    match expression:
        case Atom():
            yield from reading.passages[expression]
        case Pair():
            for couple in reading.couples(expression):
                yield from couple
        case Both(parts) | Either(parts):
            for part in parts:
                yield from _witnesses(reading, part)
        case Not():
            return


def _with_witnesses(places: Sequence[Bounds], reading: Reading, expression: Expression) -> list[Match]:
    """Say for each stretch which passages that speak for the expression share a character with it."""
    units = [Passage(start, end, "") for start, end in places]
    spoken: dict[Passage, list[Passage]] = {unit: [] for unit in units}
    passages = list(set(_witnesses(reading, expression)))
    for unit, passage in meetings(units, passages, _place, _place):
        spoken[unit].append(passage)
    return [Match(unit.start, unit.end, tuple(sorted(spoken[unit]))) for unit in units]


def _place(one: Passage) -> Bounds:
    return one.start, one.end

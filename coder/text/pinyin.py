"""Which codes somebody means who types Chinese, English, pinyin or only its initials."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from coder.text.fold import folded, plain
from coder.text.sounds import initials, readings
from coder.text.spelling import Sounds, Unit, spelled, units

MARKS = re.compile(r"[\W_]+")
LONGEST_QUERY = 100


class Rank(IntEnum):
    """How well a name fits what was typed, best first."""

    ID = 0
    NAME = 1
    PREFIX = 2
    INITIALS = 3
    INSIDE = 4
    SCATTERED = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A code that may be meant, and why."""

    key: str
    name: str
    """The one of its names that fits, or the key itself."""
    positions: tuple[int, ...]
    """The characters of `name` that were typed."""
    rank: Rank


Row = tuple[str, Sequence[str]]
"""A code's id and all its names, the one to be shown first."""
Manner = tuple[Callable[[str], str], Sounds]
"""How names are folded, and how their characters sound."""


class NameIndex:
    """The names of all codes; before `load` it knows the initials of common characters only.

    One made `like` another knows from the start what that one has learned.
    """

    def __init__(self, rows: Iterable[Row], like: NameIndex | None = None) -> None:
        self._rows = tuple((key, tuple(name for name in names if name)) for key, names in rows)
        self.manner: Manner = like.manner if like is not None else (plain, initials)
        self._table = _Table(self._rows, *self.manner)

    def load(self) -> None:
        """Learn all readings and Traditional forms: 0.3 s the first time, so call it from a worker."""
        manner: Manner = (folded, readings)
        self._table = _Table(self._rows, *manner)
        self.manner = manner

    def find(self, query: str) -> list[Found]:
        """List the codes that fit, best first, equals in the order given; all of them for nothing."""
        if not query.strip():
            return [Found(key, (*names, key)[0], (), Rank.PREFIX) for key, names in self._rows]
        return self._table.find(query.strip()[:LONGEST_QUERY])


@dataclass(frozen=True, slots=True)
class _Name:
    row: int
    text: str
    folded: str
    letters: frozenset[str]
    is_key: bool
    units: tuple[Unit, ...]


Fit = tuple[Rank, _Name, tuple[int, ...]]


class _Table:
    """What is looked up while somebody types."""

    def __init__(self, rows: Sequence[Row], fold: Callable[[str], str], sounds: Sounds) -> None:
        self._fold = fold
        self._keys = [key for key, _ in rows]
        self._names: list[_Name] = []
        self._starts: dict[str, list[tuple[_Name, int]]] = {}
        for row, (key, names) in enumerate(rows):
            for place, text in enumerate((key, *names)):
                form, letters, parts = _read(text, fold, sounds)
                self._add(_Name(row, text, form, letters, place == 0, parts))

    def _add(self, name: _Name) -> None:
        self._names.append(name)
        for index, unit in enumerate(name.units):
            for letter in {spelling[0] for spelling in unit.spellings}:
                self._starts.setdefault(letter, []).append((name, index))

    def find(self, query: str) -> list[Found]:
        typed = self._fold(query)
        spoken = MARKS.sub(" ", typed).strip()
        best: dict[int, Fit] = {}
        self._literal(typed, best)
        self._spelled(spoken, best)
        self._scattered(spoken.replace(" ", ""), best)
        ranked = sorted(best.items(), key=lambda item: (item[1][0], item[0]))
        return [Found(self._keys[row], name.text, positions, rank) for row, (rank, name, positions) in ranked]

    def _literal(self, typed: str, best: dict[int, Fit]) -> None:
        """Find what was typed as it stands."""
        for name in self._names:
            start = name.folded.find(typed)
            if start >= 0:
                rank = _literal_rank(name, start, typed)
                if _is_better(rank, best.get(name.row)):
                    best[name.row] = rank, name, tuple(range(start, start + len(typed)))

    def _spelled(self, spoken: str, best: dict[int, Fit]) -> None:
        """Find names by the beginnings of their words and by pinyin."""
        for name, index in self._starts.get(spoken[:1], ()):
            known = best.get(name.row)
            if _is_better(Rank.INSIDE if index else Rank.PREFIX, known) and (
                found := spelled(name.units, index, spoken)
            ):
                at_start = Rank.PREFIX if found.in_full else Rank.INITIALS
                rank = Rank.INSIDE if index else at_start
                if _is_better(rank, known):
                    best[name.row] = rank, name, found.positions

    def _scattered(self, letters: str, best: dict[int, Fit]) -> None:
        """Find names that hold the letters in this order, with others between."""
        wanted = frozenset(letters)
        for name in self._names:
            if (
                wanted <= name.letters
                and name.row not in best
                and not name.is_key
                and (positions := _in_order(letters, name.folded))
            ):
                best[name.row] = Rank.SCATTERED, name, positions


@lru_cache(maxsize=1 << 13)
def _read(
    text: str, fold: Callable[[str], str], sounds: Sounds
) -> tuple[str, frozenset[str], tuple[Unit, ...]]:
    """Take a name apart; a codebook that has changed has mostly the names that it had."""
    form = fold(text)
    return form, frozenset(form), units(text, form, sounds)


def _is_better(rank: Rank, known: Fit | None) -> bool:
    return known is None or rank < known[0]


def _literal_rank(name: _Name, start: int, typed: str) -> Rank:
    if start:
        return Rank.INSIDE
    if name.folded != typed:
        return Rank.PREFIX
    return Rank.ID if name.is_key else Rank.NAME


def _in_order(letters: str, text: str) -> tuple[int, ...]:
    positions: list[int] = []
    at = -1
    for letter in letters:
        at = text.find(letter, at + 1)
        if at < 0:
            return ()
        positions.append(at)
    return tuple(positions)

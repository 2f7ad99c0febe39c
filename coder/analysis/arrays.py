"""Which codings there are, as columns of numbers: a million of them are counted in a second."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from coder.model.coding import Coding

Numbers: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]


def numbers(values: Iterable[int]) -> Numbers:
    """Make a column of whole numbers."""
    return np.fromiter(values, np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class CodingArrays:
    """Codings column by column, in any order; three columns point into tuples of names."""

    transcript: Numbers
    coder: Numbers
    code: Numbers
    start: Numbers
    end: Numbers
    transcripts: tuple[str, ...]
    coders: tuple[str, ...]
    codes: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.start)

    @classmethod
    def of(cls, codings: Iterable[Coding]) -> Self:
        """Lay codings out in columns; names are numbered in order of appearance."""
        transcripts: dict[str, int] = {}
        coders: dict[str, int] = {}
        codes: dict[str, int] = {}
        rows = [
            (
                transcripts.setdefault(coding.transcript, len(transcripts)),
                coders.setdefault(coding.coder, len(coders)),
                codes.setdefault(coding.code, len(codes)),
                coding.span.start,
                coding.span.end,
            )
            for coding in codings
        ]
        return cls.from_rows(
            np.array(rows, np.int64),
            dict(enumerate(transcripts)),
            dict(enumerate(coders)),
            dict(enumerate(codes)),
        )

    @classmethod
    def from_rows(
        cls,
        rows: Numbers,
        transcripts: Mapping[int, str],
        coders: Mapping[int, str],
        codes: Mapping[int, str],
    ) -> Self:
        """Take rows of (transcript, coder, code, start, end) whose first three are keys of the names."""
        columns = np.ascontiguousarray(rows.reshape(-1, 5).T)
        return cls(
            _positions(columns[0], transcripts),
            _positions(columns[1], coders),
            _positions(columns[2], codes),
            columns[3],
            columns[4],
            tuple(transcripts.values()),
            tuple(coders.values()),
            tuple(codes.values()),
        )

    def where(self, chosen: Flags) -> CodingArrays:
        """Keep some of the codings and all of the names."""
        return CodingArrays(
            self.transcript[chosen],
            self.coder[chosen],
            self.code[chosen],
            self.start[chosen],
            self.end[chosen],
            self.transcripts,
            self.coders,
            self.codes,
        )


def _positions(keys: Numbers, names: Mapping[int, str]) -> Numbers:
    """Say where in the names each key stands; a key without a name is the caller's mistake."""
    known = numbers(names)
    order = np.argsort(known)
    if not len(keys):
        return keys
    found = np.searchsorted(known[order], keys)
    if not len(known) or not np.array_equal(known[order][np.minimum(found, len(known) - 1)], keys):
        raise KeyError("a coding names something that has no name")
    return order[found]


_FLAGS = 200_000_000
"""Bytes that may be taken to find distinct keys without sorting them, ten times as fast."""


def distinct(keys: Numbers, past: int) -> Numbers:
    """Give each key once, in ascending order; all are below `past`."""
    if past <= _FLAGS:
        there = np.zeros(past, bool)
        there[keys] = True
        return np.flatnonzero(there)
    keys = np.sort(keys)
    once: Numbers = keys[np.diff(keys, prepend=-1) != 0]
    return once


def matching(names: tuple[str, ...], wanted: Iterable[str]) -> Numbers:
    """Say where each of some names stands among the wanted ones, -1 if nowhere."""
    places = {name: place for place, name in enumerate(wanted)}
    return numbers(places.get(name, -1) for name in names)

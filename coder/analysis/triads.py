"""Which three codes, one of each column, stand in the same unit: two edges alone do not say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coder.analysis.cooccurrence import Cooccurrence


@dataclass(frozen=True, slots=True)
class Triad:
    """Three codes that one coder gave to the same units."""

    codes: tuple[str, str, str]
    n: int
    """Units with all three."""
    transcripts: int


def triads(found: Cooccurrence) -> tuple[Triad, ...]:
    """Count the triples of three columns, most frequent first; raise ValueError where there are none such.

    Only for units that either have a code or have it not.
    """
    if len(found.groups) != 3 or not found.unit.has_table:
        raise ValueError(str(found.unit))
    columns = [[place for place, code in enumerate(found.columns) if code in group] for group in found.groups]
    counts: dict[tuple[int, int, int], int] = {}
    texts: dict[tuple[int, int, int], set[int]] = {}
    for sheet in found.sheets:
        rows = [np.flatnonzero(np.isin(sheet.codes, column)) for column in columns]
        for places, n in _met(sheet.marks.astype(float), rows):
            a, b, c = (int(sheet.codes[place]) for place in places)
            if len({a, b, c}) == 3:
                counts[a, b, c] = counts.get((a, b, c), 0) + n
                texts.setdefault((a, b, c), set()).add(sheet.transcript)
    order = sorted(counts, key=lambda key: (-counts[key], key))
    return tuple(
        Triad((found.columns[a], found.columns[b], found.columns[c]), counts[a, b, c], len(texts[a, b, c]))
        for a, b, c in order
    )


def _met(
    marks: NDArray[np.float64], rows: Sequence[NDArray[np.intp]]
) -> Iterator[tuple[tuple[int, int, int], int]]:
    """Multiply out: for each code of the middle column, the others in its units."""
    left, middle, right = rows
    for b in middle.tolist():
        n = np.rint((marks[left] * marks[b]) @ marks[right].T).astype(int)
        for a, c in zip(*np.nonzero(n), strict=True):
            yield (int(left[a]), b, int(right[c])), int(n[a, c])

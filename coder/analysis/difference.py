"""Which codes go together in one group of interviews more than in another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from coder.analysis.cooccurrence import Cooccurrence, Pair
from coder.analysis.edges import Edge, Edges
from coder.analysis.false_discovery import q_values
from coder.analysis.sheets import Sheet
from coder.model.code import Code

ALL_RELABELLINGS: Final = 10_000
"""Up to so many are tried, all of them; else one fewer, drawn at random."""
Key: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A pair of codes in two groups."""

    a: Code
    b: Code
    first: Edge | None
    """The pair in the first group; nothing where one of the codes was never given there."""
    second: Edge | None
    difference: float
    """The measure in the first group minus that in the second; 0 where it has no value."""
    in_graph: bool
    """Whether the picture of either group has it."""
    p_value: float | None = None
    q_value: float | None = None


def differences(
    first: tuple[Cooccurrence, Edges], second: tuple[Cooccurrence, Edges], *, seed: int = 1
) -> tuple[Difference, ...]:
    """Compare two groups pair by pair, the largest differences first.

    Two-sided p for Jaccard where every unit has a code or not and the groups are different interviews: labels
    are permuted over whole interviews, because turns of one interview belong together. Edgington & Onghena
    (2007), Randomization Tests. See `least_p` for how small p can be at best.
    """
    sides = [_by_names(found, edges) for found, edges in (first, second)]
    pairs = {**_allowed(first[0]), **_allowed(second[0])}
    names = [name for name in pairs if any(_meets(side.get(name)) for side in sides)]
    tested = _permuted(first[0], second[0], names, seed) if first[1].measure == "jaccard" else {}
    drawn = [name for name in names if any(side[name].in_graph for side in sides if name in side)]
    corrected = [name for name in drawn if name in tested]
    q = dict(zip(corrected, q_values([tested[name] for name in corrected]), strict=True))
    found = [
        Difference(
            pairs[name].a,
            pairs[name].b,
            sides[0].get(name),
            sides[1].get(name),
            _value(sides[0].get(name)) - _value(sides[1].get(name)),
            name in drawn,
            tested.get(name),
            q.get(name),
        )
        for name in names
    ]
    return tuple(sorted(found, key=lambda one: -abs(one.difference)))


def least_p(first: int, second: int) -> float:
    """Give the smallest p that so many interviews in two groups allow.

    One of all relabellings is the real one; of groups of one size, so is the one that swaps them.

    >>> least_p(3, 3), least_p(3, 2)
    (0.1, 0.1)
    """
    return (2 if first == second else 1) / min(comb(first + second, first), ALL_RELABELLINGS)


def _allowed(found: Cooccurrence) -> Mapping[Key, Pair]:
    return {(pair.a.id, pair.b.id): pair for pair in found.pairs}


def _by_names(found: Cooccurrence, edges: Edges) -> Mapping[Key, Edge]:
    """Find the edges, and what never meets as edges that are not drawn."""
    never = {
        name: Edge(pair, pair.measure(edges.measure), dropped_by="count")
        for name, pair in _allowed(found).items()
    }
    return {**never, **{(edge.pair.a.id, edge.pair.b.id): edge for edge in edges.edges}}


def _meets(edge: Edge | None) -> bool:
    return edge is not None and edge.pair.counts.n_ab > 0


def _value(edge: Edge | None) -> float:
    return (edge.value or 0.0) if edge else 0.0


def _permuted(
    first: Cooccurrence, second: Cooccurrence, names: Sequence[Key], seed: int
) -> Mapping[Key, float]:
    """Compare the difference with those under other labels of the same interviews."""
    separate = not set(first.transcripts) & set(second.transcripts)
    if not (first.unit.has_table and separate and first.transcripts and second.transcripts and names):
        return {}
    columns = {name: place for place, name in enumerate(first.columns)}
    a = np.array([columns[a] for a, _b in names])
    b = np.array([columns[b] for _a, b in names])
    counts = np.stack(
        [
            _of_interview(found, place, a, b)
            for found in (first, second)
            for place in range(len(found.transcripts))
        ]
    )
    labels = _labels(len(first.transcripts), len(second.transcripts), seed)
    whole = counts.sum(axis=0)
    apart = np.stack([_apart(label, counts, whole) for label in labels])
    reached = (apart >= apart[0] - 1e-12).mean(axis=0)
    return {name: float(p) for name, p in zip(names, reached, strict=True)}


def _of_interview(
    found: Cooccurrence, place: int, a: NDArray[np.int64], b: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Count n_ab and the units with either code, in one interview, of every pair."""
    counts = np.zeros((2, len(a)))
    for sheet in found.sheets:
        if sheet.transcript == place:
            own, both = _sheet_counts(sheet, len(found.columns))
            counts += np.stack([both[a, b], own[a] + own[b] - both[a, b]])
    return counts


def _sheet_counts(sheet: Sheet, many: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    marks = sheet.marks.astype(float)
    own, both = np.zeros(many), np.zeros((many, many))
    own[sheet.codes] = marks.sum(axis=1)
    both[np.ix_(sheet.codes, sheet.codes)] = marks @ marks.T
    return own, both


def _labels(first: int, second: int, seed: int) -> NDArray[np.bool_]:
    """Give the labels as they are, then all others or a random choice of them, a row each."""
    many = first + second
    real = np.arange(many) < first
    if comb(many, first) <= ALL_RELABELLINGS:
        every = [np.isin(np.arange(many), chosen) for chosen in combinations(range(many), first)]
        return np.stack(every)  # the first combination is the real one
    random = np.random.default_rng(seed)
    return np.stack([real, *(random.permutation(real) for _ in range(ALL_RELABELLINGS - 1))])


def _apart(
    label: NDArray[np.bool_], counts: NDArray[np.float64], whole: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give how far the Jaccard coefficients of the two groups differ, either way."""
    one = counts[label].sum(axis=0)
    found: NDArray[np.float64] = np.abs(_jaccard(one) - _jaccard(whole - one))
    return found


def _jaccard(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    both, either = counts
    shares: NDArray[np.float64] = np.divide(both, either, out=np.zeros_like(both), where=either > 0)
    return shares

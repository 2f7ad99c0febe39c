"""How many codes each further interview adds, and how far that hangs on the order of the interviews."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import factorial
from typing import Final

import numpy as np

from coder.analysis.arrays import Numbers

REPLICATES: Final = 999
_AT_ONCE: Final = 2_000_000
"""Ranks drawn at a time."""


@dataclass(frozen=True, slots=True)
class Step:
    """One further interview."""

    new: tuple[str, ...]
    """Codes that no interview before it had, as they come."""
    cumulative: int
    """Different codes up to here."""
    mean: float
    """The same number after as many interviews in any order: its mean over the orders that were tried."""
    low: int
    high: int
    """Between these it lies in the share of the orders that was asked for."""


@dataclass(frozen=True, slots=True)
class Saturation:
    """The curve of one coder's interviews."""

    steps: tuple[Step, ...]
    orders: int
    """How many orders of the interviews were tried."""
    complete: bool
    """Whether those are all there are."""

    @property
    def codes(self) -> int:
        """Count the different codes."""
        return self.steps[-1].cumulative if self.steps else 0

    @property
    def without_new(self) -> int:
        """Count the last interviews that added nothing."""
        run = 0
        for step in reversed(self.steps):
            if step.new:
                break
            run += 1
        return run


def saturation(
    interviews: Sequence[Collection[str]], *, replicates: int = REPLICATES, seed: int = 1, level: float = 0.95
) -> Saturation:
    """Count new codes interview by interview, in the order given and over random orders.

    The interval is that of the middle `level` of the orders, by numbers that were reached. With no more than
    `replicates` orders in all, each is tried once and nothing is drawn; with none wanted, the order given is
    the only one. Compare the accumulation curves of ecology: Gotelli & Colwell (2001),
    doi:10.1046/j.1461-0248.2001.00230.x

    >>> curve = saturation([{"a"}, {"a", "b"}, {"a"}])
    >>> [(step.new, step.cumulative, round(step.mean, 2), step.low, step.high) for step in curve.steps]
    [(('a',), 1, 1.33, 1, 2), (('b',), 2, 1.67, 1, 2), ((), 2, 2.0, 2, 2)]
    """
    if not interviews:
        return Saturation((), 0, complete=True)
    complete = factorial(min(len(interviews), 20)) <= max(replicates, 1)
    reached = _reached(interviews, replicates, seed, complete=complete)
    tail = (1 - level) / 2
    ends = np.quantile(reached, [tail, 1 - tail], axis=0, method="inverted_cdf")
    means = reached.mean(axis=0)
    steps: list[Step] = []
    known: set[str] = set()
    for place, codes in enumerate(interviews):
        new = tuple(dict.fromkeys(code for code in codes if code not in known))
        known.update(new)
        low, high = (int(end[place]) for end in ends)
        steps.append(Step(new, len(known), float(means[place]), low, high))
    return Saturation(tuple(steps), len(reached), complete)


def _reached(interviews: Sequence[Collection[str]], replicates: int, seed: int, *, complete: bool) -> Numbers:
    """Count the codes up to each place, a row per order."""
    size = len(interviews)
    if complete:
        return _curves(np.array(list(permutations(range(size))), np.int64).reshape(-1, size), interviews)
    if not replicates:
        return _curves(np.arange(size)[None, :], interviews)
    rng = np.random.default_rng(seed)
    step = max(1, _AT_ONCE // size)
    return np.concatenate(
        [
            _curves(rng.permuted(np.tile(np.arange(size), (some, 1)), axis=1), interviews)
            for first in range(0, replicates, step)
            for some in [min(step, replicates - first)]
        ]
    )


def _curves(ranks: Numbers, interviews: Sequence[Collection[str]]) -> Numbers:
    """Let each row say at which place each interview comes: a code is new where the first with it comes."""
    orders, size = ranks.shape
    new = np.zeros((orders, size), np.int64)
    holding: dict[str, list[int]] = {}
    for place, codes in enumerate(interviews):
        for code in set(codes):
            holding.setdefault(code, []).append(place)
    for places in holding.values():
        new[np.arange(orders), ranks[:, places].min(axis=1)] += 1
    return new.cumsum(axis=1)

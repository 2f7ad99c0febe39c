"""Which tables other labels of the same interviews give: a group keeps its number of interviews.

Edgington & Onghena (2007), Randomization Tests
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import factorial, prod
from typing import Final

import numpy as np

from coder.analysis.arrays import Numbers
from coder.analysis.crosstab_test import Permutations

ALL: Final = 10_000
"""Up to so many relabellings are tried, all of them."""
_TOGETHER: Final = 500


def relabelled(
    per_transcript: Numbers, labels: Numbers, groups: int, replicates: int, seed: int
) -> Permutations:
    """Permute labels over whole transcripts; `per_transcript` has a row each and a column per code."""
    sizes = np.bincount(labels, minlength=groups).tolist()
    many = factorial(len(labels)) // prod(map(factorial, sizes))
    exact = many <= ALL
    alike = prod(map(factorial, Counter(size for size in sizes if size).values()))
    drawn = _every(sizes) if exact else _drawn(labels, replicates, seed)
    return Permutations(
        "relabelling",
        _tables(per_transcript, groups, drawn),
        many if exact else replicates,
        exact,
        min(1.0, max(alike / many, 0 if exact else 1 / (replicates + 1))),
    )


def _tables(per_transcript: Numbers, groups: int, drawn: Iterator[Numbers]) -> Iterator[Numbers]:
    together: list[Numbers] = []
    for labels in drawn:
        together.append(labels)
        if len(together) == _TOGETHER:
            yield _counted(per_transcript, groups, np.array(together))
            together = []
    if together:
        yield _counted(per_transcript, groups, np.array(together))


def _counted(per_transcript: Numbers, groups: int, labels: Numbers) -> Numbers:
    """Add the interviews of each group up, for many labellings at once."""
    belongs = (labels[:, None, :] == np.arange(groups)[None, :, None]).astype(np.int64)
    return np.swapaxes(belongs @ per_transcript, 1, 2)


def _every(sizes: Sequence[int]) -> Iterator[Numbers]:
    """Give each way of handing out the labels once.

    >>> len(list(_every([2, 1, 1])))
    12
    """

    def filled(free: tuple[int, ...], group: int) -> Iterator[dict[int, int]]:
        if group == len(sizes):
            yield {}
            return
        for chosen in combinations(free, sizes[group]):
            rest = tuple(place for place in free if place not in chosen)
            for others in filled(rest, group + 1):
                yield others | dict.fromkeys(chosen, group)

    places = range(sum(sizes))
    for labels in filled(tuple(places), 0):
        yield np.array([labels[place] for place in places])


def _drawn(labels: Numbers, replicates: int, seed: int) -> Iterator[Numbers]:
    random = np.random.default_rng(seed)
    for _replicate in range(replicates):
        yield random.permutation(labels)

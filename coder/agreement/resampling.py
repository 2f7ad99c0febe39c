"""Which transcripts, turns or stretches of text a replicate of a study is made of."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import lru_cache

Counts = tuple[int, ...]
"""How often each cluster is in a replicate."""


def drawn(size: int, replicates: int, seed: int) -> Iterator[list[int]]:
    """Draw as many clusters as there are, with replacement, replicate by replicate.

    >>> [sorted(places) for places in drawn(3, 2, seed=1)]
    [[0, 2, 2], [0, 1, 1]]
    """
    chance = random.Random(seed)  # noqa: S311 – statistics, not secrets
    for _replicate in range(replicates):
        yield chance.choices(range(size), k=size)


@lru_cache(maxsize=2)
def clusters_drawn(sizes: tuple[int, ...], replicates: int, seed: int) -> tuple[Counts, ...]:
    """Draw clusters with replacement, within each stratum of so many clusters as many as it has.

    All coefficients of a study share these draws.

    >>> clusters_drawn((3,), 2, 1)
    ((1, 0, 2), (1, 2, 0))
    """
    chance = random.Random(seed)  # noqa: S311 – statistics, not secrets
    replicas = []
    for _replicate in range(replicates):
        counts: list[int] = []
        for size in sizes:
            own = [0] * size
            for place in chance.choices(range(size), k=size):
                own[place] += 1
            counts += own
        replicas.append(tuple(counts))
    return tuple(replicas)


@lru_cache(maxsize=2)
def blocks_drawn(cells: int, width: int, replicates: int, seed: int) -> tuple[Counts, ...]:
    """Draw stretches of neighbouring cells, from anywhere in the text, until it is full again.

    The last stretch is cut short where whole ones do not fill it (Künsch 1989, Annals of Statistics 17).

    >>> blocks_drawn(5, 2, 1, 1)
    ((1, 2, 2, 0, 0),)
    """
    chance = random.Random(seed)  # noqa: S311 – statistics, not secrets
    replicas = []
    for _replicate in range(replicates):
        counts = [0] * cells
        left = cells
        while left:
            begin = chance.randrange(cells - width + 1)
            for cell in range(begin, begin + min(width, left)):
                counts[cell] += 1
            left -= min(width, left)
        replicas.append(tuple(counts))
    return tuple(replicas)

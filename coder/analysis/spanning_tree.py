"""Which edges hold a network together with the most weight."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

N = TypeVar("N", bound=Hashable)


def maximum_spanning_tree(edges: Sequence[tuple[N, N, float]]) -> frozenset[int]:
    """Name by their places the edges of the maximum spanning tree, or forest where the network has parts.

    Of equal weights the edge that comes first is taken. Kruskal (1956), doi:10.1090/S0002-9939-1956-0078686-7

    >>> sorted(maximum_spanning_tree([("a", "b", 1), ("b", "c", 3), ("a", "c", 2)]))
    [1, 2]
    """
    part: dict[N, N] = {}
    for a, b, _weight in edges:
        part[a], part[b] = a, b
    kept: set[int] = set()
    for place in _heaviest_first(edges):
        a, b = (_root(part, end) for end in edges[place][:2])
        if a != b:
            part[a] = b
            kept.add(place)
    return frozenset(kept)


def _heaviest_first(edges: Sequence[tuple[N, N, float]]) -> Iterable[int]:
    return sorted(range(len(edges)), key=lambda place: -edges[place][2])


def _root(part: dict[N, N], end: N) -> N:
    while part[end] != end:
        part[end] = part[part[end]]
        end = part[end]
    return end

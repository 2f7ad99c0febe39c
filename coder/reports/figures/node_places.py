"""Where the nodes of a network go on paper: as laid out, but never upon each other."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import Final

from coder.reports.figures.sketch import Point

LARGEST: Final = 0.3
SMALLEST: Final = 0.1
"""Radii in inches."""


def radii(counts: Sequence[int]) -> list[float]:
    """Give areas in proportion to counts; the smallest are enlarged to be seen."""
    most = max(counts, default=0) or 1
    return [round(max(SMALLEST, LARGEST * (count / most) ** 0.5), 4) for count in counts]


def on_paper(
    places: Sequence[Point], sizes: Sequence[float], width: float, height: float, gap: float
) -> list[Point]:
    """Stretch places over a box, then push apart what is closer than a gap; upwards becomes downwards."""
    if not places:
        return []
    spots = [
        [x, y]
        for x, y in zip(
            _stretched([x for x, _y in places], width),
            _stretched([-y for _x, y in places], height),
            strict=True,
        )
    ]
    for _round in range(300):
        if not _pushed(spots, sizes, gap):
            break
        for spot, size in zip(spots, sizes, strict=True):
            spot[0] = min(max(spot[0], size), width - size)
            spot[1] = min(max(spot[1], size), height - size)
    return [(round(x, 4), round(y, 4)) for x, y in spots]


def _stretched(values: Sequence[float], length: float) -> list[float]:
    """Go halfway from where values are to even steps in their order: one far off does not crowd the rest."""
    low, high = min(values), max(values)
    inset = min(LARGEST + 0.15, length / 4)
    if high == low:
        return [length / 2] * len(values)
    rank = {value: place for place, value in enumerate(sorted(set(values)))}
    even = max(len(rank) - 1, 1)
    shares = [((value - low) / (high - low) + rank[value] / even) / 2 for value in values]
    return [inset + share * (length - 2 * inset) for share in shares]


def _pushed(spots: list[list[float]], sizes: Sequence[float], gap: float) -> bool:
    """Move every pair that is too close apart by half of what is lacking; say whether any was."""
    moved = False
    for a, one in enumerate(spots):
        for b in range(a):
            other = spots[b]
            right, down = one[0] - other[0], one[1] - other[1]
            far = hypot(right, down)
            lacking = sizes[a] + sizes[b] + gap - far
            if lacking <= 1e-3:
                continue
            moved = True
            if far < 1e-6:
                right, down, far = 1e-3 * (a + 1), 1e-3, hypot(1e-3 * (a + 1), 1e-3)
            push = 0.5 * lacking / far
            one[0] += right * push
            one[1] += down * push
            other[0] -= right * push
            other[1] -= down * push
    return moved

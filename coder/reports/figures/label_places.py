"""Where names go beside their nodes so that they cover each other, nodes and lines as little as possible."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from coder.reports.figures.sketch import Point

Box: TypeAlias = NDArray[np.float64]
"""Left, top, right, bottom."""
_DIRECTIONS: Final = 16
_DISTANCES: Final = (0.03, 0.12, 0.24, 0.4)
_ROUNDS: Final = 4


def beside(
    nodes: Sequence[Point],
    radii: Sequence[float],
    sizes: Sequence[Point],
    lines: Sequence[tuple[Point, Point]],
    paper: Point,
    *,
    taken: Sequence[tuple[float, float, float, float]] = (),
) -> list[Point]:
    """Give the middle of each name, whose sizes are known; `taken` are boxes that something else fills."""
    discs = np.array([(x - r, y - r, x + r, y + r) for (x, y), r in zip(nodes, radii, strict=True)])
    fixed = np.concatenate([discs.reshape(-1, 4), np.array(taken, float).reshape(-1, 4)])
    points = _along(lines)
    choices = [_choices(node, r, size) for node, r, size in zip(nodes, radii, sizes, strict=True)]
    alone = [_cost_alone(boxes, fixed, points, paper) for boxes in choices]
    chosen = [int(np.argmin(cost)) for cost in alone]
    order = sorted(range(len(nodes)), key=lambda place: (-sizes[place][0] * sizes[place][1], place))
    for _round in range(_ROUNDS):
        before = list(chosen)
        for place in order:
            others = [choices[other][chosen[other]] for other in range(len(nodes)) if other != place]
            cost = alone[place] + 150 * _shared(choices[place], np.array(others).reshape(-1, 4))
            chosen[place] = int(np.argmin(cost))
        if chosen == before:
            break
    boxes = [choices[place][chosen[place]] for place in range(len(nodes))]
    return [(round(float((b[0] + b[2]) / 2), 4), round(float((b[1] + b[3]) / 2), 4)) for b in boxes]


def _choices(node: Point, radius: float, size: Point) -> Box:
    """Give the places that a name may take around its node, the best first."""
    (x, y), (width, height) = node, size
    boxes = []
    for far in _DISTANCES:
        for turn in range(_DIRECTIONS):
            right, down = cos(2 * pi * turn / _DIRECTIONS), sin(2 * pi * turn / _DIRECTIONS)
            middle_x = x + right * (radius + far) + _sideways(right) * width / 2
            middle_y = y + down * (radius + far) + _sideways(down) * height / 2
            boxes.append(
                (middle_x - width / 2, middle_y - height / 2, middle_x + width / 2, middle_y + height / 2)
            )
    return np.array(boxes)


def _sideways(part: float) -> float:
    """Say how far a name stands to that side of the point that its node has there."""
    return max(-1.0, min(1.0, part * 1.6))


def _along(lines: Sequence[tuple[Point, Point]]) -> NDArray[np.float64]:
    points = [
        (x0 + (x1 - x0) * step / 40, y0 + (y1 - y0) * step / 40)
        for (x0, y0), (x1, y1) in lines
        for step in range(41)
    ]
    return np.array(points, float).reshape(-1, 2)


def _cost_alone(boxes: Box, fixed: Box, points: NDArray[np.float64], paper: Point) -> NDArray[np.float64]:
    """Weigh what does not depend on the other names: nodes, lines, the rim of the paper, the distance."""
    left, top, right, bottom = boxes.T
    outside = (
        np.maximum(0, -left)
        + np.maximum(0, -top)
        + np.maximum(0, right - paper[0])
        + np.maximum(0, bottom - paper[1])
    )
    crossed = np.zeros(len(boxes))
    if len(points):
        xs, ys = points[:, 0], points[:, 1]
        inside = (xs > left[:, None]) & (xs < right[:, None]) & (ys > top[:, None]) & (ys < bottom[:, None])
        crossed = inside.sum(axis=1)
    far = np.repeat(np.arange(len(_DISTANCES)), _DIRECTIONS) * 0.25
    cost: NDArray[np.float64] = 1000 * outside + 100 * _shared(boxes, fixed) + 0.05 * crossed + far
    return cost


def _shared(boxes: Box, others: Box) -> NDArray[np.float64]:
    """Give how much of each box, in square inches, others cover; to touch costs a little, too."""
    wide = np.minimum(boxes[:, None, 2], others[:, 2]) - np.maximum(boxes[:, None, 0], others[:, 0])
    tall = np.minimum(boxes[:, None, 3], others[:, 3]) - np.maximum(boxes[:, None, 1], others[:, 1])
    both = (wide > 0) & (tall > 0)
    covered: NDArray[np.float64] = np.where(both, wide * tall + 0.02, 0).sum(axis=1)
    return covered

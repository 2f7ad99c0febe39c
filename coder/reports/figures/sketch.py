"""What a picture is made of, in inches from its upper left corner: laid out without anything that draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text."""

    x: float
    y: float
    text: str
    size: float = 9
    """In points."""
    color: str = "#222222"
    across: Literal["left", "center", "right"] = "left"
    """Which part of the words is at the point."""
    angle: float = 0
    """Turned to the left, in degrees, around the point."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from point to point."""

    points: tuple[Point, ...]
    width: float = 1
    """In points."""
    color: str = "#888888"
    dotted: bool = False
    arrow: bool = False
    """With a head at its end."""


@dataclass(frozen=True, slots=True)
class Form:
    """A filled form around a point."""

    shape: Literal["circle", "square", "triangle", "diamond", "box"]
    x: float
    y: float
    width: float
    height: float
    fill: str
    border: str = "none"


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A band that swings from a stretch on the left to one on the right."""

    left: Point
    right: Point
    """The upper ends."""
    thickness: float
    fill: str


Mark: TypeAlias = Words | Stroke | Form | Ribbon


def moved(mark: Mark, right: float, down: float) -> Mark:
    """Give the same mark elsewhere."""
    if isinstance(mark, Stroke):
        return replace(mark, points=tuple((x + right, y + down) for x, y in mark.points))
    if isinstance(mark, Ribbon):
        (x0, y0), (x1, y1) = mark.left, mark.right
        return replace(mark, left=(x0 + right, y0 + down), right=(x1 + right, y1 + down))
    return replace(mark, x=mark.x + right, y=mark.y + down)


@dataclass(frozen=True, slots=True)
class Sketch:
    """A picture, and in `record` what must be known to draw it again."""

    title: str
    width: float
    height: float
    marks: Sequence[Mark]
    """What comes later lies above."""
    record: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All words of it."""
        return "\n".join(mark.text for mark in self.marks if isinstance(mark, Words))

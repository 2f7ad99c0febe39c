"""What comes after the present one of some ways to show a thing, when a key turns it on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def after(present: T, ways: Sequence[T]) -> T:
    """Give the next of some ways, and after the last the first.

    >>> after("turn", ("turn", "transcript")), after("transcript", ("turn", "transcript"))
    ('transcript', 'turn')
    """
    return ways[(ways.index(present) + 1) % len(ways)] if present in ways else ways[0]

"""How far apart two sets of codes are, from 0 for the same to 1 for nothing in common."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from coder.agreement.units import Value

Distance: TypeAlias = Callable[[frozenset[Value], frozenset[Value]], float]


def jaccard_distance(a: Collection[Value], b: Collection[Value]) -> float:
    """1 - |a ∩ b| / |a ∪ b|; 0 for two empty sets.

    >>> jaccard_distance({"x", "y"}, {"x"})
    0.5
    """
    first, second = frozenset(a), frozenset(b)
    return len(first ^ second) / len(first | second) if first or second else 0.0


def dice_distance(a: Collection[Value], b: Collection[Value]) -> float:
    """1 - 2 |a ∩ b| / (|a| + |b|); 0 for two empty sets.

    >>> round(dice_distance({"x", "y"}, {"x"}), 4)
    0.3333
    """
    first, second = frozenset(a), frozenset(b)
    return len(first ^ second) / (len(first) + len(second)) if first or second else 0.0


def masi_distance(a: Collection[Value], b: Collection[Value]) -> float:
    """1 - J M, with Jaccard's J and M = 1 (equal), 2/3 (subset), 1/3 (overlap), 0 (disjoint).

    0 for two empty sets, 1 for an empty and another. Passonneau (2006), LREC.

    >>> round(masi_distance({"x", "y"}, {"x"}), 4), round(masi_distance({"x", "y"}, {"x", "z"}), 4)
    (0.6667, 0.8889)
    """
    first, second = frozenset(a), frozenset(b)
    if first == second:
        return 0.0
    thirds = 2 if first < second or second < first else 1
    whole = 3 * len(first | second)
    return (whole - thirds * len(first & second)) / whole


DISTANCES: Final[Mapping[str, Distance]] = MappingProxyType(
    {"masi": masi_distance, "jaccard": jaccard_distance, "dice": dice_distance}
)

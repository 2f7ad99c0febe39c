"""Where the codes of a network are drawn: computed once, so that every picture of it is the same."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

import networkx as nx


class Place(NamedTuple):
    """Where a code is drawn; to the right and upwards, about from -1 to 1."""

    x: float
    y: float


def sprung(graph: Any, seed: int) -> Mapping[str, Place]:
    """Let edges pull and codes push each other away (Fruchterman & Reingold 1991), from a seeded start."""
    if not graph:
        return {}
    places = nx.spring_layout(graph, weight="weight", seed=seed, iterations=200)
    return {code: Place(round(float(x), 6), round(float(y), 6)) for code, (x, y) in places.items()}


def in_columns(graph: Any, columns: Sequence[Collection[str]], rounds: int = 8) -> Mapping[str, Place]:
    """Set codes in columns, each near the middle of those it has edges with, so that few edges cross."""
    ranks: dict[str, float] = {}
    rows = [[code for code in graph if code in column] for column in columns]
    for row in rows:
        ranks |= {code: float(place) for place, code in enumerate(row)}
    for turn in range(rounds):
        for row in rows if turn % 2 else reversed(rows):
            row.sort(key=lambda code: (_middle(graph, code, ranks), ranks[code]))
            ranks |= {code: float(place) for place, code in enumerate(row)}
    return {
        code: Place(_spread(column, len(rows)), -_spread(place, len(row)))
        for column, row in enumerate(rows)
        for place, code in enumerate(row)
    }


def _middle(graph: Any, code: str, ranks: Mapping[str, float]) -> float:
    weights = {other: data["weight"] for other, data in graph[code].items()}
    total = sum(weights.values())
    return sum(ranks[other] * weight for other, weight in weights.items()) / total if total else ranks[code]


def _spread(place: int, many: int) -> float:
    return round(2 * place / (many - 1) - 1, 6) if many > 1 else 0.0

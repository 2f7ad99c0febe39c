"""Which pairs become edges of the picture, and what drops the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coder.analysis.cooccurrence import Cooccurrence, Pair
from coder.analysis.spanning_tree import maximum_spanning_tree
from coder.analysis.unit import Unit, Within

UNDEFINED: Final = "undefined"
"""What drops a pair without a value; others are dropped by `count`, `transcripts`, `frequency`, `top`."""


@dataclass(frozen=True, slots=True)
class Guards:
    """What a pair needs: without them rare pairs, whose measures are all near 1, fill the picture."""

    min_count: int = 2
    """n_ab."""
    min_transcripts: int = 2
    min_freq: int = 3
    """n_a and n_b."""
    top: int | None = None
    """How many edges by the measure; `None` is twice the codes, at least 10. Ties at the threshold stay."""

    def drops(self, pair: Pair) -> str:
        """Say which guard a pair does not pass, `""` if it passes all."""
        if pair.counts.n_ab < self.min_count:
            return "count"
        if pair.transcripts < self.min_transcripts:
            return "transcripts"
        return "frequency" if min(pair.counts.n_a, pair.counts.n_b) < self.min_freq else ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair that meets, and what became of it."""

    pair: Pair
    value: float | None
    """Of the measure."""
    in_tree: bool = False
    """In the maximum spanning tree, whose edges stay whatever their rank."""
    dropped_by: str = ""
    """`""` for an edge that is drawn."""

    @property
    def in_graph(self) -> bool:
        """Whether it is drawn."""
        return not self.dropped_by


@dataclass(frozen=True, slots=True)
class Edges:
    """All pairs that meet, strongest first, and how the picture came about."""

    measure: str
    guards: Guards
    top: int
    """How many edges were to be taken by rank."""
    threshold: float | None
    """The measure of the last of them; nothing where all were taken."""
    edges: tuple[Edge, ...]

    @property
    def drawn(self) -> tuple[Edge, ...]:
        """The edges of the picture."""
        return tuple(edge for edge in self.edges if edge.in_graph)

    @property
    def codes(self) -> frozenset[str]:
        """The codes that have an edge."""
        return frozenset(code.id for edge in self.drawn for code in (edge.pair.a, edge.pair.b))

    @property
    def weakest(self) -> float | None:
        """The smallest measure in the picture."""
        return min((edge.value for edge in self.drawn if edge.value is not None), default=None)

    def dropped(self, by: str) -> int:
        """Count the pairs that were left out for a reason."""
        return sum(edge.dropped_by == by for edge in self.edges)


def default_measure(unit: Unit) -> str:
    """Name what edges are weighed by unless something else is asked for."""
    return {Within.WINDOW: "n_ab", Within.BEFORE: "p_b_given_a"}.get(unit.within, "jaccard")


def edges_of(found: Cooccurrence, guards: Guards, measure: str | None = None) -> Edges:
    """Choose: first the guards, then rank with all ties, then the edges of the tree come back.

    A tree is for codes of one kind paired both ways alike, not for columns or directed pairs.
    """
    measure = measure or default_measure(found.unit)
    valued = [(pair, pair.measure(measure)) for pair in found.met]
    order = sorted(range(len(valued)), key=lambda place: _rank(valued[place][1]))
    edges = [
        Edge(pair, value, dropped_by=guards.drops(pair) or ("" if value is not None else UNDEFINED))
        for pair, value in (valued[place] for place in order)
    ]
    top = max(10, 2 * len(found.given)) if guards.top is None else guards.top
    kept = [edge.value for edge in edges if edge.in_graph and edge.value is not None]
    threshold = kept[top - 1] if 0 < top < len(kept) else None
    tree = frozenset() if found.groups or found.unit.is_directed else _tree(edges)
    return Edges(
        measure,
        guards,
        top,
        threshold,
        tuple(_placed(edge, threshold, in_tree=place in tree) for place, edge in enumerate(edges)),
    )


def _rank(value: float | None) -> tuple[bool, float]:
    return value is None, -(value or 0)


def _tree(edges: Sequence[Edge]) -> frozenset[int]:
    """Find the tree among the edges that passed the guards."""
    passed = [place for place, edge in enumerate(edges) if edge.in_graph]
    tree = maximum_spanning_tree(
        [(edge.pair.a.id, edge.pair.b.id, edge.value or 0.0) for edge in (edges[place] for place in passed)]
    )
    return frozenset(passed[place] for place in tree)


def _placed(edge: Edge, threshold: float | None, *, in_tree: bool) -> Edge:
    if not edge.in_graph or threshold is None or in_tree or (edge.value or 0.0) >= threshold:
        return Edge(edge.pair, edge.value, in_tree=in_tree, dropped_by=edge.dropped_by)
    return Edge(edge.pair, edge.value, dropped_by="top")

"""How codes hang together: communities, which codes stand in the middle, and where to draw them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import networkx as nx

from coder.analysis.cooccurrence import Cooccurrence, Given
from coder.analysis.edges import Edge, Edges
from coder.analysis.layout import Place, in_columns, sprung

SEEDS: Final = 20
"""With how many seeds communities are looked for, to say how firm they are."""


@dataclass(frozen=True, slots=True)
class Node:
    """A code of the picture."""

    given: Given
    degree: int
    """Edges."""
    strength: float
    """Their weights, added up."""
    place: Place
    betweenness: float | None = None
    """Share of the shortest ways between others that lead through it; large weights make ways short."""
    closeness: float | None = None
    """How near it is to all that it reaches."""
    eigenvector: float | None = None
    """How well connected with those that are; per connected part."""
    community: int | None = None
    """From 1, the largest first."""


@dataclass(frozen=True, slots=True)
class Network:
    """What is drawn."""

    nodes: tuple[Node, ...]
    """In the order of the codebook."""
    edges: tuple[Edge, ...]
    """In the order of the codebook."""
    directed: bool
    resolution: float
    modularity: float | None = None
    """Nothing where no communities were looked for."""
    agreeing: int | None = None
    """How many of 20 seeds give the same communities."""


def network_of(found: Cooccurrence, edges: Edges, *, seed: int = 1, resolution: float = 1.0) -> Network:
    """Make a network of the edges that are drawn, in a fixed order, on which communities depend.

    Communities and centralities other than degree and strength are for codes paired among themselves; they
    need weights above 0.
    """
    order = {given.code.id: place for place, given in enumerate(found.given)}
    drawn = sorted(edges.drawn, key=lambda edge: (order[edge.pair.a.id], order[edge.pair.b.id]))
    codes = [given for given in found.given if given.code.id in edges.codes]
    graph = _graph(codes, drawn, directed=found.unit.is_directed)
    firm = not found.groups and not found.unit.is_directed and all((edge.value or 0) > 0 for edge in drawn)
    places = in_columns(graph, found.groups) if found.groups else sprung(graph, seed)
    middle = _centralities(graph) if firm else {}
    parts = _communities(graph, seed, resolution) if firm and drawn else ()
    community = {code: number for number, part in enumerate(parts, 1) for code in part}
    degree, strength = dict(graph.degree()), dict(graph.degree(weight="weight"))
    return Network(
        nodes=tuple(
            Node(
                given,
                degree[given.code.id],
                float(strength[given.code.id]),
                places[given.code.id],
                **{name: values.get(given.code.id) for name, values in middle.items()},
                community=community.get(given.code.id),
            )
            for given in codes
        ),
        edges=tuple(drawn),
        directed=found.unit.is_directed,
        resolution=resolution,
        modularity=nx.community.modularity(graph, parts, resolution=resolution) if parts else None,
        agreeing=_agreeing(graph, parts, seed, resolution) if parts else None,
    )


def _graph(codes: Sequence[Given], edges: Sequence[Edge], *, directed: bool) -> Any:
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(given.code.id for given in codes)
    for edge in edges:
        weight = edge.value or 0.0
        distance = 1 / weight if weight > 0 else 0.0
        graph.add_edge(edge.pair.a.id, edge.pair.b.id, weight=weight, distance=distance)
    return graph


def _centralities(graph: Any) -> Mapping[str, Mapping[str, float]]:
    """Measure who stands in the middle; networkx takes weights for distances, so it is given 1 / weight."""
    return {
        "betweenness": nx.betweenness_centrality(graph, weight="distance"),
        "closeness": nx.closeness_centrality(graph, distance="distance"),
        "eigenvector": _eigenvector(graph),
    }


def _eigenvector(graph: Any) -> Mapping[str, float]:
    """Do it part by part: over several parts the iteration would leave all but one at 0."""
    found: dict[str, float] = {}
    for part in nx.connected_components(graph):
        inside = graph.subgraph(code for code in graph if code in part)
        try:
            found |= nx.eigenvector_centrality(inside, max_iter=1000, weight="weight")
        except nx.PowerIterationFailedConvergence:
            continue
    return found


def _communities(graph: Any, seed: int, resolution: float) -> tuple[frozenset[str], ...]:
    """Find communities, the largest first: Louvain, Blondel et al. (2008), J. Stat. Mech. P10008."""
    order = {code: place for place, code in enumerate(graph)}
    parts = nx.community.louvain_communities(graph, weight="weight", resolution=resolution, seed=seed)
    return tuple(
        sorted(map(frozenset, parts), key=lambda part: (-len(part), min(order[code] for code in part)))
    )


def _agreeing(graph: Any, parts: tuple[frozenset[str], ...], seed: int, resolution: float) -> int:
    return sum(
        set(_communities(graph, other, resolution)) == set(parts) for other in range(seed, seed + SEEDS)
    )

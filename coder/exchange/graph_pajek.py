"""Graphs as Pajek networks (`.net`)."""

from __future__ import annotations

from coder.exchange.graph_file import GraphFile


def pajek_text(graph: GraphFile) -> str:
    """Write vertices with places from 0 to 1, then edges, or arcs where the graph is directed.

    Pajek has no escape for a quotation mark inside a label: it becomes an apostrophe.

    >>> print(pajek_text(GraphFile([{"id": "a", "label": 'a "b"'}], [])), end="")
    *Vertices 1
    1 "a 'b'" 0.500000 0.500000
    *Edges
    """
    number = {node["id"]: place for place, node in enumerate(graph.nodes, 1)}
    lines = [f"*Vertices {len(graph.nodes)}"]
    for node in graph.nodes:
        place = f"{_share(node.get('x'))} {_share(node.get('y'), down=True)}"
        lines.append(f'{number[node["id"]]} "{_label(str(node["label"]))}" {place}')
    lines.append("*Arcs" if graph.directed else "*Edges")
    lines += [
        f"{number[edge['source']]} {number[edge['target']]} {float(edge['weight']):.6g}"
        for edge in graph.edges
    ]
    return "\n".join(lines) + "\n"


def _label(text: str) -> str:
    return " ".join(text.replace('"', "'").split())


def _share(place: object, *, down: bool = False) -> str:
    """Move a place from -1 … 1 to 0 … 1; Pajek counts y downwards."""
    at = float(place) if isinstance(place, int | float) else 0.0
    return f"{min(1.0, max(0.0, (1 + (-at if down else at)) / 2)):.6f}"

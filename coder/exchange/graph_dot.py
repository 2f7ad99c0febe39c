"""Graphs in the DOT language of Graphviz."""

from __future__ import annotations

from typing import Final

from coder.exchange.graph_file import GraphFile, Record, Value

_SHAPES: Final = {"cause": "ellipse", "problem": "box", "countermeasure": "triangle"}


def dot_text(graph: GraphFile) -> str:
    r"""Write all that is known of nodes and edges; everything stands in quotes.

    >>> print(dot_text(GraphFile([{"id": "a", "label": 'say "a"'}], [])), end="")
    graph "codes" {
      "a" ["label"="say \"a\""];
    }
    """
    kind, link = ("digraph", "->") if graph.directed else ("graph", "--")
    lines = [f'{kind} "codes" {{']
    lines += [f"  {_quoted(key)}={_quoted(value)};" for key, value in graph.attributes.items()]
    lines += [f"  {_quoted(node['id'])} {_attributes(_shaped(node), {'id'})};" for node in graph.nodes]
    lines += [
        f"  {_quoted(edge['source'])} {link} {_quoted(edge['target'])} {facts};"
        for edge in graph.edges
        for facts in [_attributes(edge, {"source", "target"})]
    ]
    return "\n".join([*lines, "}"]) + "\n"


def _shaped(node: Record) -> Record:
    shape = _SHAPES.get(str(node.get("kind", "")))
    return {**node, "shape": shape} if shape else node


def _attributes(record: Record, left_out: set[str]) -> str:
    said = (f"{_quoted(key)}={_quoted(value)}" for key, value in record.items() if key not in left_out)
    return f"[{', '.join(said)}]"


def _quoted(value: Value) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'

"""Graphs as GraphML, GEXF and JSON, which networkx writes."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.sax.saxutils import escape

import networkx as nx
from lxml import etree

from coder import __version__
from coder.exchange.graph_file import GraphFile

_META = re.compile(r"<meta\b.*?</meta>", re.DOTALL)


def graphml_text(graph: GraphFile) -> str:
    """Write GraphML; Gephi, yEd, Cytoscape and igraph read it."""
    return _checked("\n".join(nx.generate_graphml(networkx_graph(graph), named_key_ids=True)))


def gexf_text(graph: GraphFile) -> str:
    """Write GEXF 1.2draft with place, size and colour of the nodes, for Gephi."""
    made = networkx_graph(graph)
    for node in graph.nodes:
        made.nodes[node["id"]]["viz"] = _viz(node)
    text = "\n".join(nx.generate_gexf(made, version="1.2draft"))
    # networkx writes the date of today into it: the same graph would be another file tomorrow.
    meta = f"<meta><creator>{escape(f'coder {__version__}')}</creator></meta>"
    return _checked(_META.sub(meta, text, count=1))


def json_text(graph: GraphFile) -> str:
    """Write the node-link form that networkx and D3 read; edges stand under `edges`."""
    return (
        json.dumps(
            nx.node_link_data(networkx_graph(graph), edges="edges"),
            ensure_ascii=False,
            indent=1,
            allow_nan=False,
        )
        + "\n"
    )


def networkx_graph(graph: GraphFile) -> Any:
    """Make a graph of networkx; nodes and edges keep their order."""
    made = nx.DiGraph() if graph.directed else nx.Graph()
    made.graph.update(graph.attributes)
    for node in graph.nodes:
        made.add_node(node["id"], **{key: value for key, value in node.items() if key != "id"})
    for edge in graph.edges:
        facts = {key: value for key, value in edge.items() if key not in {"source", "target"}}
        made.add_edge(edge["source"], edge["target"], **facts)
    return made


def _viz(node: Any) -> dict[str, Any]:
    """Say how Gephi is to show a node: its area, not its radius, grows with n."""
    shown: dict[str, Any] = {"size": round(4 + 2 * float(node.get("n", 0)) ** 0.5, 3)}
    if "x" in node and "y" in node:
        shown["position"] = {"x": 300 * float(node["x"]), "y": 300 * float(node["y"]), "z": 0.0}
    if re.fullmatch("#[0-9a-fA-F]{6}", str(node.get("color", ""))):
        color = str(node["color"])
        shown["color"] = {
            name: int(color[at : at + 2], 16) for name, at in (("r", 1), ("g", 3), ("b", 5))
        } | {"a": 1.0}
    return shown


def _checked(text: str) -> str:
    """Read what was written: networkx writes text that is no XML without an error, and Chinese as numbers."""
    read = etree.fromstring(text.encode())
    return etree.tostring(read, encoding="utf-8", xml_declaration=True).decode() + "\n"

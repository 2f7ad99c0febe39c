"""Graphs as VOSviewer JSON (`.vos.json`)."""

from __future__ import annotations

import json
from typing import Any

from coder.exchange.graph_file import GraphFile, Record


def vosviewer_text(graph: GraphFile) -> str:
    """Write items with weights, scores and clusters, and links with strength; ids count from 1."""
    number = {node["id"]: place for place, node in enumerate(graph.nodes, 1)}
    items = [_item(node, number[node["id"]]) for node in graph.nodes]
    links = [
        {
            "source_id": number[edge["source"]],
            "target_id": number[edge["target"]],
            "strength": edge["weight"],
        }
        for edge in graph.edges
    ]
    network = {"items": items, "links": links}
    return json.dumps({"network": network}, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _item(node: Record, number: int) -> dict[str, Any]:
    weights = {"Occurrences": "n", "Links": "degree", "Total link strength": "strength"}
    scores = {"Transcripts": "transcripts", "Betweenness": "betweenness"}
    item: dict[str, Any] = {"id": number, "label": node["label"]}
    item |= {key: node[key] for key in ("x", "y") if key in node}
    if "community" in node:
        item["cluster"] = node["community"]
    item["weights"] = {said: node[key] for said, key in weights.items() if key in node}
    item["scores"] = {said: node[key] for said, key in scores.items() if key in node}
    return item

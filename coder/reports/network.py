"""A network of codes, laid out: its nodes as a table, and everything for a graph file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from coder.analysis.network import Network, Node
from coder.exchange.graph_file import GraphFile, known
from coder.locale.language import _, current
from coder.model.codebook import Codebook
from coder.project.cooccurring import Cooccurring
from coder.reports.cooccurrence import edge_record
from coder.reports.reliability_names import Naming
from coder.reports.table_formats import Format
from coder.reports.tables import Cell, Column, Table
from coder.reports.wording.cooccurrence import communities_words, unit_words
from coder.reports.wording.cooccurrence_notes import cooccurrence_notes

NODE_KEYS = (
    *("code", "label", "name_zh", "name_en", "kind", "parent", "n", "transcripts", "in_graph"),
    *("degree", "strength", "betweenness", "closeness", "eigenvector", "community", "x", "y"),
)
_IN_FILE = (
    "n_ab",
    "n_a",
    "n_b",
    "n",
    "transcripts",
    "jaccard",
    "lift",
    "npmi",
    "p_value",
    "q_value",
    "in_tree",
)


def nodes_table(
    result: Cooccurring,
    network: Network,
    codebook: Codebook,
    wanted: Format,
    meta: Mapping[str, Any] | None = None,
) -> Table:
    """List codes with their part in the network; codes without an edge too."""
    records = list(node_records(result, network))
    told = {**(meta or {}), "network": network_meta(network)}
    if not wanted.for_people:
        rows = [tuple(record[key] for key in NODE_KEYS) for record in records]
        return Table(tuple(Column(key, key) for key in NODE_KEYS), rows, meta=told)
    naming = Naming(codebook)
    keys = [key for key in _people() if any(record[key] is not None for record in records)]
    ranked = sorted(records, key=lambda record: -_number(record["strength"]))
    return Table(
        (Column("code", _("Code")), *(Column(key, _people()[key], "number") for key in keys)),
        [(naming.name(record["code"]), *(record[key] for key in keys)) for record in ranked],
        _("Codes in the network: {unit}").format(unit=unit_words(result.found.unit)),
        tuple(f"{note}{_('.')}" for note in (*network_notes(network), *cooccurrence_notes(result))),
        told,
    )


def _number(cell: Cell) -> float:
    return cell if isinstance(cell, int | float) else 0.0


def _people() -> dict[str, str]:
    """Name the columns that people read."""
    return {
        "n": "n",
        "transcripts": _("Transcripts"),
        "degree": _("Degree"),
        "strength": _("Strength"),
        "betweenness": _("Betweenness"),
        "closeness": _("Closeness"),
        "eigenvector": _("Eigenvector"),
        "community": _("Community"),
    }


def node_records(result: Cooccurring, network: Network) -> Iterator[dict[str, Cell]]:
    """Give every code under the keys that scripts rely on."""
    drawn = {node.given.code.id: node for node in network.nodes}
    for given in result.found.given:
        code, node = given.code, drawn.get(given.code.id)
        yield {
            "code": code.id,
            "label": code.name.said_in(current()) or code.id,
            "name_zh": code.name.zh,
            "name_en": code.name.en,
            "kind": str(code.kind),
            "parent": code.parent,
            "n": given.n,
            "transcripts": given.transcripts,
            "in_graph": node is not None,
            **_part(node),
        }


def _part(node: Node | None) -> dict[str, Cell]:
    names = ("degree", "strength", "betweenness", "closeness", "eigenvector", "community")
    if node is None:
        return dict.fromkeys((*names, "x", "y"))
    return {**{name: getattr(node, name) for name in names}, "x": node.place.x, "y": node.place.y}


def network_meta(network: Network) -> dict[str, Any]:
    """Say how communities were found, and how firm they are."""
    return {
        "communities": max((node.community or 0 for node in network.nodes), default=0) or None,
        "resolution": network.resolution,
        "modularity": network.modularity,
        "seeds_that_agree": network.agreeing,
        "layout": "columns" if network.modularity is None and network.edges else "spring",
    }


def network_notes(network: Network) -> Iterator[str]:
    """Tell people the same."""
    facts = network_meta(network)
    if network.modularity is None:
        return
    yield communities_words(
        facts["communities"], network.resolution, network.modularity, network.agreeing or 0
    )


def graph_file(
    result: Cooccurring, network: Network, codebook: Codebook, meta: Mapping[str, Any]
) -> GraphFile:
    """Gather what a graph file holds."""
    naming = Naming(codebook)
    colors = {code.id: code.color for code in codebook.codes}
    nodes = [
        known(
            {
                "id": record["code"],
                **record,
                "code": None,
                "label": naming.name(str(record["code"])),
                "in_graph": None,
                "color": colors[str(record["code"])],
            }
        )
        for record in node_records(result, network)
        if record["in_graph"]
    ]
    return GraphFile(
        nodes,
        [known(_edge(edge, result)) for edge in network.edges],
        network.directed,
        known(
            {
                "unit": meta["unit"],
                "measure": meta["measure"],
                "coders": meta["coders"],
                "transcripts": meta["transcripts"],
                "codebook_revision": meta["codebook_revision"],
                "seed": meta["seed"],
                "version": meta["version"],
                "methods": meta["methods"][current()],
            }
        ),
    )


def _edge(edge: Any, result: Cooccurring) -> dict[str, Any]:
    record = edge_record(edge, result)
    return {
        "source": record["a"],
        "target": record["b"],
        "weight": float(record["weight"]),
        **{key: record[key] for key in _IN_FILE},
    }

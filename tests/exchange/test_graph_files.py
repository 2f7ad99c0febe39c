"""Graph files come back whole from readers that others wrote: networkx, igraph, pydot."""

from __future__ import annotations

import io
import json
import warnings
from pathlib import PurePath

import igraph
import networkx as nx
import pydot
import pytest

from coder.exchange.graph_file import GraphFile, known
from coder.exchange.graph_formats import SUFFIXES, graph_suffix, graph_text

AWKWARD = 'a "quoted" <tag> & \\ back\x07slash\nand 𠮷'
NODES = [
    known(
        {
            "id": "4.1",
            "label": "4.1 形式化执行",
            "kind": "cause",
            "parent": None,
            "n": 9,
            "degree": 2,
            "strength": 0.75,
            "community": 1,
            "x": -1.0,
            "y": 0.5,
            "color": "#0072b2",
        }
    ),
    known({"id": "权 责", "label": AWKWARD, "kind": "problem", "n": 4, "x": 1.0, "y": -1.0}),
    known({"id": "c", "label": "=1+1", "kind": "countermeasure", "n": 1, "x": 0.0, "y": 0.0}),
]
EDGES = [
    known({"source": "4.1", "target": "权 责", "weight": 0.5, "n_ab": 3, "in_tree": True, "p_value": None}),
    known({"source": "4.1", "target": "c", "weight": 0.25, "n_ab": 2, "in_tree": False, "p_value": 0.01}),
]
GRAPH = GraphFile(NODES, EDGES, attributes=known({"unit": "turn", "coders": ["甲", "乙"]}))
CLEAN = AWKWARD.replace("\x07", "\ufffd")


@pytest.fixture
def write(tmp_path):
    def written(suffix: str, graph: GraphFile = GRAPH):
        path = tmp_path / f"图{suffix}"
        path.write_bytes(graph_text(graph, suffix).encode())
        return path

    return written


def pydot_graph(text: str) -> pydot.Dot:
    """Read DOT; pydot calls pyparsing by names that are old by now."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        (read,) = pydot.graph_from_dot_data(text)
    return read


def check_networkx(graph: nx.Graph, *, places: bool = False) -> None:
    assert list(graph) == ["4.1", "权 责", "c"]
    assert graph.nodes["权 责"]["label"] == CLEAN
    assert graph.nodes["4.1"]["n"] == 9
    assert "parent" not in graph.nodes["4.1"]
    assert graph.edges["4.1", "权 责"]["weight"] == 0.5
    assert graph.edges["4.1", "c"]["p_value"] == 0.01
    assert "p_value" not in graph.edges["4.1", "权 责"]
    assert not graph.is_directed()


def test_graphml_in_networkx_and_igraph(write):
    path = write(".graphml")
    check_networkx(nx.read_graphml(path))
    assert nx.read_graphml(path).graph["coders"] == "甲; 乙"
    read = igraph.Graph.Read_GraphML(str(path))
    assert read.vs["label"] == ["4.1 形式化执行", CLEAN, "=1+1"]
    assert read.es["weight"] == [0.5, 0.25]
    assert read.vs["id"] == ["4.1", "权 责", "c"]


def test_gexf_in_networkx_with_colour_size_and_place(write):
    read = nx.read_gexf(write(".gexf"), version="1.2draft")
    check_networkx(read)
    viz = read.nodes["4.1"]["viz"]
    assert viz["color"] == {"r": 0, "g": 114, "b": 178, "a": 1.0}
    assert viz["position"] == {"x": -300.0, "y": 150.0, "z": 0.0}
    assert viz["size"] == 10


def test_no_file_holds_the_date_of_today(write):
    for suffix in SUFFIXES:
        assert write(suffix).read_bytes() == graph_text(GRAPH, suffix).encode()
    assert "lastmodifieddate" not in graph_text(GRAPH, ".gexf")


def test_pajek_in_networkx_and_igraph(write):
    path = write(".net")
    read = nx.read_pajek(path)
    labels = ["4.1 形式化执行", "a 'quoted' <tag> & \\ back\ufffdslash and 𠮷", "=1+1"]
    assert list(read) == labels
    assert {(a, b, data["weight"]) for a, b, data in read.edges(data=True)} == {
        (labels[0], labels[1], 0.5),
        (labels[0], labels[2], 0.25),
    }
    other = igraph.Graph.Read_Pajek(str(path))
    assert (other.vcount(), other.es["weight"]) == (3, [0.5, 0.25])
    assert [round(at, 2) for at in other.vs["x"]] == [0, 1, 0.5]


def test_dot_in_pydot(write):
    read = pydot_graph(write(".dot").read_text(encoding="utf-8"))
    assert [node.get_name() for node in read.get_nodes()] == ['"4.1"', '"权 责"', '"c"']
    label = read.get_nodes()[1].get('"label"') or read.get_nodes()[1].get("label")
    said = label[1:-1].replace("\\n", "\n").replace('\\"', '"').replace("\\\\", "\\")
    assert said == CLEAN
    assert [(edge.get_source(), edge.get_destination()) for edge in read.get_edges()] == [
        ('"4.1"', '"权 责"'),
        ('"4.1"', '"c"'),
    ]
    assert read.get_type() == "graph"


def test_json_in_networkx(write):
    record = json.loads(write(".json").read_text(encoding="utf-8"))
    assert "edges" in record
    check_networkx(nx.node_link_graph(record, edges="edges"))


def test_vosviewer_counts_from_one(write):
    network = json.loads(write(".vos.json").read_text(encoding="utf-8"))["network"]
    assert [item["id"] for item in network["items"]] == [1, 2, 3]
    assert network["items"][0]["cluster"] == 1
    assert network["items"][0]["weights"] == {"Occurrences": 9, "Links": 2, "Total link strength": 0.75}
    assert network["links"][1] == {"source_id": 1, "target_id": 3, "strength": 0.25}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_directed_and_empty_graphs(write, suffix):
    directed = write(suffix, GraphFile(NODES, EDGES, directed=True))
    match suffix:
        case ".graphml":
            assert nx.read_graphml(directed).is_directed()
        case ".gexf":
            assert nx.read_gexf(directed, version="1.2draft").is_directed()
        case ".net":
            assert nx.read_pajek(io.BytesIO(directed.read_bytes())).is_directed()
        case ".dot":
            read = pydot_graph(directed.read_text(encoding="utf-8"))
            assert read.get_type() == "digraph"
        case _:
            json.loads(directed.read_text(encoding="utf-8"))
    assert write(suffix, GraphFile([], [])).read_bytes()


def test_a_suffix_says_the_format_or_nothing():
    assert graph_suffix(PurePath("a.VOS.JSON")) == ".vos.json"
    assert graph_suffix(PurePath("a.png")) is None

"""In which format a graph is written: its file's suffix says so."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from coder.exchange.graph_dot import dot_text
from coder.exchange.graph_file import GraphFile
from coder.exchange.graph_pajek import pajek_text
from coder.exchange.graph_vosviewer import vosviewer_text

SUFFIXES: Final = (".graphml", ".gexf", ".net", ".dot", ".vos.json", ".json")


def graph_suffix(path: PurePath) -> str | None:
    """Find the suffix that says a format, `None` if it says none.

    >>> [graph_suffix(PurePath(name)) for name in ("图.vos.json", "a.GEXF", "a.png")]
    ['.vos.json', '.gexf', None]
    """
    return next((suffix for suffix in SUFFIXES if path.name.lower().endswith(suffix)), None)


def graph_text(graph: GraphFile, suffix: str) -> str:
    """Write a graph in the format of one of `SUFFIXES`."""
    match suffix:
        case ".net":
            return pajek_text(graph)
        case ".dot":
            return dot_text(graph)
        case ".vos.json":
            return vosviewer_text(graph)
    from coder.exchange.graph_networkx import gexf_text, graphml_text, json_text  # noqa: PLC0415  # costs 150 ms

    writers = {".graphml": graphml_text, ".gexf": gexf_text, ".json": json_text}
    return writers[suffix](graph)

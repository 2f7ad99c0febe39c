"""What a question about codes that go together is answered with: a table, and a graph where one is wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from coder.exchange.graph_formats import graph_suffix, graph_text
from coder.project.cooccurring import Cooccurring, Question, cooccur
from coder.project.differing import Group, differ
from coder.project.filters import Filters
from coder.project.opening import Project
from coder.project.writing import exported
from coder.reports.cooccurrence import edges_table, matrix_table, triads_table
from coder.reports.cooccurrence_meta import cooccurrence_meta, difference_meta
from coder.reports.table_formats import Format
from coder.reports.tables import Table

if TYPE_CHECKING:
    from coder.analysis.network import Network
    from coder.exchange.graph_file import GraphFile
    from coder.reports.figures.sketch import Sketch


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be seen of the answer."""

    format: Format
    nodes: bool = False
    matrix: bool = False
    triads: bool = False
    graph: bool = False
    figure: bool = False
    resolution: float = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found."""

    results: Sequence[Cooccurring]
    """One, or one for each group."""
    table: Table
    methods: Sequence[str]
    """In Chinese and in English."""
    graph: GraphFile | None = None
    sketch: Sketch | None = None
    meta: Mapping[str, object] = field(default_factory=dict)


def about_codes(project: Project, filters: Filters, question: Question, wanted: Wanted) -> Answer:
    """Answer for everything that is meant."""
    result = cooccur(project, filters, question)
    if not (wanted.nodes or wanted.graph or wanted.figure):
        meta = cooccurrence_meta(project, filters, result)
        return Answer([result], _table(project, result, wanted, meta), result_methods(meta))
    from coder.analysis.network import network_of  # networkx costs 120 ms
    from coder.reports.network import graph_file, network_meta, nodes_table

    network = network_of(result.found, result.edges, seed=question.seed, resolution=wanted.resolution)
    facts = network_meta(network)
    resolution = network.resolution if facts["communities"] else None
    meta = cooccurrence_meta(project, filters, result, resolution=resolution, network=facts)
    table = (
        nodes_table(result, network, project.codebook, wanted.format, meta)
        if wanted.nodes
        else _table(project, result, wanted, meta)
    )
    graph = graph_file(result, network, project.codebook, meta) if wanted.graph else None
    sketch = _sketch(project, result, network, wanted) if wanted.figure else None
    return Answer([result], table, result_methods(meta), graph, sketch, meta)


def _sketch(project: Project, result: Cooccurring, network: Network, wanted: Wanted) -> Sketch:
    from coder.reports.figures.cooccurrence import cooccurrence_sketch  # numpy costs 100 ms

    return cooccurrence_sketch(result, network, project.codebook, matrix=wanted.matrix)


def about_groups(
    project: Project, filters: Filters, question: Question, wanted: Wanted, groups: tuple[Group, Group]
) -> Answer:
    """Compare two groups."""
    from coder.reports.difference import difference_graph, difference_table

    result = differ(project, filters, question, groups)
    meta = difference_meta(project, filters, result, groups)
    table = difference_table(result, project.codebook, wanted.format, meta)
    graph = difference_graph(result, project.codebook, meta) if wanted.graph else None
    return Answer(result.sides, table, result_methods(meta), graph)


def about_pair(
    project: Project,
    filters: Filters,
    question: Question,
    wanted: Wanted,
    pair: tuple[str, str],
    *,
    with_quotes: bool,
) -> Answer:
    """List the passages behind a pair of codes."""
    from coder.project.meeting_passages import passages_behind
    from coder.reports.meeting_passages import passages_table
    from coder.reports.provenance import meta_of

    behind = passages_behind(project, filters, question, pair)
    scope = behind.reading.scope
    meta = meta_of(
        project,
        "cooc",
        unit=str(question.unit),
        filters=filters,
        coders=scope.coders,
        transcripts=scope.transcripts,
        pair=list(behind.pair),
        depth=question.depth,
        done_only=question.done_only,
    )
    table = passages_table(
        behind, question.unit, project.codebook, wanted.format, meta, with_quotes=with_quotes
    )
    return Answer([], table, ())


def _table(project: Project, result: Cooccurring, wanted: Wanted, meta: dict[str, object]) -> Table:
    layout = triads_table if wanted.triads else matrix_table if wanted.matrix else edges_table
    return layout(result, project.codebook, wanted.format, meta)


def result_methods(meta: dict[str, object]) -> tuple[str, ...]:
    """Give the sentences that are said on stderr, too."""
    methods = meta["methods"]
    return tuple(map(str, methods.values())) if isinstance(methods, dict) else ()


def write_graphs(answer: Answer, paths: Sequence[Path]) -> None:
    """Write the graph to each file in the format of its suffix; a file is replaced whole or not at all."""
    if answer.graph is None:
        return
    for path in paths:
        text = graph_text(answer.graph, graph_suffix(path) or "")
        with exported(path) as file:
            file.write(text.encode())

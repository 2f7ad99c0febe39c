"""Two groups compared: which codes go together more in one than in the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coder.analysis.difference import Difference
from coder.analysis.edges import Edge
from coder.exchange.graph_file import GraphFile, known
from coder.locale.language import _
from coder.model.codebook import Codebook
from coder.project.differing import Differing
from coder.reports.cooccurrence import probability
from coder.reports.reliability_names import Naming
from coder.reports.table_formats import Format
from coder.reports.tables import Cell, Column, Table
from coder.reports.wording.cooccurrence import measure_word, unit_words

_COUNTS = ("n_ab", "n_a", "n_b", "transcripts")
KEYS = (
    *("a", "b", "difference", "value_1", "value_2"),
    *(f"{name}_{group}" for group in (1, 2) for name in _COUNTS),
    *("p_value", "q_value", "in_graph"),
)


def difference_table(result: Differing, codebook: Codebook, wanted: Format, meta: Mapping[str, Any]) -> Table:
    """List pairs by how much they differ: with every pair only where that was asked for."""
    rows = list(_shown(result))
    if not wanted.for_people:
        records = [_record(one) for one in rows]
        return Table(
            tuple(Column(key, key) for key in KEYS),
            [tuple(record[key] for key in KEYS) for record in records],
            meta=meta,
        )
    naming, names = Naming(codebook), result.names
    measure = measure_word(result.sides[0].edges.measure)
    tested = any(one.p_value is not None for one in rows)
    columns = (
        Column("a", _("Code a")),
        Column("b", _("Code b")),
        Column("difference", _("Gap"), "number"),
        *(Column(f"value_{n}", f"{measure} {name}", "number") for n, name in enumerate(names, 1)),
        *(Column(f"n_ab_{n}", f"{_('Together')} {name}", "number") for n, name in enumerate(names, 1)),
        *((Column("p_value", "p", "number"), Column("q_value", "q", "number")) if tested else ()),
    )
    title = _("Codes that go together in {first} and in {second}: {unit}").format(
        first=names[0], second=names[1], unit=unit_words(result.sides[0].found.unit)
    )
    return Table(
        columns, [_people_row(one, naming, tested=tested) for one in rows], title, tuple(_notes(result)), meta
    )


def _shown(result: Differing) -> Iterator[Difference]:
    every = result.sides[0].question.every is not None
    return (one for one in result.differences if one.in_graph or every)


def _side(edge: Edge | None, group: int) -> dict[str, Cell]:
    if edge is None:
        nothing: dict[str, Cell] = {f"{name}_{group}": None for name in ("value", *_COUNTS[1:])}
        return {**nothing, f"n_ab_{group}": 0}
    counts = edge.pair.counts
    return {
        f"value_{group}": edge.value,
        f"n_ab_{group}": counts.n_ab,
        f"n_a_{group}": counts.n_a,
        f"n_b_{group}": counts.n_b,
        f"transcripts_{group}": edge.pair.transcripts,
    }


def _record(one: Difference) -> dict[str, Cell]:
    return {
        "a": one.a.id,
        "b": one.b.id,
        "difference": one.difference,
        **_side(one.first, 1),
        **_side(one.second, 2),
        "p_value": one.p_value,
        "q_value": one.q_value,
        "in_graph": one.in_graph,
    }


def _people_row(one: Difference, naming: Naming, *, tested: bool) -> Sequence[Cell]:
    record = _record(one)
    return (
        naming.name(one.a.id),
        naming.name(one.b.id),
        f"{one.difference:+.3f}",
        record["value_1"],
        record["value_2"],
        record["n_ab_1"],
        record["n_ab_2"],
        *((probability(one.p_value), probability(one.q_value)) if tested else ()),
    )


def _notes(result: Differing) -> Iterator[str]:
    for name, side in zip(result.names, result.sides, strict=True):
        yield _("{name}: {units} units in {transcripts} transcripts, {edges} edges.").format(
            name=name,
            units=side.found.units if side.found.units is not None else "–",
            transcripts=len(side.found.transcripts),
            edges=len(side.edges.drawn),
        )
    if any(one.p_value is not None for one in result.differences):
        yield _("p: two-sided, group labels permuted over whole interviews; at best {least}.").format(
            least=f"{result.least:.3g}"
        )


def difference_graph(result: Differing, codebook: Codebook, meta: Mapping[str, Any]) -> GraphFile:
    """Make a graph whose edges weigh how much the groups differ, with its sign beside."""
    naming = Naming(codebook)
    rows = [one for one in result.differences if one.in_graph]
    used = {code for one in rows for code in (one.a.id, one.b.id)}
    nodes = [
        known(
            {
                "id": code.id,
                "label": naming.name(code.id),
                "kind": str(code.kind),
                "parent": code.parent,
                "color": code.color,
                **_given(result, code.id),
            }
        )
        for code in codebook.in_tree_order()
        if code.id in used
    ]
    edges = [
        known(
            {
                "source": one.a.id,
                "target": one.b.id,
                "weight": abs(one.difference),
                "sign": 1 if one.difference >= 0 else -1,
                "more_in": result.names[0 if one.difference >= 0 else 1],
                **{key: value for key, value in _record(one).items() if key not in {"a", "b", "in_graph"}},
            }
        )
        for one in rows
    ]
    attributes = {key: meta[key] for key in ("unit", "measure", "groups", "codebook_revision", "version")}
    return GraphFile(nodes, edges, result.sides[0].found.unit.is_directed, known(attributes))


def _given(result: Differing, code: str) -> dict[str, int]:
    counts = [
        next((given.n for given in side.found.given if given.code.id == code), 0) for side in result.sides
    ]
    return {"n": sum(counts), "n_1": counts[0], "n_2": counts[1]}

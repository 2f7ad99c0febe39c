"""Which codes go together, laid out: pair by pair, or every code against every other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coder.analysis.association import Reason
from coder.analysis.edges import Edge
from coder.analysis.query.parsing import atom_of
from coder.analysis.unit import Unit, Within
from coder.locale.language import _
from coder.model.codebook import Codebook
from coder.project.cooccurring import Cooccurring
from coder.reports.reliability_names import Naming
from coder.reports.table_formats import Format
from coder.reports.tables import Cell, Column, Table
from coder.reports.wording.cooccurrence import measure_word, unit_words
from coder.reports.wording.cooccurrence_notes import cooccurrence_notes

MEASURED = ("jaccard", "p_b_given_a", "p_a_given_b", "lift", "npmi")
"""What stands in every row, whatever edges are weighed by."""
KEYS = (
    *("a", "b", "n_ab", "n_a", "n_b", "n", "transcripts", *MEASURED, "p_value"),
    *("q_value", "p_max", "m_ab", "m_ba", "shared_characters", "char_jaccard", "base", "weight"),
    *("in_graph", "in_tree", "dropped_by", "query", "reasons"),
)


def edges_table(
    result: Cooccurring, codebook: Codebook, wanted: Format, meta: Mapping[str, Any] | None = None
) -> Table:
    """List pairs, the strongest first; machines get every key."""
    if not wanted.for_people:
        rows = [tuple(record[key] for key in KEYS) for record in edge_records(result)]
        return Table(tuple(Column(key, key) for key in KEYS), rows, meta=meta or {})
    naming = Naming(codebook)
    columns, measures = _people_columns(result)
    return Table(
        columns,
        [_people_row(edge, measures, result, naming) for edge in result.shown],
        _("Codes that go together: {unit}").format(unit=unit_words(result.found.unit)),
        tuple(f"{note}{_('.')}" for note in cooccurrence_notes(result)),
        meta or {},
    )


def edge_records(result: Cooccurring) -> Iterator[dict[str, Any]]:
    """Give every edge that is told of under the keys that scripts rely on."""
    for edge in result.shown:
        yield edge_record(edge, result)


def edge_record(edge: Edge, result: Cooccurring) -> dict[str, Any]:
    """Give one edge under the keys that scripts rely on."""
    pair, counts, found = edge.pair, edge.pair.counts, result.found
    both_ways = not found.unit.has_table and found.unit.within is not Within.WINDOW
    reasons: dict[str, str] = {
        name: str(reason) for name in MEASURED if (reason := pair.reason(name)) is not None
    }
    if pair.untested is not None:
        reasons["p_value"] = str(pair.untested)
    elif pair.q_value is None:
        reasons["q_value"] = str(Reason.RARE)
    return {
        "a": pair.a.id,
        "b": pair.b.id,
        "n_ab": counts.n_ab,
        "n_a": counts.n_a,
        "n_b": counts.n_b,
        "n": counts.n,
        "transcripts": pair.transcripts,
        **{name: pair.measure(name) for name in MEASURED},
        "p_value": pair.p_value,
        "q_value": pair.q_value,
        "p_max": pair.p_max,
        "m_ab": counts.m_ab if both_ways else None,
        "m_ba": counts.m_ba if both_ways else None,
        "shared_characters": pair.shared_characters,
        "char_jaccard": pair.char_jaccard,
        "base": pair.base,
        "weight": edge.value,
        "in_graph": edge.in_graph,
        "in_tree": edge.in_tree,
        "dropped_by": edge.dropped_by or None,
        "query": query_of(pair.a.id, pair.b.id, found.unit, below=found.levels is not None),
        "reasons": reasons,
    }


def query_of(a: str, b: str, unit: Unit, *, below: bool = False) -> str | None:
    """Write the expression by which `coder query` lists the passages of a pair; not all units have one.

    >>> query_of("权责", "条块 分割", Unit(Within.NEAR, 2))
    '权责 NEAR:2 "条块 分割"'
    """
    relation = {
        Within.TURN: "SAME turn",
        Within.SENTENCE: "SAME sentence",
        Within.TRANSCRIPT: "AND",
        Within.OVERLAP: "OVERLAPS",
        Within.NEAR: f"NEAR:{unit.size}",
        Within.WINDOW: f"NEAR:{unit.size - 1}",
        Within.BEFORE: f"BEFORE:{unit.size}",
    }[unit.within]
    return None if unit.characters else f"{atom_of(a, below=below)} {relation} {atom_of(b, below=below)}"


def _people_columns(result: Cooccurring) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """Choose what fits a screen: the counts, the measure of the picture first, and what is defined here."""
    found, weighed = result.found, result.edges.measure
    defined = [
        name
        for name in MEASURED
        if any(edge.pair.measure(name) is not None for edge in result.shown) and name != weighed
    ]
    measures = (*(() if weighed == "n_ab" else (weighed,)), *defined)
    tested = any(edge.pair.p_value is not None for edge in result.shown)
    arrow = found.unit.is_directed
    columns = (
        Column("a", _("Code a") if not arrow else _("First")),
        Column("b", _("Code b") if not arrow else _("Then")),
        Column("n_ab", _("Together"), "number"),
        Column("n_a", _("n (a)"), "number"),
        Column("n_b", _("n (b)"), "number"),
        Column("transcripts", _("Transcripts"), "number"),
        *(Column(name, measure_word(name), "number") for name in measures),
        *(() if found.levels is not None or not arrow else (Column("base", _("base"), "number"),)),
        *((Column("p_value", "p", "number"), Column("q_value", "q", "number")) if tested else ()),
        Column("mark", ""),
    )
    return columns, measures


def _people_row(edge: Edge, measures: Sequence[str], result: Cooccurring, naming: Naming) -> tuple[Cell, ...]:
    pair = edge.pair
    cells: dict[str, Cell] = {
        "base": pair.base,
        "p_value": probability(pair.p_value),
        "q_value": probability(pair.q_value),
    }
    shown = {column.key for column in _people_columns(result)[0]}
    return (
        naming.name(pair.a.id),
        naming.name(pair.b.id),
        pair.counts.n_ab,
        pair.counts.n_a,
        pair.counts.n_b,
        pair.transcripts,
        *(pair.measure(name) for name in measures),
        *(cells[key] for key in ("base", "p_value", "q_value") if key in shown),
        _mark(edge),
    )


def probability(value: float | None) -> Cell:
    """Say a small one as it is said in papers; it is never 0."""
    return "<.001" if value is not None and value < 0.001 else value


def _mark(edge: Edge) -> str:
    """Say what became of a pair: an edge, one of the tree, or what dropped it."""
    if edge.in_graph:
        return "●" if edge.in_tree else "○"
    return edge.dropped_by


def matrix_table(
    result: Cooccurring, codebook: Codebook, wanted: Format, meta: Mapping[str, Any] | None = None
) -> Table:
    """Set code against code with how often they meet; the diagonal is how often each was given."""
    codes = [given.code.id for given in result.found.given]
    cells = {(given.code.id, given.code.id): given.n for given in result.found.given}
    for pair in result.found.pairs:
        cells[pair.a.id, pair.b.id] = pair.counts.n_ab
        if not result.found.unit.is_directed:
            cells[pair.b.id, pair.a.id] = pair.counts.n_ab
    naming = Naming(codebook)
    people = wanted.for_people
    numbered = {code: str(place) for place, code in enumerate(codes, 1)}
    heads = tuple(Column(code, numbered[code] if people else code, "number", is_named=True) for code in codes)
    rows: list[tuple[Cell, ...]] = [
        (
            f"{numbered[a]} {naming.name(a)}" if people else a,
            *(cells.get((a, b)) for b in codes),
        )
        for a in codes
    ]
    notes = (_("On the diagonal: how often the code was given"), *cooccurrence_notes(result))
    return Table(
        (Column("code", _("Code") if people else "code"), *heads),
        rows,
        _("How often codes meet: {unit}").format(unit=unit_words(result.found.unit)),
        tuple(f"{note}{_('.')}" for note in notes),
        meta or {},
    )


def triads_table(
    result: Cooccurring, codebook: Codebook, wanted: Format, meta: Mapping[str, Any] | None = None
) -> Table:
    """List three codes, one of each column, that stand in the same unit."""
    naming = Naming(codebook)
    people = wanted.for_people
    columns = (
        *(Column(key, _("Code") if people else key) for key in "abc"),
        Column("n", _("Together") if people else "n", "number"),
        Column("transcripts", _("Transcripts") if people else "transcripts", "number"),
    )
    rows: list[Sequence[Cell]] = [
        (*(naming.name(code) if people else code for code in one.codes), one.n, one.transcripts)
        for one in result.triads
    ]
    title = _("Three codes in one unit: {unit}").format(unit=unit_words(result.found.unit))
    notes = tuple(f"{note}{_('.')}" for note in cooccurrence_notes(result)) if people else ()
    return Table(columns, rows, title, notes, meta or {})

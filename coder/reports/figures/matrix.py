"""Every code against every other as a picture."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from coder.analysis.cooccurrence import Pair
from coder.analysis.edges import Edge
from coder.locale.language import _
from coder.model.codebook import Codebook
from coder.project.cooccurring import Cooccurring
from coder.reports.figures.heat import Tile, heat_map
from coder.reports.figures.naming import named
from coder.reports.figures.page import Entry, on_a_page
from coder.reports.figures.palette import RULE, shade
from coder.reports.figures.sketch import Form, Sketch
from coder.reports.wording.cooccurrence import measure_word, unit_words


def matrix_sketch(result: Cooccurring, codebook: Codebook, notes: Sequence[str]) -> Sketch:
    """Draw a matrix: below the diagonal how often, above it the measure, which is also the shade.

    Where rows and columns differ, or a before b is another thing than b before a, how often is everywhere.
    """
    found, measure = result.found, result.edges.measure
    edges = {(edge.pair.a.id, edge.pair.b.id): edge for edge in result.edges.edges}
    rows, columns = _sides(result)
    alike = rows == columns and not found.unit.is_directed
    names = named(codebook, dict.fromkeys((*rows, *columns)))
    most = max((edge.value or 0 for edge in edges.values()), default=0) or 1
    own = {given.code.id: given.n for given in found.given}
    tiles = [
        [
            Tile(f"{own[row]:,}", quiet=True)
            if row == column
            else _tile(
                _between(edges, row, column, alike=alike), most, measure, number=place > at or not alike
            )
            for at, column in enumerate(columns)
        ]
        for place, row in enumerate(rows)
    ]
    marks, width, height = heat_map(
        [names[row] for row in rows], [names[column] for column in columns], tiles
    )
    return on_a_page(
        _("Codes that go together: {unit}").format(unit=unit_words(found.unit)),
        width,
        marks,
        height,
        legend=_legend(most, measure, alike=alike, diagonal=rows == columns),
        notes=notes,
        record={
            "kind": "matrix",
            "rows": [{"code": row, "label": names[row], "n": own[row]} for row in rows],
            "columns": [{"code": column, "label": names[column], "n": own[column]} for column in columns],
            "cells": [
                {"a": a, "b": b, "n_ab": edge.pair.counts.n_ab, "weight": edge.value}
                for (a, b), edge in sorted(edges.items())
            ],
        },
    )


def _sides(result: Cooccurring) -> tuple[list[str], list[str]]:
    """Name the codes of rows and of columns, in the order of the codebook."""
    given = [one.code.id for one in result.found.given]
    groups = result.found.groups
    if not groups:
        return given, given
    return _in(given, groups[:-1]), _in(given, groups[1:])


def _in(given: Sequence[str], groups: Sequence[Collection[str]]) -> list[str]:
    return [code for group in groups for code in given if code in group]


def _between(edges: Mapping[tuple[str, str], Edge], row: str, column: str, *, alike: bool) -> Edge | None:
    found = edges.get((row, column))
    return edges.get((column, row)) if found is None and alike else found


def _tile(edge: Edge | None, most: float, measure: str, *, number: bool) -> Tile:
    if edge is None:
        return Tile()
    pair: Pair = edge.pair
    value = edge.value or 0
    said = f"{pair.counts.n_ab:,}" if number or measure == "n_ab" else f"{value:.2f}".lstrip("0")
    return Tile(said, value / most)


def _legend(most: float, measure: str, *, alike: bool, diagonal: bool) -> list[Entry]:
    ramp = [
        Form("box", 0.06 + 0.12 * step, 0, 0.12, 0.14, shade(step / 7), RULE if not step else "none")
        for step in range(8)
    ]
    word = measure_word(measure)
    entries = [Entry(ramp, 0.96, f"{word} 0 – {most:.3g}")]
    if diagonal:
        square = Form("box", 0.07, 0, 0.14, 0.14, "#eeeeee", RULE)
        entries.append(Entry([square], 0.14, _("diagonal: how often the code was given")))
    if alike and measure != "n_ab":
        entries.append(
            Entry([], 0, _("below the diagonal: how often together; above: {measure}").format(measure=word))
        )
    return entries

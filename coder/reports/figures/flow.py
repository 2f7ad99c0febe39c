"""Codes in columns, such as causes, problems and countermeasures, with bands for what goes together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coder.analysis.edges import Edge
from coder.analysis.network import Network, Node
from coder.locale.language import _
from coder.model.codebook import Codebook
from coder.project.cooccurring import Cooccurring
from coder.reports.codebook import kind_word
from coder.reports.figures.lettering import balanced, line_height
from coder.reports.figures.naming import named
from coder.reports.figures.page import MARGIN, Entry, on_a_page
from coder.reports.figures.palette import INK, KIND_COLORS, PALE_INK
from coder.reports.figures.sketch import Form, Mark, Point, Ribbon, Sketch, Words
from coder.reports.wording.cooccurrence import unit_words

NAMES: Final = 1.9
"""Room for the names beside a column."""
BAR: Final = 0.16
TALL: Final = 4.6
"""What the fullest column's bars and gaps come to, unless its names need more."""
SIZE: Final = 8.5


@dataclass(frozen=True, slots=True)
class _Bar:
    node: Node
    column: int
    x: float
    top: float
    tall: float
    lines: Sequence[str]


def flow_sketch(result: Cooccurring, network: Network, codebook: Codebook, notes: Sequence[str]) -> Sketch:
    """Draw columns side by side; a band is as thick as the number of units that two codes share."""
    columns = _columns(result, network)
    names = named(codebook, [node.given.code.id for node in network.nodes])
    bars, scale, height = _bars(columns, network, names)
    width = 2 * MARGIN + 2 * NAMES + BAR * len(columns) + _apart(len(columns)) * (len(columns) - 1)
    bands, record = _bands(network.edges, bars, scale)
    marks: list[Mark] = [*bands]
    for bar in bars.values():
        middle = bar.top + bar.tall / 2
        fill = KIND_COLORS[bar.node.given.code.kind]
        marks.append(
            Form("box", round(bar.x + BAR / 2, 4), round(middle, 4), BAR, round(bar.tall, 4), fill, INK)
        )
        marks += _label(bar, middle)
    if not network.nodes:
        empty = _("No pair of codes passes the guards.")
        marks = [Words(width / 2, height / 2, empty, 10, PALE_INK, "center")]
    return on_a_page(
        _("Codes that go together: {unit}").format(unit=unit_words(result.found.unit)),
        round(width, 3),
        marks,
        height,
        legend=_legend(columns),
        notes=[*notes, _about_bands()],
        record={
            "kind": "flow",
            "nodes": [
                {
                    "code": (id := node.given.code.id),
                    "label": names[id],
                    "n": node.given.n,
                    "column": bars[id].column + 1,
                    "at": [bars[id].x, round(bars[id].top, 4)],
                    "tall": round(bars[id].tall, 4),
                }
                for node in network.nodes
            ],
            "edges": record,
        },
    )


def _about_bands() -> str:
    return _(
        "Bands: in how many units both codes stand; a unit with several codes is in several bands, so they add up to more than the units."
    )


def _apart(columns: int) -> float:
    return 3.4 if columns == 2 else 2.7


def _columns(result: Cooccurring, network: Network) -> list[list[Node]]:
    """Give the nodes of each column from above, as they were laid out."""
    return [
        sorted(
            (node for node in network.nodes if node.given.code.id in group), key=lambda node: -node.place.y
        )
        for group in result.found.groups
    ]


def _bars(
    columns: Sequence[Sequence[Node]], network: Network, names: Mapping[str, str]
) -> tuple[dict[str, _Bar], float, float]:
    """Give every code a bar as tall as the larger of what comes in and what goes out."""
    load = {node.given.code.id: _load(node.given.code.id, network.edges) for node in network.nodes}
    own = {node.given.code.id: node.given.n for node in network.nodes}
    lines = {id: balanced(f"{name} ({own[id]:,})", SIZE, NAMES - 0.1, 3) for id, name in names.items()}
    most = max((sum(load[node.given.code.id] for node in column) for column in columns), default=0) or 1
    scale = TALL * 0.7 / most
    talls: list[list[float]] = []
    for column in columns:
        ids = [node.given.code.id for node in column]
        talls.append([max(load[id] * scale, len(lines[id]) * line_height(SIZE)) + 0.14 for id in ids])
    height = max((sum(column) for column in talls), default=1.0) or 1.0
    bars: dict[str, _Bar] = {}
    for number, (column, rooms) in enumerate(zip(columns, talls, strict=True)):
        x = round(MARGIN + NAMES + number * (BAR + _apart(len(columns))), 4)
        spare = (height - sum(rooms)) / max(len(rooms), 1)
        down = 0.0
        for node, room in zip(column, rooms, strict=True):
            id = node.given.code.id
            tall = max(load[id] * scale, 0.03)
            top = down + (room + spare - tall) / 2
            bars[id] = _Bar(node, number, x, top, tall, lines[id])
            down += room + spare
    return bars, scale, round(height, 3)


def _load(code: str, edges: Sequence[Edge]) -> int:
    out = sum(edge.pair.counts.n_ab for edge in edges if edge.pair.a.id == code)
    come = sum(edge.pair.counts.n_ab for edge in edges if edge.pair.b.id == code)
    return max(out, come)


def _bands(
    edges: Sequence[Edge], bars: Mapping[str, _Bar], scale: float
) -> tuple[list[Mark], list[dict[str, object]]]:
    """Let bands leave and reach each bar in the order of their other ends, so that few cross."""
    left: dict[tuple[str, str], float] = {}
    right: dict[tuple[str, str], float] = {}
    for id, bar in bars.items():
        out = sorted(
            (edge for edge in edges if edge.pair.a.id == id), key=lambda edge: bars[edge.pair.b.id].top
        )
        come = sorted(
            (edge for edge in edges if edge.pair.b.id == id), key=lambda edge: bars[edge.pair.a.id].top
        )
        for ends, side in ((out, left), (come, right)):
            taken = sum(edge.pair.counts.n_ab for edge in ends) * scale
            down = bar.top + (bar.tall - taken) / 2
            for edge in ends:
                side[edge.pair.a.id, edge.pair.b.id] = down
                down += edge.pair.counts.n_ab * scale
    bands: list[Mark] = []
    record: list[dict[str, object]] = []
    for edge in edges:
        key = (edge.pair.a.id, edge.pair.b.id)
        a, b, n = bars[key[0]], bars[key[1]], edge.pair.counts.n_ab
        start: Point = (round(a.x + BAR, 4), round(left[key], 4))
        end: Point = (round(b.x, 4), round(right[key], 4))
        bands.append(Ribbon(start, end, round(n * scale, 4), KIND_COLORS[a.node.given.code.kind]))
        record.append({"a": key[0], "b": key[1], "n_ab": n, "weight": edge.value})
    return bands, record


def _label(bar: _Bar, middle: float) -> list[Mark]:
    """Write the name to the left of the first column and to the right of the others."""
    first = bar.column == 0
    x = bar.x - 0.08 if first else bar.x + BAR + 0.08
    step = line_height(SIZE)
    return [
        Words(
            round(x, 4),
            round(middle + (row - (len(bar.lines) - 1) / 2) * step, 4),
            line,
            SIZE,
            INK,
            "right" if first else "left",
        )
        for row, line in enumerate(bar.lines)
    ]


def _legend(columns: Sequence[Sequence[Node]]) -> list[Entry]:
    kinds = dict.fromkeys(node.given.code.kind for column in columns for node in column)
    return [
        Entry([Form("box", 0.07, 0, 0.14, 0.14, KIND_COLORS[kind], INK)], 0.14, kind_word(kind))
        for kind in kinds
    ]

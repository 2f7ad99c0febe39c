"""The network of codes as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any, Final

from coder.analysis.edges import Edge
from coder.analysis.network import Network, Node
from coder.locale.language import _, plural
from coder.model.codebook import Codebook
from coder.project.cooccurring import Cooccurring
from coder.reports.codebook import kind_word
from coder.reports.figures.font.file import width_of
from coder.reports.figures.label_places import beside
from coder.reports.figures.lettering import backing, balanced, line_height
from coder.reports.figures.naming import named
from coder.reports.figures.node_places import on_paper, radii
from coder.reports.figures.page import MARGIN, Entry, on_a_page
from coder.reports.figures.palette import INK, KIND_COLORS, PALE_INK, SHAPES, distinct, ink_on, letter
from coder.reports.figures.sketch import Form, Mark, Point, Sketch, Stroke, Words
from coder.reports.wording.cooccurrence import measure_word, unit_words

FEW_EDGES: Final = 20
"""Up to so many have their numbers written on them."""
_TREE, _EDGE, _BETWEEN = "#4d4d4d", "#9c9c9c", "#b0b0b0"


@dataclass(frozen=True, slots=True)
class _Laid:
    """A network on paper."""

    nodes: Sequence[Node]
    spots: Mapping[str, Point]
    sizes: Mapping[str, float]
    names: Mapping[str, str]
    label_size: float
    width: float
    height: float

    def tells(self, node: Node) -> tuple[float, float, float]:
        """Say where a node is and how large."""
        x, y = self.spots[node.given.code.id]
        return x, y, self.sizes[node.given.code.id]


def network_sketch(result: Cooccurring, network: Network, codebook: Codebook, notes: Sequence[str]) -> Sketch:
    """Draw the codes of the picture: what they share as width, how often they were given as area."""
    laid = _laid(network, codebook)
    community = {node.given.code.id: node.community for node in network.nodes}
    strokes, numbers, boxes = _edges(network, laid, community, result)
    grounds, labels, places = _labels(laid, network, boxes)
    marks = [*strokes, *grounds, *_nodes(laid), *numbers, *labels]
    if not network.nodes:
        empty = _("No pair of codes passes the guards.")
        marks = [Words(laid.width / 2, laid.height / 2, empty, 10, PALE_INK, "center")]
    return on_a_page(
        _("Codes that go together: {unit}").format(unit=unit_words(result.found.unit)),
        laid.width,
        marks,
        laid.height,
        legend=_legend(result, network, laid),
        notes=notes,
        record=_record(network, laid, places, community),
    )


def _laid(network: Network, codebook: Codebook) -> _Laid:
    many = len(network.nodes)
    width = 7.2 if many <= 12 else 8.6 if many <= 25 else 10.6
    height = 4.4 if many <= 8 else width * 0.76
    ids = [node.given.code.id for node in network.nodes]
    sizes = radii([node.given.n for node in network.nodes])
    places = [(node.place.x, node.place.y) for node in network.nodes]
    spots = on_paper(places, sizes, width - 2 * MARGIN, height, 0.75 if many <= 25 else 0.5)
    return _Laid(
        network.nodes,
        {id: (round(x + MARGIN, 4), y) for id, (x, y) in zip(ids, spots, strict=True)},
        dict(zip(ids, sizes, strict=True)),
        named(codebook, ids),
        9 if many <= 12 else 8 if many <= 25 else 7.2,
        width,
        height,
    )


def _edges(
    network: Network, laid: _Laid, community: Mapping[str, int | None], result: Cooccurring
) -> tuple[list[Mark], list[Mark], list[tuple[float, float, float, float]]]:
    """Draw the lines, weakest first, and write on them what they stand for."""
    strokes: list[Mark] = []
    numbers: list[Mark] = []
    boxes = []
    for edge in sorted(network.edges, key=lambda edge: (edge.in_tree, edge.value or 0)):
        ends = _ends(edge, laid, arrow=network.directed)
        between = community[edge.pair.a.id] != community[edge.pair.b.id]
        color = _TREE if edge.in_tree else _BETWEEN if between else _EDGE
        strokes.append(Stroke(ends, _thick(edge, network), color, dotted=between, arrow=network.directed))
        if len(network.edges) <= FEW_EDGES:
            text = _numbers(edge, result.edges.measure)
            x, y = (ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2
            wide, tall = width_of(text, 6.5), line_height(6.5)
            words = Words(x, y, text, 6.5, PALE_INK, "center")
            numbers += [backing([words]), words]
            boxes.append((x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2))
    return strokes, numbers, boxes


def _numbers(edge: Edge, measure: str) -> str:
    count = f"{edge.pair.counts.n_ab:,}"
    return count if measure == "n_ab" else f"{count} ({edge.value or 0:.3f})"


def _short(value: float | None) -> str:
    """Write a measure as papers do, without the 0 before the point where it cannot be more than 1."""
    return "" if value is None else f"{value:.3f}".rstrip("0").rstrip(".") or "0"


def _ends(edge: Edge, laid: _Laid, *, arrow: bool) -> tuple[Point, Point]:
    """Let a line with a head end at the rim of its node."""
    (x0, y0), (x1, y1) = laid.spots[edge.pair.a.id], laid.spots[edge.pair.b.id]
    far = hypot(x1 - x0, y1 - y0) or 1
    cut = (laid.sizes[edge.pair.b.id] + 0.02) / far if arrow else 0
    return (x0, y0), (round(x1 - (x1 - x0) * cut, 4), round(y1 - (y1 - y0) * cut, 4))


def _thick(edge: Edge, network: Network) -> float:
    most = max((abs(one.value or 0) for one in network.edges), default=0) or 1
    return round(0.7 + 4.3 * abs(edge.value or 0) / most, 3)


def _nodes(laid: _Laid) -> list[Mark]:
    marks: list[Mark] = []
    for node in laid.nodes:
        x, y, size = laid.tells(node)
        fill = distinct(node.community) if node.community else KIND_COLORS[node.given.code.kind]
        marks.append(_form(node, x, y, size, fill))
        if node.community:
            letters = 5.5 + 12 * size
            down = size * 0.22 if SHAPES[node.given.code.kind] == "triangle" else 0
            marks.append(Words(x, y + down, letter(node.community), letters, ink_on(fill), "center"))
    return marks


def _form(node: Node, x: float, y: float, size: float, fill: str) -> Form:
    """Make forms of one area, whatever their shape."""
    shape = SHAPES[node.given.code.kind]
    side = {"circle": 2.0, "square": 1.772, "triangle": 2.5, "diamond": 2.5}[shape] * size
    return Form(shape, x, y, round(side, 4), round(side, 4), fill, INK)


def _labels(
    laid: _Laid, network: Network, taken: Sequence[tuple[float, float, float, float]]
) -> tuple[list[Mark], list[Mark], dict[str, Point]]:
    """Write the names where they cover least."""
    ids = [node.given.code.id for node in laid.nodes]
    step = line_height(laid.label_size)
    lines = {id: balanced(laid.names[id], laid.label_size, 1.35 if len(ids) <= 25 else 1.15, 3) for id in ids}
    sizes = [
        (max(width_of(line, laid.label_size) for line in lines[id]) + 0.04, step * len(lines[id]))
        for id in ids
    ]
    places = beside(
        [laid.spots[id] for id in ids],
        [laid.sizes[id] * 1.05 for id in ids],
        sizes,
        [(laid.spots[edge.pair.a.id], laid.spots[edge.pair.b.id]) for edge in network.edges],
        (laid.width - 0.05, laid.height),
        taken=taken,
    )
    words = [
        [
            Words(
                x, round(y + (row - (len(lines[id]) - 1) / 2) * step, 4), line, laid.label_size, INK, "center"
            )
            for row, line in enumerate(lines[id])
        ]
        for id, (x, y) in zip(ids, places, strict=True)
    ]
    grounds: list[Mark] = [backing(lines_of_one) for lines_of_one in words]
    grounds += _leads(ids, laid, places, sizes)
    return grounds, [line for one in words for line in one], dict(zip(ids, places, strict=True))


def _leads(
    ids: Sequence[str], laid: _Laid, places: Sequence[Point], sizes: Sequence[Point]
) -> Iterator[Stroke]:
    """Tie names to their nodes where they had to go farther off."""
    for id, (x, y), (wide, tall) in zip(ids, places, sizes, strict=True):
        at = laid.spots[id]
        near = (min(max(at[0], x - wide / 2), x + wide / 2), min(max(at[1], y - tall / 2), y + tall / 2))
        if hypot(near[0] - at[0], near[1] - at[1]) > laid.sizes[id] + 0.12:
            yield Stroke((at, (round(near[0], 4), round(near[1], 4))), 0.6, INK)


def _legend(result: Cooccurring, network: Network, laid: _Laid) -> list[Entry]:
    """Say what area, width, form, colour and kind of line mean."""
    if not network.nodes:
        return []
    most = max(node.given.n for node in network.nodes)
    largest = max(laid.sizes.values())
    sample = Form("circle", largest, 0, 2 * largest, 2 * largest, "#ffffff", INK)
    entries = [
        Entry([sample], 2 * largest, _("area: given {count} times").format(count=f"{most:,}"), 2 * largest)
    ]
    values = sorted({edge.value for edge in network.edges if edge.value})
    measure = measure_word(result.edges.measure)
    for value in dict.fromkeys((values[0], values[-1])) if values else ():
        edge = next(one for one in network.edges if one.value == value)
        line = Stroke(((0, 0), (0.35, 0)), _thick(edge, network), _EDGE)
        entries.append(Entry([line], 0.35, f"{measure} {_short(value)}"))
    if len(network.edges) <= FEW_EDGES and result.edges.measure != "n_ab":
        said = _("on the lines: how often together ({measure})").format(measure=measure)
        entries.append(Entry([], 0, said))
    if any(edge.in_tree for edge in network.edges):
        entries.append(Entry([Stroke(((0, 0), (0.35, 0)), 2, _TREE)], 0.35, _("dark: maximum spanning tree")))
    if network.modularity is not None and any(
        community_of(network)[edge.pair.a.id] != community_of(network)[edge.pair.b.id]
        for edge in network.edges
    ):
        line = Stroke(((0, 0), (0.35, 0)), 2, _BETWEEN, dotted=True)
        entries.append(Entry([line], 0.35, _("dotted: between communities")))
    return [*entries, *_kinds(network), *_communities(network)]


def community_of(network: Network) -> Mapping[str, int | None]:
    """Say which community each code is in."""
    return {node.given.code.id: node.community for node in network.nodes}


def _kinds(network: Network) -> list[Entry]:
    kinds = dict.fromkeys(node.given.code.kind for node in network.nodes)
    if len({SHAPES[kind] for kind in kinds}) < 2 and network.modularity is not None:
        return []
    plain = network.modularity is not None
    return [
        Entry(
            [Form(SHAPES[kind], 0.07, 0, 0.14, 0.14, "#ffffff" if plain else KIND_COLORS[kind], INK)],
            0.14,
            kind_word(kind),
        )
        for kind in kinds
    ]


def _communities(network: Network) -> list[Entry]:
    entries = []
    many = max((node.community or 0 for node in network.nodes), default=0)
    for number in range(1, many + 1):
        members = sum(node.community == number for node in network.nodes)
        fill = distinct(number)
        sign: list[Mark] = [
            Form("circle", 0.08, 0, 0.16, 0.16, fill, INK),
            Words(0.08, 0, letter(number), 6.5, ink_on(fill), "center"),
        ]
        said = _("community {letter}: {codes}").format(
            letter=letter(number), codes=plural(members, "{count} code", "{count} codes")
        )
        entries.append(Entry(sign, 0.16, said))
    return entries


def _record(
    network: Network, laid: _Laid, places: Mapping[str, Point], community: Mapping[str, int | None]
) -> dict[str, Any]:
    """Keep every position: in the layout from -1 to 1, and in inches on the page."""
    return {
        "kind": "network",
        "nodes": [
            {
                "code": (id := node.given.code.id),
                "label": laid.names[id],
                "n": node.given.n,
                "x": node.place.x,
                "y": node.place.y,
                "at": list(laid.spots[id]),
                "radius": laid.sizes[id],
                "label_at": list(places[id]),
                "community": letter(node.community) if node.community else None,
                "shape": SHAPES[node.given.code.kind],
            }
            for node in network.nodes
        ],
        "edges": [
            {
                "a": edge.pair.a.id,
                "b": edge.pair.b.id,
                "n_ab": edge.pair.counts.n_ab,
                "weight": edge.value,
                "line": _thick(edge, network),
                "in_tree": edge.in_tree,
                "between": community[edge.pair.a.id] != community[edge.pair.b.id],
            }
            for edge in network.edges
        ],
    }

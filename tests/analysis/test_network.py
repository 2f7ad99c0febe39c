"""Networks: published centralities, communities that do not waver, and groups compared honestly."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from coder.analysis.difference import differences
from coder.analysis.edges import Guards, edges_of
from coder.analysis.network import network_of
from tests.analysis.cooccurrence_studies import study

NONE = Guards(0, 0, 0, top=0)


def network(turns, **asked):
    found = study(turns, **asked)
    return network_of(found, edges_of(found, NONE))


def test_betweenness_takes_weak_edges_for_long_ways():
    """a-b and b-c are strong, a-c is weak: the way from a to c leads through b."""
    made = network({"C1": ["ab"] * 9 + ["bc"] * 9 + ["ac"]})
    assert {node.given.code.id: node.betweenness for node in made.nodes} == {"a": 0, "b": 1, "c": 0}
    assert [node.degree for node in made.nodes] == [2, 2, 2]
    strength = sum(edge.value for edge in made.edges)
    assert sum(node.strength for node in made.nodes) == pytest.approx(2 * strength)


def test_a_kite_has_the_published_centralities():
    """Krackhardt's kite: Heather has betweenness 14/36, Diane degree 6 (Krackhardt 1990, ASQ 35(2))."""
    kite = [
        "AB",
        "AC",
        "AD",
        "AF",
        "BD",
        "BE",
        "BG",
        "CD",
        "CF",
        "DE",
        "DF",
        "DG",
        "EG",
        "FG",
        "FH",
        "GH",
        "HI",
        "IJ",
    ]
    codes = sorted(set("".join(kite)))
    # Every code alone so often that all edges weigh the same: 1 / (2 · 20 - 1).
    alone = [code for code in codes for _ in range(20 - sum(code in pair for pair in kite))]
    made = network({"C1": [pair.lower() for pair in kite] + [code.lower() for code in alone]})
    assert len({round(edge.value, 9) for edge in made.edges}) == 1
    node = {node.given.code.id: node for node in made.nodes}
    assert node["h"].betweenness == pytest.approx(14 / 36)
    assert node["d"].degree == 6
    assert max(node.values(), key=lambda one: one.eigenvector).given.code.id == "d"
    assert node["f"].closeness * made.edges[0].value ** -1 == pytest.approx(9 / 14)


def test_communities_are_numbered_by_size_and_the_same_every_time():
    rows = ["ab", "bc", "ac", "cd", "bd"] * 4 + ["ef", "fg", "eg"] * 4 + ["dg"]
    once, again = network({"C1": rows}), network({"C1": rows})
    assert once == again
    assert {n.given.code.id: n.community for n in once.nodes} == dict.fromkeys("abcd", 1) | dict.fromkeys(
        "efg", 2
    )
    assert once.modularity == pytest.approx(0.4, abs=0.1)
    assert once.agreeing == 20


def test_every_part_has_eigenvector_centralities_of_its_own():
    made = network({"C1": ["ab", "bc", "de"]})
    assert all(node.eigenvector > 0 for node in made.nodes)


def test_columns_and_order_have_degree_and_strength_only():
    made = network({"C1": ["am", "bm", "an", "bn", "bo"]}, groups=[["a", "b"], ["m", "n", "o"]])
    assert {(node.betweenness, node.community) for node in made.nodes} == {(None, None)}
    assert made.modularity is None
    assert {node.place.x for node in made.nodes} == {-1, 1}
    directed = network({"C1": ["a", "b", "a", "c"]}, unit="before:1")
    assert directed.directed
    assert {(e.pair.a.id, e.pair.b.id) for e in directed.edges} == {("a", "b"), ("b", "a"), ("a", "c")}


def test_columns_are_ordered_so_that_edges_do_not_cross():
    rows = ["ao", "bn", "cm"] * 3
    made = network({"C1": rows}, groups=[["a", "b", "c"], ["m", "n", "o"]])
    place = {node.given.code.id: node.place.y for node in made.nodes}
    assert all(place[a] == place[b] for a, b in ("ao", "bn", "cm"))


def test_nothing_makes_an_empty_network():
    made = network({"C1": ["a"]})
    assert (made.nodes, made.edges, made.modularity) == ((), (), None)


def test_the_layout_stays_inside():
    made = network({"C1": ["abc", "cd", "de"]})
    assert all(-1 <= at <= 1 for node in made.nodes for at in node.place)


def pair_of(turns, **asked):
    found = study(turns, letters="abc", **asked)
    return found, edges_of(found, NONE)


def naive_p(first, second, a, b):
    """Try all relabellings of whole interviews."""
    texts = [*first.values(), *second.values()]

    def jaccard(chosen):
        rows = [row for place in chosen for row in texts[place]]
        both, either = sum({a, b} <= set(row) for row in rows), sum(bool({a, b} & set(row)) for row in rows)
        return both / either if either else 0.0

    def apart(chosen):
        return abs(jaccard(chosen) - jaccard([n for n in range(len(texts)) if n not in chosen]))

    real = apart(range(len(first)))
    every = [apart(chosen) for chosen in combinations(range(len(texts)), len(first))]
    return sum(value >= real - 1e-12 for value in every) / len(every)


@pytest.mark.parametrize("seed", range(4))
def test_groups_are_compared_by_relabelling_whole_interviews(seed):
    luck = Random(seed)

    def interviews(prefix, many):
        return {
            f"{prefix}{n}": ["".join(luck.sample("abc", luck.choice([0, 1, 2]))) for _ in range(12)]
            for n in range(many)
        }

    first, second = interviews("C", 4), interviews("D", 3)
    for one in differences(pair_of(first), pair_of(second)):
        assert one.p_value == pytest.approx(naive_p(first, second, one.a.id, one.b.id))
        sides = [(edge.value or 0) if edge else 0 for edge in (one.first, one.second)]
        assert one.difference == sides[0] - sides[1]


def test_groups_that_share_interviews_or_units_without_a_table_have_no_p():
    same = {"C1": ["ab", "ab", "c"]}
    assert {one.p_value for one in differences(pair_of(same), pair_of(same))} == {None}
    other = {"D1": ["ab", "b", "c"]}
    near = differences(pair_of(same, unit="near:1"), pair_of(other, unit="near:1"))
    assert {one.p_value for one in near} == {None}

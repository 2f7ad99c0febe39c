"""Which pairs are drawn: guards, rank with ties, the tree, and what is said of the rest."""

from __future__ import annotations

from random import Random

import networkx as nx
import pytest

from coder.analysis.edges import Guards, edges_of
from coder.analysis.significance import Chance
from coder.analysis.spanning_tree import maximum_spanning_tree
from tests.analysis.cooccurrence_studies import study


def test_guards_say_what_dropped_a_pair():
    found = study(
        {
            "C1": ["ab", "ab", "ac", "de", "de", "d", "e", "fg", "c", "c"],
            "C2": ["ab", "ac", "a", "fg", "d", "e", "a"],
        }
    )
    told = {(e.pair.a.id, e.pair.b.id): e.dropped_by for e in edges_of(found, Guards()).edges}
    assert told == {
        ("a", "b"): "",
        ("a", "c"): "",
        ("d", "e"): "transcripts",
        ("f", "g"): "frequency",
    }
    strict = edges_of(found, Guards(min_count=3)).edges
    assert {e.dropped_by for e in strict if (e.pair.a.id, e.pair.b.id) == ("a", "c")} == {"count"}
    assert len(edges_of(found, Guards(0, 0, 0)).drawn) == 4


def test_ties_at_the_threshold_stay_and_the_tree_comes_back():
    rows = ["ab", "ab", "ab", "bc", "bc", "bc", "ac", "ac", "ac", "d"]
    edges = edges_of(study({"C1": rows, "C2": rows}), Guards(top=1))
    assert edges.threshold == pytest.approx(1 / 3)
    drawn = {(e.pair.a.id, e.pair.b.id): e.in_tree for e in edges.drawn}
    assert set(drawn) == {("a", "b"), ("a", "c"), ("b", "c")}
    assert sum(drawn.values()) == len({code for pair in drawn for code in pair}) - 1


def test_every_edge_above_the_threshold_or_in_the_tree_is_drawn_and_no_other():
    luck = Random(4)
    rows = ["".join(luck.sample("abcdefgh", luck.choice([0, 1, 2, 3]))) for _ in range(80)]
    edges = edges_of(study({"C1": rows[:40], "C2": rows[40:]}), Guards(top=3))
    passed = [e for e in edges.edges if e.dropped_by in {"", "top"}]
    values = sorted((e.value for e in passed), reverse=True)
    assert edges.threshold == values[2]
    for edge in passed:
        assert edge.in_graph == (edge.value >= edges.threshold or edge.in_tree)
    assert edges.dropped("top") == len(passed) - len(edges.drawn)
    assert edges.weakest == min(e.value for e in edges.drawn)


def test_the_default_number_of_edges_is_twice_the_codes_but_ten_at_least():
    assert edges_of(study({"C1": ["ab"]}), Guards()).top == 10
    assert edges_of(study({"C1": ["abcdefgh"]}), Guards()).top == 16
    everything = edges_of(study({"C1": ["abcdefgh"], "C2": ["abcdefgh"]}), Guards(0, 0, 0, top=0))
    assert (everything.threshold, len(everything.drawn)) == (None, 28)


def test_columns_and_directed_pairs_have_no_tree():
    rows = ["am", "bm", "an", "bn"] * 2
    columns = study({"C1": rows, "C2": rows}, groups=[["a", "b"], ["m", "n"]])
    assert columns.groups
    assert not any(edge.in_tree for edge in edges_of(columns, Guards()).edges)
    before = edges_of(study({"C1": rows, "C2": rows}, "before:1"), Guards())
    assert before.measure == "p_b_given_a"
    assert not any(edge.in_tree for edge in before.edges)
    assert edges_of(study({"C1": rows}, "window:2"), Guards()).measure == "n_ab"


@pytest.mark.parametrize("seed", range(5))
def test_the_tree_weighs_as_much_as_that_of_networkx(seed):
    luck = Random(seed)
    graph = nx.gnm_random_graph(12, 25, seed=seed)
    edges = [(a, b, luck.choice([0.1, 0.2, 0.3, 0.5])) for a, b in graph.edges]
    graph.add_weighted_edges_from(edges)
    weight = sum(edges[place][2] for place in maximum_spanning_tree(edges))
    assert weight == pytest.approx(nx.maximum_spanning_tree(graph).size("weight"))


def test_corrected_are_the_pairs_that_could_pass_however_they_lie():
    rows = ["ab", "ab", "", "a", "b", "c", "c", "c", "", ""]
    found = study({"C1": rows, "C2": rows, "C3": ["d", "d", "d"]}, chance=Chance(replicates=99))
    pairs = {(pair.a.id, pair.b.id): pair for pair in found.pairs}
    assert pairs["a", "c"].q_value is not None, "never together, but given often in the same interviews"
    assert pairs["a", "d"].q_value is None, "never given in one interview: no rotation lets them meet"
    assert pairs["a", "d"].p_value == 1
    assert found.family == 3
    assert pairs["a", "b"].p_value < 0.2
    assert study({"C1": rows, "C2": rows}, chance=Chance()).replicates == 999


def test_transcripts_are_tested_with_fisher_and_passages_not_at_all():
    turns = {f"C{n}": ["ab"] for n in range(3)} | {f"D{n}": ["c"] for n in range(3)}
    (pair,) = study(turns, "transcript", chance=Chance()).met
    assert pair.p_value == pytest.approx(1 / 20)
    (pair,) = study(turns, "overlap", chance=Chance()).met
    assert (pair.p_value, str(pair.untested)) == (None, "no-test")

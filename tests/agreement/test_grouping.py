"""Passages that are decided together: each in one group, whoever is named first."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from coder.agreement.grouping import groups
from coder.agreement.spans import merge_spans

SPANS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 8), st.sampled_from("ab")).map(
        lambda drawn: (drawn[0], drawn[0] + drawn[1], drawn[2])
    ),
    max_size=6,
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.tuples(SPANS, SPANS, SPANS))
def test_every_passage_is_in_one_group_and_agreed_ones_are_everybodys(drawn):
    layers = dict(zip("ABC", drawn, strict=True))
    found = groups(layers, {})
    listed = [passage for group in found for passage in group.passages]
    assert len(listed) == len(set(listed))
    assert set(listed) == {(who, span) for who, spans in layers.items() for span in merge_spans(spans)}
    for group in found:
        everybody = {who for who, _span in group.passages} == set(layers)
        assert group.agreed == (everybody and len({span for _who, span in group.passages}) == 1)
        if group.agreed:
            assert len(group.passages) == 3
    backwards = groups(dict(reversed(layers.items())), {})
    assert [group.passages for group in backwards] == [group.passages for group in found]


def test_a_passage_that_is_split_differently_is_one_question():
    layers = {"A": [(0, 20, "a")], "B": [(0, 9, "a"), (11, 20, "a")], "C": [(0, 20, "a")]}
    assert [len(group.passages) for group in groups(layers, {})] == [3, 1]

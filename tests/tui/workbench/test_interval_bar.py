"""Intervals drawn from 0 to 1: what stands left of a guide is below it, and nothing is out of bounds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.agreement.estimate import Estimate
from coder.tui.widgets.interval_bar import GUIDES, LEAST, interval_bar, scale

values = st.floats(-1, 1, allow_nan=False)


@settings(deadline=None, derandomize=True, max_examples=40)
@given(
    three=st.lists(values, min_size=3, max_size=3).map(sorted),
    cells=st.integers(LEAST, 44),
    ascii_signs=st.booleans(),
)
def test_the_lower_end_stands_on_its_side_of_each_guide(
    three: list[float], cells: int, *, ascii_signs: bool
) -> None:
    low, value, high = three
    drawn = interval_bar(Estimate(value, low=low, high=high), cells, ascii_signs=ascii_signs)
    bare = interval_bar(Estimate(None, "not-used"), cells, ascii_signs=ascii_signs)
    guides = interval_bar(Estimate(0.0), cells, ascii_signs=ascii_signs)
    assert len(drawn) == len(bare) == cells
    assert drawn.isascii() or not ascii_signs
    first = next(at for at, sign in enumerate(drawn) if sign not in " ┊:")
    for guide, at in zip(GUIDES, [at for at, sign in enumerate(guides) if sign in "┊:"], strict=True):
        assert (first >= at) == (low >= guide)


@pytest.mark.parametrize("cells", range(LEAST, 60, 3))
def test_numbers_stand_above_their_guides(cells: int) -> None:
    drawn, guides = scale(cells), interval_bar(Estimate(0.0), cells)
    assert len(drawn) == cells
    assert drawn.split() == ["0", ".667", ".8", "1"]
    assert guides[drawn.index(".667") + 3] == "┊"
    assert guides[drawn.index(".8")] == "┊"

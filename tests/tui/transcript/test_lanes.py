"""Brackets never share a lane on a row, and one is hidden only when no lane is free."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from coder.tui.transcript.lanes import ASCII, BOX, Bracket, Lanes, assign
from coder.tui.transcript.measure import measure_text
from coder.tui.transcript.spanmap import Drawn
from coder.tui.transcript.wrap import Layout

STEADY = settings(deadline=None, derandomize=True, max_examples=200)
TEXT = "减负之后，台账少了吗？说实话没有。\n" * 6
LAYOUT = Layout(measure_text(TEXT), 12)
CODINGS = st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40)), max_size=25).map(
    lambda pairs: [
        Drawn(f"{number:02}", start, min(len(TEXT), start + length), "code")
        for number, (start, length) in enumerate(pairs)
    ]
)


def rows_of(bracket: Bracket) -> set[int]:
    return set(range(bracket.first, bracket.last + 1))


@STEADY
@given(CODINGS, st.integers(1, 6))
def test_no_two_in_one_lane_share_a_row_and_hiding_is_the_last_resort(
    codings: list[Drawn], count: int
) -> None:
    brackets = assign(codings, LAYOUT, count).brackets
    assert brackets.keys() == {coding.id for coding in codings}
    placed: list[Bracket] = []
    for coding in sorted(codings, key=lambda coding: coding.order):
        bracket = brackets[coding.id]
        assert bracket.first == LAYOUT.row_of(coding.start)
        assert bracket.last == LAYOUT.row_of(coding.end - 1)
        taken = {other.lane for other in placed if bracket.first in rows_of(other)}
        if bracket.lane is None:
            assert len(taken) == count
        else:
            assert bracket.lane == min(set(range(count)) - taken)
            placed.append(bracket)


@STEADY
@given(CODINGS, CODINGS)
def test_changed_rows_are_those_that_look_otherwise(before: list[Drawn], after: list[Drawn]) -> None:
    old, new = assign(before, LAYOUT, 3), assign(after, LAYOUT, 3)
    changed = new.changed_rows(old)

    def look(lanes: Lanes, row: int) -> set[tuple[str, Bracket]]:
        return {(name, bracket) for name, bracket in lanes.brackets.items() if row in rows_of(bracket)}

    assert changed == {row for row in range(LAYOUT.height) if look(old, row) != look(new, row)}


def test_signs_of_a_bracket() -> None:
    long, short = Bracket(0, 2, 4), Bracket(0, 3, 3)
    assert [BOX.of(long, row) for row in (2, 3, 4)] == ["┏", "┃", "┗"]
    assert [ASCII.of(long, row) for row in (2, 3, 4)] == ["/", "|", "\\"]
    assert (BOX.of(short, 3), ASCII.of(short, 3)) == ("╺", "-")

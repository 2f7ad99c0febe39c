"""Each column is raised to every column above it, whatever tree there is and whichever codes are counted."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from coder.analysis.levels import levels_of
from coder.model.code import Bilingual, Code
from coder.model.codebook import Codebook


@st.composite
def books(draw) -> Codebook:
    """Draw a tree: each code stands below one that came before, or at the top."""
    parents = [draw(st.integers(-1, place - 1)) for place in range(draw(st.integers(0, 9)))]
    return Codebook(
        tuple(
            Code(
                str(place),
                uuid=str(place),
                name=Bilingual(str(place)),
                parent=str(above) if above >= 0 else None,
            )
            for place, above in enumerate(parents)
        )
    )


@settings(deadline=None, derandomize=True, max_examples=300)
@given(data=st.data(), book=books(), depth=st.none() | st.integers(1, 4))
def test_a_column_carries_all_that_stand_below_it_though_one_between_is_left_out(data, book, depth) -> None:
    ids = list(book.by_id)
    codes = data.draw(st.none() | st.sets(st.sampled_from(ids))) if ids else None
    levels = levels_of(book, depth, codes)
    line = {id: [*reversed(book.ancestors(id)), id] for id in ids}
    counted = [id for id in ids if codes is None or id in codes]
    assert {id: levels.codes[column].id for id, column in levels.standing.items()} == {
        id: line[id][:depth][-1] for id in counted
    }
    rows = [code.id for code in levels.codes]
    assert set(rows) == {line[id][:depth][-1] for id in counted}
    for column, id in enumerate(rows):
        raised = {rows[at] for lift in levels.lifts for at, above in enumerate(lift) if above == column}
        assert raised | {id} == {other for other in rows if id in line[other]}

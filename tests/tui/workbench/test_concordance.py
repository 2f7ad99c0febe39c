"""How lines of hits are cut and laid out: every row as wide as the list, what was found at one cell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from coder.model.span import Span
from coder.project.found import Hit
from coder.tui.concordance import LETTERS, SPEAKER, TRANSCRIPT, Columns, hit_lines
from coder.tui.looks import CodeLook
from coder.tui.widgets.hits import HitRows
from coder.tui.widgets.ink import cut_before

TEXTS = st.text(st.sampled_from("台账，。ab \n\t\x1b…“é😀️‍́"), max_size=60)


@given(TEXTS, st.integers(0, 40))
@settings(deadline=None, derandomize=True, max_examples=200)
def test_the_end_of_a_text_fills_exactly_so_many_cells(text: str, width: int) -> None:
    shown = cut_before(text, width)
    assert cell_len(shown) == width
    assert "\n" not in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("width", "shown"),
    [(8, "  先说台"), (6, "先说台"), (5, "…说台"), (4, " …台"), (2, " …"), (1, " "), (0, "")],
)
def test_what_stands_nearest_is_kept(width: int, shown: str) -> None:
    assert cut_before("先说台", width) == shown


def hit(left: str, quote: str, right: str, codes: tuple[str, ...] = (), speaker: str | None = "甲") -> Hit:
    return Hit("C01", 7, speaker, Span(0, 1), quote, left, right, Span(0, 1), codes)


@given(
    st.lists(st.tuples(TEXTS, TEXTS.filter(str.strip), TEXTS), min_size=1, max_size=6), st.integers(30, 160)
)
@settings(deadline=None, derandomize=True, max_examples=60)
def test_what_was_found_begins_at_one_cell_and_no_row_is_too_wide(
    texts: list[tuple[str, str, str]], width: int
) -> None:
    rows = HitRows(ascii_signs=True)
    lines = hit_lines([hit(*one) for one in texts], {})
    rows._columns = Columns().widened(lines)
    rows._inks = Plain()
    starts = set()
    for line in lines:
        place, words = rows._place_of(line), rows._words_of(line, width)
        before = sum(segment.cell_length for segment in (*place, words[0]))
        starts.add(before)
        assert before + sum(segment.cell_length for segment in words[1:]) <= width
    assert len(starts) == 1


class Plain:
    """Inks of a list that is on no screen."""

    def text(self, _part: str) -> Style:
        return Style()

    ground = code = text


def test_columns_only_grow_and_within_bounds() -> None:
    looks = {code: CodeLook("#123456", code, code) for code in "ABCDEFG"}
    narrow = Columns().widened(hit_lines([hit("", "x", "")], looks))
    wide = narrow.widened(hit_lines([hit("", "x", "", tuple("ABCDEFG"), "一位很长名字的受访者")], looks))
    assert wide.widened(hit_lines([hit("", "x", "", (), None)], looks)) == wide
    assert (wide.letters, wide.speaker) == (LETTERS, SPEAKER)
    assert narrow.before_words < wide.before_words <= 3 + TRANSCRIPT + SPEAKER + LETTERS + 10

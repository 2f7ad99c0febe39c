"""Rows hold the text, keep the rules of Chinese line composition, and lead there and back."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.tui.transcript.breaks import NOT_AT_END, NOT_AT_START
from coder.tui.transcript.measure import measure_text
from coder.tui.transcript.wrap import Layout

PIECES = (
    *"减负台账，。！？；：“”‘’（）《》—…、 \n\tabcXYZ019,.;:?!()[]%$-'/",
    "\u00a0",
    "\x1b",
    "\u2028",
    "\u0301",
    "\u200d",
    "\ufe0f",
    "👨‍👩‍👧",
    "🇨🇳",
    "👍🏽",
    "——",
    "……",
    "longerword",
    "https://a.cn/b",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=100).map("".join)
WIDTHS = st.integers(2, 30)
STEADY = settings(deadline=None, derandomize=True, max_examples=250)


def laid_out(text: str, width: int) -> Layout:
    return Layout(measure_text(text), width)


@STEADY
@given(TEXTS, WIDTHS)
def test_rows_joined_are_the_text(text: str, width: int) -> None:
    layout = laid_out(text, width)
    starts = [*layout.starts, len(text)]
    assert starts[0] == 0
    assert all(first < second for first, second in pairwise(layout.starts))
    rows = [text[first:last] for first, last in pairwise(starts)]
    assert "".join(rows) == text
    assert all("\n" not in row[:-1] for row in rows)


@STEADY
@given(TEXTS, WIDTHS)
def test_no_row_is_too_wide_but_for_a_hanging_space(text: str, width: int) -> None:
    layout = laid_out(text, width)
    for row in range(layout.height):
        start, end = layout.row_span(row)
        taken = layout.measure.width_of(start, end)
        assert taken <= width or (taken == width + 1 and layout.measure.text[end - 1] == " ")


@STEADY
@given(TEXTS, WIDTHS)
def test_a_forbidden_start_is_taken_only_where_the_row_offers_no_other(text: str, width: int) -> None:
    layout = laid_out(text, width)
    lines, breaks = set(layout.measure.lines), layout.measure.breaks
    for before, start in pairwise(layout.starts):
        shown = layout.measure.text
        if start not in lines and (shown[start] in NOT_AT_START or shown[start - 1] in NOT_AT_END):
            assert 1 not in breaks[before + 1 : start]


@STEADY
@given(TEXTS, WIDTHS)
def test_every_row_starts_at_a_stop_or_a_line(text: str, width: int) -> None:
    layout = laid_out(text, width)
    lines = set(layout.measure.lines)
    assert all(start in lines or layout.measure.is_stop(start) for start in layout.starts)


@STEADY
@given(TEXTS, WIDTHS)
def test_there_and_back(text: str, width: int) -> None:
    layout = laid_out(text, width)
    for stop in filter(layout.measure.is_stop, range(len(text) + 1)):
        row = layout.row_of(stop)
        assert layout.offset_at(row, layout.column_of(stop)) == stop


@STEADY
@given(TEXTS, WIDTHS, st.integers(0, 40), st.integers(0, 40))
def test_the_offset_at_a_cell_agrees_with_a_walk(text: str, width: int, row: int, column: int) -> None:
    layout = laid_out(text, width)
    row %= layout.height
    measure = layout.measure
    start, end = layout.row_span(row)
    stops = [at for at in range(start, end) if measure.is_stop(at)]
    covering = [
        at
        for at in stops
        if measure.width_of(start, at) <= column < measure.width_of(start, measure.stop_from(at + 1))
    ]
    expected = covering[0] if covering else layout.last_stop(row)
    assert layout.offset_at(row, column) == measure.stop_from(expected)


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("他说完了。她走了", 8, ["他说完", "了。她走", "了"]),
        ("他说“不去”。", 6, ["他说", "“不", "去”。"]),
        ("一二（三）四", 6, ["一二", "（三）", "四"]),
        ("嗯……好", 4, ["嗯……", "好"]),
        ("说——不", 4, ["说——", "不"]),
        ("用百分之50%的", 10, ["用百分之", "50%的"]),
        ("约1,000份", 6, ["约", "1,000", "份"]),
        ("it's a well-known", 10, ["it's a ", "well-known"]),
        ("see https://a.cn/b now", 14, ["see ", "https://a.cn/b ", "now"]),
        ("a b", 1 + 1, ["a ", "b"]),
        ("价格\u00a0高", 6, ["价", "格\u00a0高"]),
        ("", 4, [""]),
        ("\n\n", 4, ["\n", "\n", ""]),
    ],
)
def test_examples(text: str, width: int, rows: list[str]) -> None:
    layout = laid_out(text, width)
    starts = [*layout.starts, len(text)]
    assert [text[first:last] for first, last in pairwise(starts)] == rows


def test_a_drag_takes_the_nearer_side() -> None:
    layout = laid_out("减负a", 20)
    assert [layout.offset_near(0, column, onward=True) for column in range(6)] == [0, 1, 1, 2, 3, 3]
    assert [layout.offset_near(0, column, onward=False) for column in range(6)] == [0, 1, 1, 2, 2, 3]


@STEADY
@given(TEXTS, WIDTHS)
def test_wrapping_wider_never_gives_more_rows_than_narrower_text_needs(text: str, width: int) -> None:
    layout = laid_out(text, width)
    assert layout.height >= len(layout.measure.lines)
    assert all(bisect_right(layout.starts, line) for line in layout.measure.lines)

"""What a terminal would act on is shown as a sign, and what it draws as one sign is never parted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from coder.model.span import Span
from coder.tui.transcript.measure import FOLDED, harmless, measure_text

PIECES = (
    *"减负台账，。！？；：“”‘’（）《》—…、 \n\tabcXYZ019,.;:?!()[]%$-'/",
    "\u00a0",
    "\x1b[31m",
    "\x00",
    "\x7f",
    "\x85",
    "\u2028",
    "\u202e",
    "\ufeff",
    "\u0301",
    "\u200d",
    "\u200b",
    "\ufe0f",
    "👨‍👩‍👧",
    "❤️",
    "🇨🇳",
    "🇨",
    "👍🏽",
    "e\u0301",
    "𠮷",
    "３",
    "——",
    "……",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=120).map("".join)
STEADY = settings(deadline=None, derandomize=True, max_examples=200)


@STEADY
@given(TEXTS)
def test_what_is_shown_is_as_long_as_the_text_and_holds_nothing_to_act_on(text: str) -> None:
    shown = harmless(text)
    assert len(shown) == len(text)
    for character in shown:
        assert character == "\n" or character.isprintable() or character in "\u00a0\u200b\u200d"


@STEADY
@given(TEXTS)
def test_cells_are_those_that_textual_crops_by(text: str) -> None:
    measure = measure_text(text)
    for first, following in zip(measure.lines, [*measure.lines[1:], len(text) + 1], strict=True):
        line = measure.text[first : following - 1]
        assert measure.width_of(first, following - 1) == cell_len(line)


@STEADY
@given(TEXTS)
def test_no_row_may_start_inside_one_sign(text: str) -> None:
    measure = measure_text(text)
    for offset in range(len(text)):
        if offset and measure.breaks[offset] and text[offset] != "\n":
            assert measure.is_stop(offset)


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("👨‍👩‍👧", [2, 0, 0, 0, 0]),
        ("❤️", [2, 0]),
        ("🇨🇳", [2, 0]),
        ("👍🏽", [2, 0]),
        ("e\u0301", [1, 0]),
        ("减", [2]),
        ("\x1b", [1]),
        ("“", [1]),
    ],
)
def test_a_cluster_takes_its_cells_at_the_first_character(text: str, sizes: list[int]) -> None:
    cells = measure_text(text).cells
    assert [cells[at + 1] - cells[at] for at in range(len(text))] == sizes


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("\x00\x07\x7f", "␀␇␡"),
        ("a\tb", "a b"),
        ("a\u2028b\x85c\u202ed\ufeff", "a␦b␦c␦d␦"),
        ("a\r\nb", "a␍\nb"),
        ("中\u200d文", "中␦文"),
        ("\ud800", "␦"),
    ],
)
def test_signs(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_only_a_line_feed_ends_a_line() -> None:
    measure = measure_text("a\x0bb\x0cc\u2028d\x85e\r\nf\n")
    assert list(measure.lines) == [0, 11, 13]


def test_a_fold_takes_no_cells_and_no_line() -> None:
    text = "上\n### 问：\n您好\n"
    fold = Span(text.index("#"), text.index("您"))
    measure = measure_text(text, (fold,))
    assert measure.text[fold.start : fold.end] == FOLDED * len(fold)
    assert measure.width_of(fold.start, fold.end) == 0
    assert list(measure.lines) == [0, 2, len(text)]
    assert measure.stop_from(fold.start) == fold.end
    assert not any(measure.breaks[fold.start + 1 : fold.end + 1])


@STEADY
@given(TEXTS, st.integers(0, 150))
def test_stops_before_and_from_are_the_nearest(text: str, offset: int) -> None:
    measure = measure_text(text)
    stops = [at for at in range(len(text) + 1) if measure.is_stop(at)]
    offset = min(offset, len(text))
    assert measure.stop_from(offset) == min(at for at in stops if at >= offset)
    before = [at for at in stops if at < offset]
    assert measure.stop_before(offset) == (before[-1] if before else stops[0])

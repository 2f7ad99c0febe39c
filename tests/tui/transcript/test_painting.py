"""A painted row is exactly as wide as the view and says the text, whatever the text is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.strip import Strip

from coder.model.span import Span
from coder.model.transcript import Transcript, Turn
from coder.tui.colors import BLACK, WHITE, Rgb
from coder.tui.looks import CodeLook
from coder.tui.transcript.lanes import assign
from coder.tui.transcript.margin import margin_for
from coder.tui.transcript.measure import FOLDED, measure_text
from coder.tui.transcript.painting import Caret, Page
from coder.tui.transcript.palette import Palette, Theme
from coder.tui.transcript.spanmap import Drawn, SpanMap
from coder.tui.transcript.wrap import Layout

PIECES = (
    *"减负，。！“”abc \n19\t",
    "\x1b[31m",
    "👨‍👩‍👧",
    "🇨🇳",
    "e\u0301",
    "……",
    "\u2028",
    "❤️",
    "\u202e",
    "[red]",
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join)
STEADY = settings(deadline=None, derandomize=True, max_examples=150)
LOOKS = {"a": CodeLook("#E69F00", "A", "甲"), "b": CodeLook("#0072B2", "B", "乙")}
THEME = Theme(WHITE, BLACK, Rgb(0, 0, 120), Rgb(0, 120, 240))


def page_of(text: str, width: int, codings: list[Drawn], found: tuple[Span, ...] = ()) -> Page:
    half = len(text) // 2
    transcript = Transcript(
        "C01", text, (Turn(1, Span(0, half), "访谈者"), Turn(2, Span(half, len(text)), "甲"))
    )
    margin = margin_for(width, transcript)
    layout = Layout(measure_text(text), max(2, width - margin.width - 1))
    spans = SpanMap(codings)
    lanes = assign(codings, layout, margin.lanes)
    return Page(
        transcript, layout, spans, lanes, margin, Palette(THEME, LOOKS), width, ("访谈者",), found=found
    )


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    start = draw(st.integers(0, length - 1))
    return Span(start, draw(st.integers(start + 1, length)))


@STEADY
@given(TEXTS, st.integers(8, 80), st.data())
def test_every_strip_is_as_wide_as_the_view_and_says_the_row(
    text: str, width: int, data: st.DataObject
) -> None:
    marked = data.draw(st.lists(spans(len(text)), max_size=6))
    codings = [
        Drawn(str(number), span.start, span.end, "ab"[number % 2]) for number, span in enumerate(marked)
    ]
    found = tuple(sorted(data.draw(st.lists(spans(len(text)), max_size=2))))
    page = page_of(text, width, codings, found)
    page.front = data.draw(st.sampled_from([None, *(coding.id for coding in codings)]))
    measure = page.layout.measure
    cursor = measure.stop_from(data.draw(st.integers(0, len(text))))
    selection = data.draw(st.none() | spans(len(text)))
    for row in range(page.layout.height):
        on_row = cursor if page.layout.row_of(cursor) == row else None
        strip = page.strip(row, Caret(on_row, selection, passing=True))
        start, end = page.layout.row_span(row)
        assert strip.cell_length == width == cell_len(strip.text)
        assert strip.text[page.margin.width :].startswith(measure.text[start:end]) or (
            measure.text[start:end] in strip.text
        )
        assert all(segment.text for segment in strip)
        reversed_text = [segment.text for segment in strip if segment.style and segment.style.reverse]
        if on_row is not None and on_row < end and not found and page.front is None:
            assert reversed_text == [measure.text[on_row : measure.stop_from(on_row + 1)]]


def styles_of(strip: Strip) -> list[tuple[str, bool, bool]]:
    return [
        (
            segment.text,
            bool(segment.style and segment.style.underline),
            bool(segment.style and segment.style.bold),
        )
        for segment in strip
    ]


def test_what_lies_deeper_is_underlined() -> None:
    page = page_of("一二三四五六七八", 60, [Drawn("1", 4, 8, "a"), Drawn("2", 5, 6, "b")])
    words = [
        (text, underlined) for text, underlined, _ in styles_of(page.strip(0)) if text in "一二三四五六七八"
    ]
    assert words == [("一二三四", False), ("五", False), ("六", True), ("七八", False)]


def test_the_innermost_tints_unless_another_is_in_front() -> None:
    page = page_of("一二三四五六七八", 60, [Drawn("1", 4, 8, "a"), Drawn("2", 5, 6, "b")])

    def ground(sign: str) -> object:
        return next(seg.style.bgcolor for seg in page.strip(0) if sign in seg.text and seg.style)

    inner = ground("六")
    assert inner != ground("五")
    page.front = "1"
    page.palette = Palette(THEME, LOOKS)
    assert ground("六") != inner
    page.front = "2"
    assert ground("六") == inner


def test_a_code_that_is_gone_is_drawn_with_a_question_mark() -> None:
    page = page_of("一二三四", 60, [Drawn("1", 0, 4, "gone")])
    assert "?" in page.strip(0).text


def test_markup_and_escapes_are_text() -> None:
    page = page_of("[red]\x1b[31m红\x07[/red]", 60, [])
    assert page.strip(0).text.rstrip().endswith("[red]␛[31m红␇[/red]")


def test_a_folded_label_is_not_drawn(transcript: Transcript) -> None:
    text = transcript.text
    turn = transcript.turns[0]
    label = Span(text.rindex("\n", 0, turn.span.start) + 1, turn.span.start)
    layout = Layout(measure_text(text, (label,)), 50)
    margin = margin_for(80, transcript)
    page = Page(transcript, layout, SpanMap(), assign((), layout, 4), margin, Palette(THEME, LOOKS), 80)
    line = page.strip(layout.row_of(turn.span.start)).text
    assert FOLDED not in line
    assert re.fullmatch(r"1  访谈者 +您觉得减负之后，填表的事情少了吗？ *", line)


def test_a_long_turn_says_at_the_upper_edge_whose_it_is() -> None:
    page = page_of("问" * 4 + "\n" + "答" * 200, 40, [])
    last = page.layout.height - 1
    assert "2" not in page.strip(last).text
    assert page.strip(last, Caret(passing=True)).text.startswith("2 ")


@pytest.mark.parametrize("focused", [True, False])
def test_a_cursor_at_the_end_of_a_line_takes_the_spare_cell(focused: bool) -> None:  # noqa: FBT001
    page = page_of("一二三四", 20, [])
    strip = page.strip(0, Caret(4, focused=focused))
    last = [
        segment for segment in strip if segment.style and (segment.style.reverse or segment.style.underline)
    ]
    assert [segment.text for segment in last] == [" "]
    assert strip.cell_length == 20

"""The field memos are written in: its rows, its lines, and that what stands in it does no harm."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.document._document import Document

from coder.tui.widgets.memo_text import MemoText, WrappedLines, WrittenLines

NOT_AT_START = set("，。！？；：、）》”…")
ALPHABET = "台账减负了，。！？（）“”… ab1\t\n\u2028"


class Host(App[None]):
    CSS = "MemoText { padding: 0; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        yield MemoText(id="memo-text")

    def on_mount(self) -> None:
        self.query_one(MemoText).load_text(self._text)
        self.query_one(MemoText).focus()


def rows(app: App[None]) -> list[str]:
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


@settings(deadline=None, derandomize=True, max_examples=150)
@given(st.text("台账减负了，。！？（）“” ab1", max_size=60), st.integers(8, 30))
def test_no_row_is_too_wide_or_begins_with_a_mark_that_must_not(text: str, width: int) -> None:
    wrapped = WrappedLines(WrittenLines(text))
    wrapped.wrap(width)
    for number in range(wrapped.document.line_count):
        sections = wrapped.get_sections(number)
        assert "".join(sections) == wrapped.document.get_line(number)
        assert all(cell_len(section) <= width + section.endswith(" ") for section in sections)
        for before, section in pairwise(sections):
            assert section[0] not in NOT_AT_START or all(
                mark in NOT_AT_START | {"（", "“"} for mark in before
            )


@settings(deadline=None, derandomize=True, max_examples=150)
@given(st.text(ALPHABET, max_size=30), st.text(ALPHABET, max_size=8), st.data())
def test_lines_change_as_the_text_does(text: str, put: str, data: st.DataObject) -> None:
    lines = WrittenLines(text)
    wrapped = WrappedLines(lines)
    wrapped.wrap(12)
    ends = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    start, end = ((text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1) for at in ends)
    result = lines.replace_range(start, end, put)
    assert lines.text == text[: ends[0]] + put + text[ends[1] :]
    assert result.replaced_text == text[ends[0] : ends[1]]
    assert lines.get_text_range((0, 0), result.end_location) == text[: ends[0]] + put
    wrapped.wrap_range(start, end, result.end_location)
    fresh = WrappedLines(WrittenLines(lines.text))
    fresh.wrap(12)
    for name in ("_wrap_offsets", "_offset_to_line_info", "_line_index_to_offsets", "_tab_width_cache"):
        assert getattr(wrapped, name) == getattr(fresh, name)


def test_textuals_own_lines_would_be_cut_elsewhere() -> None:
    """Why there are lines of our own; when this fails, they may go."""
    assert Document("a\u2028b").line_count == 2
    assert WrittenLines("a\u2028b").line_count == 1


async def test_what_acts_on_a_terminal_is_drawn_as_a_sign() -> None:
    app = Host("a\x1b[31mb\u202ec\n[red]红[/red]\td")
    async with app.run_test(size=(30, 5)):
        assert rows(app)[:2] == ["a␛[31mb␦c", "[red]红[/red]   d"]
        assert app.query_one(MemoText).text == "a\x1b[31mb\u202ec\n[red]红[/red]\td"


async def test_chinese_wraps_at_the_edge_and_the_cursor_follows() -> None:
    app = Host("他说台账是清理了一批，可是换了个名目又回来了。")
    async with app.run_test(size=(22, 5)) as pilot:
        assert rows(app)[:3] == ["他说台账是清理了一", "批，可是换了个名目又", "回来了。"]
        field = app.query_one(MemoText)
        await pilot.press("down", "right", "x")
        assert field.text == "他说台账是清理了一批x，可是换了个名目又回来了。"
        assert app.cursor_position == field.cursor_screen_offset


async def test_what_a_clipboard_brings_ends_its_lines_alike() -> None:
    app = Host("")
    async with app.run_test(size=(22, 5)) as pilot:
        field = app.query_one(MemoText)
        field.insert("一\r\n二\r三\0")
        await pilot.press("ctrl+z")
        assert field.text == ""
        await pilot.press("ctrl+y")
        assert field.text == "一\n二\n三"

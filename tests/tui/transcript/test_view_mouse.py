"""The mouse lands on the character under it, drags, counts clicks, and scrolls beyond an edge."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from rich.cells import cell_len
from textual import events

from coder.model.span import Span

Make = Callable[..., Any]
HOSTILE = (
    "访谈者：您觉得👨‍👩‍👧减负之后，e\u0301填表🇨🇳的\x1b[31m事情少了吗？\n社区工作者甲：说实话\u2028，❤️台账“是”清理了一批，"
    + "可是换了个名目又回来了。" * 12
    + "\n"
)


def walked(app: Any, row: int, column: int) -> int:
    """Find the offset under a cell by walking over the row as it is painted."""
    layout = app.view._page.layout
    measure = layout.measure
    start, end = layout.row_span(min(row, layout.height - 1))
    position = 0
    offset = measure.stop_from(start)
    while offset < end:
        following = measure.stop_from(offset + 1)
        position += cell_len(measure.text[offset:following])
        if column < position:
            return offset
        offset = following
    return layout.last_stop(min(row, layout.height - 1))


async def test_every_click_agrees_with_a_naive_walk(reader: Make) -> None:
    app = reader(HOSTILE, marked=())
    chance = random.Random(3)
    async with app.run_test(size=(60, 12)) as pilot:
        left = app.view._page.margin.width
        for _ in range(90):
            x, y = chance.randint(left, 57), chance.randint(0, 11)
            app.view.on_mouse_down(events.MouseDown(app.view, x, y, 0, 0, 1, False, False, False, x, y))
            app.view.on_mouse_up(events.MouseUp(app.view, x, y, 0, 0, 1, False, False, False, x, y))
            assert app.view.cursor == walked(app, y, x - left), (x, y)
            assert app.view.selection is None
        await pilot.click(app.view, offset=(left + 7, 1))
        assert app.view.cursor == walked(app, 1, 7)


async def test_a_drag_selects_what_it_passes(reader: Make) -> None:
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        left, row = (
            app.view._page.margin.width,
            app.view._page.layout.row_of(app.transcript.turns[1].span.start),
        )
        await pilot.mouse_down(app.view, offset=(left, row))
        await pilot.hover(app.view, offset=(left, row))
        assert app.view.selection is None
        await pilot.hover(app.view, offset=(left + 5, row))
        assert app.view.selection.of(app.transcript.text) == "说实话"
        await pilot.hover(app.view, offset=(left + 3, row + 1))
        await pilot.mouse_up(app.view, offset=(left + 3, row + 1))
        selected = app.view.selection.of(app.transcript.text)
        assert selected.startswith("说实话")
        end = app.view._page.layout.starts[row + 1] + 2
        assert app.view.cursor == end
        await pilot.hover(app.view, offset=(left + 20, row + 1))
        assert app.view.cursor == end


async def test_a_drag_backward_takes_the_character_it_began_on(reader: Make) -> None:
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        left, row = (
            app.view._page.margin.width,
            app.view._page.layout.row_of(app.transcript.turns[1].span.start),
        )
        await pilot.mouse_down(app.view, offset=(left + 5, row))
        await pilot.hover(app.view, offset=(left + 2, row))
        await pilot.mouse_up(app.view, offset=(left + 2, row))
        assert app.view.selection.of(app.transcript.text) == "实话"
        assert app.view.cursor == app.view.selection.start


@pytest.mark.parametrize(
    ("times", "selected"), [(2, "清理"), (3, "说实话，台账是清理了一批，可是换了个名目又回来了。"), (4, None)]
)
async def test_double_triple_and_fourth_click(reader: Make, times: int, selected: str | None) -> None:
    app = reader()
    async with app.run_test(size=(100, 24)) as pilot:
        view = app.view
        offset = app.transcript.text.index("清理")
        row = view._page.layout.row_of(offset)
        x = view._page.margin.width + view._page.layout.column_of(offset)
        await pilot.click(view, offset=(x, row), times=times)
        turn = app.transcript.turns[1].span.of(app.transcript.text)
        found = view.selection.of(app.transcript.text)
        if times == 2:
            assert len(found) == 2
            assert "清" in found or "理" in found
        else:
            assert found == (selected or turn)


async def test_shift_and_click_extend(reader: Make) -> None:
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        start = app.transcript.turns[1].span.start
        app.view.goto(start)
        row = app.view._page.layout.row_of(start)
        await pilot.click(app.view, offset=(app.view._page.margin.width + 6, row), shift=True)
        assert app.view.selection == Span(start, start + 3)


async def test_the_margin_selects_turns_and_brings_brackets_forward(reader: Make) -> None:
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        view, turn = app.view, app.transcript.turns[1].span
        row = view._page.layout.row_of(turn.start)
        await pilot.click(view, offset=(2, row))
        assert view.selection == turn
        await pilot.click(view, offset=(view._page.margin.lanes_at + 1, row))
        assert view.front == "7"
        assert view.selection is None


async def test_dragging_beyond_the_edge_scrolls_on(reader: Make) -> None:
    app = reader("访谈者：" + "减负之后台账少了吗，" * 400 + "\n")
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        left = view._page.margin.width
        await pilot.mouse_down(view, offset=(left, 5))
        outside = events.MouseMove(view, left + 4, 26, 0, 2, 1, False, False, False, left + 4, 26)
        view.on_mouse_move(outside)
        for _ in range(100):
            await pilot.pause(0.03)
            if view.scroll_offset.y >= 9:
                break
        assert view.scroll_offset.y >= 9
        assert view._page.layout.row_of(view.cursor) >= view.scroll_offset.y + 22
        await pilot.mouse_up(view, offset=(left, 23))
        await pilot.pause()
        stopped = view.scroll_offset.y
        await pilot.pause(0.2)
        assert view.scroll_offset.y == stopped


async def test_the_wheel_scrolls_and_leaves_the_cursor(reader: Make) -> None:
    app = reader("访谈者：" + "减负之后台账少了吗，" * 400 + "\n")
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        cursor = view.cursor
        view.post_message(events.MouseScrollDown(view, 30, 5, 0, 1, 0, False, False, False, 30, 5))
        await pilot.pause(0.3)
        assert view.scroll_offset.y > 0
        assert view.cursor == cursor

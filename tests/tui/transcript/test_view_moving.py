"""The keys move, select and look as the table of keys says, and the screen is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.geometry import Offset

from coder.model.coding import Coding
from coder.model.span import Span
from coder.tui.transcript.keys import KEYS
from coder.tui.transcript.messages import (
    CursorMoved,
    FrontChanged,
    HoldEnded,
    SelectionChanged,
    SpanKept,
    UnitChanged,
)
from coder.tui.transcript.places import Unit

Make = Callable[..., Any]


def words(app: Any) -> str:
    selection = app.view.selection
    return selection.of(app.transcript.text) if selection else ""


async def test_keys_go_where_they_say(reader: Make) -> None:
    app = reader()
    text = app.transcript.text
    second = app.transcript.turns[1].span
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+down", "ctrl+down")
        assert app.view.cursor == second.start
        await pilot.press("right", "right")
        assert app.view.cursor == second.start + 2
        await pilot.press("alt+down")
        assert app.view.cursor == text.index("以前是纸质的")
        await pilot.press("alt+up")
        assert app.view.cursor == second.start
        await pilot.press("ctrl+right")
        assert app.view.cursor == second.start + 2
        await pilot.press("end")
        row_end = app.view.cursor
        await pilot.press("home", "down", "up", "end")
        assert app.view.cursor == row_end
        await pilot.press("ctrl+end")
        assert app.view.cursor == len(text)
        await pilot.press("ctrl+home")
        assert app.view.cursor == 0


async def test_shift_keeps_the_mark_and_a_bare_move_drops_it(reader: Make) -> None:
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+down", "ctrl+down", "shift+right", "shift+right", "shift+right")
        assert words(app) == "说实话"
        await pilot.press("shift+left")
        assert words(app) == "说实"
        await pilot.press("alt+shift+down")
        assert words(app).endswith("又回来了。")
        await pilot.press("alt+shift+down")
        assert words(app).endswith("反而更忙了！")
        await pilot.press("alt+shift+up")
        assert words(app).endswith("又回来了。")
        await pilot.press("right")
        assert app.view.selection is None


async def test_space_selects_the_unit_and_then_one_more(reader: Make) -> None:
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.goto(app.transcript.text.index("卫健"))
        await pilot.press("space")
        assert words(app) == "民政要一份，卫健要一份，街道还要一份；"
        await pilot.press("space")
        assert words(app).endswith("十一二点。")
        await pilot.press("escape", "ctrl+t")
        assert app.view.unit is Unit.TURN
        await pilot.press("space")
        assert app.view.selection == app.transcript.turns[3].span
        await pilot.press("escape", "ctrl+t", "space")
        assert app.view.unit is Unit.WORD
        assert len(app.view.selection) == 2


async def test_growing_goes_from_word_to_sentence_to_turn(reader: Make) -> None:
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.goto(app.transcript.text.index("卫健"))
        await pilot.press("ctrl+e")
        assert words(app) == "卫健"
        await pilot.press("ctrl+e")
        assert words(app) == "民政要一份，卫健要一份，街道还要一份；"
        await pilot.press("ctrl+e")
        assert app.view.selection == app.transcript.turns[3].span


async def test_what_the_screen_is_told(reader: Make) -> None:
    app = reader()
    async with app.run_test(size=(80, 24), message_hook=app.heard.append) as pilot:
        await pilot.press("right", "shift+right", "ctrl+t", "escape")
        await pilot.pause()
    assert [message.cursor for message in app.said(CursorMoved)] == [1, 2]
    assert [message.selection for message in app.said(SelectionChanged)] == [Span(1, 2), None]
    assert [message.unit for message in app.said(UnitChanged)] == [Unit.TURN]


async def test_tab_brings_codings_forward_from_the_innermost_outward(reader: Make) -> None:
    app = reader()
    async with app.run_test(size=(80, 24), message_hook=app.heard.append) as pilot:
        app.view.goto(app.transcript.text.index("格式还不一样"))
        assert [coding.id for coding in app.view.codings_at_cursor()] == ["8", "2", "1"]
        await pilot.press("tab", "tab", "tab", "tab")
        await pilot.pause()
        assert app.view.front == "8"
        await pilot.press("alt+up")
        assert app.view.front is None
        await pilot.pause()
    assert [message.coding for message in app.said(FrontChanged)] == ["8", "2", "1", "8", None]


async def test_after_selecting_the_codings_of_the_passage_are_meant(reader: Make) -> None:
    app = reader()
    start = app.transcript.text.index("我们就七八个人")
    async with app.run_test(size=(80, 24)):
        end = app.transcript.text.index("，晚上")
        app.view.goto(start, Span(start, end))
        assert app.view.cursor == end
        assert [coding.id for coding in app.view.codings_at_cursor()] == ["3", "4"]


async def test_a_held_coding_is_moved_at_either_end_and_kept(reader: Make) -> None:
    app = reader()
    coding = next(coding for coding in app.codings if coding.id == "7")
    async with app.run_test(size=(80, 24), message_hook=app.heard.append) as pilot:
        app.view.hold("7")
        assert app.view.selection == coding.span
        await pilot.press("right", "right", "tab", "left")
        assert words(app) == "是换了个名目又回"
        await pilot.press("enter")
        await pilot.pause()
        assert app.view.held is None
        assert app.view.selection is None
    kept = app.said(SpanKept)
    assert [(message.coding, message.span) for message in kept] == [
        ("7", Span(coding.span.start - 1, coding.span.end + 2))
    ]


async def test_a_held_coding_is_let_go_unchanged(reader: Make) -> None:
    app = reader()
    async with app.run_test(size=(80, 24), message_hook=app.heard.append) as pilot:
        app.view.hold("7")
        await pilot.press("right", "escape")
        await pilot.pause()
        assert app.view.held is None
    assert [message.coding for message in app.said(HoldEnded)] == ["7"]
    assert app.said(SpanKept) == []


async def test_the_mouse_moves_the_end_that_is_held(reader: Make) -> None:
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.hold("7")
        start = view.selection.start
        end = app.transcript.text.index("又回来了")
        row = view._page.layout.row_of(end)
        x = view._page.margin.width + view._page.layout.column_of(end + 2, row)
        await pilot.click(view, offset=(2, row))
        await pilot.click(view, offset=(x, row))
        assert view.held == "7"
        assert view.selection == Span(start, end + 2)


async def test_going_elsewhere_lets_a_held_coding_go(reader: Make) -> None:
    app = reader()
    async with app.run_test(size=(80, 24), message_hook=app.heard.append) as pilot:
        app.view.hold("7")
        app.view.goto(0)
        await pilot.pause()
        assert (app.view.held, app.view.selection) == (None, None)
    assert [message.coding for message in app.said(HoldEnded)] == ["7"]


async def test_enter_and_escape_are_the_screens_when_nothing_is_held(reader: Make) -> None:
    app = reader()
    app.bind("enter", "note('enter')")
    app.bind("escape", "note('escape')")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "escape", "shift+right", "escape")
    assert app.asked == ["enter", "escape"]


async def test_rows_keep_their_goal_and_pages_their_place(reader: Make) -> None:
    app = reader("访谈者：" + "减负之后台账少了吗，" * 400 + "\n")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right", "right", "right", "down", "down", "down")
        view = app.view
        layout = view._page.layout
        assert layout.row_of(view.cursor) == 3
        assert layout.column_of(view.cursor) == 6
        await pilot.press("pagedown")
        assert layout.row_of(view.cursor) == 25
        assert view.scroll_offset.y == 22
        await pilot.press("shift+pageup")
        assert view.scroll_offset.y == 0
        assert layout.column_of(view.cursor) == 6
        assert len(view.selection) > 300


async def test_the_cursor_stays_in_sight_with_rows_around_it(reader: Make) -> None:
    app = reader("访谈者：" + "减负之后台账少了吗，" * 400 + "\n")
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(40):
            app.view.action_step("row", 1)
        await pilot.pause()
        row, top = app.view._page.layout.row_of(app.view.cursor), app.view.scroll_offset.y
        assert row == 40
        assert top + 24 - row == 3
        for _ in range(25):
            app.view.action_step("row", -1)
        await pilot.pause()
        row, top = app.view._page.layout.row_of(app.view.cursor), app.view.scroll_offset.y
        assert (row, row - top) == (15, 2)


@pytest.mark.parametrize(
    "keys", [["down"] * 5, ["ctrl+end"], ["pagedown", "end"], ["alt+down", "shift+right"]]
)
async def test_the_terminals_cursor_stands_where_ours_does(reader: Make, keys: list[str]) -> None:
    app = reader("访谈者：" + "减负之后台账少了吗，" * 400 + "\n")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        view = app.view
        row = view._page.layout.row_of(view.cursor)
        column = view._page.margin.width + view._page.layout.column_of(view.cursor)
        assert app.cursor_position == Offset(column, row - view.scroll_offset.y)


async def test_edits_keep_cursor_and_passage(reader: Make) -> None:
    app = reader(marked=())
    turn = app.transcript.turns[1].span
    span = Span(turn.start, turn.start + 10)
    coding = Coding("n", "C03", "staff", "王", span, span.of(app.transcript.text))
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.goto(turn.start, Span(turn.start, turn.start + 3))
        app.view.add_coding(coding)
        await pilot.pause()
        assert words(app) == "说实话"
        assert app.view.codings_at_cursor() == (coding,)
        await pilot.press("tab")
        app.view.remove_coding("n")
        assert app.view.front is None
        assert app.view.codings_at_cursor() == ()
        assert words(app) == "说实话"


async def test_before_anything_is_shown_every_key_is_harmless(reader: Make) -> None:
    app = reader()
    app.opens = False
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "shift+right", "space", "tab", "ctrl+t", "ctrl+e", "escape", "enter")
        await pilot.click(app.view, offset=(30, 3))
        assert (app.view.cursor, app.view.selection, app.view.codings_at_cursor()) == (0, None, ())
        assert app.view.unit_at_cursor() is None
        app.view.remove_coding("1")
        app.view.replace_codings(app.codings)
        app.view.goto(5)


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", " ", "\u0301", "只有一行", "访谈者：\n访谈者："])
async def test_the_smallest_texts_can_be_walked(reader: Make, text: str) -> None:
    app = reader(text, marked=())
    async with app.run_test(size=(40, 6)):
        for _ in range(2):
            for key in KEYS:
                await app.run_action(key.action, default_namespace=app.view)
                assert app.view._reading.measure.is_stop(app.view.cursor)
        app.view.action_step("text-edge", 1)
        assert app.view.cursor == len(text)

"""Recoding and moving ends under the analyst's hands: kept, let go, refused, undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from coder.model.span import Span
from coder.project import coding, recoding
from coder.project.opening import Project
from coder.project.transcripts import codings_of
from coder.tui.app import Workbench
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.rows import Rows

Start = Callable[..., Workbench]
SIZE = (120, 24)


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.app.writing.finish()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


async def coded(pilot: Pilot[None], span: Span, *codes: str, who: str = "王", memo: str = "") -> str:
    """Code a passage in another window, and let the screen hear of it."""
    app = pilot.app
    tagged = coding.tag(app.coding.study.project, who, "C01", span, codes, memo)
    app.coding._look_around()
    await settled(pilot)
    return tagged[0].coding.id


def stored(project: Project) -> list[tuple[str, str]]:
    return [(one.code, one.quote) for one in codings_of(project, "C01")]


def said(app: Workbench) -> str:
    return app.coding.query_one("#status", Bar).text


def fourth(app: Workbench) -> Span:
    return app.coding.desk.transcript.turns[3].span


@pytest.mark.parametrize("keys", [("ctrl+r",), ("tab", "enter")])
async def test_a_coding_gets_another_code_and_keeps_the_rest(
    workbench: Start, project: Project, keys: tuple[str, ...]
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        span = Span(fourth(app).start, fourth(app).start + 9)
        id = await coded(pilot, span, "4.1.1", memo="想一想")
        app.coding.text.goto(span.start + 2)
        await press(pilot, *keys)
        assert app.coding.picker.question.highlight == "4.1.1"
        assert app.coding.query_one("#choice", Rows).highlighted == "4.1.1"
        assert "换编码" in said(app)
        assert "空格" not in said(app)
        await press(pilot, "space", *"5.1.1", "enter")
        (one,) = codings_of(project, "C01")
        assert (one.id, one.code, one.memo, one.span) == (id, "5.1.1", "想一想", span)
        assert app.coding.text.cursor == span.start + 2
        assert [here.code for here in app.coding.text.codings_at_cursor()] == ["5.1.1"]
        assert app.coding.text.front == id
        assert "已换编码：4.1.1 形式化执行 → 5.1.1 公共事务总量上升" in said(app)
        assert app.coding.slots.latest == "5.1.1"
        await press(pilot, "ctrl+z")
        assert [here.code for here in app.coding.text.codings_at_cursor()] == ["4.1.1"]
        assert stored(project) == [("4.1.1", "事情一年比一年多。")]


async def test_the_innermost_of_mine_or_the_one_in_front_is_recoded(
    workbench: Start, project: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        whole = fourth(app)
        await coded(pilot, whole, "4.1.1")
        await coded(pilot, Span(whole.start, whole.start + 9), "4.1.2")
        app.coding.text.goto(whole.start)
        await press(pilot, "ctrl+r", *"5.1.1", "enter")
        assert [code for code, _ in stored(project)] == ["5.1.1", "4.1.1"]
        await press(pilot, "escape", "tab", "tab", "ctrl+r", *"4.1.2", "enter")
        assert [code for code, _ in stored(project)] == ["5.1.1", "4.1.2"]


async def test_with_a_coding_in_front_the_keys_that_change_it_are_shown(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await coded(pilot, fourth(app), "4.1.1")
        app.coding.text.goto(fourth(app).start)
        await settled(pilot)
        assert "F5" not in said(app)
        await press(pilot, "tab")
        assert "^R 换编码  F5 起止" in said(app)
        await press(pilot, "escape")
        assert "F5" not in said(app)


async def test_what_becomes_equal_is_shown_as_one(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await coded(pilot, fourth(app), "4.1.1", memo="甲")
        await coded(pilot, fourth(app), "5.1.1", memo="乙")
        app.coding.text.goto(fourth(app).start)
        await press(pilot, "tab")
        (front,) = [one for one in app.coding.desk.mine if one.id == app.coding.text.front]
        other = "5.1.1" if front.code == "4.1.1" else "4.1.1"
        await press(pilot, "ctrl+r", *other, "enter")
        (one,) = codings_of(project, "C01")
        assert {*one.memo.split("\n\n")} == {"甲", "乙"}
        assert app.coding.text.codings_at_cursor() == (one,)
        assert app.coding.entries[0].count == 1
        assert "合为一条" in said(app)
        await press(pilot, "ctrl+z")
        assert len(app.coding.text.codings_at_cursor()) == 2


async def test_ends_are_moved_and_kept(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        span = Span(fourth(app).start, fourth(app).start + 4)
        id = await coded(pilot, span, "4.1.1", memo="想一想")
        app.coding.text.goto(span.start + 1)
        await press(pilot, "f5")
        assert "Enter 保留" in said(app)
        assert "选中 4 字" in said(app)
        await press(pilot, "right", "right")
        assert "选中 6 字" in said(app)
        await press(pilot, "tab", "right", "enter")
        (one,) = codings_of(project, "C01")
        assert (one.id, one.span, one.memo) == (id, Span(span.start + 1, span.end + 2), "想一想")
        assert app.coding.text.held is None
        assert app.coding.text.selection is None
        assert app.coding.text.cursor == span.start + 1
        assert app.coding.text.front == id
        assert "已调整：4.1.1 形式化执行 “情一年比一”" in said(app)
        assert app.coding.text.codings_at_cursor() == (one,)
        await press(pilot, "ctrl+z")
        assert stored(project) == [("4.1.1", "事情一年")]
        assert app.coding.desk.mine[0].span == span


async def test_escape_leaves_the_ends_and_the_cursor_where_they_were(
    workbench: Start, project: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await coded(pilot, fourth(app), "4.1.1")
        app.coding.text.goto(fourth(app).start + 3)
        await press(pilot, "f5", "ctrl+left", "left", "escape")
        assert app.coding.text.held is None
        assert app.coding.text.cursor == fourth(app).start + 3
        assert stored(project) == [("4.1.1", "事情一年比一年多。您说谁来做？还不是我们。")]
        assert "保持原样" in said(app)
        await press(pilot, "escape", "enter", *"5.1.1", "enter")
        assert len(stored(project)) == 2


async def test_while_an_end_is_moved_nothing_else_is_done(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await coded(pilot, fourth(app), "4.1.1")
        app.coding.text.goto(fourth(app).start)
        await press(pilot, "f5", "1", ".", "delete", "ctrl+z", "f6", "f8", "ctrl+n")
        assert app.coding.text.held is not None
        assert len(stored(project)) == 1
        await press(pilot, "enter")
        assert len(stored(project)) == 1


async def test_an_end_moved_onto_an_equal_coding_joins_it(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        start = fourth(app).start
        await coded(pilot, Span(start, start + 6), "4.1.1")
        await coded(pilot, Span(start, start + 4), "4.1.1")
        app.coding.text.goto(start)
        await press(pilot, "f5", "right", "right", "enter")
        assert stored(project) == [("4.1.1", "事情一年比一")]
        assert len(app.coding.text.codings_at_cursor()) == 1
        assert "合为一条" in said(app)


async def test_a_coding_of_another_is_not_changed(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await coded(pilot, fourth(app), "4.1.1", who="李")
        app.coding.text.goto(fourth(app).start)
        await press(pilot, "ctrl+r")
        assert "光标处没有您的编码" in said(app)
        await press(pilot, "f12", "tab")
        for key in ("ctrl+r", "f5", "enter"):
            await press(pilot, key)
            assert not app.coding.is_choosing
            assert app.coding.text.held is None
            assert "李" in app.coding.notice.text
        assert stored(project) == [("4.1.1", "事情一年比一年多。您说谁来做？还不是我们。")]


async def test_what_another_window_changed_meanwhile_is_not_overwritten(
    workbench: Start, project: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        id = await coded(pilot, fourth(app), "4.1.1")
        app.coding.text.goto(fourth(app).start)
        await press(pilot, "f5", "left")
        recoding.recode(project, "王", id, "5.1.1")
        await press(pilot, "enter")
        assert app.coding.notice.display
        assert stored(project) == [("5.1.1", "事情一年比一年多。您说谁来做？还不是我们。")]
        app.coding._look_around()
        await settled(pilot)
        assert [one.code for one in app.coding.text.codings_at_cursor()] == ["5.1.1"]


async def test_the_mouse_keeps_and_lets_go(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await coded(pilot, fourth(app), "4.1.1")
        app.coding.text.goto(fourth(app).start)
        for action, length in (("let_go_of_ends", 21), ("keep_ends", 20)):
            await press(pilot, "f5", "left")
            await app.coding.run_action(action)
            await settled(pilot)
            (one,) = codings_of(project, "C01")
            assert len(one.span) == length

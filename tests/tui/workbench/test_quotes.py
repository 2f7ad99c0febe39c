"""Words with their source, on the clipboard and in a file."""

from __future__ import annotations

from collections.abc import Callable

from textual.pilot import Pilot

from coder.model.span import Span
from coder.project.opening import Project
from coder.project.quotes_file import QUOTES_FILE
from coder.tui.app import Workbench
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.query import Query

Start = Callable[..., Workbench]
SIZE = (120, 24)


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.app.writing.finish()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


def said(app: Workbench) -> str:
    return app.coding.query_one("#status", Bar).text


def fourth(app: Workbench) -> Span:
    return app.coding.desk.transcript.turns[3].span


async def test_the_selection_is_copied_with_its_source_and_its_codes(
    workbench: Start, project: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        start = fourth(app).start
        app.coding.text.goto(start)
        await press(pilot, "enter", *"xsh", "enter")
        app.coding.text.goto(start + 4, Span(start, start + 4))
        await press(pilot, "ctrl+c")
        assert app.clipboard == "“事情一年”（C01，第 4 话轮，C01；编码：4.1.1 形式化执行）"
        assert "已连同出处复制" in said(app)
        app.coding.text.goto(start + 12, Span(start, start + 12))
        await press(pilot, "ctrl+c")
        assert app.clipboard == "“事情一年比一年多。您说谁”（C01，第 4 话轮，C01）"


async def test_the_coding_in_front_is_copied_when_nothing_is_selected(
    workbench: Start, project: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(fourth(app).start)
        await press(pilot, "enter", *"xsh", "enter")
        await settled(pilot)
        await press(pilot, "ctrl+c")
        assert app.clipboard == ""
        assert "^Q" in said(app)
        await press(pilot, "tab", "ctrl+c")
        assert app.clipboard.startswith("“事情一年比一年多。”")


async def test_quotes_are_kept_in_a_file(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        start = fourth(app).start
        for length in (4, 9):
            app.coding.text.goto(start + length, Span(start, start + length))
            await app.coding.run_action("keep_quote")
            await settled(pilot)
            assert "exports/quotes.md" in said(app)
        app.coding.text.goto(start)
        await app.coding.run_action("keep_quote")
        await settled(pilot)
        assert "请先选中" in said(app)
    kept = (project.folder / QUOTES_FILE).read_text()
    source = "> — C01，第 4 话轮，C01\n"
    assert kept == f"> 事情一年\n>\n{source}\n> 事情一年比一年多。\n>\n{source}"


async def test_in_a_field_copying_means_the_words_of_the_field(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+b", *"xsh")
        app.coding.query_one("#filter", Query).select_all()
        await press(pilot, "ctrl+c")
        assert app.clipboard == "xsh"

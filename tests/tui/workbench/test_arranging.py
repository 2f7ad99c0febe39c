"""What is seen of the work: pins on digits, which codings are drawn, how wide the margin is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from coder.model.span import Span
from coder.project import coding
from coder.project.opening import Project
from coder.project.transcripts import codings_of
from coder.tui.app import Workbench
from coder.tui.screens.choosing_shown import Sight
from coder.tui.screens.pinning import PinScreen
from coder.tui.shown import Shown
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.prose import Prose
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


def said(app: Workbench) -> str:
    return app.coding.query_one("#status", Bar).text


def head(app: Workbench) -> str:
    return app.coding.query_one("#header", Bar).text


def fourth(app: Workbench) -> Span:
    return app.coding.desk.transcript.turns[3].span


def drawn(app: Workbench) -> list[tuple[str, str]]:
    text = app.coding.text
    return sorted((one.coder, one.code) for one in text._reading.codings.values())


async def test_the_code_of_the_coding_at_the_cursor_stays_on_a_digit(
    workbench: Start, project: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(fourth(app).start)
        await press(pilot, "enter", *"xsh", "enter", "=")
        assert isinstance(app.screen, PinScreen)
        assert "4.1.1 形式化执行" in app.screen.query_one(Bar).text
        await press(pilot, "7")
        assert app.screen is app.coding
        assert app.coding.slots.code_at(7) == "4.1.1"
        assert app.coding.slots.code_at(1) == ""
        tree = app.coding.query_one("#tree", Rows)
        assert [row.sign for row in tree.lines if row.id == "4.1.1"] == ["7="]
        app.coding.text.goto(app.coding.desk.transcript.turns[5].span.start)
        await press(pilot, "7")
        assert len(codings_of(project, "C01")) == 2
        await pilot.press("ctrl+q")
    again = workbench()
    async with again.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert again.coding.slots.code_at(7) == "4.1.1"
        assert again.coding.slots.pinned == {"4.1.1"}
        again.coding.text.goto(fourth(again).start)
        await press(pilot, "=")
        assert "已固定" in again.screen.query_one(Prose).text
        await press(pilot, "delete")
        assert again.coding.slots.pinned == set()


async def test_what_is_pinned_stays_in_every_transcript_and_for_who_starts_in_a_new_one(
    workbench: Start, project: Project
) -> None:
    app = workbench(transcript="C01")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+b", *"4.1.2", "=", "4", "escape")
        await pilot.press("ctrl+q")
    again = workbench(transcript="G01")
    async with again.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert again.coding.slots.code_at(4) == "4.1.2"
        await press(pilot, "ctrl+pageup")
        assert again.coding.slots.pinned == {"4.1.2"}


@pytest.mark.parametrize("equals", ["=", "＝"])
async def test_the_highlighted_code_of_the_picker_or_the_codebook_is_pinned(
    workbench: Start, project: Project, equals: str
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(fourth(app).start)
        await press(pilot, "enter", *"zl", equals, "3")
        assert app.coding.slots.code_at(3) == "5.1.1"
        assert app.coding.is_choosing
        assert app.coding.picker.query_text == "zl"
        assert app.coding.query_one("#choice", Rows).lines[0].sign == "3="
        await press(pilot, "escape", "ctrl+b", *"4.1.2", equals, "4")
        assert app.coding.slots.code_at(4) == "4.1.2"
        assert codings_of(project, "C01") == ()


async def test_headings_and_nothing_are_not_pinned_and_escape_pins_nothing(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(fourth(app).start)
        await press(pilot, "=")
        assert "没有可以固定" in said(app)
        await press(pilot, "ctrl+b", "down", "up", "=")
        assert app.screen is app.coding
        await press(pilot, "down", "=", "escape")
        assert app.coding.slots.codes == ("",) * 9


async def test_a_branch_is_hidden_and_the_header_says_so(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        for code in ("4.1.1", "4.1.2", "5.1.1"):
            coding.tag(project, "王", "C01", fourth(app), [code])
        app.coding._look_around()
        await settled(pilot)
        assert "筛去" not in head(app)
        await press(pilot, "shift+f12")
        rows = app.screen.query_one(Rows)
        assert [row.id for row in rows.lines if row.can_choose][2:] == [
            *("问题", "4.1.1", "4.1.2", "原因", "5.1.1", "5.1.2"),
        ]
        assert [row.count for row in rows.lines if row.id in {"4.1.1", "问题"}] == ["2", "1"]
        rows.highlight("问题")
        await press(pilot, "space")
        assert {row.id: row.sign for row in rows.lines if row.can_choose} == {
            rows.lines[0].id: "",
            rows.lines[2].id: "✓",
            "问题": "",
            "4.1.1": "",
            "4.1.2": "",
            "原因": "✓",
            "5.1.1": "✓",
            "5.1.2": "✓",
        }
        rows.highlight("4.1.2")
        await press(pilot, "space")
        assert [row.sign for row in rows.lines if row.id == "问题"] == ["-"]
        await press(pilot, "escape")
        assert app.screen is app.coding
        assert drawn(app) == [("王", "4.1.2"), ("王", "5.1.1")]
        assert "筛去 1 条编码" in head(app)
        assert len(app.coding.desk.mine) == 3
        app.coding.text.goto(fourth(app).start)
        await settled(pilot)
        await press(pilot, "alt+pagedown")
        await press(pilot, "ctrl+pagedown", "ctrl+pageup")
        assert drawn(app) == [("王", "4.1.2"), ("王", "5.1.1")]


async def test_enter_leaves_only_one_branch_and_the_first_line_brings_all_back(
    workbench: Start, project: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        for code in ("4.1.1", "5.1.1"):
            coding.tag(project, "王", "C01", fourth(app), [code])
        app.coding._look_around()
        await settled(pilot)
        await press(pilot, "shift+f12", *"zl", "enter", "escape")
        assert drawn(app) == [("王", "5.1.1")]
        await press(pilot, "shift+f12", "space", "escape")
        assert len(drawn(app)) == 2
        assert app.coding.desk.filter.is_all


async def test_what_is_coded_under_a_hidden_code_is_said_to_be_hidden(
    workbench: Start, project: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.desk.filter = Shown(hidden_codes=frozenset({"4.1.1"}))
        app.coding.text.goto(fourth(app).start)
        await press(pilot, "enter", *"xsh", "enter")
        assert [one.code for one in codings_of(project, "C01")] == ["4.1.1"]
        assert drawn(app) == []
        assert "已被筛选隐藏" in said(app)
        assert "筛去 1 条编码" in head(app)
        await press(pilot, "ctrl+home", "alt+pagedown")
        assert "4.1.1 形式化执行 已被筛选隐藏" in said(app)


async def test_coders_are_chosen_by_name(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        for who in ("王", "李", "赵"):
            coding.tag(project, who, "C01", fourth(app), ["4.1.1"])
        app.coding._look_around()
        await settled(pilot)
        await press(pilot, "shift+f12")
        rows = app.screen.query_one(Rows)
        named = {row.text: row for row in rows.lines}
        assert [named[text].sign for text in ("王（您）", "李", "赵")] == ["✓", "", ""]
        rows.highlight(named["李"].id)
        await press(pilot, "space", "escape")
        assert drawn(app) == [("李", "4.1.1"), ("王", "4.1.1")]
        assert "筛去 1 条编码" in head(app)
        await press(pilot, "shift+f12")
        app.screen.query_one(Rows).highlight(named["赵"].id)
        await press(pilot, "enter", "escape")
        assert drawn(app) == [("赵", "4.1.1")]
        await press(pilot, "f12")
        assert drawn(app) == []


def test_a_coder_ticked_while_others_are_hidden_comes_alone() -> None:
    sight = Sight(shows_others=False, filter=Shown()).toggle_coder("李", "王", ("王", "李", "赵"))
    assert [sight.draws_coder(name, "王") for name in ("王", "李", "赵")] == [True, True, False]
    sight = sight.toggle_coder("王", "王", ("王", "李", "赵"))
    assert [sight.draws_coder(name, "王") for name in ("王", "李", "赵")] == [False, True, False]


async def test_the_margin_folds_and_unfolds(
    workbench: Start, project: Project, shown: Callable[[Workbench], str]
) -> None:
    app = workbench()
    async with app.run_test(size=(80, 24)) as pilot:
        coding.tag(project, "王", "C01", fourth(app), ["4.1.1"])
        app.coding._look_around()
        app.coding.text.goto(fourth(app).start)
        await settled(pilot)
        before = shown(app)
        assert " 4  C01 " in before
        await app.coding.run_action("fold_margin")
        await settled(pilot)
        folded = shown(app)
        assert " 4  C01 " not in folded
        assert "C01：事情一年比一年多" in folded
        assert app.coding.text._page.layout.width > 70
        assert all(cell_len(line) <= 80 for line in folded.split("\n"))
        await app.coding.run_action("fold_margin")
        await pilot.pause(0.1)
        assert shown(app).split("\n")[1:-3] == before.split("\n")[1:-3]

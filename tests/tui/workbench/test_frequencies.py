"""The table of frequencies: each key turns it, each cell leads to just what it counts."""

from __future__ import annotations

import csv
import threading
from collections.abc import Callable, Iterator

import pytest
from textual.pilot import Pilot

from coder.model.span import Span
from coder.project import coding, transcripts
from coder.project.counting import count
from coder.project.filters import Filters
from coder.project.opening import Project
from coder.tui import counts
from coder.tui.app import Workbench
from coder.tui.figures import measures
from coder.tui.leading import Show
from coder.tui.passages import listing
from coder.tui.screens.frequencies import FrequenciesScreen
from coder.tui.screens.passages import PassagesScreen
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.prose import Prose
from coder.tui.widgets.rows import Rows

Start = Callable[..., Workbench]
SIZE = (120, 30)


@pytest.fixture
def coded(project: Project) -> Project:
    """Work of two coders in two transcripts that differ in an attribute; one coding spans two speakers."""
    first, second = transcripts.read(project, "C01").turns, transcripts.read(project, "G01").turns
    answer = first[1].span
    coding.tag(project, "王", "C01", answer, ["4.1.1", "5.1.1"])
    coding.tag(project, "王", "C01", Span(answer.start + 21, answer.start + 38), ["4.1.2"])
    coding.tag(project, "王", "C01", Span(answer.end - 4, first[2].span.end), ["4.1.1"])
    coding.tag(project, "李", "C01", first[3].span, ["5.1.1"])
    coding.tag(project, "王", "G01", second[1].span, ["5.1.1", "5.1.1"])
    transcripts.set_attributes(project, "王", "C01", {"role": "社区"})
    return project


async def settled(pilot: Pilot[None]) -> None:
    for _ in range(2):
        await pilot.pause()
        await pilot.app.writing.finish()
    await pilot.pause()


async def opened(pilot: Pilot[None]) -> FrequenciesScreen:
    pilot.app.coding.post_message(Show("frequencies"))
    await settled(pilot)
    assert isinstance(pilot.app.screen, FrequenciesScreen)
    return pilot.app.screen


def asked(screen: FrequenciesScreen) -> str:
    return screen.query_one("#asked", Bar).text


def table(screen: FrequenciesScreen) -> dict[str, list[str]]:
    return {line.id: [cell.text for cell in line.cells] for line in screen.grid.lines}


def notes(screen: FrequenciesScreen) -> str:
    return screen.query_one("#notes", Prose).text


async def test_the_menu_opens_it(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("f9", *"频次", "enter")
        await settled(pilot)
        assert isinstance(app.screen, FrequenciesScreen)
        await pilot.press("escape")
        assert app.screen is app.coding


async def test_at_first_my_own_codings_are_counted_in_all_measures(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert "F2 不分组" in asked(screen)
        assert "F12 王" in asked(screen)
        found = table(screen)
        assert list(found) == ["问题", "4.1.1", "4.1.2", "原因", "5.1.1", "5.1.2"]
        assert found["问题"][:4] == ["0", "3", "3", "1"]
        assert found["4.1.1"][:2] == ["2", "2"]
        assert found["5.1.1"][:2] == ["2", "2"]
        assert "编码 5 次，落在 4 个段落上" in notes(screen)
        assert "还有 " in notes(screen) or "有 2 份访谈仍在进行中" in notes(screen)


COUNTED = {
    "codings": lambda listed: listed.codings,
    "passages": lambda listed: listed.distinct,
    "transcripts": lambda listed: listed.transcripts,
}
"""How a list of passages counts what a cell says."""


def cells(screen: FrequenciesScreen) -> Iterator[tuple[str, int, str, str]]:
    """Give line, column, measure and text of each amount that a list can be counted for."""
    for line, texts in table(screen).items():
        for column, said in enumerate(texts):
            measure = screen._shown.measure(column)
            if screen._shown.table.columns[column + 1].kind == "number" and measure in COUNTED:
                yield line, column, measure, said


@pytest.mark.parametrize("keys", [[], ["f12", "f6"], ["f12", "f4"]], ids="".join)
async def test_behind_every_cell_are_as_many_as_it_says(
    workbench: Start, coded: Project, keys: list[str]
) -> None:
    """For every grouping, measure and cell, alone and with the codes below."""
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press(*keys)
        await settled(pilot)
        checked, lists = 0, {}
        for _way in range(2):
            for _grouping in range(5):
                for _measure in measures(screen.asked.by):
                    for line, column, measure, said in cells(screen):
                        figure = screen._shown.figure(line, column)
                        if figure not in lists:
                            lists[figure] = listing(coded, screen.behind(screen._shown, line, column))
                        assert f"{COUNTED[measure](lists[figure]):,}" == said, (line, column, screen.asked)
                        checked += said != "0"
                    await pilot.press("f3")
                await pilot.press("f2")
                await settled(pilot)
            await pilot.press("f2", "f5", *["f2"] * 4)
            await settled(pilot)
        assert checked > 60


@pytest.mark.parametrize("keys", [["f2", "f5"], ["f2", "f2", "f12"]], ids="".join)
async def test_enter_shows_them_and_escape_leads_back_to_the_cell(
    workbench: Start, coded: Project, keys: list[str]
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press(*keys)
        await settled(pilot)
        for line, column, measure, said in [*cells(screen)][::3]:
            screen.grid.highlight(line, column)
            await pilot.press("enter")
            await settled(pilot)
            passages = app.screen
            assert isinstance(passages, PassagesScreen)
            assert f"{COUNTED[measure](passages.listed):,}" == said
            assert passages.screen_title.endswith(f" {said}")
            choices = [row for row in passages.query_one(Rows).lines if row.can_choose]
            assert len(choices) == passages.listed.codings
            await pilot.press("escape")
            await settled(pilot)
            assert app.screen is screen
            assert (screen.grid.line, screen.grid.column) == (line, column)


async def test_an_empty_cell_says_that_nothing_is_behind_it(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        screen.grid.highlight("5.1.2", 1)
        await pilot.press("enter")
        await settled(pilot)
        assert "没有这样的段落" in app.screen.query_one("#around", Prose).text


async def test_groups_stand_side_by_side(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        headings = []
        for _ in range(5):
            await pilot.press("f2")
            await settled(pilot)
            headings.append([column.heading for column in screen.grid.columns])
        assert headings[:4] == [["C01", "G01"], ["访谈者", "C01", "G01"], ["王"], ["社区", "（无）"]]
        assert headings[4][0] == "编码次数"
        await pilot.press("f2", "f5")
        await settled(pilot)
        assert table(screen)["问题"] == ["3", "0"]
        await pilot.press("f5")
        assert table(screen)["问题"] == ["0", "0"]


async def test_keys_change_measure_depth_coders_and_interviewer(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press("f3")
        assert "F3 编码次数" in asked(screen)
        assert table(screen)["4.1.1"][0] == "2"
        await pilot.press("f3", "f3", "f3")
        assert "F3 话轮" in asked(screen)
        assert table(screen)["4.1.1"][0] == "2"
        await pilot.press("f6")
        await settled(pilot)
        assert "不含访谈者" in asked(screen)
        assert table(screen)["4.1.1"][0] == "1"
        await pilot.press("f12")
        await settled(pilot)
        assert "全体编码员" in asked(screen)
        assert "2 位编码员" in notes(screen)
        await pilot.press("f12")
        await settled(pilot)
        assert "F12 李" in asked(screen)
        assert table(screen)["5.1.1"][0] == "1"
        await pilot.press("f4")
        await settled(pilot)
        assert "只分 1 级" in asked(screen)
        assert list(table(screen)) == ["问题", "原因"]


async def test_the_largest_come_first_and_the_tree_comes_back(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        screen.grid.highlight("4.1.2", 1)
        await pilot.press("f7")
        assert [cells[1] for cells in table(screen).values()] == ["3", "2", "2", "2", "1", "0"]
        assert screen.grid.columns[1].heading == "编码次数▼"
        assert screen.grid.line == "问题"
        assert all(line.indent == 0 for line in screen.grid.lines)
        await pilot.press("f7")
        assert list(table(screen)) == ["问题", "4.1.1", "4.1.2", "原因", "5.1.1", "5.1.2"]
        await pilot.click("#figures", offset=(screen.grid._plan.label + 5, 1))
        assert screen.asked.sorted_by == 0


async def test_codes_never_given_can_be_hidden(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press("f10")
        assert list(table(screen)) == ["问题", "4.1.1", "4.1.2", "原因", "5.1.1"]
        screen.grid.highlight("5.1.1", 0)
        await pilot.press("enter")
        await settled(pilot)
        assert "编码 2 次" in app.screen.query_one("#status", Bar).text


async def test_a_click_turns_it_too(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.click("#asked", offset=(5, 0))
        await settled(pilot)
        assert screen.asked.by == "transcript"
        plan = screen.grid._plan
        await pilot.click("#figures", offset=(plan.label + 4, plan.head + 1), times=2)
        await settled(pilot)
        assert isinstance(app.screen, PassagesScreen)
        assert "编码 2 次" in app.screen.query_one("#status", Bar).text


async def test_the_table_is_exported_as_it_stands(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press("f2")
        await settled(pilot)
        screen.grid.highlight("4.1.1", 0)
        await pilot.press("f10", "f7", "f8")
        await settled(pilot)
        told = screen.query_one("#status", Bar).text
        assert "已写出：exports/frequencies-transcript-王.csv" in told
        await pilot.press("f8")
        await settled(pilot)
        assert "exports/frequencies-transcript-王-2.csv" in screen.query_one("#status", Bar).text
        first, second = sorted((coded.folder / "exports").glob("frequencies-*.csv"))
        assert first.read_bytes() == second.read_bytes()
        rows = list(csv.reader(first.read_bytes().decode("utf-8-sig").split("\r\n")[:-1]))
        assert rows[0] == ["code", "label", "parent", "kind", "depth", "C01", "G01"]
        assert [row[0] for row in rows[1:]] == list(screen._shown.lines)
        assert {row[0]: row[5:] for row in rows[1:]} == table(screen)


async def test_new_codings_are_counted_at_once(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        coding.tag(coded, "王", "C01", Span(0, 6), ["4.1.2"])
        for _ in range(40):
            await pilot.pause(0.05)
            if table(screen)["4.1.2"][0] == "2":
                break
        assert table(screen)["4.1.2"][0] == "2"


async def test_who_has_not_coded_is_told_so(workbench: Start, coded: Project) -> None:
    app = workbench("新来的")
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert "新来的还没有编码" in notes(screen)
        assert not screen.notice.display
        await pilot.press("enter", "f8", "f7", "down")
        await pilot.press("f12")
        await settled(pilot)
        assert table(screen)["5.1.1"][0] == "3"


async def test_a_long_count_is_said(
    workbench: Start, coded: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = threading.Event()
    real = count

    def slow(*arguments: object, **options: object) -> object:
        goes_on.wait(5)
        return real(*arguments, **options)

    monkeypatch.setattr(counts, "count", slow)
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.post_message(Show("frequencies"))
        for _ in range(40):
            await pilot.pause(0.05)
            if "正在统计" in app.screen.query_one("#status", Bar).text:
                break
        assert "正在统计" in app.screen.query_one("#status", Bar).text
        goes_on.set()
        await settled(pilot)
        assert "正在统计" not in app.screen.query_one("#status", Bar).text


def test_the_whole_is_counted_by_the_one_count_there_is(coded: Project) -> None:
    """What the screen shows is what `coder freq` says."""
    counted = count(coded, Filters(coders=("王",))).frequencies
    assert {row.code.id: row.own.codings for row in counted.groups[0].rows}["5.1.1"] == 2

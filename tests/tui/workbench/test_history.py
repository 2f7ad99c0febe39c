"""The history: what was done and when, the way to the text, and the way back and forth in one's own work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from coder.model.code import Bilingual
from coder.model.codebook_operation import RenameCode
from coder.model.span import Span
from coder.project import coding, transcripts, undoing
from coder.project.codebook_editing import carried_out
from coder.project.history import history
from coder.project.opening import Project
from coder.tui import deeds
from coder.tui.app import Workbench
from coder.tui.deeds import show_of
from coder.tui.leading import Show
from coder.tui.screens.history import HistoryScreen
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.query import Query
from coder.tui.widgets.rows import Row, Rows

Start = Callable[..., Workbench]
SIZE = (110, 30)


@pytest.fixture
def coded(project: Project) -> Project:
    """王 has given three codes, one of them in the other transcript, and 李 one."""
    first, second = transcripts.read(project, "C01").turns, transcripts.read(project, "G01").turns
    coding.tag(project, "王", "C01", first[1].span, ["4.1.1"])
    coding.tag(project, "李", "C01", first[3].span, ["5.1.1"])
    coding.tag(project, "王", "G01", second[1].span, ["4.1.2"])
    coding.tag(project, "王", "C01", first[5].span, ["4.1.2"])
    return project


async def settled(pilot: Pilot[None]) -> None:
    for _ in range(2):
        await pilot.pause()
        await pilot.app.writing.finish()
    await pilot.pause()


async def opened(pilot: Pilot[None]) -> HistoryScreen:
    pilot.app.coding.post_message(Show("history"))
    await settled(pilot)
    assert isinstance(pilot.app.screen, HistoryScreen)
    return pilot.app.screen


def lines(screen: HistoryScreen) -> list[Row]:
    return [row for row in screen.query_one(Rows).lines if row.can_choose]


def status(screen: HistoryScreen) -> str:
    return screen.query_one("#status", Bar).text


def given(project: Project, who: str = "王") -> list[str]:
    return [one.code for name in ("C01", "G01") for one in transcripts.codings_of(project, name, who)]


async def test_my_own_actions_are_listed_newest_first_below_their_day(
    workbench: Start, coded: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        rows = screen.query_one(Rows).lines
        assert rows[0].tone == "heading"
        assert len(rows[0].text) == len("2026-11-24")
        said = [row.text for row in lines(screen)]
        assert said[0] == "编码 1 条 (4.1.2) “牌子摘了，检查的时候再挂上。” · C01"
        assert said[1].endswith(" · G01")
        assert said[2].startswith("编码 1 条 (4.1.1)")
        assert said[3:5] == ["导入：G01", "导入：C01"]
        assert {row.count for row in lines(screen)} == {""}
        assert all(len(row.sign) == len("09:30") for row in lines(screen))
        assert f"{len(said)} 步操作" in status(screen)


async def test_everybody_s_actions_come_on_a_key(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        mine = len(lines(screen))
        await pilot.press("f12")
        await settled(pilot)
        assert len(lines(screen)) > mine
        assert "李" in {row.count for row in lines(screen)}
        assert "操作历史：所有人" in screen.query_one("#header", Bar).text
        await pilot.press("f12")
        await settled(pilot)
        assert len(lines(screen)) == mine


@pytest.mark.parametrize(
    ("typed", "count"),
    [("4.1.2", 2), ("４．１．２ c01", 1), ("导入 g01", 1), ("王", None), ("李", 0), ("2", None)],
)
async def test_what_is_typed_narrows_the_list(
    workbench: Start, coded: Project, typed: str, count: int | None
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        everything = len(lines(screen))
        screen.query_one(Query).value = typed
        await settled(pilot)
        assert len(lines(screen)) == (everything if count is None else count)
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen is screen
        assert len(lines(screen)) == everything
        await pilot.press("escape")
        assert app.screen is app.coding


async def test_enter_leads_to_the_passage_and_escape_back(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert app.screen is app.coding
        assert app.coding.desk.transcript.id == "G01"
        assert app.coding.desk.codings[app.coding.text.front].code == "4.1.2"
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen is screen
        await pilot.press("down", "down", "down", "enter")
        await settled(pilot)
        assert app.coding.desk.transcript.id == "C01"
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert app.screen is screen
        assert "没有可去的地方" in status(screen)


async def test_a_change_of_the_codebook_leads_to_the_code_and_is_taken_back(
    workbench: Start, coded: Project
) -> None:
    carried_out(coded, "王", RenameCode("4.1.2", Bilingual("重复填表", "Same data for many")))
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert app.coding.code_looks["4.1.2"].name == "重复填表"
        deed = screen.highlighted
        assert show_of(deed.action, coded.codebook) == Show("codebook", "4.1.2")
        await pilot.press("f5", "f5")
        await settled(pilot)
        assert "已撤销 1 步" in status(screen)
        assert coded.codebook.by_id["4.1.2"].name.zh == "数据多头填报"
        assert app.coding.code_looks["4.1.2"].name == "数据多头填报"


async def test_a_removed_coding_leads_to_where_it_was(workbench: Start, coded: Project) -> None:
    found = transcripts.codings_of(coded, "G01", "王")[0]
    coding.untag(coded, "王", [found.id])
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert app.coding.desk.transcript.id == "G01"
        assert app.coding.text.selection == found.span


async def test_going_back_asks_first_and_then_goes_step_by_step(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press("down", "down", "f5")
        await settled(pilot)
        assert screen.notice.display
        assert "撤销您的 3 步操作？" in screen.notice.text
        assert "“牌子摘了，检查的时候再挂上。” · C01" in screen.notice.text
        assert given(coded) == ["4.1.1", "4.1.2", "4.1.2"]
        await pilot.press("enter")
        await settled(pilot)
        assert given(coded) == []
        assert given(coded, "李") == ["5.1.1"]
        assert not screen.notice.display
        assert "已撤销 3 步" in status(screen)
        found = lines(screen)
        assert [row.count for row in found[:6]] == [""] * 3 + ["已撤销"] * 3
        assert all(row.text.startswith("已撤销：") for row in found[:3])
        assert [row.tone for row in found[:6]] == [""] * 3 + ["faint"] * 3
        await pilot.press("escape")
        await settled(pilot)
        for _ in range(40):
            if len(app.coding.desk.codings) == 1:
                break
            await pilot.pause(0.05)
        assert [one.coder for one in app.coding.desk.codings.values()] == ["李"]


async def test_going_forth_brings_back_up_to_the_line(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press("down", "down", "f5", "f5")
        await settled(pilot)
        await pilot.press("up", "f6")
        await settled(pilot)
        chosen = screen.highlighted.action.id
        assert "恢复您撤销过的 2 步操作？" in screen.notice.text
        await pilot.press("f6")
        await settled(pilot)
        assert "已恢复 2 步" in status(screen)
        assert given(coded) == ["4.1.1", "4.1.2"]
        state = {row.id: row.count for row in lines(screen)}
        assert state[chosen] == ""
        undoing.redo(coded, "王")
        assert len(given(coded)) == 3


async def test_escape_or_another_line_drops_the_question(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        for key in ("escape", "down"):
            await pilot.press("f5")
            await settled(pilot)
            assert screen.notice.display
            await pilot.press(key)
            await settled(pilot)
            assert app.screen is screen
            assert not screen.notice.display
        await pilot.press("enter")
        await settled(pilot)
        assert app.screen is app.coding
        assert len(given(coded)) == 3


async def test_what_cannot_be_taken_back_is_said(workbench: Start, coded: Project) -> None:
    undoing.undo(coded, "王")
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press("f5")
        await settled(pilot)
        assert "这一步本身是撤销" in status(screen)
        await pilot.press("down", "f5")
        await settled(pilot)
        assert "已经撤销了" in status(screen)
        await pilot.press("down", "f6")
        await settled(pilot)
        assert "无法恢复" in screen.notice.text
        await pilot.press("f12")
        await settled(pilot)
        await pilot.press(*"李", "f5")
        await settled(pilot)
        assert "只能撤销自己的" in status(screen)
        await pilot.press("f6")
        assert "只能恢复自己的" in status(screen)
        assert len(given(coded)) == 2


async def test_it_stops_before_an_import(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press(*["down"] * 4, "f5")
        await settled(pilot)
        assert "撤销您的 3 步操作？" in screen.notice.text
        assert "到此为止，再往前是：导入：G01" in screen.notice.text
        await pilot.press("enter")
        await settled(pilot)
        assert given(coded) == []
        await pilot.press("end", "up", "f5")
        await settled(pilot)
        assert "在这之前还有：导入" in screen.notice.text


async def test_it_stops_where_another_has_changed_something(workbench: Start, coded: Project) -> None:
    one = transcripts.codings_of(coded, "G01", "王")[0]
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press("down", "down", "f5")
        await settled(pilot)
        with coded.acting("王") as (transaction, _coder):
            transaction.exec_driver_sql("UPDATE coding SET memo = 'x', version = 9 WHERE id = ?", (one.id,))
        await pilot.press("enter")
        await settled(pilot)
        assert "做了 1 步后停下。" in screen.notice.text
        assert given(coded) == ["4.1.1", "4.1.2"]
        assert sum(row.count.startswith("已撤销") for row in lines(screen)) == 1


async def test_work_in_another_window_stops_it_too(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press("f5")
        await settled(pilot)
        coding.tag(coded, "王", "C01", Span(0, 4), ["4.1.1"])
        await pilot.press("enter")
        await settled(pilot)
        assert "另一个窗口" in screen.notice.text
        assert len(given(coded)) == 4


async def test_new_actions_come_on_top(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        before = screen.highlighted.action.id
        coding.tag(coded, "王", "C01", Span(0, 4), ["4.1.1"])
        for _ in range(40):
            await pilot.pause(0.05)
            if "(4.1.1)" in lines(screen)[0].text:
                break
        assert "(4.1.1)" in lines(screen)[0].text
        assert screen.highlighted.action.id == before


async def test_a_long_history_is_read_as_one_walks(
    workbench: Start, coded: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deeds, "PAGE", 5)
    monkeypatch.setattr(deeds, "FURTHER", 7)
    monkeypatch.setattr(deeds, "PAGES_AT_ONCE", 1)
    monkeypatch.setattr("coder.tui.screens.history.PAGE", 5)
    monkeypatch.setattr("coder.tui.screens.history.CLOSE", 2)
    for start in range(40):
        coding.tag(coded, "王", "C01", Span(start, start + 2), ["5.1.1"])
    whole = [one.id for one in history(coded, coder="王")]
    app = workbench()
    async with app.run_test(size=(110, 16)) as pilot:
        screen = await opened(pilot)
        assert len(lines(screen)) == 5
        assert "往下还有" in status(screen)
        await pilot.press(*["down"] * 4)
        await settled(pilot)
        assert 5 < len(lines(screen)) < len(whole)
        for _ in range(12):
            await pilot.press(*["pagedown"] * 2)
            await settled(pilot)
        assert [row.id for row in lines(screen)] == whole
        assert f"{len(whole)} 步操作" in status(screen)
        await pilot.press(*"4.1.1")
        await settled(pilot)
        assert len(lines(screen)) == 1


async def test_a_filter_looks_back_until_it_finds(
    workbench: Start, coded: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deeds, "PAGE", 3)
    monkeypatch.setattr(deeds, "FURTHER", 3)
    monkeypatch.setattr(deeds, "PAGES_AT_ONCE", 1)
    for start in range(20):
        coding.tag(coded, "王", "C01", Span(start, start + 2), ["5.1.1"])
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press(*"4.1.1")
        for _ in range(8):
            await settled(pilot)
        assert len(lines(screen)) == 1

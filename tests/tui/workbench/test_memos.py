"""The list of memos: found by their words, read whole, changed, removed, and led back to their place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from coder.model.memo import About, Target
from coder.model.span import Span
from coder.project import coding, memos, transcripts
from coder.project.opening import Project
from coder.tui.app import Workbench
from coder.tui.leading import Show
from coder.tui.screens import memo_writing
from coder.tui.screens.choosing_subject import SubjectScreen
from coder.tui.screens.codebook import CodebookScreen
from coder.tui.screens.memos import MemosScreen
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.prose import Prose
from coder.tui.widgets.rows import Rows

Start = Callable[..., Workbench]
SIZE = (110, 30)


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo_writing, "PAUSE", 3600.0)


@pytest.fixture
def noted(project: Project) -> Project:
    """A memo of mine on each kind of thing, and one of another coder."""
    first = transcripts.read(project, "C01").turns
    answer = first[1].span
    inner = Span(answer.start + 21, answer.start + 38)
    coding.tag(project, "王", "C01", inner, ["4.1.2"], memo="一个数，四家要。")
    memos.add(project, "王", Target(About.PROJECT), "# 計劃\n先看臺賬。")
    memos.add(project, "王", Target(About.CODE, code="4.1.1"), "与 4.1.2 的界线")
    memos.add(project, "王", Target(About.TRANSCRIPT, "G01"), "下午五点，ＡＢＣ")
    memos.add(project, "王", Target(About.TURN, "C01", turn=4), "谁来做？")
    memos.add(
        project, "王", Target(About.PASSAGE, "C01", span=Span(answer.start, answer.start + 5)), "先清理"
    )
    memos.add(project, "李", Target(About.TURN, "C01", turn=2), "李不同意")
    return project


async def settled(pilot: Pilot[None]) -> None:
    for _ in range(3):
        await pilot.pause()
        await pilot.app.writing.finish()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


async def opened(pilot: Pilot[None]) -> MemosScreen:
    pilot.app.coding.post_message(Show("memos"))
    await settled(pilot)
    assert isinstance(pilot.app.screen, MemosScreen)
    return pilot.app.screen


def texts(screen: MemosScreen) -> list[str]:
    return [row.text for row in screen.query_one("#memos", Rows).lines if row.can_choose]


def whole(screen: MemosScreen) -> str:
    return screen.query_one("#memo-whole", Prose).text


def last_line(screen: MemosScreen) -> str:
    return screen.query_one("#status", Bar).text


async def test_mine_stand_below_what_they_are_in(workbench: Start, noted: Project) -> None:
    async with workbench().run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        lines = [
            (row.sign.strip(), row.letter, row.text, row.count.split()[:2])
            for row in screen.query_one("#memos", Rows).lines
        ]
        assert lines == [
            ("", "", "关于项目", ["1"]),
            ("", "", "# 計劃 先看臺賬。", ["项目", "王"]),
            ("", "", "关于编码", ["1"]),
            ("", "X", "与 4.1.2 的界线", ["编码", "王"]),
            ("", "", "C01", ["3"]),
            ("2", "", "先清理", ["段落", "王"]),
            ("2", "S", "一个数，四家要。", ["编码记录", "王"]),
            ("4", "", "谁来做？", ["话轮", "王"]),
            ("", "", "G01", ["1"]),
            ("", "", "下午五点，ＡＢＣ", ["访谈", "王"]),
        ]
        assert "6 条备忘" in last_line(screen)
        assert whole(screen).startswith("备忘 · 项目 社区减负研究\n王 · ")
        assert whole(screen).endswith("# 計劃\n先看臺賬。")
        await press(pilot, "down", "down", "down")
        said = whole(screen)
        assert said.startswith(
            "C01 · 第 2 话轮 · C01\nS4.1.2 数据多头填报\n“现在是系统里填，一个数据三四个部门”"
        )
        assert said.endswith("一个数，四家要。")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("计划", ["# 計劃 先看臺賬。"]),
        ("台账", ["# 計劃 先看臺賬。"]),
        ("abc", ["下午五点，ＡＢＣ"]),
        ("没有", []),
    ],
)
async def test_words_are_found_whatever_their_width_and_characters(
    workbench: Start, noted: Project, typed: str, found: list[str]
) -> None:
    async with workbench().run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "ctrl+f", *typed)
        assert texts(screen) == found
        if not found:
            assert "没有这样的备忘" in whole(screen)
        await press(pilot, "escape")
        assert len(texts(screen)) == 6
        assert screen.query_one("#memos", Rows).has_focus


async def test_kinds_and_coders_take_turns(workbench: Start, noted: Project) -> None:
    async with workbench().run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        seen = []
        for _ in range(7):
            await press(pilot, "f2")
            seen.append(len(texts(screen)))
        assert seen == [1, 1, 1, 1, 1, 1, 6]
        await press(pilot, "f12")
        assert len(texts(screen)) == 7
        await press(pilot, "f12")
        assert texts(screen) == ["李不同意"]
        await press(pilot, "f4")
        assert "这是李的备忘；别人不能改动。" in last_line(screen)
        await press(pilot, "delete")
        assert texts(screen) == ["李不同意"]


async def test_enter_leads_to_the_place_and_escape_back(workbench: Start, noted: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "down", "down", "down", "enter")
        assert app.screen is app.coding
        front = app.coding.desk.codings[app.coding.text.front]
        assert front.code == "4.1.2"
        await press(pilot, "escape")
        assert app.screen is screen
        await press(pilot, "down", "enter")
        fourth = app.coding.desk.transcript.turns[3].span
        assert app.coding.text.selection == fourth
        await press(pilot, "escape", "end", "enter")
        assert app.coding.desk.transcript.id == "G01"
        await press(pilot, "escape", "home", "down", "enter")
        assert isinstance(app.screen, CodebookScreen)
        assert app.screen.highlighted == "4.1.1"
        await press(pilot, "escape", "home", "enter")
        assert app.screen is screen
        assert screen.is_writing  # a memo on the project has no place in a text


async def test_a_memo_is_changed_where_it_is_read(workbench: Start, noted: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "end", "f4")
        assert "访谈 G01" in screen.query_one("#memo-caption", Bar).text
        screen.editor.field.insert("，门没关")
        await press(pilot, "f2", "f8")  # which do nothing meanwhile
        assert "尚未保存" in screen.query_one("#header", Bar).text
        await press(pilot, "escape")
        assert "下午五点，ＡＢＣ，门没关" in texts(screen)
        assert whole(screen).endswith("门没关")
        assert screen.query_one("#memos", Rows).has_focus
        await press(pilot, "ctrl+z")
        assert "下午五点，ＡＢＣ" in texts(screen)
        assert whole(screen).endswith("ＡＢＣ")
        await press(pilot, "ctrl+y", "ctrl+f", *"门没", "enter")
        assert app.coding.desk.transcript.id == "G01"


async def test_an_older_one_of_two_memos_on_the_same_is_the_one_that_is_changed(
    workbench: Start, noted: Project
) -> None:
    memos.add(noted, "王", Target(About.TRANSCRIPT, "G01"), "又一条")
    async with workbench().run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "end", "up", "f4")
        assert screen.editor.typed == "下午五点，ＡＢＣ"
        screen.editor.field.insert("，改")
        await press(pilot, "escape")
        assert texts(screen)[-2:] == ["下午五点，ＡＢＣ，改", "又一条"]


async def test_a_memo_is_removed_and_comes_back(workbench: Start, noted: Project) -> None:
    async with workbench().run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "down", "delete")
        assert "与 4.1.2 的界线" not in texts(screen)
        assert "备忘已去除；^Z 可恢复" in last_line(screen)
        await press(pilot, "ctrl+z")
        assert "与 4.1.2 的界线" in texts(screen)
        assert whole(screen).endswith("与 4.1.2 的界线")
        for _ in range(20):
            await press(pilot, "ctrl+z")
        assert texts(screen) == []
        assert "没有" in last_line(screen)
        assert "F4" in whole(screen)


async def test_a_new_memo_on_the_project_or_a_code(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "f5", "enter")
        assert "项目 社区减负研究" in screen.query_one("#memo-caption", Bar).text
        screen.editor.field.insert("第一条")
        await press(pilot, "escape", "f5", "escape")
        assert app.screen is screen
        await press(pilot, "f5")
        assert isinstance(app.screen, SubjectScreen)
        await press(pilot, *"ggsw", "enter")
        assert "5.1.1 公共事务总量上升" in screen.query_one("#memo-caption", Bar).text
        screen.editor.field.insert("第二条")
        await press(pilot, "escape")
        assert texts(screen) == ["第一条", "第二条"]
        assert whole(screen).endswith("第二条")
    assert [(memo.about, memo.code) for memo in memos.all(project)] == [
        (About.PROJECT, ""),
        (About.CODE, "5.1.1"),
    ]


async def test_what_is_listed_is_exported(workbench: Start, noted: Project) -> None:
    async with workbench().run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "f2", "f8")
        assert "已写出：exports/memos.md" in last_line(screen)
        await press(pilot, "f2", "f8")
        assert "exports/memos-2.md" in last_line(screen)
    first = (noted.folder / "exports" / "memos.md").read_text(encoding="utf-8")
    assert "先看臺賬。" in first
    assert "界线" not in first
    assert "界线" in (noted.folder / "exports" / "memos-2.md").read_text(encoding="utf-8")


async def test_what_another_window_writes_is_listed(workbench: Start, noted: Project) -> None:
    async with workbench().run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        memos.add(noted, "王", Target(About.TURN, "G01", turn=1), "刚写的")
        for _ in range(100):
            await pilot.pause(0.02)
            if "刚写的" in texts(screen):
                break
        assert "刚写的" in texts(screen)


async def test_quitting_from_the_list_stores_what_is_typed(workbench: Start, noted: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "f4")
        screen.editor.field.insert("，还有")
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert memos.all(noted, about=[About.PROJECT])[0].text.endswith("先看臺賬。，还有")

"""Memos while reading: on what, stored when, taken back how, and never at the cost of what somebody typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from textual.pilot import Pilot

from coder.model.memo import LONGEST, About, Memo, Target
from coder.model.span import Span
from coder.model.transcript import Turn
from coder.project import coding, memos, transcripts, undoing
from coder.project.history import history
from coder.project.opening import Project
from coder.tui.app import Workbench
from coder.tui.screens import memo_writing
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.panels import HerePanel
from coder.tui.widgets.prose import Prose

Start = Callable[..., Workbench]
SIZE = (100, 30)
LONG = 3600.0


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is stored by a pause unless a test wants it."""
    monkeypatch.setattr(memo_writing, "PAUSE", LONG)


@dataclass
class Desk:
    """A workbench in which a test types."""

    pilot: Pilot[None]
    project: Project

    @property
    def app(self) -> Workbench:
        app = self.pilot.app
        assert isinstance(app, Workbench)
        return app

    @property
    def typed(self) -> str:
        return self.app.coding.editor.typed

    @property
    def caption(self) -> str:
        return self.app.coding.query_one("#memo-caption", Bar).text

    @property
    def last_line(self) -> str:
        return self.app.coding.query_one("#status", Bar).text

    @property
    def first_line(self) -> str:
        return self.app.coding.query_one("#header", Bar).text

    @property
    def notice(self) -> str:
        return self.app.coding.notice.text if self.app.coding.notice.display else ""

    @property
    def here(self) -> str:
        return self.app.coding.query_one(HerePanel).query_one(Prose).text

    async def settle(self) -> None:
        for _ in range(3):
            await self.pilot.pause()
            await self.app.writing.finish()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def write(self, text: str) -> None:
        """Type something as an input method commits it."""
        self.app.coding.editor.field.insert(text)
        await self.settle()


def turns(project: Project) -> tuple[Turn, ...]:
    return transcripts.read(project, "C01").turns


def all_of(project: Project) -> list[tuple[About, str, str]]:
    return [(memo.about, memo.coder, memo.text) for memo in memos.all(project)]


@pytest.fixture
def coded(project: Project) -> Project:
    """Two overlapping codings of mine on the second turn, one of another coder on the fourth."""
    there = turns(project)
    whole = there[1].span
    coding.tag(project, "王", "C01", whole, ["4.1.1"])
    coding.tag(project, "王", "C01", Span(whole.start + 21, whole.start + 38), ["4.1.2"])
    coding.tag(project, "李", "C01", there[3].span, ["5.1.1"], memo="李的理由。")
    return project


async def test_a_memo_of_several_lines_on_the_turn_is_stored_when_it_is_left(
    workbench: Start, project: Project
) -> None:
    async with workbench().run_test(size=SIZE) as pilot:
        desk = Desk(pilot, project)
        desk.app.coding.text.goto(turns(project)[3].span.start)
        await desk.press("f4")
        assert "备忘 · 第 4 话轮 · C01" in desk.caption
        await desk.write("“没人做”是抱怨，")
        await desk.press("enter", "enter")
        await desk.write("- 也是解释")
        assert "尚未保存" in desk.caption
        assert "尚未保存" in desk.first_line
        assert all_of(project) == []
        await desk.press("escape")
        assert all_of(project) == [(About.TURN, "王", "“没人做”是抱怨，\n\n- 也是解释")]
        assert desk.app.coding.text.has_focus
        assert "已保存" in desk.first_line
        await desk.press("f4")
        assert desk.typed == "“没人做”是抱怨，\n\n- 也是解释"
        assert "已保存" in desk.caption


async def test_a_pause_stores_and_one_undo_takes_all_of_it_back(
    workbench: Start, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memo_writing, "PAUSE", 0.01)
    memos.add(project, "王", Target(About.TURN, "C01", turn=2), "早先")
    before = len(history(project))
    async with workbench().run_test(size=SIZE) as pilot:
        desk = Desk(pilot, project)
        desk.app.coding.text.goto(turns(project)[1].span.start)
        await desk.press("f4")
        for more in ("，一", "，二", "，三"):
            await desk.write(more)
            await pilot.pause(0.05)
            await desk.settle()
            assert all_of(project)[0][2].endswith(more)
            assert "已保存" in desk.caption
        await desk.press("escape")
        assert len(history(project)) == before + 1
        await desk.press("ctrl+z")
        assert all_of(project) == [(About.TURN, "王", "早先")]
        await desk.press("ctrl+y")
        assert all_of(project) == [(About.TURN, "王", "早先，一，二，三")]
        await desk.press("f4")
        assert desk.typed == "早先，一，二，三"


async def test_what_the_memo_is_about(workbench: Start, coded: Project) -> None:
    async with workbench().run_test(size=SIZE) as pilot:
        desk = Desk(pilot, coded)
        text, there = desk.app.coding.text, turns(coded)
        text.goto(there[1].span.start + 22)
        await desk.press("f4")
        assert "备忘 · 编码 4.1.2" in desk.caption  # the innermost of mine
        assert text.selection == Span(there[1].span.start + 21, there[1].span.start + 38)
        await desk.press("escape")
        assert text.selection is None
        assert text.cursor == there[1].span.start + 22
        await desk.press("tab", "tab", "f4")
        assert "备忘 · 编码 4.1.1" in desk.caption  # the one in front
        await desk.press("escape")
        assert text.front is not None
        await desk.press("escape")
        passage = Span(there[1].span.start, there[1].span.start + 5)
        text.goto(passage.end, passage)
        await desk.press("f4")
        assert "备忘 · 段落“台账是清理”" in desk.caption
        await desk.press("escape")
        assert text.selection == passage
        text.goto(there[2].span.start)
        await desk.press("f4")
        assert "第 3 话轮 · 访谈者" in desk.caption


async def test_one_key_goes_through_all_that_a_memo_can_be_about(workbench: Start, coded: Project) -> None:
    memos.add(coded, "王", Target(About.TRANSCRIPT, "C01"), "整份访谈")
    async with workbench().run_test(size=(120, 30)) as pilot:
        desk = Desk(pilot, coded)
        desk.app.coding.text.goto(turns(coded)[1].span.start + 22)
        await desk.press("f4")
        await desk.write("这条编码")
        seen = [desk.caption.split("   ")[0]]
        for kind in ("段落", "话轮", "访谈", "编码", "项目", "编码"):
            await desk.press("ctrl+t")
            assert kind in desk.caption
            seen.append(desk.caption)
            if "访谈 C01" in desk.caption:
                assert desk.typed == "整份访谈"
                await desk.write("，改")
        await desk.press("escape")
    stored = {
        (memo.about, memo.code): memo.text for memo in memos.all(coded, about=[*About]) if memo.coder == "王"
    }
    assert stored[About.TRANSCRIPT, ""] == "整份访谈，改"
    assert "这条编码" in stored.values()
    assert len(stored) == 2


async def test_what_is_not_stored_yet_goes_along_to_where_there_is_no_memo(
    workbench: Start, coded: Project
) -> None:
    memos.add(coded, "王", Target(About.TURN, "C01", turn=2), "段上的")
    async with workbench().run_test(size=SIZE) as pilot:
        desk = Desk(pilot, coded)
        desk.app.coding.text.goto(turns(coded)[1].span.start + 22)
        await desk.press("f4")
        await desk.write("放错了地方")
        await desk.press("ctrl+t")
        assert "段落" in desk.caption
        assert desk.typed == "放错了地方"
        assert [text for _, _, text in all_of(coded)] == ["段上的", "李的理由。"]
        await desk.press("ctrl+t")
        assert desk.typed == "段上的"  # the turn has a memo: what was typed stays on the passage
        await desk.press("escape")
    assert (About.PASSAGE, "王", "放错了地方") in all_of(coded)
    assert (About.TURN, "王", "段上的") in all_of(coded)


async def test_an_emptied_memo_is_removed_when_it_is_left_and_comes_back(
    workbench: Start, project: Project
) -> None:
    memos.add(project, "王", Target(About.TURN, "C01", turn=2), "多余")
    async with workbench().run_test(size=SIZE) as pilot:
        desk = Desk(pilot, project)
        desk.app.coding.text.goto(turns(project)[1].span.start)
        await desk.press("f4", "f7", "delete")
        assert desk.typed == ""
        desk.app.coding.store_typed()
        await desk.settle()
        assert all_of(project) == [(About.TURN, "王", "多余")]
        await desk.press("escape")
        assert all_of(project) == []
        assert "备忘已去除；^Z 可恢复" in desk.last_line
        await desk.press("ctrl+z")
        assert all_of(project) == [(About.TURN, "王", "多余")]


async def test_keys_of_the_text_field_do_not_touch_codings(workbench: Start, coded: Project) -> None:
    async with workbench().run_test(size=SIZE) as pilot:
        desk = Desk(pilot, coded)
        desk.app.coding.text.goto(turns(coded)[1].span.start + 22)
        before = transcripts.codings_of(coded, "C01")
        await desk.press("f4", *"12.", "backspace", "ctrl+z", "ctrl+y", "ctrl+r", "f5", "f8", "f6", "delete")
        await desk.press("enter", "tab", "x")
        assert transcripts.codings_of(coded, "C01") == before
        assert desk.typed.endswith("\n  x")
        assert not desk.app.coding.is_choosing
        while desk.typed:
            await desk.press("ctrl+z")
        assert transcripts.codings_of(coded, "C01") == before
        await desk.press("f1")
        assert desk.app.screen is not desk.app.coding
        await desk.press("escape", "escape")
        assert not desk.app.coding.is_writing


async def test_what_another_window_wrote_meanwhile_stands_above_and_nothing_is_lost(
    workbench: Start, project: Project
) -> None:
    target = Target(About.TURN, "C01", turn=2)
    memo = memos.add(project, "王", target, "原来的")
    async with workbench().run_test(size=SIZE) as pilot:
        desk = Desk(pilot, project)
        desk.app.coding.text.goto(turns(project)[1].span.start)
        await desk.press("f4")
        await desk.write("，我这里加的")
        memos.edit(project, "王", memo.id, "原来的，那里加的")
        await desk.press("escape")
        assert desk.app.coding.is_writing
        assert "另一个窗口改动了这条备忘" in desk.notice
        both = "原来的，那里加的\n\n---\n\n原来的，我这里加的"
        assert desk.typed == both
        assert all_of(project) == [(About.TURN, "王", both)]
        await desk.press("escape")
        assert not desk.app.coding.is_writing


async def test_a_memo_that_is_only_looked_at_follows_the_other_window(
    workbench: Start, project: Project
) -> None:
    memo = memos.add(project, "王", Target(About.TURN, "C01", turn=2), "原来的")
    async with workbench().run_test(size=SIZE) as pilot:
        desk = Desk(pilot, project)
        desk.app.coding.text.goto(turns(project)[1].span.start)
        await desk.press("f4")
        memos.edit(project, "王", memo.id, "那里改的")
        for _ in range(100):
            await pilot.pause(0.02)
            if desk.typed == "那里改的":
                break
        assert desk.typed == "那里改的"
        await desk.write("，这里加的")
        await desk.press("escape")
        assert all_of(project) == [(About.TURN, "王", "那里改的，这里加的")]


async def test_a_memo_that_another_window_removed_is_written_anew(workbench: Start, project: Project) -> None:
    memo = memos.add(project, "王", Target(About.TURN, "C01", turn=2), "原来的")
    async with workbench().run_test(size=SIZE) as pilot:
        desk = Desk(pilot, project)
        desk.app.coding.text.goto(turns(project)[1].span.start)
        await desk.press("f4")
        await desk.write("，加的")
        memos.remove(project, "王", memo.id)
        await desk.press("escape")
        assert "另一个窗口去除了这条备忘" in desk.notice
        assert all_of(project) == [(About.TURN, "王", "原来的，加的")]


async def test_when_its_coding_is_removed_the_memo_goes_to_the_passage(
    workbench: Start, coded: Project
) -> None:
    inner = next(one for one in transcripts.codings_of(coded, "C01") if one.code == "4.1.2")
    async with workbench().run_test(size=SIZE) as pilot:
        desk = Desk(pilot, coded)
        desk.app.coding.text.goto(inner.span.start)
        await desk.press("f4")
        await desk.write("要留下")
        coding.untag(coded, "王", [inner.id])
        await desk.press("escape")
        assert "这条编码记录已被去除" in desk.notice
        (memo,) = memos.all(coded, about=[About.PASSAGE])
        assert (memo.text, memo.span) == ("要留下", inner.span)


async def test_a_memo_that_is_too_long_is_not_lost(workbench: Start, project: Project) -> None:
    async with workbench().run_test(size=SIZE) as pilot:
        desk = Desk(pilot, project)
        await desk.press("f4")
        await desk.write("长" * (LONGEST + 1))
        assert f"{LONGEST + 1:,} / {LONGEST:,} 字" in desk.caption
        await desk.press("escape")
        assert desk.app.coding.is_writing
        assert "最多只能有" in desk.notice
        await desk.press("backspace", "escape")
        assert not desk.app.coding.is_writing
    assert [len(text) for _, _, text in all_of(project)] == [LONGEST]


async def test_quitting_stores_what_is_typed(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        desk = Desk(pilot, project)
        await desk.press("f4")
        await desk.write("最后一句")
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert [text for _, _, text in all_of(project)] == ["最后一句"]


async def test_what_cannot_be_stored_at_the_end_is_in_a_file(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        desk = Desk(pilot, project)
        await desk.press("f4")
        await desk.write("长" * (LONGEST + 1))
        await pilot.press("ctrl+q")
        await pilot.pause()
    (kept,) = project.database.path.parent.glob("memo-*.md")
    assert kept.read_text(encoding="utf-8") == "长" * (LONGEST + 1)
    assert app.coding.last_words.endswith(kept.name)


async def test_keys_that_come_before_the_memo_are_not_lost(workbench: Start, project: Project) -> None:
    memos.add(project, "王", Target(About.TURN, "C01", turn=1), "原来")
    async with workbench().run_test(size=SIZE) as pilot:
        desk = Desk(pilot, project)
        desk.app.coding.action_write_memo()
        desk.app.coding.editor.field.insert("马上打的")
        await desk.settle()
        assert desk.typed == "原来马上打的"


async def test_memos_of_others_are_read_and_not_changed(workbench: Start, coded: Project) -> None:
    memos.add(coded, "李", Target(About.TURN, "C01", turn=4), "李看这一段")
    async with workbench().run_test(size=SIZE) as pilot:
        desk = Desk(pilot, coded)
        desk.app.coding.text.goto(turns(coded)[3].span.start + 1)
        await desk.settle()
        assert "李看这一段" not in desk.here
        await desk.press("f12", "tab", "f4")
        assert "李对编码 5.1.1 公共事务总量上升 的备忘（只读）" in desk.caption
        assert desk.typed == "李的理由。"
        await desk.press("x", "delete", "ctrl+v")
        assert desk.typed == "李的理由。"
        await desk.press("ctrl+t", "ctrl+t")
        assert "第 4 话轮" in desk.caption
        assert desk.typed == ""
        assert "李看这一段" in desk.app.coding.query_one("#memo-others", Prose).text
        await desk.write("我看这一段")
        await desk.press("escape")
        said = desk.here
        assert "话轮备忘 · 李" in said
        assert "李看这一段" in said
        assert "话轮备忘 · 王" in said
        assert "我看这一段" in said
    assert [text for about, _, text in all_of(coded) if about is About.TURN] == ["李看这一段", "我看这一段"]


def signs(app: Workbench) -> list[str]:
    """Give what stands in the margin of each row that opens a turn."""
    rows = [strip.text for strip in app.screen._compositor.render_strips()]
    return [row.strip()[:2] for row in rows if row.strip()[:1].isdigit() and row.strip()[1:2] in " ✎m"]


async def test_a_sign_beside_the_turn_says_that_there_are_memos(workbench: Start, coded: Project) -> None:
    async with workbench().run_test(size=(80, 24)) as pilot:
        desk = Desk(pilot, coded)
        await desk.settle()
        assert not any("✎" in sign for sign in signs(desk.app))
        desk.app.coding.text.goto(turns(coded)[1].span.start)
        await desk.press("f4")
        await desk.write("有备忘了")
        await desk.press("escape")
        assert [sign for sign in signs(desk.app) if "✎" in sign] == ["2✎"]
        await desk.press("f12")  # the coding of 李 on turn 4 has a memo
        assert [sign for sign in signs(desk.app) if "✎" in sign] == ["2✎", "4✎"]
        await desk.press("f12", "ctrl+z")
        assert not any("✎" in sign for sign in signs(desk.app))
    async with workbench(ascii_signs=True).run_test(size=(80, 24)) as pilot:
        desk = Desk(pilot, coded)
        undoing.redo(coded, "王")
        await desk.press("f12")
        for _ in range(100):
            await pilot.pause(0.02)
            if len([sign for sign in signs(desk.app) if "m" in sign]) == 2:
                break
        assert [sign for sign in signs(desk.app) if "m" in sign] == ["2m", "4m"]


async def test_undoing_a_memo_elsewhere_leads_to_its_passage(workbench: Start, project: Project) -> None:
    last = turns(project)[5].span
    memos.add(project, "王", Target(About.PASSAGE, "C01", span=Span(last.start + 2, last.end)), "x")
    async with workbench().run_test(size=(80, 12)) as pilot:
        desk = Desk(pilot, project)
        desk.app.coding.text.goto(0)
        await desk.press("ctrl+z")
        assert desk.app.coding.text.cursor == last.start + 2
        assert "撤销" in desk.last_line


async def test_a_memo_on_a_passage_is_opened_again_from_within_it(workbench: Start, project: Project) -> None:
    second = turns(project)[1].span
    passage = Span(second.start + 3, second.start + 12)
    memos.add(project, "王", Target(About.PASSAGE, "C01", span=passage), "这几个字")
    async with workbench().run_test(size=SIZE) as pilot:
        desk = Desk(pilot, project)
        desk.app.coding.text.goto(passage.start + 4)
        await desk.press("f4")
        assert desk.typed == "这几个字"
        assert desk.app.coding.text.selection == passage


async def test_a_memo_on_the_highlighted_code_or_transcript(workbench: Start, project: Project) -> None:
    async with workbench().run_test(size=(140, 30)) as pilot:
        desk = Desk(pilot, project)
        await desk.press("ctrl+b", *"xsh", "f4")
        assert "备忘 · 编码 4.1.1 形式化执行" in desk.caption
        await desk.write("界线")
        await desk.press("escape", "ctrl+o", "end", "f4")
        assert "备忘 · 访谈 G01" in desk.caption
        await desk.write("第二份")
        await desk.press("escape")
    assert [(memo.about, memo.code, memo.transcript, memo.text) for memo in memos.all(project)] == [
        (About.CODE, "4.1.1", "", "界线"),
        (About.TRANSCRIPT, "", "G01", "第二份"),
    ]


async def test_a_coding_whose_memo_was_written_can_still_be_changed(workbench: Start, coded: Project) -> None:
    async with workbench().run_test(size=SIZE) as pilot:
        desk = Desk(pilot, coded)
        desk.app.coding.text.goto(turns(coded)[1].span.start + 22)
        await desk.press("f4")
        await desk.write("为什么")
        await desk.press("escape", "ctrl+r", *"5.1.1", "enter")
        assert desk.notice == ""
    (one,) = [one for one in transcripts.codings_of(coded, "C01") if one.memo == "为什么"]
    assert one.code == "5.1.1"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 16)])
async def test_the_passage_stays_in_sight_and_resizing_keeps_text_and_cursor(
    workbench: Start, coded: Project, size: tuple[int, int], shown: Callable[..., str]
) -> None:
    async with workbench().run_test(size=size) as pilot:
        desk = Desk(pilot, coded)
        desk.app.coding.text.goto(turns(coded)[5].span.start + 3)
        await desk.press("f4")
        await desk.write("第一行\n第二行，写到一半")
        await desk.press("left", "left")
        for width, height in ((200, 60), (80, 24), (110, 30), size):
            await pilot.resize_terminal(width, height)
            await desk.settle()
            text = shown(desk.app)
            assert "牌子摘了" in text
            assert "写到一半" in text
            assert desk.typed == "第一行\n第二行，写到一半"
            field = desk.app.coding.editor.field
            assert field.cursor_location == (1, 6)
            assert desk.app.cursor_position == field.cursor_screen_offset
            assert field.region.contains(*desk.app.cursor_position)
        if size == (80, 24):
            assert desk.app.coding.text.size.height >= 6
            assert field.size.height >= 6


async def test_esc_after_the_text_has_the_keys_closes_the_memo(workbench: Start, project: Project) -> None:
    async with workbench().run_test(size=SIZE) as pilot:
        desk = Desk(pilot, project)
        await desk.press("f4")
        await desk.write("x")
        desk.app.coding.text.focus()
        await desk.settle()
        assert [text for _, _, text in all_of(project)] == ["x"]  # the keys went elsewhere
        await desk.press("f4")
        assert desk.app.coding.editor.field.has_focus
        desk.app.coding.text.focus()
        await desk.press("escape", "escape")  # the first lets go of what is marked
        assert not desk.app.coding.is_writing


def newest(project: Project) -> Memo:
    return max(memos.all(project), key=lambda memo: memo.updated_at)


async def test_opening_another_transcript_closes_the_memo_first(workbench: Start, project: Project) -> None:
    async with workbench().run_test(size=(140, 30)) as pilot:
        desk = Desk(pilot, project)
        await desk.press("f4")
        await desk.write("在 C01")
        desk.app.coding.open("G01")
        await desk.settle()
        assert not desk.app.coding.is_writing
        assert desk.app.coding.desk.transcript.id == "G01"
    assert newest(project).transcript == "C01"

"""The list of the codebook's revisions: who changed it when, and which words went and came."""

from __future__ import annotations

from collections.abc import Callable

from textual.pilot import Pilot

from coder.model.code import Bilingual
from coder.model.codebook_operation import AddCode, RenameCode, SetField
from coder.project import codebook_editing, coding, transcripts, undoing
from coder.project.opening import Project
from coder.tui.app import Workbench
from coder.tui.leading import Show
from coder.tui.screens.revisions import FIRST, RevisionsScreen
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.prose import Prose
from coder.tui.widgets.rows import Row, Rows

Start = Callable[..., Workbench]
DEFINITION = "说话人认为清理台账、摘牌子只做了面子：\n名字换了，事情照旧。"


async def settled(pilot: Pilot[None]) -> None:
    for _ in range(3):
        await pilot.pause()
        await pilot.app.writing.finish()


async def opened(pilot: Pilot[None]) -> RevisionsScreen:
    pilot.app.coding.post_message(Show("revisions"))
    await settled(pilot)
    assert isinstance(pilot.app.screen, RevisionsScreen)
    return pilot.app.screen


def lines(screen: RevisionsScreen) -> list[Row]:
    return list(screen.query_one(Rows).lines)


def told(screen: RevisionsScreen) -> Prose:
    return screen.query_one("#differences", Prose)


async def test_words_that_went_and_came_are_set_off(workbench: Start, project: Project) -> None:
    coding.tag(project, "王", "C01", transcripts.read(project, "C01").turns[1].span, ["4.1.1"])
    changed = SetField("4.1.1", "definition", Bilingual(zh=DEFINITION))
    codebook_editing.carried_out(project, "王", changed)
    codebook_editing.carried_out(project, "李", RenameCode("5.1.1", Bilingual(zh="事多")))
    app = workbench()
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await opened(pilot)
        assert [row.count.split()[-1] for row in lines(screen)][:2] == ["李", "王"]
        assert "当前" in lines(screen)[0].text
        assert "2 处改动" in lines(screen)[0].text
        assert "5.1.1" in told(screen).text
        assert "公共事务总量上升 → 事多" in told(screen).text
        await pilot.press("down")
        await settled(pilot)
        assert "4.1.1 形式化执行" in told(screen).text
        assert "摘牌子只做了[-表-]面{+子+}：" in told(screen).text
        marked = [one for one in told(screen)._paragraphs if one.marks]
        cut = {tone: one.text[start:end] for one in marked for start, end, tone in one.marks}
        assert cut["gone"].startswith("[-")
        assert cut["new"].startswith("{+")
        await pilot.press("end")
        await settled(pilot)
        assert "没有可比较的前一版本" in told(screen).text


async def test_what_is_taken_back_and_new_ones_are_listed_too(workbench: Start, project: Project) -> None:
    codebook_editing.carried_out(project, "王", AddCode("甲", Bilingual(zh="甲")))
    app = workbench()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        before = len(lines(screen))
        codebook_editing.carried_out(project, "王", AddCode("乙", Bilingual(zh="乙")))
        undoing.undo(project, "王")
        for _ in range(40):
            await pilot.pause(0.05)
            if len(lines(screen)) > before:
                break
        assert len(lines(screen)) > before
        assert sum("当前" in row.text for row in lines(screen)) == 1


async def test_more_are_read_as_one_walks_back(workbench: Start, project: Project) -> None:
    for number in range(FIRST + 3):
        codebook_editing.carried_out(project, "王", AddCode(f"c{number}", Bilingual(zh=f"码{number}")))
    app = workbench()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert len(lines(screen)) == FIRST
        assert "下面还有" in screen.query_one("#status", Bar).text
        await pilot.press("end")
        await settled(pilot)
        assert len(lines(screen)) > FIRST
        assert "下面还有" not in screen.query_one("#status", Bar).text

"""Where two coders differ, on its screen: each kind, each code, each pair, the way to the text and back."""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from coder.model.span import Span
from coder.model.transcript import Status
from coder.project import coding, transcripts
from coder.project.opening import Project
from coder.tui.app import Workbench
from coder.tui.difference_notes import nothing_told
from coder.tui.differing import About, Shown, found, kind_of
from coder.tui.keys_in_force import usual_keys
from coder.tui.leading import Show
from coder.tui.screens.compare import CompareScreen
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.prose import Prose
from coder.tui.widgets.rows import Rows

Start = Callable[..., Workbench]
SIZE = (120, 30)


@pytest.fixture
def coded(project: Project) -> Project:
    """In C01 one difference of each kind and one passage alike; in G01 one that only the second marked."""
    first, second = transcripts.read(project, "C01").turns, transcripts.read(project, "G01").turns
    answer, more, last = (first[at].span for at in (1, 3, 5))
    for who, span, code in (
        ("王", Span(answer.start, answer.start + 9), "4.1.1"),
        ("李", Span(answer.start, answer.start + 12), "4.1.1"),
        ("王", Span(answer.start + 21, answer.end), "4.1.2"),
        ("李", Span(answer.start + 21, answer.end), "5.1.1"),
        ("王", Span(more.start, more.start + 8), "5.1.1"),
        ("李", Span(more.start + 8, more.end), "5.1.1"),
        ("王", last, "4.1.1"),
        ("李", last, "4.1.1"),
    ):
        coding.tag(project, who, "C01", span, [code])
    coding.tag(project, "李", "G01", second[1].span, ["4.1.2"])
    for name in ("C01", "G01"):
        for who in ("王", "李"):
            transcripts.set_status(project, who, name, Status.DONE)
    return project


async def settled(pilot: Pilot[None]) -> None:
    for _ in range(2):
        await pilot.pause()
        await pilot.app.writing.finish()
    await pilot.pause()


async def opened(pilot: Pilot[None], about: About | None = None) -> CompareScreen:
    pilot.app.coding.post_message(Show("compare", about))
    await settled(pilot)
    assert isinstance(pilot.app.screen, CompareScreen)
    return pilot.app.screen


def kinds(screen: CompareScreen) -> list[str]:
    return [str(kind_of(one.item)) for one in screen.items]


def beside(screen: CompareScreen) -> str:
    return screen.query_one("#around", Prose).text


def asked(screen: CompareScreen) -> str:
    return screen.query_one("#asked", Bar).text


async def test_differences_are_listed_with_kind_codes_and_words_and_shown_as_both_marked_them(
    workbench: Start, coded: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        rows = screen.query_one(Rows).lines
        assert [row.text for row in rows if row.tone == "heading"] == ["C01", "G01"]
        assert kinds(screen) == ["boundary", "code", "only-A", "only-B", "only-B"]
        said = [" ".join(row.text.split()) for row in rows if row.tone != "heading"]
        assert said[0].startswith("起止不同 4.1.1 台账是清理了一批")
        assert said[1].startswith("编码不同 4.1.2≠5.1.1 现在是系统里填")
        assert said[2].startswith("仅王 5.1.1 事情一年比一年多")
        assert (rows[1].sign, rows[1].count) == ("2", "C01")
        assert "仅王 1   仅李 2   编码不同 1   起止不同 1   相同 1" in asked(screen)
        assert "第 1/5 处" in screen.query_one("#status", Bar).text
        assert "王【】：4.1.1 形式化执行" in beside(screen)
        assert "李〔〕：4.1.1 形式化执行" in beside(screen)
        assert "李的起点 +0 字，终点 +3 字" in beside(screen)
        assert "〔【台账是清理了一批，】可是换〕了个名目" in beside(screen)
        assert "减负之后，填表的事少了吗？" in beside(screen)
        assert "说话人认为清理台账" in beside(screen)
        shown = "\n".join(strip.text for strip in screen._compositor.render_strips())
        assert "A┏ B┏" in shown or "A╺ B╺" in shown
        await pilot.press("f7", "f7")
        await settled(pilot)
        assert "李〔〕：此处未编码" in beside(screen)
        await pilot.press("ctrl+g")
        await settled(pilot)
        assert "李〔〕：5.1.1 公共事务总量上升" in beside(screen)


async def test_one_kind_or_one_code_is_left(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        seen = []
        for _ in range(6):
            await pilot.press("f2")
            seen.append(sorted(set(kinds(screen))))
        assert seen == [
            ["only-A"],
            ["only-B"],
            ["code"],
            ["boundary"],
            ["match"],
            sorted({"boundary", "code", "only-A", "only-B"}),
        ]
        screen.query_one(Rows).highlight(
            next(row.id for row in screen.query_one(Rows).lines if "≠" in row.text)
        )
        await pilot.press("f3")
        assert "F3 4.1.2 数据多头填报" in asked(screen)
        assert kinds(screen) == ["code", "only-B"]
        await pilot.press("f3")
        assert "F3 5.1.1 公共事务总量上升" in asked(screen)
        assert kinds(screen) == ["code", "only-A", "only-B"]
        await screen.run_action(f"show_kind('{Shown.ONLY_B}')")
        await pilot.press("f8")
        await settled(pilot)
        (path,) = (coded.folder / "exports").glob("compare-*.csv")
        rows = csv.DictReader(path.read_bytes().decode("utf-8-sig").splitlines())
        assert [(row["kind"], row["b_code"]) for row in rows] == [("only-B", "5.1.1")]
        await screen.run_action(f"show_kind('{Shown.ALL}')")
        await pilot.press("f3")
        assert len(screen.items) == 5


async def test_enter_leads_to_the_text_and_escape_to_the_same_line(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press("end", "enter")
        await settled(pilot)
        assert app.screen is app.coding
        assert app.coding.desk.transcript.id == "G01"
        assert app.coding.text.selection == transcripts.read(coded, "G01").turns[1].span
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen is screen
        assert screen.highlighted is screen.items[-1]
        await pilot.press("home", "enter")
        await settled(pilot)
        mine = next(one for one in transcripts.codings_of(coded, "C01", "王") if one.code == "4.1.1")
        assert app.coding.text.front == mine.id


async def test_a_code_above_is_a_kind_of_its_own_and_pairs_take_turns(
    workbench: Start, coded: Project
) -> None:
    turns = transcripts.read(coded, "C01").turns
    for who, code in (("赵", "4.1.1"), ("李", "5.1.1")):
        coding.tag(coded, who, "C01", turns[0].span, [code])
    transcripts.set_status(coded, "赵", "C01", Status.DONE)
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        counts = []
        for at in range(3):
            assert f"3 对中的第 {at + 1} 对" in asked(screen)
            counts.append(len(screen.items))
            await pilot.press("f4")
        assert counts == sorted(counts, reverse=True)
        assert "3 对中的第 1 对" in asked(screen)
        screen.take(About(("赵", "王"), frozenset({"5.1.1"}), "5.1.1 公共事务总量上升"))
        await settled(pilot)
        assert screen.pair == ("王", "赵")
        assert all("5.1.1" in one.item.a for one in screen.items)


async def test_what_is_in_progress_counts_when_asked_for(workbench: Start, coded: Project) -> None:
    for name in ("C01", "G01"):
        transcripts.set_status(coded, "王", name, Status.IN_PROGRESS)
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert screen.items == []
        assert "还没有双方都已完成的访谈" in beside(screen)
        await pilot.press("f8", "enter", "f3", "f2", "f4", "f6")
        await settled(pilot)
        assert "含进行中的" in asked(screen)
        assert len(screen.items) == 5


async def test_in_a_low_window_the_passage_is_in_sight(workbench: Start, coded: Project) -> None:
    app = workbench(ascii_signs=True)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        shown = "\n".join(strip.text for strip in screen._compositor.render_strips())
        assert "{[" in shown
        assert "A/ B/" in shown or "A- B-" in shown


def test_alone_there_is_nobody_to_compare_with(project: Project) -> None:
    told = nothing_told(found(project, "王", begun=False), None, usual_keys())
    assert [one.text for one in told] == ["要有两个人开始编码，才能比较。", "还没有人开始编码。"]

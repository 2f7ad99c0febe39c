"""Deciding what holds: one key a difference, in the order of the text, by two people in turn."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from coder.model.decision import Choice
from coder.model.span import Span
from coder.model.transcript import Status
from coder.project import adjudicating, assigning, coding, transcripts
from coder.project.adjudicating_queue import queue
from coder.project.filters import Filters
from coder.project.opening import Project
from coder.tui.app import Workbench
from coder.tui.leading import Show
from coder.tui.names import Names
from coder.tui.screens.adjudicate import AdjudicateScreen
from coder.tui.screens.drawing import DrawingScreen
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.prose import Prose

Start = Callable[..., Workbench]
SIZE = (100, 24)


@pytest.fixture
def differing(project: Project) -> Project:
    """In C01 王 and 李 differ three times, in an end, a code and a passage of 李 alone; one is the same."""
    turns = transcripts.read(project, "C01").turns
    answer, last = turns[1].span, turns[5].span
    for who, end, code in (("王", 9, "4.1.2"), ("李", 11, "5.1.1")):
        coding.tag(project, who, "C01", Span(answer.start, answer.start + end), ["4.1.1"])
        coding.tag(project, who, "C01", Span(answer.start + 21, answer.start + 38), [code])
        coding.tag(project, who, "C01", last, ["4.1.1"])
    coding.tag(project, "李", "C01", turns[3].span, ["5.1.1"])
    for who in ("王", "李"):
        transcripts.set_status(project, who, "C01", Status.DONE)
    return project


async def settled(pilot: Pilot[None]) -> None:
    for _ in range(2):
        await pilot.pause()
        await pilot.app.writing.finish()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.app.writing.finish()
    await settled(pilot)


async def opened(pilot: Pilot[None]) -> AdjudicateScreen:
    pilot.app.coding.post_message(Show("adjudicate"))
    await settled(pilot)
    assert isinstance(pilot.app.screen, AdjudicateScreen)
    return pilot.app.screen


def told(screen: AdjudicateScreen) -> str:
    return screen.query_one("#around", Prose).text


def asked(screen: AdjudicateScreen) -> str:
    return screen.query_one("#asked", Bar).text


def consensus(project: Project) -> list[tuple[int, int, str]]:
    found = transcripts.codings_of(project, "C01", "共识")
    return sorted((one.span.start, one.span.end, one.code) for one in found)


def decisions(project: Project) -> list[tuple[str, str, str]]:
    found = queue(project, Filters()).decided
    return [(one.decision.coder, one.decision.choice, one.decision.reason) for one in found if one.decision]


async def test_one_key_decides_and_leads_to_the_next(workbench: Start, differing: Project) -> None:
    app = workbench("师")
    start = transcripts.read(differing, "C01").turns[1].span.start
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert "已裁定 0 / 3" in asked(screen)
        assert "1 王【】" in told(screen)
        assert "2 李〔〕" in told(screen)
        await press(pilot, "2")
        assert "已裁定 1 / 3" in asked(screen)
        assert "取李的" in screen.message
        await press(pilot, "f5", "f6")
        assert "全部裁定完毕" in screen.message
    assert consensus(differing) == [
        (start, start + 11, "4.1.1"),
        (start + 21, start + 38, "4.1.2"),
        (start + 21, start + 38, "5.1.1"),
    ]
    assert decisions(differing) == [("师", "keep", ""), ("师", "both", ""), ("师", "neither", "")]


async def test_a_burst_of_keys_decides_one_difference_each(workbench: Start, differing: Project) -> None:
    app = workbench("师")
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "7")
        assert "数字 7" in screen.message
        await pilot.press("1", "1", "1")
        await settled(pilot)
    done = queue(differing, Filters()).decided
    assert len(done) >= 1
    assert all(one.decision is not None and one.decision.version == 1 for one in done)


async def test_a_coder_who_marked_nothing_is_kept_by_keeping_nothing(
    workbench: Start, differing: Project
) -> None:
    for one in queue(differing, Filters()).open[:-1]:
        adjudicating.decide(differing, "友", one, Choice.BOTH)
    app = workbench("师")
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert screen.highlighted is not None
        assert screen.highlighted.decision is None
        assert "已裁定 2 / 3" in asked(screen)
        assert "此处未编码" in told(screen)
        await press(pilot, "1")
    assert decisions(differing)[-1] == ("师", "neither", "")


async def test_a_reason_is_typed_kept_and_changed(workbench: Start, differing: Project) -> None:
    app = workbench("师")
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "f4", *"手册2", "enter")
        assert decisions(differing) == []
        await press(pilot, "1")
        assert screen.reason.value == ""
        await press(pilot, "up")
        assert screen.reason.value == "手册2"
        assert "师裁定于" in told(screen)
        await press(pilot, "f4", *"再看", "enter")
        assert "手册2再看" in told(screen)
    assert decisions(differing) == [("师", "keep", "手册2再看")]


async def test_something_else_is_drawn_in_the_text(
    workbench: Start, differing: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Names, "load", lambda _self: None)  # pinyin takes a second
    app = workbench("师")
    start = transcripts.read(differing, "C01").turns[1].span.start
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "f3")
        drawing = app.screen
        assert isinstance(drawing, DrawingScreen)
        assert drawing.passage() == Span(start, start + 11)
        await press(pilot, "shift+left", "enter", *"5.1.1", "enter")
        assert app.screen is screen
        await press(pilot, "up", "f3", "enter", *"4.1.2", "enter")
        await press(pilot, "f3", "escape")
        assert app.screen is screen
    assert consensus(differing) == [(start, start + 10, "5.1.1"), (start, start + 11, "4.1.2")]
    assert decisions(differing) == [("师", "other", "")]


async def test_undo_leads_back_to_the_difference(workbench: Start, differing: Project) -> None:
    app = workbench("师")
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        first = screen.highlighted
        await press(pilot, "1", "1", "ctrl+z", "ctrl+z")
        assert "已撤销" in screen.message
        assert screen.highlighted is not None
        assert first is not None
        assert screen.highlighted.id == first.id
        assert consensus(differing) == []
        await press(pilot, "ctrl+y")
        assert len(decisions(differing)) == 1
        await press(pilot, "ctrl+z", "ctrl+z")
        assert "没有可撤销" in screen.message


async def test_two_people_in_turn_see_what_the_other_decided(workbench: Start, differing: Project) -> None:
    app = workbench("师")
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        first = queue(differing, Filters()).open[0]
        screen.writing.read(
            lambda: adjudicating.decide(differing, "友", first, Choice.NEITHER, reason="友的理由"),
            lambda _: None,
        )
        await press(pilot, "1")
        assert "友" in screen.notice.text
        await press(pilot, "escape")
        assert "友裁定于" in told(screen)
        assert "友的理由" in told(screen)
        await press(pilot, "1")
    assert [one[0] for one in decisions(differing)] == ["师"]


async def test_what_is_the_same_is_taken_over_when_asked_twice(workbench: Start, differing: Project) -> None:
    app = workbench("师")
    last = transcripts.read(differing, "C01").turns[5].span
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "f8")
        assert "1 个段落各方完全一致" in screen.notice.text
        await press(pilot, "escape")
        assert consensus(differing) == []
        await press(pilot, "f8", "f8")
        assert "1 个段落写入共识" in screen.message
    assert consensus(differing) == [(last.start, last.end, "4.1.1")]


async def test_the_list_can_be_turned_and_narrowed(workbench: Start, differing: Project) -> None:
    app = workbench("师")
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "f2")
        sizes = [len(one.span) for one in screen.shown]
        assert sizes == sorted(sizes, reverse=True)
        await press(pilot, "f2", "home", "f12")
        assert "已裁定 0 / 1" in asked(screen)
        await press(pilot, "f12", "f10")
        assert "F10 C01" in asked(screen)
        await press(pilot, "ctrl+t")
        assert "没有其他编码员" in screen.message


async def test_a_second_pass_is_compared_with_the_first(workbench: Start, differing: Project) -> None:
    again = assigning.assign(differing, "王", ["C01"], "王", again=True).coder
    transcripts.set_status(differing, again, "C01", Status.DONE)
    app = workbench("王")
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "ctrl+t")
        assert "王、王 (2)" in asked(screen)
        assert "2 王 (2)〔〕" in told(screen)


async def test_the_text_goes_from_difference_to_difference(workbench: Start, differing: Project) -> None:
    app = workbench("王", "C01")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        spans = [one.span for one in queue(differing, Filters()).open]
        for span in (*spans, spans[0]):
            await press(pilot, "f7")
            assert app.coding.text.selection == span
        assert "从头" in app.coding.message
        assert "李 4.1.1" in app.coding.message
        screen = await opened(pilot)
        await press(pilot, "f7", "enter")
        assert app.screen is app.coding
        assert app.coding.text.selection == spans[1]
        await press(pilot, "escape")
        assert app.screen is screen
        assert screen.highlighted is not None
        assert screen.highlighted.span == spans[1]


async def test_who_is_blind_sees_no_difference(workbench: Start, differing: Project) -> None:
    for who in ("丙", "丁"):
        assigning.assign(differing, "师", ["C01"], who)
    app = workbench("丙", "C01")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        before = app.coding.text.cursor
        await press(pilot, "f7")
        assert "完成之前看不到别人" in app.coding.message
        assert app.coding.text.cursor == before
        screen = await opened(pilot)
        assert "完成之前看不到别人" in told(screen)
        assert screen.shown == ()


async def test_before_two_are_done_it_says_what_is_waited_for(workbench: Start, project: Project) -> None:
    coding.tag(project, "王", "C01", transcripts.read(project, "C01").turns[1].span, ["4.1.1"])
    app = workbench("王", "C01")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await press(pilot, "f7")
        assert "至少要有两人" in app.coding.message
        screen = await opened(pilot)
        assert "至少要有两人" in told(screen)
        await press(pilot, "1", "f3", "f4", "enter", "f8", "f10", "f12")
        assert app.screen is screen

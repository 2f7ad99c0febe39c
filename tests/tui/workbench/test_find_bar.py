"""The bar in which words are looked for while they are typed, and going on from hit to hit."""

from __future__ import annotations

import re
from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from coder.model.span import Span
from coder.project import transcripts
from coder.project.found import Found
from coder.project.importing import import_transcripts
from coder.project.opening import Project
from coder.tui.app import Workbench
from coder.tui.screens.coding import CodingScreen
from coder.tui.seeking import Seeker
from coder.tui.widgets.bar import Bar

Start = Callable[..., Workbench]
SIZE = (120, 30)


async def settled(pilot: Pilot[str]) -> None:
    """Wait until what was typed is answered and shown."""
    app = pilot.app
    assert isinstance(app, Workbench)
    for _ in range(3):
        await pilot.pause()
        await app.coding.workplace.seeker.finish()
        await app.writing.finish()
    await pilot.pause()


async def typed(pilot: Pilot[str], *keys: str) -> CodingScreen:
    await pilot.press(*keys)
    await settled(pilot)
    assert isinstance(pilot.app, Workbench)
    return pilot.app.coding


def marked(screen: CodingScreen) -> list[str]:
    """The words that are set off in the text."""
    return [span.of(screen.desk.transcript.text) for span in screen.text._page.found]


def state(screen: CodingScreen) -> str:
    """What the bar says beside the field."""
    return screen.query_one("#find-state", Bar).text


def status(screen: CodingScreen) -> str:
    return screen.query_one("#status", Bar).text


def spans(project: Project, name: str, pattern: str, flags: int = 0) -> list[Span]:
    """Find by brute force, label by label and turn by turn."""
    transcript = transcripts.read(project, name)
    return [
        Span(turn.span.start + one.start(), turn.span.start + one.end())
        for turn in transcript.turns
        for one in re.finditer(pattern, turn.span.of(transcript.text), flags)
    ]


async def test_what_is_typed_is_found_at_once(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await typed(pilot, "ctrl+f", "了")
        wanted = spans(project, "C01", "了")
        assert [Span(one.start, one.end) for one in screen.text._page.found] == wanted
        assert screen.text.selection == wanted[0]
        assert state(screen).startswith(f"1/{len(wanted)} ")
        await typed(pilot, "可")
        assert marked(screen) == []
        assert "没有找到" in state(screen)
        await typed(pilot, "backspace")
        screen.bar.field.insert_text_at_cursor("，")
        await settled(pilot)
        assert marked(screen) == ["了，"] * len(spans(project, "C01", "了，"))
        assert screen.text.selection == spans(project, "C01", "了，")[0]


async def test_the_text_is_not_covered_and_keeps_its_keys_afterwards(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await typed(pilot)
        height = screen.text.size.height
        await typed(pilot, "ctrl+f")
        bar = screen.bar
        assert bar.size.height == 1
        assert bar.region.y == screen.query_one("#status").region.y - 1
        assert screen.text.size.height == height - 1
        assert not bar.region.overlaps(screen.text.region)
        await typed(pilot, "escape")
        assert screen.text.size.height == height
        assert screen.text.has_focus


async def test_the_first_hit_is_the_one_after_the_cursor(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await typed(pilot)
        fourth = screen.desk.transcript.turns[3].span
        screen.text.goto(fourth.start)
        await typed(pilot, "ctrl+f", *"事情")
        assert screen.text.selection in spans(project, "C01", "事情")
        assert screen.text.selection.start >= fourth.start
        screen.text.goto(len(screen.desk.transcript.text))
        await typed(pilot, "escape")
        screen.text.goto(len(screen.desk.transcript.text))
        await typed(pilot, "ctrl+f", *"台账")
        assert screen.text.selection == spans(project, "C01", "台账")[0]  # from the top again


async def test_on_and_back_inside_the_bar_and_after_it(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await typed(pilot, "ctrl+f", "了")
        wanted = spans(project, "C01", "了")
        await typed(pilot, "f3")
        assert screen.text.selection == wanted[1]
        assert screen.bar.field.has_focus
        assert state(screen).startswith("2/")
        await typed(pilot, "ctrl+g", "ctrl+g")
        assert screen.text.selection == wanted[-1]
        assert "从末尾再来" in status(screen)
        await typed(pilot, "enter")
        assert not screen.bar.display
        assert screen.text.has_focus
        assert screen.text.selection == wanted[-1]
        await typed(pilot, "f3")
        assert screen.text.selection == wanted[0]
        assert "从头" in status(screen)
        assert f"第 1 处，共 {len(wanted)} 处" in status(screen)
        screen.text.goto(wanted[2].start)
        await typed(pilot, "f3")
        assert screen.text.selection == wanted[2]
        screen.text.goto(wanted[2].start)
        await typed(pilot, "ctrl+g")
        assert screen.text.selection == wanted[1]


async def test_enter_leaves_the_hit_selected_for_a_code(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await typed(pilot, "ctrl+f", *"换了个名目", "enter", "enter", *"xsh", "enter")
        (coding,) = transcripts.codings_of(project, "C01")
        assert (coding.quote, coding.code) == ("换了个名目", "4.1.1")
        await typed(pilot, "ctrl+f", *"牌子", "enter", "1")
        assert [one.quote for one in transcripts.codings_of(project, "C01")] == ["换了个名目", "牌子"]


async def test_enter_typed_before_the_answer_still_selects_the_hit(
    workbench: Start, project: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.action_find()
        app.coding.bar.field.value = "牌子"
        app.coding.bar.action_take_hit()
        screen = await typed(pilot)
        assert not screen.bar.display
        assert screen.text.selection == spans(project, "C01", "牌子")[0]


async def test_escape_leads_back_to_where_one_was(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await typed(pilot)
        held = spans(project, "C01", "更多|填表的事")[0]
        screen.text.goto(held.end, held)
        screen.text.action_let_go()
        before = screen.text.cursor
        await typed(pilot, "ctrl+f", *"牌子")
        assert screen.text.selection is not None
        await typed(pilot, "escape")
        assert (screen.text.cursor, screen.text.selection) == (before, None)
        assert marked(screen) == []
        assert screen.text.has_focus
        await typed(pilot, "ctrl+f", *"牌子", "enter")
        assert marked(screen) == ["牌子"]
        await typed(pilot, "escape", "escape")
        assert marked(screen) == []
        assert screen.text.selection is None


async def test_selected_words_are_looked_for(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await typed(pilot)
        held = spans(project, "C01", "一个")[0]
        screen.text.goto(held.end, held)
        await typed(pilot, "ctrl+f")
        assert screen.bar.field.value == "一个"
        assert marked(screen) == ["一个"] * len(spans(project, "C01", "一个"))
        assert screen.text.selection == held
        assert state(screen).startswith("1/")
        await typed(pilot, "牌")
        assert screen.bar.field.value == "牌"


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("臺賬", ["台账"]),
        ("換了個名目", ["换了个名目"]),
        ("Ｃ０１", []),
        ("系统　里", ["系统 里"]),
        ("abc", ["ＡＢＣ"]),
    ],
)
async def test_forms_that_are_alike_are_found(
    workbench: Start, project: Project, query: str, wanted: list[str]
) -> None:
    path = project.folder / "transcripts" / "F01.txt"
    path.write_bytes("甲：台账，换了个名目；系统 里填ＡＢＣ。\n".encode())
    import_transcripts(project, "王", [path])
    app = workbench(transcript="F01")
    async with app.run_test(size=SIZE) as pilot:
        screen = await typed(pilot, "ctrl+f")
        for character in query:  # as an input method hands them over
            screen.post_message(events.Key("", character))
        await settled(pilot)
        assert marked(screen) == wanted
        await typed(pilot, "ctrl+l")
        assert "精确" in state(screen)
        assert marked(screen) == [one for one in wanted if one == query or " " in one]


async def test_options_are_switched_by_keys_that_no_input_method_swallows(
    workbench: Start, project: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await typed(pilot, "ctrl+f", *"三四.部门")
        assert "没有找到" in state(screen)
        assert "^R 文字" in state(screen)
        await typed(pilot, "ctrl+r")
        assert "^R 正则" in state(screen)
        assert marked(screen) == ["三四个部门"]
        await typed(pilot, "ctrl+r", "ctrl+a", "ctrl+k", *"门", "ctrl+t")
        assert "^T 整词" in state(screen)
        assert marked(screen) == []
        await typed(pilot, "ctrl+t")
        assert marked(screen) == ["门"] * len(spans(project, "C01", "门"))
        await pilot.click(screen.query_one("#find-state"), offset=(state(screen).index("^R") + 1, 0))
        await settled(pilot)
        assert "^R 正则" in state(screen)
        assert screen.bar.field.has_focus


async def test_a_wrong_pattern_is_told_in_the_bar(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await typed(pilot, "ctrl+f", "ctrl+r", *"三(四")
        assert "正则表达式在第 3 个字符处有误：有一个 ( 没有用 ) 闭合" in state(screen)
        assert marked(screen) == []
        await typed(pilot, ")")
        assert marked(screen) == ["三四"]
        await typed(pilot, "backspace", "f3")
        assert not screen.notice.display


async def test_a_pattern_that_never_ends_is_given_up(
    workbench: Start, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coder.text.search.SECONDS", 0.02)
    path = project.folder / "transcripts" / "S01.txt"
    path.write_bytes(f"问：{'k' * 60}!\n答：好。\n".encode())
    import_transcripts(project, "王", [path])
    app = workbench(transcript="S01")
    async with app.run_test(size=SIZE) as pilot:
        screen = await typed(pilot, "ctrl+f", "ctrl+r", *"(k|kk)+$|好$")
        assert "S01 第 1 个话轮没有搜索" in state(screen)
        await typed(pilot, "ctrl+a", "ctrl+k", "好")
        assert marked(screen) == ["好"]


async def test_queries_come_back(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await typed(pilot, "ctrl+f", *"台账", "enter", "escape", "escape")
        await typed(pilot, "ctrl+f")
        assert screen.bar.field.value == "台账"
        await typed(pilot, *"牌子", "enter", "escape", "ctrl+f")
        assert screen.bar.field.value == "牌子"
        await typed(pilot, "up")
        assert screen.bar.field.value == "台账"
        assert marked(screen) == ["台账"]
        await typed(pilot, "up")
        assert screen.bar.field.value == "台账"
        await typed(pilot, "down")
        assert screen.bar.field.value == "牌子"


async def test_typing_an_undo_does_not_undo_a_coding(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await typed(pilot, "ctrl+f", *"牌子", "enter", "enter", *"xsh", "enter")
        await typed(pilot, "ctrl+f", "ctrl+z", "ctrl+y", "f6", "f8", "delete")
        assert len(transcripts.codings_of(project, "C01")) == 1
        assert app.coding.bar.field.has_focus


async def test_hits_go_along_to_another_transcript(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await typed(pilot, "ctrl+f", *"我们", "enter")
        assert screen.text.selection == spans(project, "C01", "我们")[0]
        await typed(pilot, "ctrl+pagedown")
        assert screen.desk.transcript.id == "G01"
        await typed(pilot, "f3")
        assert screen.text.selection == spans(project, "G01", "我们")[0]
        assert marked(screen) == ["我们"] * len(spans(project, "G01", "我们"))


async def test_without_anything_looked_for_f3_opens_the_bar(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await typed(pilot, "f3")
        assert screen.bar.field.has_focus


async def test_help_names_the_keys_of_the_bar_first(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=(120, 60)) as pilot:
        await typed(pilot, "ctrl+f", "f1")
        words = app.screen.query_one("Prose").text
        assert "Tab查找全部访谈" in words
        assert "^R文字或正则" in words
        await typed(pilot, "escape")
        assert app.coding.bar.field.has_focus


async def test_a_transcript_that_was_revised_is_opened_anew(workbench: Start, project: Project) -> None:
    app = workbench(transcript="G01")
    async with app.run_test(size=SIZE) as pilot:
        screen = await typed(pilot)
        path = project.folder / "transcripts" / "G01.txt"
        transcripts.remove(project, "王", "G01")
        path.write_bytes("访谈者：前面多了一句。\n".encode() + path.read_bytes())
        import_transcripts(project, "王", [path])
        await typed(pilot, "ctrl+f", *"上面要数")
        assert marked(screen) == ["上面要数"]
        assert screen.desk.transcript.text == transcripts.read(project, "G01").text


@pytest.fixture
def may_search(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Nothing is found until this is set."""
    searched, allowed = Seeker._go_on, Event()

    def search(self: Seeker, *wanted: Any) -> Found:
        assert allowed.wait(10)
        return searched(self, *wanted)

    monkeypatch.setattr(Seeker, "_go_on", search)
    return allowed


async def test_enter_before_anything_is_found_waits_for_it(workbench: Start, may_search: Event) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+f", *"事情", "enter", "1", "full_stop", "enter")
        assert app.coding.awaits_hit
        assert not app.coding.is_choosing
        may_search.set()
        await settled(pilot)
        screen = app.coding
        assert screen.text.selection is not None
        assert screen.text.selection.of(screen.desk.transcript.text) == "事情"
        assert screen.desk.mine == []
        await typed(pilot, "enter")
        assert screen.is_choosing


async def test_what_is_left_before_it_is_found_moves_nothing_any_more(
    workbench: Start, may_search: Event
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+f", *"事情", "enter", "escape")
        may_search.set()
        screen = await typed(pilot, "down")
        assert screen.text.selection is None
        assert marked(screen) == []
        await typed(pilot, "enter")
        assert screen.is_choosing


async def test_an_answer_that_comes_after_leaving_moves_nothing(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await typed(pilot)
        before = screen.text.cursor
        for leave in (screen.action_back, screen.bar.action_find_in_all):
            screen.action_find()
            await pilot.pause()
            screen.bar.field.value = "牌子"
            await pilot.pause(0)
            leave()
            await settled(pilot)
            assert (screen.text.cursor, screen.text.selection) == (before, None)
            assert marked(screen) == []

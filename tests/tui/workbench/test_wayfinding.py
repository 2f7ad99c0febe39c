"""From coding to coding of a code, through all transcripts; and how much is done."""

from __future__ import annotations

from collections.abc import Callable

from textual.pilot import Pilot

from coder.model.span import Span
from coder.project import coding
from coder.project.opening import Project
from coder.project.transcripts import read
from coder.tui.app import Workbench
from coder.tui.widgets.bar import Bar

Start = Callable[..., Workbench]
SIZE = (120, 24)


async def settled(pilot: Pilot[None]) -> None:
    for _ in range(3):  # what was read may ask for more to be read
        await pilot.pause()
        await pilot.app.writing.finish()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


def give(project: Project, transcript: str, words: str, code: str, who: str = "王") -> int:
    start = read(project, transcript).text.index(words)
    coding.tag(project, who, transcript, Span(start, start + len(words)), [code])
    return start


def said(app: Workbench) -> str:
    return app.coding.query_one("#status", Bar).text


def place(app: Workbench) -> tuple[str, int]:
    return app.coding.desk.transcript.id, app.coding.text.cursor


async def test_the_codings_of_a_code_are_gone_through_in_all_transcripts(
    workbench: Start, project: Project
) -> None:
    first = give(project, "C01", "台账", "4.1.1")
    give(project, "C01", "格式", "5.1.1")
    second = give(project, "C01", "牌子摘了", "4.1.1")
    other = give(project, "G01", "我们也想减", "4.1.1")
    app = workbench(transcript="C01")
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(first)
        visited = []
        for key in ("alt+pagedown",) * 3 + ("alt+pageup",) * 4:
            await press(pilot, key)
            visited.append(place(app))
            front = app.coding.desk.codings[app.coding.text.front]
            assert (front.code, front.span.start) == ("4.1.1", app.coding.text.cursor)
    assert visited == [
        ("C01", second),
        ("G01", other),
        ("C01", first),
        ("G01", other),
        ("C01", second),
        ("C01", first),
        ("G01", other),
    ]


async def test_a_code_that_only_this_transcript_has_goes_round_in_it(
    workbench: Start, project: Project
) -> None:
    only = give(project, "C01", "台账", "4.1.1")
    give(project, "G01", "我们也想减", "4.1.1", who="李")
    app = workbench(transcript="C01")
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(only)
        await press(pilot, "alt+pagedown")
        assert place(app) == ("C01", only)
        assert "只有这份访谈有 4.1.1 形式化执行" in said(app)
        await press(pilot, "f12", "alt+pagedown")
        assert app.coding.desk.transcript.id == "G01"
        assert app.coding.desk.codings[app.coding.text.front].coder == "李"


async def test_away_from_codings_the_code_followed_or_used_last_is_meant(
    workbench: Start, project: Project
) -> None:
    app = workbench(transcript="C01")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "alt+pagedown")
        assert "光标处没有编码" in said(app)
        fourth = app.coding.desk.transcript.turns[3].span
        app.coding.text.goto(fourth.start)
        await press(pilot, "enter", *"xsh", "enter", "ctrl+home", "alt+pagedown")
        assert place(app) == ("C01", fourth.start)
        app.coding.text.goto(app.coding.desk.transcript.turns[5].span.start)
        await press(pilot, "enter", *"5.1.1", "enter")
        await press(pilot, "ctrl+home", "alt+pagedown")
        assert place(app) == ("C01", fourth.start)


async def test_a_code_that_is_shown_nowhere_is_said_to_be(workbench: Start, project: Project) -> None:
    app = workbench(transcript="C01")
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(app.coding.desk.transcript.turns[3].span.start)
        await press(pilot, "enter", *"xsh", "enter")
        await press(pilot, "delete")
        await press(pilot, "alt+pagedown")
        assert "哪里都没有显示 4.1.1 形式化执行" in said(app)


async def test_progress_is_told_for_answers_and_for_the_whole_text(
    workbench: Start, project: Project
) -> None:
    give(project, "C01", "牌子摘了，检查的时候再挂上。", "4.1.1")
    app = workbench(transcript="C01")
    async with app.run_test(size=SIZE) as pilot:
        await app.coding.run_action("tell_progress")
        await settled(pilot)
        text = app.coding.desk.transcript.text
        answers = sum(len(turn.span) for turn in app.coding.desk.transcript.turns[1::2])
        assert (
            f"回答的 {14 / answers:.0%}，全文的 {14 / len(text):.0%}；3 个回答的话轮中有 2 个没有编码"
            in said(app)
        )

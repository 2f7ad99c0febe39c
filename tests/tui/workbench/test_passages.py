"""The list of passages: what it shows, how it leads to the text and back, and that it stays true."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from coder.model.span import Span
from coder.model.transcript import Transcript, Turn
from coder.project import coding, transcripts
from coder.project.choosing import chosen_codings
from coder.project.filters import Filters
from coder.project.opening import Project
from coder.text.sentences import sentences
from coder.tui.app import Workbench
from coder.tui.around import around
from coder.tui.leading import Show
from coder.tui.passages import Passage, Wanted
from coder.tui.screens.passages import PassagesScreen
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.prose import Prose
from coder.tui.widgets.rows import Rows

Start = Callable[..., Workbench]
SIZE = (100, 30)


@pytest.fixture
def coded(project: Project) -> Project:
    """Two overlapping codings of mine and one of another coder in C01, one of mine in G01."""
    first, second = transcripts.read(project, "C01").turns, transcripts.read(project, "G01").turns
    answer = first[1].span
    coding.tag(project, "王", "C01", answer, ["4.1.1"])
    coding.tag(
        project, "王", "C01", Span(answer.start + 21, answer.start + 38), ["4.1.2"], memo="一个数，四家要。"
    )
    coding.tag(project, "李", "C01", first[3].span, ["5.1.1"])
    coding.tag(project, "王", "G01", second[1].span, ["5.1.1"])
    return project


def everything(project: Project) -> list[Passage]:
    return [Passage(one.transcript, one.span, (one,)) for one in chosen_codings(project, Filters())]


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.app.writing.finish()
    await pilot.pause()
    await pilot.app.writing.finish()
    await pilot.pause()


async def opened(pilot: Pilot[None], wanted: Wanted) -> PassagesScreen:
    pilot.app.coding.post_message(Show("passages", wanted))
    await settled(pilot)
    assert isinstance(pilot.app.screen, PassagesScreen)
    return pilot.app.screen


def lines(screen: PassagesScreen) -> list[tuple[str, str, str, str]]:
    return [(row.sign, row.letter, row.text, row.count) for row in screen.query_one(Rows).lines]


def beside(screen: PassagesScreen) -> str:
    return screen.query_one("#around", Prose).text


def last_line(screen: PassagesScreen) -> str:
    return screen.query_one("#status", Bar).text


async def test_passages_stand_below_their_transcript_with_turn_speaker_and_coder(
    workbench: Start, coded: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, Wanted("全部编码", everything))
        assert lines(screen) == [
            ("", "", "C01", "3"),
            (
                "2",
                "X",
                "台账是清理了一批，可是换了个名目又回来了。现在是系统里填，一个数据三四个部门都来要，格式还不一样……",
                "C01  王",
            ),
            ("2", "S", "现在是系统里填，一个数据三四个部门", "C01  王"),
            ("4", "G", "事情一年比一年多。您说谁来做？还不是我们。", "C01  李"),
            ("", "", "G01", "1"),
            ("2", "G", "我们也想减。上面要数，我们只能找社区。", "G01  王"),
        ]
        assert "2 份访谈，4 个段落，编码 4 次" in last_line(screen)
        assert "全部编码" in screen.query_one("#header", Bar).text


async def test_the_highlighted_passage_is_shown_among_what_was_said(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, Wanted("全部编码", everything))
        await pilot.press("down")
        await settled(pilot)
        said = beside(screen)
        assert said.startswith("1 访谈者\n减负之后，填表的事少了吗？\n2 C01\n台账是清理了一批")
        assert "S4.1.2 数据多头填报\n王 · 17 字\n\n备忘\n一个数，四家要。" in said
        lit = [one for one in screen.query_one("#around", Prose)._paragraphs if one.lit]
        assert [one.text[slice(*one.lit)] for one in lit] == ["现在是系统里填，一个数据三四个部门"]
        await pilot.press("end")
        await settled(pilot)
        assert "我们只能找社区" in beside(screen)


async def test_enter_leads_to_the_text_and_escape_back_to_the_same_line(
    workbench: Start, coded: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, Wanted("全部编码", everything))
        for keys, transcript, code in ((["down", "down"], "C01", "5.1.1"), (["down"], "G01", "5.1.1")):
            await pilot.press(*keys)
            highlighted = screen.query_one(Rows).highlighted
            await pilot.press("enter")
            await settled(pilot)
            assert app.screen is app.coding
            assert app.coding.desk.transcript.id == transcript
            assert app.coding.desk.codings[app.coding.text.front].code == code
            await pilot.press("escape")
            await settled(pilot)
            assert app.screen is screen
            assert screen.query_one(Rows).highlighted == highlighted
        await pilot.press("escape")
        assert app.screen is app.coding


async def test_a_double_click_leads_to_the_text_too(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot, Wanted("全部编码", everything))
        await pilot.click("#passages", offset=(12, 5), times=2)
        await settled(pilot)
        assert app.coding.desk.transcript.id == "G01"


async def test_several_codes_and_none_on_a_passage(workbench: Start, coded: Project) -> None:
    found = everything(coded)
    both = Passage(
        "C01", Span(found[0].span.start, found[0].span.end), found[0].codings + found[1].codings, "重叠 17 字"
    )
    bare = Passage("G01", Span(4, 8), note="命中")
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, Wanted("几种", lambda _project: [bare, both]))
        rows = screen.query_one(Rows).lines
        assert (rows[1].letter, [letter for letter, _color in rows[1].more]) == ("X", ["S"])
        assert rows[1].count == "重叠 17 字  C01     王"
        assert (rows[3].letter, rows[3].text, rows[3].count.strip()) == ("", "你们部门", "命中  访谈者")
        await pilot.press("end", "enter")
        await settled(pilot)
        assert app.coding.text.selection == Span(4, 8)


async def test_what_happens_elsewhere_is_listed(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, Wanted("全部编码", everything))
        coding.tag(coded, "李", "G01", Span(4, 12), ["4.1.2"])
        for _ in range(40):
            await pilot.pause(0.05)
            if "编码 5 次" in last_line(screen):
                break
        assert "编码 5 次" in last_line(screen)


async def test_nothing_to_list_is_said(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, Wanted("没有", lambda _project: []))
        assert "没有这样的段落" in beside(screen)
        await pilot.press("enter", "ctrl+c")
        assert app.screen is screen


async def test_the_quote_is_copied_with_its_source(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, Wanted("全部编码", everything))
        await pilot.press("down", "down")
        await settled(pilot)
        await pilot.press("ctrl+c")
        await pilot.pause()
        quote = "“事情一年比一年多。您说谁来做？还不是我们。”"
        assert app.clipboard == f"{quote}（C01，第 4 话轮，C01；编码：5.1.1 公共事务总量上升）"
        assert "已连同出处复制" in last_line(screen)
        await screen.run_action("keep_quote")
        await settled(pilot)
        kept = (coded.folder / "exports" / "quotes.md").read_bytes().decode()
        assert "> 事情一年比一年多。您说谁来做？还不是我们。" in kept


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("二", ["1 甲", "…前二。", "2 乙", "…二三。二四。二五。二六。二七。…"]),
        ("无人", ["无人说的标题"]),
    ],
)
def test_two_sentences_stand_on_each_side(words: str, told: list[str]) -> None:
    text = "无人说的标题\n前一。前二。\n二一。二二。二三。二四。二五。二六。二七。二八。"
    turns = (Turn(1, Span(7, 13), "甲"), Turn(2, Span(14, len(text)), "乙"))
    start = text.index("二五") if words == "二" else 0
    paragraphs = around(Transcript("A", text, turns), Span(start, start + 2), sentences)
    assert [one.text for one in paragraphs] == told
    assert [one.text[slice(*one.lit)] for one in paragraphs if one.lit] == [text[start : start + 2]]

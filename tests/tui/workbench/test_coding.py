"""What each command does, on a real project."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from coder.model.span import Span
from coder.model.transcript import Status
from coder.project import coding, transcripts
from coder.project.opening import Project
from coder.tui.app import Workbench
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.panels import HerePanel
from coder.tui.widgets.picker import Picker
from coder.tui.widgets.prose import Prose
from coder.tui.widgets.query import Query
from coder.tui.widgets.rows import Rows

Start = Callable[..., Workbench]
SIZE = (120, 20)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until everything that was asked for is written and shown."""
    await pilot.pause()
    await pilot.app.writing.finish()
    await pilot.pause()


async def heard(pilot: Pilot[None]) -> None:
    """Look at once at what was done elsewhere."""
    await settled(pilot)
    pilot.app.coding._look_around()
    await settled(pilot)


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


def stored(project: Project, transcript: str = "C01", coder: str | None = None) -> list[tuple[str, str]]:
    return [(one.code, one.quote) for one in transcripts.codings_of(project, transcript, coder)]


def said(app: Workbench) -> str:
    return app.coding.query_one("#status", Bar).text


def head(app: Workbench) -> str:
    return app.coding.query_one("#header", Bar).text


def here(app: Workbench) -> str:
    return app.coding.query_one(HerePanel).query_one(Prose).text


def turn(app: Workbench, number: int) -> Span:
    return app.coding.desk.transcript.turns[number - 1].span


async def test_enter_asks_and_enter_codes_the_sentence_here(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(turn(app, 4).start + 2)
        await press(pilot, "enter", *"xsh", "enter")
        assert stored(project) == [("4.1.1", "事情一年比一年多。")]
        assert app.coding.text.selection is None
        assert app.coding.text.cursor == turn(app, 4).start + 2
        assert app.coding.text.has_focus
        assert "已编码：4.1.1 形式化执行" in said(app)
        assert "进行中" in head(app)
        assert "形式化执行" in here(app)
        assert "名字换了，事情照旧。" in here(app)


async def test_the_selection_is_coded_and_stays_selected(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(turn(app, 2).start)
        await press(pilot, "shift+right", "shift+right", "enter", *"5.1.1", "enter")
        assert stored(project) == [("5.1.1", "台账")]
        assert app.coding.text.selection == Span(turn(app, 2).start, turn(app, 2).start + 2)
        await press(pilot, "enter", *"4.1.2", "enter")
        assert stored(project) == [("4.1.2", "台账"), ("5.1.1", "台账")]


@pytest.mark.parametrize(
    ("typed", "code"),
    [("形式化", "4.1.1"), ("xsh", "4.1.1"), ("form", "4.1.1"), ("zongliang", "5.1.1"), ("4.1.2", "4.1.2")],
)
async def test_codes_are_found_in_any_spelling(
    workbench: Start, project: Project, typed: str, code: str
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.names.load()
        app.coding.text.goto(turn(app, 4).start)
        await press(pilot, "enter")
        app.coding.query_one("#wanted", Query).value = typed
        await press(pilot, "enter")
        assert [found for found, _ in stored(project)] == [code]


async def test_space_takes_several_and_is_never_typed(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(turn(app, 4).start)
        await press(pilot, "enter", *"xsh", "space", *"4.1.2", "space")
        assert "Enter 给 2 个编码" in app.coding.query_one("#question", Bar).text
        assert app.coding.picker.query_text == ""
        await press(pilot, "enter")
        assert [code for code, _ in stored(project)] == ["4.1.1", "4.1.2"]
        await press(pilot, "ctrl+z")
        assert stored(project) == []


async def test_space_a_second_time_leaves_the_code_out_again(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(turn(app, 4).start)
        await press(pilot, "enter", "space", "down", "space", "space", "enter")
        assert [code for code, _ in stored(project)] == ["4.1.1"]


async def test_escape_codes_nothing_and_leaves_the_cursor(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(turn(app, 4).start + 3)
        await press(pilot, "enter", *"xsh", "escape")
        assert stored(project) == []
        assert not app.coding.is_choosing
        assert app.coding.text.cursor == turn(app, 4).start + 3
        assert app.coding.text.selection is None


async def test_the_picker_offers_neither_headings_nor_retired_codes(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        lines = app.coding.query_one("#choice", Rows).lines
        assert [line.id for line in lines if line.can_choose] == ["4.1.1", "4.1.2", "5.1.1"]
        app.coding.query_one("#wanted", Query).value = "原因"
        await press(pilot)
        assert [line.id for line in app.coding.query_one("#choice", Rows).lines] == []
        assert app.coding.query_one("#about", Prose).text == ""
        await press(pilot, "enter")
        assert app.coding.is_choosing


async def test_the_picker_shows_recent_codes_first_and_what_a_code_means(
    workbench: Start, project: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(turn(app, 4).start)
        await press(pilot, "enter", *"5.1.1", "enter", "enter")
        first = app.coding.query_one("#choice", Rows).lines[0]
        assert (first.id, first.sign) == ("5.1.1", "1")
        await press(pilot, "down")
        about = app.coding.query_one("#about", Prose).text
        assert "说话人认为清理台账、摘牌子只做了表面：名字换了，事情照旧。" in about
        assert "+摘掉的牌子又挂出来" in about
        assert "-只说数目不评价真假 → 5.1.1 公共事务总量上升" in about
        assert "问题 · 执行中的问题" in about


async def test_commands_rest_while_the_picker_waits(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(turn(app, 4).start)
        await press(pilot, "enter", *"xsh", "enter")
        cursor = app.coding.text.cursor
        await press(pilot, "enter", "ctrl+z", "f6", "f8", "1", "escape")
        assert [code for code, _ in stored(project)] == ["4.1.1"]
        assert app.coding.text.cursor == cursor
        assert app.coding.desk.status is Status.IN_PROGRESS


async def test_digits_and_full_stops_give_codes_again(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(turn(app, 4).start)
        await press(pilot, "1", ".")
        assert stored(project) == []
        assert "Enter" in said(app)
        await press(pilot, "enter", *"xsh", "enter")
        await press(pilot, "enter", *"5.1.1", "enter")
        app.coding.text.goto(turn(app, 6).start)
        await press(pilot, "1")
        assert stored(project)[-1] == ("4.1.1", "牌子摘了，检查的时候再挂上。")
        app.coding.text.goto(turn(app, 2).start)
        await press(pilot, "。")
        assert ("4.1.1", "台账是清理了一批，可是换了个名目又回来了。") in stored(project)


async def test_the_same_coding_is_not_given_twice(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(turn(app, 4).start)
        await press(pilot, "enter", *"xsh", "enter", "1")
        assert len(stored(project)) == 1
        assert "已经有这个编码" in said(app)


async def test_ctrl_t_changes_what_enter_takes(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(turn(app, 4).start)
        assert " 句 " in said(app)
        await press(pilot, "ctrl+t")
        assert " 话轮 " in said(app)
        await press(pilot, "enter", *"xsh", "enter")
        assert stored(project) == [("4.1.1", "事情一年比一年多。您说谁来做？还不是我们。")]
        await press(pilot, "ctrl+pagedown")
        assert " 话轮 " in said(app)  # it is the analyst who takes turns, not the transcript


async def test_delete_removes_the_innermost_or_the_one_in_front(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        whole = turn(app, 4)
        coding.tag(project, "王", "C01", whole, ["4.1.1"])
        coding.tag(project, "王", "C01", Span(whole.start, whole.start + 4), ["5.1.1"])
        await heard(pilot)
        app.coding.text.goto(whole.start)
        await press(pilot, "tab", "tab")
        assert app.coding.text.front
        await press(pilot, "delete")
        assert [code for code, _ in stored(project)] == ["5.1.1"]
        assert "已去除：4.1.1" in said(app)
        await press(pilot, "backspace")
        assert stored(project) == []
        await press(pilot, "delete")
        assert "光标处没有您的编码" in said(app)


async def test_undo_and_redo_say_what_they_did(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(turn(app, 4).start)
        await press(pilot, "enter", *"xsh", "enter")
        await press(pilot, "delete")
        await press(pilot, "ctrl+z")
        assert len(stored(project)) == 1
        assert [one.code for one in app.coding.text.codings_at_cursor()] == ["4.1.1"]
        await press(pilot, "ctrl+z")
        assert stored(project) == []
        assert app.coding.text.codings_at_cursor() == ()
        assert "4.1.1" in said(app)
        await press(pilot, "ctrl+z")
        assert "没有" in said(app)
        await press(pilot, "ctrl+y")
        assert len(stored(project)) == 1
        assert app.coding.entries[0].count == 1


async def test_undo_leads_to_the_passage_and_keeps_the_selection_on_it(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(turn(app, 4).start)
        await press(pilot, "space", "enter", *"xsh", "enter")
        selection = app.coding.text.selection
        await press(pilot, "ctrl+z")
        assert app.coding.text.selection == selection
        app.coding.text.goto(0)
        await press(pilot, "ctrl+y")
        assert app.coding.text.cursor == turn(app, 4).start


async def test_undo_in_another_transcript_names_it_and_stays_here(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(turn(app, 4).start)
        await press(pilot, "enter", *"xsh", "enter")
        await press(pilot, "ctrl+pagedown")
        await press(pilot, "ctrl+z")
        assert stored(project) == []
        assert "4.1.1" in said(app)
        assert "C01" in said(app)
        assert app.coding.desk.transcript.id == "G01"
        assert app.coding.entries[0].count == 0


async def test_undo_never_takes_a_transcript_back(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+z")
        assert len(transcripts.overview(project)) == 2


async def test_f6_goes_round_the_answers_without_codings(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        coding.tag(project, "王", "C01", Span(turn(app, 4).start, turn(app, 4).start + 1), ["4.1.1"])
        await heard(pilot)
        visited = []
        for _ in range(3):
            await press(pilot, "f6")
            visited.append(app.coding.text.cursor)
        assert visited == [turn(app, 2).start, turn(app, 6).start, turn(app, 2).start]
        assert "从头" in said(app)
        for number in (2, 6):
            coding.tag(project, "王", "C01", turn(app, number), ["4.1.1"])
        await heard(pilot)
        await press(pilot, "f6")
        assert "每个话轮都有您的编码" in said(app)
        assert "F8" in said(app)


async def test_f8_marks_as_done_and_opens_again(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "f8")
        assert transcripts.overview(project)[0].status == {"王": Status.DONE}
        assert "已完成" in head(app)
        assert app.coding.query_one("#transcripts", Rows).lines[0].sign == "✓"
        await press(pilot, "f8")
        assert transcripts.overview(project)[0].status == {"王": Status.IN_PROGRESS}
        await press(pilot, "ctrl+z")
        assert transcripts.overview(project)[0].status == {"王": Status.DONE}
        assert "已完成" in head(app)


async def test_transcripts_are_left_and_found_again_at_their_place(
    workbench: Start, project: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(turn(app, 4).start)
        await press(pilot, "ctrl+pagedown")
        assert app.coding.desk.transcript.id == "G01"
        await press(pilot, "alt+right")
        assert "最后一份" in said(app)
        await press(pilot, "alt+left")
        assert app.coding.desk.transcript.id == "C01"
        assert app.coding.text.cursor == turn(app, 4).start
        await press(pilot, "ctrl+pageup")
        assert "第一份" in said(app)


async def test_the_workbench_opens_where_it_was_left(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+pagedown", "enter", *"5.1.1", "enter", "right", "shift+right", "shift+right")
        left = app.coding.text.cursor, app.coding.text.selection
        await pilot.press("ctrl+q")
    again = workbench()
    async with again.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert again.coding.desk.transcript.id == "G01"
        assert (again.coding.text.cursor, again.coding.text.selection) == left
        assert again.coding.slots.codes[0] == "5.1.1"
        assert again.coding.slots.latest == "5.1.1"


async def test_others_codings_are_hidden_until_asked_for_and_cannot_be_removed(
    workbench: Start, project: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        theirs = turn(app, 4)
        coding.tag(project, "李", "C01", theirs, ["4.1.1"])
        await heard(pilot)
        app.coding.text.goto(theirs.start)
        await settled(pilot)
        assert app.coding.text.codings_at_cursor() == ()
        assert "另有 1 条他人编码未显示" in head(app)
        assert "已编 0%" in head(app)
        await press(pilot, "f12")
        assert "另有" not in head(app)
        assert "李" in here(app)
        await press(pilot, "delete")
        await press(pilot, "tab", "delete")
        assert len(stored(project)) == 1
        assert app.coding.notice.display
        assert "李" in app.coding.notice.text
        await press(pilot, "f12")
        assert app.coding.text.codings_at_cursor() == ()


async def test_only_codings_at_the_cursor_are_described(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        coding.tag(project, "王", "C01", turn(app, 4), ["4.1.1"], memo="[red]备忘[/red]")
        await heard(pilot)
        app.coding.text.goto(turn(app, 4).start)
        await settled(pilot)
        assert "[red]备忘[/red]" in here(app)
        app.coding.text.goto(turn(app, 6).start)
        await settled(pilot)
        assert here(app) == "这里没有编码。"


async def test_a_refused_coding_is_explained_and_nothing_is_lost(
    workbench: Start, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(turn(app, 4).start)
        await press(pilot, "ctrl+b", "down", "up", "up", "enter")
        assert app.coding.notice.display
        assert "标题" in app.coding.notice.text
        assert stored(project) == []
        await press(pilot, "enter", *"xsh", "enter")
        assert len(stored(project)) == 1


async def test_ctrl_c_says_how_to_quit(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+c")
        assert "^Q" in said(app)


async def test_without_transcripts_the_screen_says_what_to_do(workbench: Start, project: Project) -> None:
    for name in ("C01", "G01"):
        transcripts.remove(project, "王", name)
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "1", "f6", "f8", "ctrl+z", "ctrl+pagedown", "f12")
        assert not app.coding.is_choosing
        assert "coder import" in app.coding.desk.transcript.text
        assert isinstance(app.coding.query_one(Picker), Picker)
        await press(pilot, "f1")
        assert app.screen is not app.coding

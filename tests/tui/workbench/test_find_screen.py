"""Finding in all transcripts: hits in context, the way to the text and on from there, and coding them."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from coder.model.span import Span
from coder.project import coding, transcripts
from coder.project.history import history
from coder.project.importing import import_transcripts
from coder.project.opening import Project
from coder.text.search import Query as Sought
from coder.tui.app import Workbench
from coder.tui.leading import Show
from coder.tui.screens.find import FindScreen
from coder.tui.seeking import Asked
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.prose import Prose

Start = Callable[..., Workbench]
SIZE = (110, 30)


async def settled(pilot: Pilot[str]) -> None:
    """Wait until what was asked for is found, read and shown."""
    app = pilot.app
    assert isinstance(app, Workbench)
    for _ in range(3):
        await pilot.pause()
        await app.coding.workplace.seeker.finish()
        await app.writing.finish()
    await pilot.pause()


async def opened(pilot: Pilot[str], text: str = "", **how: bool) -> FindScreen:
    pilot.app.coding.post_message(Show("find", Asked(Sought(text, **how))))
    await settled(pilot)
    assert isinstance(pilot.app.screen, FindScreen)
    return pilot.app.screen


async def pressed(pilot: Pilot[str], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


def hits(screen: FindScreen) -> list[tuple[str, Span]]:
    return [(hit.transcript, hit.span) for hit in screen.found or ()]


def drawn(screen: FindScreen) -> list[str]:
    """The lines of the list as they are seen."""
    rows = screen.rows
    return [rows.render_line(y).text.rstrip() for y in range(min(len(rows.lines), rows.size.height))]


def status(screen: FindScreen) -> str:
    return screen.query_one("#status", Bar).text


def around(screen: FindScreen) -> str:
    return screen.query_one("#heard", Prose).text


def behind(line: str, cells: int) -> str:
    """Cut off so many cells."""
    start = next(start for start in range(len(line)) if cell_len(line[:start]) >= cells)
    return line[start:]


def by_hand(project: Project, pattern: str) -> list[tuple[str, Span]]:
    """Find by brute force in every turn."""
    found = []
    for name in ("C01", "G01"):
        transcript = transcripts.read(project, name)
        for turn in transcript.turns:
            said = turn.span.of(transcript.text)
            start = turn.span.start
            found += [
                (name, Span(start + one.start(), start + one.end())) for one in re.finditer(pattern, said)
            ]
    return found


def given(project: Project, who: str = "王") -> list[tuple[str, str, str]]:
    return [
        (one.transcript, one.quote, one.code)
        for name in ("C01", "G01")
        for one in transcripts.codings_of(project, name, who)
    ]


async def test_hits_of_all_transcripts_stand_below_one_another(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, "我们")
        wanted = by_hand(project, "我们")
        assert hits(screen) == wanted
        assert {name for name, _span in wanted} == {"C01", "G01"}
        assert f"第 1 处，共 {len(wanted)} 处 · 2 份访谈" in status(screen)
        lines = drawn(screen)
        assert [line.split()[0] for line in lines] == [name for name, _span in wanted]
        at = cell_len(lines[0][: lines[0].rindex("我们")])
        assert all(behind(line, at).startswith("我们") for line in lines)  # one below the other
        assert "4 C01" in lines[0]
        assert "2 G01" in lines[1]
        assert lines[1].endswith("我们也想减。上面要数，我们只能找社区。")


async def test_what_is_typed_is_found_as_it_is_typed(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert screen.field.has_focus
        await pressed(pilot, "我")
        assert hits(screen) == by_hand(project, "我")
        await pressed(pilot, "们")
        assert hits(screen) == by_hand(project, "我们")
        await pressed(pilot, "吗")
        assert hits(screen) == []
        assert around(screen) == "没有找到。"
        await pressed(pilot, *["backspace"] * 3)
        assert screen.found is None
        assert around(screen) == ""
        assert drawn(screen) == []


async def test_only_the_newest_question_is_answered(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        for text in ("我", "的", "一", "台账"):
            screen.field.value = text
        await settled(pilot)
        assert hits(screen) == by_hand(project, "台账")
        assert all("台账" in line for line in drawn(screen))


async def test_nothing_is_done_to_the_hits_of_before(workbench: Start, project: Project) -> None:
    """What is asked for right after other words were typed waits for what they find."""
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, "台账")
        done: list[str] = []
        for place in (screen.rows, screen.field):
            place.focus()
            screen._turn(text=f"{screen.field.value}是")  # nothing of the kind
            screen._turn(text="我们")
            screen.with_hit(lambda _found, hit: done.append(hit.quote))
            screen.when_finished(lambda found: done.append(f"{len(found)}"))
            assert done == []
            await settled(pilot)
            assert sorted(done) == ["3", "我们"]
            done.clear()
            screen._turn(text="台账")
            await settled(pilot)


@pytest.mark.parametrize(
    ("query", "how", "wanted"),
    [
        ("臺賬", {}, ["台账"]),
        ("臺賬", {"exact": True}, []),
        ("三四.部门", {"regex": True}, ["三四个部门"]),
        ("三四.部门", {}, []),
        ("c01", {}, []),
    ],
)
async def test_it_looks_as_it_is_told(
    workbench: Start, project: Project, query: str, how: dict[str, bool], wanted: list[str]
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, query, **how)
        assert [hit.quote for hit in screen.found] == wanted


async def test_options_and_filters_are_switched_by_keys(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=(150, 30)) as pilot:
        screen = await opened(pilot, "我.")
        assert hits(screen) == []
        await pressed(pilot, "ctrl+r")
        assert hits(screen) == by_hand(project, "我.")
        asked = screen.query_one("#asked", Bar)
        assert "^R 正则" in asked.text
        await pressed(pilot, "down", "f2")
        assert "F2 G01" in asked.text
        assert {name for name, _span in hits(screen)} == {"G01"}
        await pressed(pilot, "f2")
        assert hits(screen) == by_hand(project, "我.")
        await pressed(pilot, "ctrl+f", "们")
        everything = hits(screen)
        await pressed(pilot, "f12")
        assert "F12 不含访谈者" in asked.text
        assert everything == by_hand(project, "们")
        asking = {1, 3, 5}
        assert hits(screen) == [(hit.transcript, hit.span) for hit in screen.found if hit.turn not in asking]
        assert 0 < len(hits(screen)) < len(everything)
        await pressed(pilot, "ctrl+l", "ctrl+t")
        assert "^L 精确" in asked.text
        assert "^T 整词" in asked.text


async def test_a_wrong_pattern_is_told(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, "三(四", regex=True)
        assert "正则表达式在第 3 个字符处有误" in around(screen)
        assert "按 ^R 改为按原文查找" in around(screen)
        await pressed(pilot, "f6", "f5", "f8", "enter", "1")
        assert app.screen is screen
        await pressed(pilot, "ctrl+r")
        assert "没有找到" in around(screen)


async def test_whole_words_are_explained(workbench: Start, project: Project) -> None:
    path = project.folder / "transcripts" / "E01.txt"
    path.write_bytes(b"Interviewer: Any apps?\nRespondent: Apps, yes.\n")
    import_transcripts(project, "王", [path])
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, "app")
        assert hits(screen) == []
        assert "只找了整词；按 ^T" in around(screen)
        await pressed(pilot, "ctrl+t")
        assert [hit.quote for hit in screen.found] == ["app", "App"]


async def test_more_of_the_highlighted_hit_stands_below(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, "我们")
        assert around(screen).startswith("3 访谈者\n为什么会这样呢？\n4 C01\n事情一年比一年多。")
        prose = screen.query_one("#heard", Prose)
        lit = [one.text[slice(*one.lit)] for one in prose._paragraphs if one.lit]
        assert lit == ["我们"]
        await pressed(pilot, "f4")
        assert [one.text[slice(*one.lit)] for one in prose._paragraphs if one.lit] == ["还不是我们。"]
        await pressed(pilot, "f3")
        assert "我们也想减。" in around(screen)
        await pressed(pilot, "ctrl+g")
        assert screen.rows.place == 0


async def test_enter_leads_to_the_text_and_on_from_hit_to_hit_and_back(
    workbench: Start, project: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, "我们")
        wanted = by_hand(project, "我们")
        await pressed(pilot, "down", "enter")
        assert app.screen is app.coding
        assert (app.coding.desk.transcript.id, app.coding.text.selection) == wanted[1]
        assert len(app.coding.text._page.found) == 2
        await pressed(pilot, "f3")
        assert (app.coding.desk.transcript.id, app.coding.text.selection) == wanted[2]
        await pressed(pilot, "f3")
        assert (app.coding.desk.transcript.id, app.coding.text.selection) == wanted[0]  # round the end
        assert len(app.coding.text._page.found) == 1
        assert "C01：第 1 处，共 1 处" in app.coding.query_one("#status", Bar).text
        await pressed(pilot, "ctrl+g")
        assert (app.coding.desk.transcript.id, app.coding.text.selection) == wanted[2]
        await pressed(pilot, "escape")
        assert app.screen is screen
        assert screen.rows.place == 1
        assert app.coding.text._page.found == ()
        await pressed(pilot, "escape")
        assert app.screen is app.coding


async def test_the_bar_leads_here_and_the_text_stays_as_it_was(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        before = app.coding.text.cursor
        await pressed(pilot, "ctrl+f", *"我们", "tab")
        screen = app.screen
        assert isinstance(screen, FindScreen)
        assert hits(screen) == by_hand(project, "我们")
        assert screen.rows.has_focus
        await pressed(pilot, "escape")
        assert app.screen is app.coding
        assert (app.coding.text.cursor, app.coding.text.selection) == (before, None)
        assert not app.coding.bar.display


async def test_a_digit_in_the_list_codes_and_in_the_field_is_typed(
    workbench: Start, project: Project
) -> None:
    coding.tag(project, "王", "C01", transcripts.read(project, "C01").turns[0].span, ["4.1.1"])
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, "我们")
        await pressed(pilot, "1")
        assert ("C01", "我们", "4.1.1") in given(project)
        assert "已编码：4.1.1 形式化执行" in status(screen)
        assert drawn(screen)[0].startswith(" ✓ C01")
        assert " X " in drawn(screen)[0]
        await pressed(pilot, "1")
        assert "已经有这个编码：4.1.1" in status(screen)
        assert len(given(project)) == 2
        await pressed(pilot, "down", ".")
        assert ("G01", "我们", "4.1.1") in given(project)
        await pressed(pilot, "tab", "1")
        assert screen.field.value == "我们1"
        assert len(given(project)) == 3


async def test_the_sentence_around_is_coded_instead(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, "我们")
        await pressed(pilot, "f4", "f5", *"xsh", "enter")
        assert given(project) == [("C01", "还不是我们。", "4.1.1")]
        assert screen.rows.has_focus
        assert "F4 编码整句" in screen.query_one("#asked", Bar).text
        assert app.coding.slots.latest == "4.1.1"


async def test_all_are_coded_as_one_action_after_a_count(workbench: Start, project: Project) -> None:
    wanted = by_hand(project, "我们")
    coding.tag(project, "王", *wanted[1], ["4.1.2"])
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, "我们")
        steps = len(list(history(project)))
        await pressed(pilot, "f6")
        assert "2 份访谈，3 个段落：编码为……" in screen.picker.query_one("#question", Bar).text
        await pressed(pilot, *"sjdt", "enter")
        assert "给 3 " in screen.notice.text
        assert "4.1.2 数据多头填报" in screen.notice.text
        assert "其中 1 个" in screen.notice.text
        assert len(given(project)) == 1
        await pressed(pilot, "escape")
        assert not screen.notice.display
        assert len(given(project)) == 1
        await pressed(pilot, "f6", *"sjdt", "enter", "enter")
        assert given(project) == [(name, "我们", "4.1.2") for name, _span in wanted]
        assert len(list(history(project))) == steps + 1
        assert "原已有此编码" in status(screen)
        assert [line.startswith(" ✓") for line in drawn(screen)] == [True] * 3
        await pressed(pilot, "ctrl+z")
        assert len(given(project)) == 1
        assert [line.startswith(" ✓") for line in drawn(screen)] == [False, True, False]
        await pressed(pilot, "ctrl+y")
        assert len(given(project)) == 3


async def test_a_new_code_can_be_made_for_all(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot, "我们")
        await pressed(pilot, "f6", *"归谁做", "enter", "enter")
        assert given(project) == []
        await pressed(pilot, "enter")
        assert {code for _name, _quote, code in given(project)} == {project.codebook.codes[-1].id}
        assert project.codebook.codes[-1].name.zh == "归谁做"
        assert len(given(project)) == 3


async def test_escape_leaves_the_picker_and_then_the_screen(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, "我们")
        await pressed(pilot, "f5")
        assert screen.is_choosing
        assert "Esc 取消" in status(screen)
        await pressed(pilot, "f6", "f8", "f2")
        assert screen.is_choosing
        await pressed(pilot, "escape")
        assert app.screen is screen
        assert screen.rows.has_focus
        await pressed(pilot, "ctrl+z")
        assert "没有" in status(screen)
        await pressed(pilot, "escape")
        assert app.screen is app.coding
        assert given(project) == []


async def test_quotes_and_the_list_leave_with_their_source(workbench: Start, project: Project) -> None:
    coding.tag(project, "王", "G01", transcripts.read(project, "G01").turns[1].span, ["5.1.1"])
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, "我们")
        await pressed(pilot, "down", "ctrl+c")
        assert app.clipboard.startswith("“我们”（G01，")
        assert app.clipboard.endswith("5.1.1 公共事务总量上升）")
        await pressed(pilot, "f8")
        assert "exports/find-我们.csv" in status(screen)
        with (project.folder / "exports" / "find-我们.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
        assert [(row["transcript"], int(row["start"]), row["quote"]) for row in rows] == [
            (name, span.start, "我们") for name, span in by_hand(project, "我们")
        ]


async def test_what_another_window_does_is_shown(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, "我们")
        name, span = by_hand(project, "我们")[0]
        coding.tag(project, "李", name, span, ["4.1.2"])
        coding.tag(project, "王", name, span, ["4.1.1"])
        for _ in range(40):
            await pilot.pause(0.05)
            if drawn(screen)[0].startswith(" ✓"):
                break
        assert " X " in drawn(screen)[0]
        assert "S" not in drawn(screen)[0]  # others are not shown, so that one judges for oneself


async def test_a_text_taken_in_meanwhile_is_found_too(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, "我们")
        path = project.folder / "transcripts" / "G02.txt"
        path.write_bytes("问：谁？\n答：我们。\n".encode())
        import_transcripts(project, "李", [path])
        for _ in range(60):
            await pilot.pause(0.05)
            if len(hits(screen)) == 4:
                break
        assert hits(screen)[-1][0] == "G02"


async def test_a_text_that_changed_is_not_coded_at_the_old_place(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, "我们")
        found, hit = screen.found, screen.highlighted
        transcripts.remove(project, "王", "C01")
        path = project.folder / "transcripts" / "C01.txt"
        path.write_bytes("访谈者：一句。\n".encode() + path.read_bytes())
        import_transcripts(project, "王", [path])
        screen._give_to(found, hit, "4.1.1")
        await settled(pilot)
        assert given(project) == []
        assert screen.notice.display
        assert hits(screen) == by_hand(project, "我们")


async def test_a_long_list_is_read_as_one_walks(workbench: Start, project: Project) -> None:
    path = project.folder / "transcripts" / "L01.txt"
    path.write_bytes("".join(f"问：第{n}句。\n答：是的{n}。\n" for n in range(1500)).encode())
    import_transcripts(project, "王", [path])
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, "是的")
        assert len(screen.rows.lines) == 1500
        assert len(screen.rows._known) < 100
        await pressed(pilot, "end")
        assert drawn_at_end(screen).endswith("是的1499。")
        assert "第 1,500 处，共 1,500 处" in status(screen)
        for _ in range(60):
            await pilot.press("pageup")
        await settled(pilot)
        place = screen.rows.place
        assert screen.highlighted.right == f"{place}。"
        await pressed(pilot, "home")
        assert screen.highlighted.right == "0。"


def drawn_at_end(screen: FindScreen) -> str:
    return [
        line
        for line in (screen.rows.render_line(y).text.rstrip() for y in range(screen.rows.size.height))
        if line
    ][-1]

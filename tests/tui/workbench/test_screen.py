"""Panels, mouse, palette, help, colours: everything around the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from coder.model.span import Span
from coder.project import coding, transcripts
from coder.project.opening import Project, open_project
from coder.tui.app import Workbench
from coder.tui.screens.help import HelpScreen
from coder.tui.screens.palette import PaletteScreen
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.panels import HerePanel
from coder.tui.widgets.prose import Prose, wrapped
from coder.tui.widgets.query import Query
from coder.tui.widgets.rows import Rows

Start = Callable[..., Workbench]


def widget(app: Workbench, id: str) -> Widget:
    return app.coding.query_one(f"#{id}")


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.app.writing.finish()
    await pilot.pause()


def at_turn(app: Workbench, number: int) -> None:
    app.coding.text.goto(app.coding.desk.transcript.turns[number - 1].span.start)


@pytest.mark.parametrize(
    ("width", "shown"),
    [(80, [False, False]), (99, [False, False]), (100, [False, True]), (120, [True, True])],
)
async def test_panels_fold_where_the_text_needs_the_room(
    workbench: Start, width: int, shown: list[bool]
) -> None:
    app = workbench()
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        assert [widget(app, id).display for id in ("left", "right")] == shown
        await pilot.press("f2", "f10")
        assert [not widget(app, id).display for id in ("left", "right")] == shown
        await pilot.press("f2", "f10")
        assert [widget(app, id).display for id in ("left", "right")] == shown


async def test_a_resized_terminal_keeps_place_and_selection(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=(160, 40)) as pilot:
        at_turn(app, 4)
        await pilot.press("space")
        before = app.coding.text.cursor, app.coding.text.selection
        for size in ((60, 12), (30, 8), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            while widget(app, "left").display != (size[0] > 100):
                await pilot.pause()
            assert (app.coding.text.cursor, app.coding.text.selection) == before


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_picker_never_covers_the_passage(workbench: Start, size: tuple[int, int]) -> None:
    app = workbench()
    async with app.run_test(size=size) as pilot:
        at_turn(app, 6)
        await pilot.press("enter")
        await pilot.pause()
        text = app.coding.text
        assert not text.region.overlaps(app.coding.picker.region)
        row = text._page.layout.row_of(text.selection.start)
        assert text.scroll_offset.y <= row < text.scroll_offset.y + text.scrollable_content_region.height
        assert app.coding.query_one("#choice", Rows).size.height > 3
        assert widget(app, "about").size.height > 3


async def test_everything_works_in_80_by_24(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=(80, 24)) as pilot:
        at_turn(app, 4)
        await pilot.press("enter", "x", "s", "h", "enter")
        await settled(pilot)
        assert "1 形式化执行" in app.coding.query_one("#status", Bar).text
        await pilot.press("ctrl+b")
        await pilot.pause()
        assert widget(app, "right").display
        app.coding.query_one("#filter", Query).value = "总量"
        await pilot.pause()
        assert "公共事务总量上升" in app.coding.query_one(HerePanel).query_one(Prose).text
        await pilot.press("enter")
        await settled(pilot)
        assert not widget(app, "right").display
        assert [one.code for one in transcripts.codings_of(project, "C01")] == ["4.1.1", "5.1.1"]
        await pilot.press("ctrl+o", "down", "enter")
        await settled(pilot)
        assert app.coding.desk.transcript.id == "G01"
        assert not widget(app, "left").display
        assert app.coding.text.has_focus


async def test_escape_leads_back_to_the_text_from_everywhere(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=(120, 30)) as pilot:
        for keys in (["ctrl+o"], ["ctrl+b"], ["ctrl+b", "x"], ["f1"], ["ctrl+p", "x"], ["enter", "x"]):
            await pilot.press(*keys)
            await pilot.pause()
            assert not (app.screen is app.coding and app.coding.text.has_focus)
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is app.coding
            assert app.coding.text.has_focus
            assert app.coding.query_one("#filter", Query).value == ""


async def test_the_tree_counts_my_codings_and_shows_digits(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=(120, 30)) as pilot:
        at_turn(app, 4)
        await pilot.press("enter", "x", "s", "h", "enter")
        await settled(pilot)
        at_turn(app, 6)
        await pilot.press("1")
        await settled(pilot)
        lines = {line.id: line for line in app.coding.query_one("#tree", Rows).lines}
        assert (lines["4.1.1"].sign, lines["4.1.1"].count) == ("1", "2")
        assert (lines["问题"].count, lines["原因"].count) == ("2", "")
        assert "5.1.2" not in lines
        assert app.coding.query_one("#transcripts", Rows).lines[0].count == "2"


async def test_the_filter_keeps_headings_of_what_it_finds(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("ctrl+b", *"duotou"[:1])
        app.coding.query_one("#filter", Query).value = "sjdt"
        await pilot.pause()
        assert [line.id for line in app.coding.query_one("#tree", Rows).lines] == ["问题", "4.1.2"]
        assert app.coding.query_one("#tree", Rows).highlighted == "4.1.2"


async def test_ctrl_z_in_a_field_undoes_no_coding(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=(120, 30)) as pilot:
        at_turn(app, 4)
        await pilot.press("enter", "x", "s", "h", "enter")
        await settled(pilot)
        await pilot.press("ctrl+b", "x", "ctrl+z", "ctrl+y", "delete", "backspace")
        await settled(pilot)
        assert len(transcripts.codings_of(project, "C01")) == 1


async def test_the_mouse_selects_opens_and_codes(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.click("#transcripts", offset=(4, 1))
        await settled(pilot)
        assert app.coding.desk.transcript.id == "G01"
        tree = app.coding.query_one("#tree", Rows)
        row = [line.id for line in tree.lines].index("4.1.2")
        at_turn(app, 2)
        await pilot.click(tree, offset=(6, row))
        await settled(pilot)
        assert transcripts.codings_of(project, "G01") == ()
        assert "数据多头填报" in app.coding.query_one(HerePanel).query_one(Prose).text
        await pilot.click(tree, offset=(6, row), times=2)
        await settled(pilot)
        assert [one.code for one in transcripts.codings_of(project, "G01")] == ["4.1.2"]


async def test_the_keys_in_the_last_line_can_be_clicked(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        row = app.screen._compositor.render_strips()[-1].text
        column = len(
            row[: row.index("F1")].encode("gbk")
        )  # Chinese is two bytes there, as it is two cells here
        await pilot.click("#status", offset=(column, 0))
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)


async def test_help_names_every_command_and_every_move(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        text = app.screen.query_one(Prose).text
        for expected in ("Enter给这一段编码", "F6下一个未编码的话轮", "^Z撤销", "Alt+↑上一句", "Space选中"):
            assert expected in text
        await pilot.press("down", "pagedown", "escape")
        assert app.screen is app.coding


@pytest.mark.parametrize("typed", ["标记", "bjwc", "reopen", "biaoji"])
async def test_the_palette_finds_commands_in_either_language(workbench: Start, typed: str) -> None:
    app = workbench()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, PaletteScreen)
        app.screen.names.load()
        app.screen.query_one(Query).value = typed
        await pilot.pause()
        assert app.screen.query_one(Rows).highlighted == "finish"
        await pilot.press("enter")
        await settled(pilot)
        assert "已完成" in app.coding.query_one("#header", Bar).text


async def test_the_palette_says_when_nothing_fits_and_enter_does_nothing_then(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+p", *"zzzz", "enter")
        await pilot.pause()
        assert "没有这样的命令" in app.screen.query_one("#explained", Prose).text
        await pilot.press("escape")
        assert app.screen is app.coding


async def test_the_palette_quits(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+p")
        app.screen.query_one(Query).value = "退出"
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
    assert app.return_code == 0


@pytest.mark.parametrize(
    ("settings_lines", "theme"),
    [
        ((), "coder-dark"),
        (("theme: coder-light",), "coder-light"),
        (("theme: nord",), "nord"),
        (("theme: nonsense",), "coder-dark"),
    ],
)
async def test_the_settings_choose_the_colours(workbench: Start, theme: str) -> None:
    app = workbench()
    async with app.run_test(size=(100, 30)):
        assert app.theme == theme


async def test_light_and_dark_can_be_changed(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=(100, 30)) as pilot:
        await app.coding.run_action("switch_light")
        await pilot.pause()
        assert app.theme == "coder-light"
        await app.coding.run_action("switch_light")
        await pilot.pause()
        assert app.theme == "coder-dark"


def test_prose_wraps_as_chinese_wants_it_and_shows_no_escapes() -> None:
    rows = wrapped("说话人认为清理台账，摘牌子。\x1b[31m红", 10)
    assert all(row[0] not in "，。" for row in rows)
    assert "\x1b" not in "".join(rows)


async def test_markup_in_a_title_is_text(workbench: Start, project: Project) -> None:
    transcripts.rename(project, "王", "C01", "A[red]B")
    app = workbench()
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert "A[red]B" in app.screen._compositor.render_strips()[0].text


async def test_a_long_name_leaves_room_for_whether_all_is_saved(workbench: Start) -> None:
    app = workbench("来自北京市西城区某街道办事处的研究助理甲")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        row = app.screen._compositor.render_strips()[0].text
        assert "C01" in row
        assert "来自北京市西城…" in row
        assert row.rstrip().endswith("已保存")


async def test_a_broken_codebook_is_told_and_the_last_good_one_works(
    project: Project, shown: Callable[..., str]
) -> None:
    coding.tag(project, "王", "C01", Span(0, 3), ["4.1.1"])
    with project.codebook_path.open("ab") as file:
        file.write("  - {id: 4.1.1, name: {zh: 重复}}\n".encode())
    again = open_project(project.folder)
    app = Workbench(again, "王")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert "编码手册文件有错误" in app.coding.notice.text
        assert "codebooks/book.yaml" in app.coding.notice.text
        assert "编码手册文件有错误" in shown(app)
        at_turn(app, 4)
        await pilot.press("enter", "x", "s", "h", "enter")
        await settled(pilot)
        assert len(transcripts.codings_of(again, "C01")) == 2
        await pilot.press("escape")
        assert not app.coding.notice.display
    again.close()


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_the_input_method_finds_the_text_again(workbench: Start, size: tuple[int, int]) -> None:
    """It draws its window at the terminal's cursor, which fields take with them."""
    app = workbench()
    async with app.run_test(size=size) as pilot:
        at_turn(app, 4)
        await pilot.press("space")
        await pilot.pause()
        before = app.cursor_position
        assert app.coding.text.region.contains_point(before)
        for keys in (["enter", "x"], ["ctrl+b", "x"], ["ctrl+p", "x"]):
            await pilot.press(*keys)
            await pilot.pause()
            assert app.cursor_position != before
            await pilot.press("escape")
            await pilot.pause()
            await pilot.pause()
            assert app.cursor_position == before


async def test_a_newcomer_begins_where_somebody_speaks(workbench):
    app = workbench("新")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = app.coding.text
        assert text.cursor == app.coding.desk.transcript.turns[0].span.start
        assert app.coding.desk.interviewers == {"访谈者"}

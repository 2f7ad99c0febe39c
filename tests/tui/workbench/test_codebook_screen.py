"""The codebook screen: what it shows, every operation with the lines it changes, and the way back."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import ndiff

import pytest
from textual.pilot import Pilot

from coder.model.coding import Coding
from coder.model.span import Span
from coder.project import coding, memos, transcripts
from coder.project.opening import Project
from coder.tui.app import Workbench
from coder.tui.leading import Show
from coder.tui.screens.codebook import CodebookScreen
from coder.tui.screens.passages import PassagesScreen
from coder.tui.widgets.asking import Asking
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.panels import CodebookPanel
from coder.tui.widgets.prose import Prose
from coder.tui.widgets.rows import Row, Rows

Start = Callable[..., Workbench]
SIZE = (120, 40)
FIELDS = (
    *("name", "id", "codings", "parent", "kind", "codable", "status", "origin", "brief", "definition"),
    *("include", "exclude", "examples.typical", "examples.atypical", "examples.close_but_no"),
    *("keywords", "color", "memos", "history"),
)


@pytest.fixture
def coded(project: Project) -> Project:
    """王 has given 4.1.1 twice and 4.1.2 once, on a passage where 4.1.1 is too; 李 has given two codes."""
    first = transcripts.read(project, "C01").turns
    answer = first[1].span
    inner = Span(answer.start + 21, answer.start + 38)
    coding.tag(project, "王", "C01", answer, ["4.1.1"])
    coding.tag(project, "王", "C01", inner, ["4.1.1", "4.1.2"], memo="一个数，四家要。")
    coding.tag(project, "李", "C01", first[3].span, ["4.1.1", "5.1.1"])
    return project


async def settled(pilot: Pilot[None]) -> None:
    """Wait until all that was asked for is done and shown, and what that asked for too."""
    for _ in range(2):
        await pilot.pause()
        await pilot.app.writing.finish()


async def opened(pilot: Pilot[None], code: str = "4.1.1") -> CodebookScreen:
    pilot.app.coding.post_message(Show("codebook", code))
    await settled(pilot)
    assert isinstance(pilot.app.screen, CodebookScreen)
    return pilot.app.screen


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one; typing and walking ask for nothing that one would have to wait for."""
    for key in keys:
        await pilot.press(key)
        if len(key) > 1 and key not in {"up", "down", "home", "end", "tab"}:
            await settled(pilot)
    await pilot.pause()


def tree(screen: CodebookScreen) -> dict[str, Row]:
    return {row.id: row for row in screen.code_rows.lines}


def shown(screen: CodebookScreen) -> str:
    return screen.form.text


def asked(screen: CodebookScreen) -> str:
    """What stands in the strip; nothing when it is not there."""
    strip = screen.query_one(Asking)
    if not strip.display:
        return ""
    title = strip.query_one("#asking-title", Bar).text
    return f"{title}\n{strip.query_one('#asking-about', Prose).text}"


def status(screen: CodebookScreen) -> str:
    return screen.query_one("#status", Bar).text


def file(project: Project) -> str:
    return project.codebook_path.read_bytes().decode()


def changed(before: str, after: str) -> list[str]:
    """List the lines that went, with `-`, and that came, with `+`."""
    lines = ndiff(before.split("\n"), after.split("\n"))
    return [line[0] + line[2:] for line in lines if line[0] in "+-"]


def codings(project: Project) -> dict[str, Coding]:
    return {one.id: one for one in transcripts.codings_of(project, "C01")}


def states(project: Project) -> dict[str, tuple[object, ...]]:
    """Say of each coding what undoing must restore; versions go on."""
    return {id: (one.code, one.span, one.memo, one.coder) for id, one in codings(project).items()}


async def test_the_menu_opens_it_with_all_codes_marked_and_counted(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("f9", *"手册", "enter")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, CodebookScreen)
        rows = tree(screen)
        assert list(rows) == ["问题", "4.1.1", "4.1.2", "原因", "5.1.1", "5.1.2"]
        assert [row.count for row in rows.values()] == ["3", "2", "1", "", "", "停用"]
        assert rows["5.1.2"].sign == "×"
        assert rows["4.1.1"].indent == 2
        assert "6 个编码 · 计数：王" in status(screen)
        await press(pilot, "f12")
        assert [row.count for row in tree(screen).values()] == ["4", "3", "1", "1", "1", "停用"]
        assert "全体" in status(screen)
        await press(pilot, "escape")
        assert app.screen is app.coding


async def test_others_are_counted_only_when_asked_for(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert "编码 2 次（王 2）" in shown(screen)
        assert "李" not in shown(screen)
        await press(pilot, "f12")
        assert "编码 3 次（王 2、李 1）" in shown(screen)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("形式", ["问题", "4.1.1"]),
        ("xsh", ["问题", "4.1.1"]),
        ("more", ["原因", "5.1.1"]),
        ("5.1.2", ["原因", "5.1.2"]),
        ("zzz", [""]),
    ],
)
async def test_what_is_typed_in_the_tree_narrows_it(
    workbench: Start, coded: Project, typed: str, found: list[str]
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, *typed)
        assert list(tree(screen)) == found
        assert screen.highlighted == found[-1]
        assert (tree(screen)[found[-1]].text == "没有编码包含“zzz”") is (typed == "zzz")
        await press(pilot, "escape")
        assert len(tree(screen)) == 6
        assert screen.code_rows.has_focus


async def test_a_new_code_is_shown_though_the_tree_is_narrowed(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, *"xsh", "down", "f5", *"new", "enter", "enter")
        assert screen.filter_field.value == ""
        assert screen.highlighted in coded.codebook.by_id
        assert screen.codebook.by_id[screen.highlighted].name.said_in("zh") == "new"


async def test_the_form_has_every_field_and_can_be_walked(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        for words in ("形式化执行", "In form only", "4.1.1", "问题（随上级）", "表面减了", "尚无英文"):
            assert words in shown(screen)
        assert "只说数目不评价真假 → 5.1.1 公共事务总量上升" in shown(screen)
        assert "#e69f00（按次序自动分配）" in shown(screen)
        await press(pilot, "f3")
        walked = []
        for _field in FIELDS:
            walked.append(screen.form.highlighted)
            start, end = screen.form._rows_of(screen.form._at)
            top, height = screen.form.scroll_offset.y, screen.form.scrollable_content_region.height
            assert top <= start
            assert end <= top + height or start == top
            await press(pilot, "down")
        assert tuple(walked) == FIELDS
        await press(pilot, "escape")
        assert screen.code_rows.has_focus


async def test_the_coding_screen_leads_to_the_code_that_is_looked_up(
    workbench: Start, coded: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+b", "m", "o", "r", "e", "ctrl+b")
        assert isinstance(app.screen, CodebookScreen)
        assert app.screen.highlighted == "5.1.1"
        await press(pilot, "escape", "escape")
        assert app.screen is app.coding
        app.coding.text.goto(transcripts.read(coded, "C01").turns[1].span.start + 25)
        await pilot.pause()
        here = app.coding.text.codings_at_cursor()[0].code
        await app.coding.run_action("edit_code")
        await settled(pilot)
        assert app.screen.highlighted == here


async def test_behind_every_count_are_as_many_codings(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, "问题")
        for _whose in range(2):
            for id, row in tree(screen).items():
                screen.code_rows.highlight(id)
                await press(pilot, "enter")
                passages = app.screen
                assert isinstance(passages, PassagesScreen)
                count = row.count if row.count.isdigit() else "0"
                assert str(passages.listed.codings) == count, id
                await press(pilot, "escape")
                assert app.screen is screen
                assert screen.highlighted == id
            await press(pilot, "f12")


NEW_HISTORY = "+      - {version: '1.0', date: '0000-00-00', by: 王}"
MERGED = "[{version: '1.0', date: '0000-00-00', by: 王}]"
FLOW = "  - {id: 4.1.2, name: {zh: 数据多头填报, en: Same data for many}, parent: 问题, brief: 一个数几家要"
RETIRED = (
    "  - {id: 5.1.2, name: {zh: 承负唯一性, en: Nobody else}, parent: 原因, brief: 只有社区来做, "
    "status: retired}"
)
BEFORE_NAME = "-    name: {zh: 形式化执行, en: In form only}"
END = ("end", *["up"] * 3)
OPERATIONS: dict[str, tuple[str, tuple[str, ...], list[str]]] = {
    "rename": (
        "4.1.1",
        ("f2", "甲", "enter"),
        [BEFORE_NAME, "+    name: {zh: 形式化执行甲, en: In form only}"],
    ),
    "rename in English": (
        "4.1.1",
        ("f2", "tab", "s", "enter"),
        [BEFORE_NAME, "+    name: {zh: 形式化执行, en: In form onlys}"],
    ),
    "beside": (
        "4.1.1",
        ("f5", "新", "tab", *"more", "enter"),
        ["+  - id: 新", "+    name: {zh: 新, en: more}", "+    parent: 问题"],
    ),
    "below": ("原因", ("shift+f5", "新", "enter"), ["+  - {id: 新, name: {zh: 新}, parent: 原因}"]),
    "move": ("4.1.1", ("f6", "down", "down", "enter"), ["-    parent: 问题", "+    parent: 原因"]),
    "to the top": ("4.1.1", ("f6", "home", "enter"), ["-    parent: 问题"]),
    "merge in one line": (
        "4.1.2",
        ("f7", "home", "enter", "enter"),
        [
            f"-{FLOW}}}",
            f"+{FLOW}, status: merged, merged_into: 4.1.1, history: {MERGED}}}",
        ],
    ),
    "revive": (
        "5.1.2",
        ("delete", "enter"),
        [f"-{RETIRED}", f"+{RETIRED.replace('retired', 'active')}"],
    ),
    "colour": ("4.1.1", ("f10", "home", "enter"), ["+    color: '#0072b2'"]),
    "own colour": ("4.1.1", ("f10", "tab", *"#abc", "enter"), ["+    color: '#aabbcc'"]),
    "kind": ("4.1.1", ("f3", "home", *["down"] * 4, "enter", "down", "down", "enter"), ["+    kind: cause"]),
    "heading": ("4.1.1", ("f3", "home", *["down"] * 5, "enter", "down", "enter"), ["+    codable: false"]),
    "draft": ("4.1.1", ("f3", "home", *["down"] * 6, "enter", "down", "enter"), ["+    status: draft"]),
    "origin": ("4.1.1", ("f3", "home", *["down"] * 7, "enter", "home", "enter"), ["+    origin: theory"]),
    "brief": (
        "4.1.1",
        ("f3", "home", *["down"] * 8, "enter", *"些", "enter"),
        ["-    brief: 表面减了", "+    brief: 表面减了些"],
    ),
    "brief in English": (
        "4.1.1",
        ("f3", "home", *["down"] * 8, "enter", "tab", *"less", "enter"),
        ["-    brief: 表面减了", "+    brief: {zh: 表面减了, en: less}"],
    ),
    "definition": (
        "4.1.1",
        ("f3", "home", *["down"] * 9, "enter", "up", "home", "凡", "escape", "enter"),
        ["-      说话人认为清理台账、摘牌子只做了表面：", "+      凡说话人认为清理台账、摘牌子只做了表面："],
    ),
    "include": (
        "4.1.1",
        ("f3", "home", *["down"] * 10, "enter", "enter", "乙", *" -> 4.1.2", "escape", "enter"),
        ["-    include: [摘掉的牌子又挂出来]", "+    include: [摘掉的牌子又挂出来, {text: 乙, use: 4.1.2}]"],
    ),
    "take exclude away": (
        "4.1.1",
        ("f3", "home", *["down"] * 11, "enter", "f7", "delete", "escape", "enter"),
        ["-    exclude: [{text: 只说数目不评价真假, use: 5.1.1}]"],
    ),
    "typical": (
        "4.1.1",
        ("f3", "home", *["down"] * 12, "enter", "例", "escape", "enter"),
        ["+    examples:", "+      typical: [例]"],
    ),
    "keywords": (
        "4.1.1",
        ("f3", *END, "enter", "牌", "enter", "匾", "escape", "enter"),
        ["+    keywords: [牌, 匾]"],
    ),
    "id": (
        "4.1.2",
        ("f3", "home", "down", "enter", "x", "enter", "enter"),
        [f"-{FLOW}}}", f"+{FLOW.replace('4.1.2,', '4.1.2x, uuid: UUID,')}, former_ids: [4.1.2]}}"],
    ),
    "retire": (
        "4.1.1",
        ("delete", "enter"),
        ["+    status: retired", "+    history:", NEW_HISTORY],
    ),
    "merge": (
        "4.1.1",
        ("f7", "end", "enter", "enter"),
        ["+    status: merged", "+    merged_into: 5.1.1", "+    history:", NEW_HISTORY],
    ),
    "split": (
        "4.1.1",
        ("f8", "甲", "enter", "乙", "enter", "enter", "enter"),
        [
            *("+    status: retired", "+    split_into: [甲, 乙]", "+    history:", NEW_HISTORY),
            *("+  - id: 甲", "+    name: {zh: 甲}", "+    parent: 问题"),
            *("+  - id: 乙", "+    name: {zh: 乙}", "+    parent: 问题"),
        ],
    ),
}


def still(line: str) -> str:
    """Leave out what is another each day and each time."""
    line = re.sub(r"\d{4}-\d\d-\d\d", "0000-00-00", line)
    return re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID", line)


@pytest.mark.parametrize("part", range(3))
async def test_an_operation_changes_just_its_lines_and_is_taken_back(
    workbench: Start, coded: Project, part: int
) -> None:
    """Several in one workbench, since each leaves all as it was."""
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        before, given = file(coded), states(coded)
        for name, (code, keys, lines) in [*OPERATIONS.items()][part::3]:
            screen.take(code)
            await press(pilot, *keys[:-1])
            assert file(coded) == before, name
            assert "条编码" in asked(screen) or "编码记录" in asked(screen), name
            await press(pilot, keys[-1])
            after, then = file(coded), states(coded)
            assert [still(line) for line in changed(before, after)] == lines, name
            assert asked(screen) == ""
            assert screen.codebook is coded.codebook
            assert app.coding.codebook_shown is coded.codebook
            done = screen.message
            await press(pilot, "ctrl+z")
            assert screen.message == f"已撤销：{done}"
            assert (file(coded), states(coded)) == (before, given), name
            assert app.coding.codebook_shown is coded.codebook
            await press(pilot, "ctrl+y")
            assert screen.message == f"已重做：{done}"
            assert (file(coded), states(coded)) == (after, then), name
            await press(pilot, "ctrl+z")
            assert (file(coded), states(coded)) == (before, given), name
            assert not screen.notice.display
            await press(pilot, "escape" if screen.form.has_focus else "f24")


async def test_a_code_goes_up_and_down_among_its_siblings(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        before = file(coded)
        await press(pilot, "f5", "新", "enter")
        assert screen.highlighted == "新"
        orders = []
        for key in ("alt+up", "alt+up", "alt+down", "alt+down", "alt+down", "ctrl+up"):
            await press(pilot, key)
            orders.append([code.id for code in coded.codebook.children("问题")])
            assert screen.highlighted == "新"
        first, middle, last = ["新", "4.1.1", "4.1.2"], ["4.1.1", "新", "4.1.2"], ["4.1.1", "4.1.2", "新"]
        assert orders == [first, first, middle, last, last, middle]
        await press(pilot, "alt+down")
        await press(pilot, "alt+down")
        assert "已经是最后一个" in status(screen)
        await press(pilot, *["ctrl+z"] * 6)
        assert file(coded) == before


async def test_a_merge_says_first_what_becomes_of_codings_and_memos(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, "4.1.2")
        before, given = file(coded), states(coded)
        await press(pilot, "f7", "home")
        assert "4.1.2 的 1 条编码改为 4.1.1（王 1）" in asked(screen)
        await press(pilot, "enter")
        assert "把 4.1.2 并入 4.1.1？" in asked(screen)
        assert "1" in asked(screen).split("\n")[2]
        assert "+  - {id: 4.1.2" in asked(screen)
        await press(pilot, "escape")
        assert (file(coded), states(coded)) == (before, given)
        assert asked(screen) == ""
        assert screen.highlighted == "4.1.2"
        await press(pilot, "f7", "home", "enter", "enter")
        assert {one.code for one in codings(coded).values()} == {"4.1.1", "5.1.1"}
        assert len(codings(coded)) == len(given) - 1
        assert [one.memo for one in codings(coded).values() if one.memo] == ["一个数，四家要。"]
        assert tree(screen)["4.1.2"].count == "已并入 4.1.1"
        assert tree(screen)["4.1.2"].sign == "»"
        assert tree(screen)["4.1.1"].count == "2"
        desk = {id: one.code for id, one in app.coding.desk.codings.items()}
        assert desk == {id: one.code for id, one in codings(coded).items()}


async def test_only_codes_that_can_take_it_in_can_be_picked(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "f7")
        assert [id for id, row in tree(screen).items() if row.can_choose] == ["4.1.2", "5.1.1"]
        await press(pilot, "5", ".", "1", ".", "2", "enter")
        assert "并入哪个编码" in asked(screen)
        await press(pilot, "escape", "f6")
        assert [id for id, row in tree(screen).items() if row.can_choose][1:] == [
            *("问题", "4.1.2", "原因", "5.1.1")
        ]
        await press(pilot, "escape")
        screen.take("原因")
        await press(pilot, "f6")
        assert {"原因", "5.1.1"}.isdisjoint(id for id, row in tree(screen).items() if row.can_choose)
        await press(pilot, "m", "o", "r", "e", "escape", "escape")
        assert len(tree(screen)) == 6


async def test_what_cannot_be_is_said_and_the_question_stays(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        before = file(coded)
        await app.screen.run_action("change_code_id")
        await press(pilot, *["backspace"] * 5, *"5.1.1", "enter")
        assert "5.1.1" in screen.notice.text
        assert "换编号" in asked(screen)
        assert file(coded) == before
        await press(pilot, "escape", "escape")
        assert not screen.notice.display
        assert asked(screen) == ""
        screen.take("问题")
        await press(pilot, "f7", "end", "enter")
        assert "4.1.1" in screen.notice.text
        await press(pilot, "escape", "escape", "f10", "tab", *"red", "enter")
        assert screen.notice.display
        await press(pilot, "escape", "escape", "f5", "enter")
        assert "至少用一种语言" in status(screen)
        await press(pilot, "escape", "f8", "enter")
        assert screen.notice.display or "名称" in status(screen)
        assert file(coded) == before


async def test_what_others_did_since_keeps_from_undoing(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "f5", "新", "enter")
        span = transcripts.read(coded, "C01").turns[5].span
        coding.tag(coded, "李", "C01", span, ["新"])
        after = file(coded)
        await press(pilot, "ctrl+z")
        assert "新" in screen.notice.text
        assert file(coded) == after
        await press(pilot, "escape")
        screen.take("4.1.1")
        await press(pilot, "f2", "甲", "enter")
        path = coded.codebook_path
        path.write_bytes(file(coded).replace("形式化执行甲", "形式化执行乙").encode())
        edited = file(coded)
        await press(pilot, "ctrl+z")
        assert screen.notice.display
        assert file(coded) == edited


async def test_nothing_is_taken_back_that_there_is_not(workbench: Start, project: Project) -> None:
    app = workbench("新人")
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "ctrl+z")
        assert not screen.notice.display
        assert screen.message


async def test_a_broken_file_is_told_line_by_line_and_nothing_is_changed(
    workbench: Start, coded: Project
) -> None:
    good = file(coded)
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        broken = good.replace("kind: cause", "kind: Cause").replace("brief: 为什么", "breif: 为什么")
        coded.codebook_path.write_bytes(broken.encode())
        coded.reload_codebook()
        screen.look()
        await settled(pilot)
        problems = screen.query_one("#problems", Prose)
        assert problems.display
        line = next(number for number, text in enumerate(broken.split("\n"), 1) if "Cause" in text)
        assert f"{coded.settings.codebook}:{line}:" in problems.text
        assert "breif" in problems.text
        assert "最近一次" in problems.text or "上一" in problems.text or "可用" in problems.text
        for key in ("f2", "f5", "f6", "f7", "f8", "delete", "f10", "alt+up"):
            await press(pilot, key)
            assert "改正文件之前" in screen.notice.text, key
            assert asked(screen) == ""
            screen.end_complaint()
        assert file(coded) == broken
        await press(pilot, "enter")
        assert isinstance(app.screen, PassagesScreen)
        await press(pilot, "escape")
        coded.codebook_path.write_bytes(good.encode())
        coded.reload_codebook()
        screen.look()
        await settled(pilot)
        assert not problems.display
        await press(pilot, "f2", "甲", "enter")
        assert "形式化执行甲" in file(coded)


async def test_a_change_from_elsewhere_is_shown_and_said(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        text = file(coded).replace("数据多头填报", "多头填报").replace("表面减了", "只减表面")
        coded.codebook_path.write_bytes(text.encode())
        for _ in range(40):
            await pilot.pause(0.05)
            if "多头填报" in tree(screen)["4.1.2"].text and "数据" not in tree(screen)["4.1.2"].text:
                break
        assert tree(screen)["4.1.2"].text == "4.1.2 多头填报"
        assert "只减表面" in shown(screen)
        assert "2 处改动" in status(screen)


async def test_codings_of_another_window_are_counted(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        coding.tag(coded, "王", "C01", transcripts.read(coded, "C01").turns[5].span, ["4.1.2"])
        for _ in range(40):
            await pilot.pause(0.05)
            if tree(screen)["4.1.2"].count == "2":
                break
        assert tree(screen)["4.1.2"].count == "2"


async def test_the_rest_of_a_split_code_is_recoded_until_none_waits(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "ctrl+r")
        assert "没有待改编的记录" in status(screen)
        await press(pilot, "f8", "甲", "enter", "乙", "enter", "enter", "enter")
        waiting = 2
        while waiting:
            await press(pilot, "ctrl+r") if app.screen is screen else None
            passages = app.screen
            assert isinstance(passages, PassagesScreen)
            assert passages.listed.codings == waiting
            await press(pilot, "enter")
            assert app.screen is app.coding
            await press(pilot, "ctrl+r", "甲", "enter")
            await press(pilot, "escape")
            assert app.screen is passages
            waiting -= 1
        assert passages.listed.codings == 0
        await press(pilot, "escape")
        assert app.screen is screen
        assert {one.code for one in codings(coded).values() if one.coder == "王"} == {"甲", "4.1.2"}
        assert tree(screen)["甲"].count == "2"
        assert tree(screen)["4.1.1"].sign == "÷"


async def test_a_text_is_agreed_to_gone_on_with_or_left(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        before = file(coded)
        await press(pilot, "f3", *["down"] * 9, "enter", "escape")
        assert asked(screen) == ""
        assert screen.form.has_focus
        await press(pilot, "enter", "tab", *"Only", "escape")
        assert "修改 4.1.1 的“定义”？" in asked(screen)
        assert "Only" in asked(screen)
        await press(pilot, "f3", "tab", "!", "escape")
        assert "Only!" in asked(screen)
        await press(pilot, "escape")
        assert file(coded) == before
        await press(pilot, "enter", "tab", *"Only", "escape", "enter")
        assert coded.codebook.by_id["4.1.1"].definition.en == "Only"
        assert coded.codebook.by_id["4.1.1"].definition.zh.startswith("说话人认为")


async def test_what_is_written_when_one_quits_is_kept(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        before = file(coded)
        await press(pilot, "f3", *["down"] * 9, "enter", *"XYZ")
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert file(coded) == before
    kept = [path.read_bytes().decode() for path in coded.database.path.parent.glob("memo-*.md")]
    assert len(kept) == 1
    assert "事情照旧。XYZ" in kept[0]


async def test_a_memo_on_the_code_stands_in_the_form(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "f4", *"gaps", "escape")
        assert [memo.text for memo in memos.all(coded) if memo.code == "4.1.1" and not memo.transcript] == [
            "gaps"
        ]
        assert "gaps" in shown(screen)
        assert screen.code_rows.has_focus
        await press(pilot, "ctrl+z")
        assert "gaps" not in shown(screen)


async def test_a_click_on_a_hint_answers(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, "4.1.2")
        await press(pilot, "f2", "甲")
        bar = screen.query_one("#asking-title", Bar)
        assert bar._rows[0].right[0].action == "screen.answer"
        await screen.run_action("answer")
        await settled(pilot)
        assert coded.codebook.by_id["4.1.2"].name.zh == "数据多头填报甲"
        screen.take("5.1.2")
        await press(pilot, "delete")
        await screen.run_action("answer")
        await settled(pilot)
        assert coded.codebook.by_id["5.1.2"].usable


async def test_the_panel_of_the_coding_screen_has_the_change_at_once(
    workbench: Start, coded: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        await press(pilot, "f5", "新", "enter", "escape")
        assert app.screen is app.coding
        assert "新" in [row.id for row in app.coding.query_one(CodebookPanel).query_one(Rows).lines]
        assert "别处" not in app.coding.message

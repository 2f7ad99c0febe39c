"""A code made while coding: of what was typed or of the words themselves, in the file, undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.pilot import Pilot

from coder.model.code import CodeOrigin
from coder.model.code_ids import flaw_of
from coder.model.codebook import Codebook
from coder.model.problem import Severity
from coder.model.span import Span
from coder.project.opening import Project, open_project
from coder.project.transcripts import codings_of
from coder.tui.app import Workbench
from coder.tui.inventing import LONGEST_NAME, in_vivo_name, new_code
from coder.tui.listing import TOP
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.picker import NEW
from coder.tui.widgets.query import Query
from coder.tui.widgets.rows import Rows

Start = Callable[..., Workbench]
SIZE = (120, 24)


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.app.writing.finish()
    await pilot.pause()
    await pilot.app.writing.finish()  # what a new code was made for is asked for when it is there
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type what an input method gives."""
    pilot.app.coding.query_one("#wanted", Query).value = text
    await pilot.pause()


def stored(project: Project) -> list[tuple[str, str]]:
    return [(one.code, one.quote) for one in codings_of(project, "C01")]


def said(app: Workbench) -> str:
    return app.coding.query_one("#status", Bar).text


def asked(app: Workbench) -> str:
    return app.coding.query_one("#question", Bar).text


def choice(app: Workbench) -> Rows:
    return app.coding.query_one("#choice", Rows)


def fourth(app: Workbench) -> Span:
    return app.coding.desk.transcript.turns[3].span


async def test_what_no_code_is_called_becomes_one_and_is_given(workbench: Start, project: Project) -> None:
    app = workbench()
    before = project.codebook_path.read_text()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(fourth(app).start)
        await press(pilot, "enter")
        await typed(pilot, "没有人手")
        assert [row.id for row in choice(app).lines] == [NEW]
        await press(pilot, "enter")
        assert "放在哪个之下？新编码：“没有人手”" in asked(app)
        assert choice(app).highlighted == TOP
        assert stored(project) == []
        await typed(pilot, "原因")
        await press(pilot, "enter")
        assert stored(project) == [("没有人手", "事情一年比一年多。")]
        code = project.codebook.by_id["没有人手"]
        assert (code.name.zh, code.parent, code.origin) == ("没有人手", "原因", CodeOrigin.DATA)
        assert not app.coding.is_choosing
        assert "已编码：没有人手" in said(app)
        assert app.coding.code_looks["没有人手"].name == "没有人手"
        assert "没有人手" in [row.id for row in app.coding.query_one("#tree", Rows).lines]
        await press(pilot, "ctrl+z")
        assert stored(project) == []
        await press(pilot, "ctrl+z")
        assert "没有人手" not in project.codebook.by_id
        assert "没有人手" not in [row.id for row in app.coding.query_one("#tree", Rows).lines]
        assert project.codebook_path.read_text() == before
        await press(pilot, "ctrl+y", "ctrl+y")
        assert stored(project) == [("没有人手", "事情一年比一年多。")]


async def test_a_new_code_stands_where_a_code_like_it_stands(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(fourth(app).start)
        await press(pilot, "enter")
        await typed(pilot, "数据多头")
        assert [row.id for row in choice(app).lines] == ["4.1.2", NEW]
        await press(pilot, "down", "enter")
        assert choice(app).highlighted == "问题"
        await press(pilot, "enter")
        assert project.codebook.by_id["数据多头"].parent == "问题"


async def test_a_new_code_is_given_beside_those_that_were_taken(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(fourth(app).start)
        await press(pilot, "enter", *"xsh", "space")
        await typed(pilot, "没有人手")
        await press(pilot, "enter", "enter")
        assert sorted(code for code, _ in stored(project)) == ["4.1.1", "没有人手"]
        await press(pilot, "ctrl+z")
        assert stored(project) == []


async def test_a_coding_gets_a_new_code_instead(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(fourth(app).start)
        await press(pilot, "enter", *"xsh", "enter", "ctrl+r")
        await typed(pilot, "没有人手")
        await press(pilot, "enter", "enter")
        assert stored(project) == [("没有人手", "事情一年比一年多。")]


async def test_a_name_may_have_blanks_once_nothing_else_fits(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(fourth(app).start)
        await press(pilot, "enter", *"zzz", "space", *"yyy", "enter", "enter")
        assert stored(project) == [("zzz-yyy", "事情一年比一年多。")]
        assert project.codebook.by_id["zzz-yyy"].name.en == "zzz yyy"


async def test_escape_makes_no_code(workbench: Start, project: Project) -> None:
    app = workbench()
    before = project.codebook_path.read_bytes()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(fourth(app).start + 2)
        await press(pilot, "enter")
        await typed(pilot, "没有人手")
        await press(pilot, "enter", "escape")
        assert not app.coding.is_choosing
        assert app.coding.text.cursor == fourth(app).start + 2
        assert project.codebook_path.read_bytes() == before
        assert stored(project) == []


@pytest.mark.parametrize("name", ["形式化执行", "in form only", "4.1.1", "4.1", "问", "x"])
async def test_no_second_code_of_a_name_is_offered(workbench: Start, name: str) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(fourth(app).start)
        await press(pilot, "enter")
        await typed(pilot, name)
        assert NEW not in [row.id for row in choice(app).lines]


async def test_the_words_themselves_name_a_code(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        start = fourth(app).start
        app.coding.text.goto(start + 2, Span(start, start + 8))
        await press(pilot, "ctrl+n")
        assert "放在哪个之下？新编码：“事情一年比一年多”" in asked(app)
        await typed(pilot, "原因")
        await press(pilot, "enter")
        code = project.codebook.by_id["事情一年比一年多"]
        assert (code.parent, code.origin) == ("原因", CodeOrigin.IN_VIVO)
        assert [example.text for example in code.examples.typical] == ["事情一年比一年多"]
        assert stored(project) == [("事情一年比一年多", "事情一年比一年多")]
        assert app.coding.slots.latest == "事情一年比一年多"
    again = open_project(project.folder)
    assert not any(one.severity is Severity.ERROR for one in again.codebook_problems)
    again.close()


async def test_marks_alone_name_no_code(workbench: Start, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        end = app.coding.desk.transcript.turns[1].span.end
        app.coding.text.goto(end, Span(end - 2, end))
        await press(pilot, "ctrl+n")
        assert not app.coding.is_choosing
        assert "没有文字" in said(app)


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.text(max_size=60))
def test_any_words_make_a_name_of_one_line_and_an_id_that_can_be_used(words: str) -> None:
    name = in_vivo_name(" ".join(words.split()))
    assert len(name) <= LONGEST_NAME
    if name:
        operation = new_code(Codebook(), name, None, CodeOrigin.IN_VIVO, words)
        assert flaw_of(operation.id) == ""
        assert operation.name.said_in("zh") == name

"""The list of all commands: how they are found, in which order they stand, what cannot be had now."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from pypinyin import lazy_pinyin
from textual.pilot import Pilot

from coder.project import coding, transcripts
from coder.project.opening import Project
from coder.tui.app import Workbench
from coder.tui.commands import screens
from coder.tui.commands.command import Command
from coder.tui.commands.places import ALL
from coder.tui.names import Names, command_names
from coder.tui.screens.all import SCREENS
from coder.tui.screens.palette import PaletteScreen
from coder.tui.widgets.prose import Prose
from coder.tui.widgets.rows import Row, Rows

Start = Callable[..., Workbench]
READ_IN_TWO_WAYS = set("调重")
"""Without a dictionary they are read d and z."""
LED_TO = {"passages", "hits", "drawing"}
"""Screens that only lists and tables lead to."""


async def settled(pilot: Pilot[str]) -> None:
    await pilot.pause()
    await pilot.app.writing.finish()
    await pilot.pause()


def rows(app: Workbench) -> list[Row]:
    assert isinstance(app.screen, PaletteScreen)
    return list(app.screen.query_one(Rows).lines)


def row(app: Workbench, id: str) -> Row:
    return next(one for one in rows(app) if one.id == id)


@pytest.fixture
def coded(project: Project) -> Project:
    turn = transcripts.read(project, "C01").turns[1].span
    coding.tag(project, "王", "C01", turn, ["4.1.1"])
    return project


@pytest.fixture(scope="module")
def early() -> Names:
    return command_names(ALL)


@pytest.fixture(scope="module")
def late() -> Names:
    names = command_names(ALL)
    names.load()
    return names


@pytest.mark.parametrize("command", ALL, ids=lambda command: command.id)
def test_each_command_is_found_in_every_way(command: Command, early: Names, late: Names) -> None:
    titles = command.both_titles
    sounds = lazy_pinyin("".join(re.findall(r"[\u4e00-\u9fff]", titles.zh)))
    initials = "".join(sound[0] for sound in sounds)
    for typed in (titles.zh, titles.en, initials, "".join(sounds)):
        assert command.id in late.find(typed), typed
    for typed in (titles.zh, titles.en, *([] if set(titles.zh) & READ_IN_TWO_WAYS else [initials])):
        assert command.id in early.find(typed), typed


async def test_full_pinyin_typed_too_early_finds_once_it_is_known(
    workbench: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PaletteScreen, "_learn", lambda _self: None)
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+p", *"pinci")
        assert "show_frequencies" not in [one.id for one in rows(app)]
        app.screen.names.load()
        app.screen.post_message(PaletteScreen.Learned())
        await pilot.pause()
        assert rows(app)[0].id == "show_frequencies"


async def test_each_line_has_its_key_and_the_highlighted_one_says_where_it_belongs(
    workbench: Start,
) -> None:
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+p", *"完成")
        assert row(app, "finish").count == "F8"
        said = app.screen.query_one("#explained", Prose).text
        assert "接着做什么" in said
        assert "keys.finish" in said


async def test_what_was_chosen_last_comes_first_also_among_equals(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+p")
        before = [one.id for one in rows(app)]
        assert before[0] not in {"fold_margin", "tell_progress"}
        await pilot.press(*"页边", "enter", "ctrl+p", *"已编多少", "enter", "ctrl+p")
        after = [one.id for one in rows(app)]
        assert after[:2] == ["tell_progress", "fold_margin"]
        assert sorted(after) == sorted(before)
        await pilot.press(*"收起")
        assert rows(app)[0].id == "fold_margin"
        await pilot.press("escape", "f9", *"频次", "enter")
        await settled(pilot)
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert rows(app)[0].id == "show_frequencies"
    again = workbench()
    async with again.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+p")
        assert [one.id for one in rows(again)][:2] == ["show_frequencies", "tell_progress"]


async def test_what_cannot_be_had_now_stands_last_and_says_why(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        app.coding.text.goto(app.coding.desk.transcript.turns[3].span.start)
        await pilot.press("ctrl+p", *"去除编码")
        assert row(app, "uncode").count == "光标处没有您的编码"
        assert not row(app, "uncode").can_choose
        await pilot.press("enter")
        assert isinstance(app.screen, PaletteScreen)
        await pilot.press("escape", "ctrl+p")
        reasons = [one.tone == "faint" for one in rows(app)]
        assert reasons == sorted(reasons)
        await pilot.press("escape")
        app.coding.text.goto(app.coding.desk.transcript.turns[1].span.start)
        await pilot.press("ctrl+p", *"去除编码")
        assert row(app, "uncode").can_choose
        await pilot.press("enter")
        await settled(pilot)
        assert transcripts.codings_of(coded, "C01") == ()


async def test_without_a_transcript_only_what_needs_none_can_be_had(
    workbench: Start, project: Project
) -> None:
    for one in transcripts.overview(project):
        transcripts.remove(project, "王", one.facts.name)
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+p")
        assert row(app, "finish").count == "还没有访谈"
        assert row(app, "open_help").can_choose


def test_the_menu_lists_every_screen_that_opens_by_itself() -> None:
    opened = {command.does.removeprefix("show('").removesuffix("')") for command in screens.SCREENS}
    assert opened == set(SCREENS) - LED_TO


async def test_f9_lists_the_screens(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f9")
        assert [one.id for one in rows(app)] == [one.id for one in screens.SCREENS]


@pytest.mark.parametrize("typed", ["语言", "language", "yuyan", "qhjmyy"])
async def test_the_language_is_found_in_any_way(workbench: Start, typed: str) -> None:
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+p")
        app.screen.names.load()
        await pilot.press(*typed)
        assert rows(app)[0].id == "switch_language"


async def test_where_nothing_fits_the_moving_keys_do_nothing(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+p", *"zzzz", "up", "down", "pageup", "enter")
        assert rows(app) == []
        assert isinstance(app.screen, PaletteScreen)

"""Keys from coder.yaml and the user's settings work on every screen, and every hint names them."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

import coder.tui
from coder.locale.language import chinese
from coder.project import coding, transcripts
from coder.project.opening import Project, open_project
from coder.tui.app import Workbench
from coder.tui.commands.coding import CODE_AGAIN, RECODE, REPEAT
from coder.tui.commands.command import Command
from coder.tui.commands.places import ALL
from coder.tui.keys_in_force import Keys, keyed, usual_keys
from coder.tui.screens.help import HelpScreen
from coder.tui.screens.palette import PaletteScreen
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.prose import Prose
from coder.tui.widgets.query import Query
from coder.tui.widgets.rows import Row, Rows

Start = Callable[..., Workbench]
TUI = Path(coder.tui.__file__).parent


def keys_lines(**keys: str) -> tuple[str, ...]:
    return (
        "keys:",
        *(f"  {id}: {written if written == 'none' else f'[{written}]'}" for id, written in keys.items()),
    )


def given(**keys: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("settings_lines", [keys_lines(**keys)], ids=[""])


def status(app: Workbench) -> str:
    return app.screen.query_one("#status", Bar).text


def notice(app: Workbench) -> str:
    return app.screen.query_one("#notice", Prose).text


def codes(project: Project) -> list[str]:
    return [one.code for one in transcripts.codings_of(project, "C01")]


async def settled(pilot: Pilot[str]) -> None:
    await pilot.pause()
    await pilot.app.writing.finish()
    await pilot.pause()


@pytest.fixture
def coded(project: Project) -> Project:
    turn = transcripts.read(project, "C01").turns[1].span
    coding.tag(project, "王", "C01", turn, ["4.1.1"])
    return project


def at_first_answer(app: Workbench) -> None:
    app.coding.text.goto(app.coding.desk.transcript.turns[1].span.start)


@given(recode="f5, ctrl+d", hold="none")
async def test_a_command_has_its_new_keys_and_not_its_old_ones(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        for key, opens in (("ctrl+r", False), ("f5", True), ("ctrl+d", True)):
            at_first_answer(app)
            await pilot.press(key)
            await pilot.pause()
            assert app.coding.is_choosing is opens, key
            await pilot.press("escape")
        await pilot.press("f5", *"多头", "enter")
        await settled(pilot)
        assert codes(coded) == ["4.1.2"]


@given(recode="f5", hold="f3", undo="f7", open_help="f11", open_palette="ctrl+l", back="f2", fold_left="none")
async def test_every_hint_names_the_keys_in_force(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=(200, 60)) as pilot:
        at_first_answer(app)
        await pilot.press("tab")
        assert "F5 换编码  F3 起止" in status(app)
        assert "F11 帮助" in status(app)
        assert "^L 命令" in status(app)
        assert "^R" not in status(app)
        await pilot.press("f3")
        assert "Enter" in status(app)
        await pilot.press("escape", "f5")
        await pilot.pause()
        assert "F2 取消" in status(app)
        await pilot.press("f2", "delete")
        await settled(pilot)
        assert "F7 可以恢复" in app.coding.message
        await pilot.press("f11")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        told = app.screen.query_one("#help-text", Prose).text
        assert f"F5{RECODE.title}：" in told
        assert "^R" not in told
        await pilot.press("f11")
        assert app.screen is app.coding
        await pilot.press("ctrl+l", *"撤销")
        await pilot.pause()
        assert isinstance(app.screen, PaletteScreen)
        rows = {row.id: row.count for row in app.screen.query_one(Rows).lines}
        assert rows["undo"] == "F7"
        await pilot.press("ctrl+l")
        assert app.screen is app.coding


@given(repeat="f5", hold="none")
async def test_a_command_whose_own_key_is_a_sign_works_from_within_a_field(
    workbench: Start, coded: Project
) -> None:
    """Textual's keymap would leave it dead there: fields keep `.` for themselves."""
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        app.coding.text.goto(app.coding.desk.transcript.turns[3].span.start)
        await pilot.press("ctrl+b")
        assert isinstance(app.focused, Query)
        await pilot.press("f5")
        await settled(pilot)
        assert codes(coded) == ["4.1.1", "4.1.1"]
        await pilot.press(".")
        await settled(pilot)
        assert app.focused.value == "."
        assert codes(coded) == ["4.1.1", "4.1.1"]


@pytest.mark.parametrize("settings_lines", [("keys: {code_again-2: [f11, ctrl+d]}",)], ids=[""])
async def test_a_digit_may_be_another_key(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        app.coding.slots = app.coding.slots.use("4.1.2")
        app.coding.text.goto(app.coding.desk.transcript.turns[3].span.start)
        await pilot.press("2")
        await settled(pilot)
        assert codes(coded) == ["4.1.1"]
        await pilot.press("f11")
        await settled(pilot)
        assert codes(coded) == ["4.1.1", "4.1.2"]
        assert app.keys_in_force.names(CODE_AGAIN) == ("1", "F11", "3–9")
        signs = {row.id: row.sign for row in app.coding.query_one("#tree", Rows).lines}
        assert (signs["4.1.1"], signs["4.1.2"]) == ("1", "F11")
        await pilot.press("f10")
        assert "1 形式化执行" in status(app)
        assert "F11 数据多头填报" in status(app)


@pytest.mark.parametrize("key", ["１", "．", "。", "｡"])
async def test_what_an_input_method_types_means_the_same(workbench: Start, coded: Project, key: str) -> None:
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        app.coding.text.goto(app.coding.desk.transcript.turns[3].span.start)
        await pilot.press(key)
        await settled(pilot)
        assert codes(coded) == ["4.1.1", "4.1.1"]


@given(recode="．")
async def test_a_sign_that_was_given_to_a_command_is_nobody_elses_twin(
    workbench: Start, coded: Project
) -> None:
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        at_first_answer(app)
        await pilot.press("．")
        await pilot.pause()
        assert app.coding.is_choosing
        assert app.keys_in_force.pressed(REPEAT.id) == (".", "。", "｡")


@pytest.mark.parametrize(
    "settings_lines",
    [("keys: {next-turn: [f5], hold: none, keep: [f6], next_uncoded: [f3], let-go: [f7], finish: none}",)],
    ids=[""],
)
async def test_the_texts_own_keys_may_be_others(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        text, turns = app.coding.text, app.coding.desk.transcript.turns
        text.goto(turns[0].span.start)
        await pilot.press("f5")
        assert text.cursor == turns[1].span.start
        await pilot.press("ctrl+down")
        assert text.cursor == turns[1].span.start
        await app.coding.run_action("hold")
        await pilot.press("shift+right", "enter")
        assert text.held is not None
        assert "F6 保留" in status(app)
        await pilot.press("f6")
        await settled(pilot)
        assert text.held is None
        await app.coding.run_action("hold")
        await pilot.press("f7")
        assert text.held is None
        await app.coding.run_action("hold")
        await pilot.press("escape")
        assert text.held is None


@pytest.mark.parametrize("settings_lines", [("keys: {line-down: [j, f3, down], line-up: [k]}",)], ids=[""])
async def test_lists_and_fields_take_other_keys_but_never_what_one_types(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+o")
        rows = app.focused
        assert isinstance(rows, Rows)
        for key, at in (("j", "G01"), ("k", "C01"), ("f3", "G01"), ("up", "G01")):
            await pilot.press(key)
            assert rows.highlighted == at, key
        await pilot.press("escape", "ctrl+p", "down", "j", "k")
        field, commands = app.focused, app.screen.query_one(Rows)
        assert field.value == "jk"
        await pilot.press("backspace", "backspace", "f3", "f3")
        here = commands.highlighted
        await pilot.press("up")
        assert commands.highlighted != here, "none of the wanted keys can be had here, so the usual one stays"


@given(quit="f11")
async def test_quitting_has_its_new_key_only(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert app.is_running
        await pilot.press("ctrl+c")
        assert "F11 退出" in app.coding.message
        await pilot.press("f11")
        await pilot.pause()
        assert app._exit


@given(show_behind="f5", switch_below="f4", next_depth="none", open_menu="f3", next_measure="f11")
async def test_other_screens_have_their_keys_too(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f3", *"频次", "enter")
        await settled(pilot)
        assert app.screen.screen_title == "频次"
        before = app.screen.asked
        await pilot.press("f3")
        await pilot.pause()
        assert isinstance(app.screen, PaletteScreen)
        await pilot.press("escape", "f11")
        await settled(pilot)
        assert app.screen.asked.shown_measure != before.shown_measure
        assert "F11 " in app.screen.query_one("#asked", Bar).text
        await pilot.press("down", "f5")
        await settled(pilot)
        assert app.screen is app.get_screen("passages")


@given(recode="f8", nobody="f3", undo="ctrl+c", open_help="x")
async def test_what_cannot_be_is_said_when_the_workbench_opens(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert app.coding.notice.display
        said = notice(app)
        for rule in ("key-taken", "key-unknown-command", "key-reserved", "key-types"):
            assert f"coder.yaml: {rule}:" in said
        await pilot.press("escape")
        assert not app.coding.notice.display


async def test_the_users_own_keys_hold_and_what_is_wrong_there_is_said(
    workbench: Start, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.yaml"
    own.write_bytes(b"theme: nrod\nkeys: {finish: [f5], hold: none, redo: [ctrl+i]}\n")
    monkeypatch.setenv("CODER_CONFIG", str(own))
    opened = open_project(project.folder)
    app = Workbench(opened, "王")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f5")
        await settled(pilot)
        assert "完成" in app.coding.message
        said = notice(app)
        assert f"{own}: key-sent-alike" in said
        assert "nord" in said
    opened.close()


def test_without_wishes_every_key_is_what_the_command_declares() -> None:
    keys = usual_keys()
    assert keys.problems == ()
    for command in ALL:
        for part in command.parts:
            assert keys.of(part.id) == part.keys, part.id
    assert [keys.names(command) for command in (CODE_AGAIN, REPEAT)] == [("1–9",), (".", "。")]


def test_every_command_can_be_named_once_and_nothing_needed_is_without_keys() -> None:
    ids = [one.id for one in keyed()]
    assert len(set(ids)) == len(ids)
    assert {one.id for one in keyed() if one.needed} == {"quit", "back", "open_palette"}
    assert all(one.keys for one in keyed() if one.needed)


def test_no_sentence_names_a_key_that_may_be_another() -> None:
    """Sentences ask for `{key}`, and commands name each other; Esc and Enter always mean something."""
    named = re.compile(r"\bF\d+\b|\^[A-Z]\b|Ctrl\+")
    said = [
        argument.value
        for path in TUI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "plural"}
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]
    assert len(said) > 500
    assert [text for text in said if named.search(text) or named.search(chinese().get(text, ""))] == []


class Plain(App[str]):
    """Not the workbench."""

    def compose(self) -> ComposeResult:
        rows = Rows(id="rows")
        yield Query(rows, "", id="field")
        yield rows


async def test_outside_the_workbench_the_usual_keys_hold() -> None:
    app = Plain()
    async with app.run_test() as pilot:
        rows = app.query_one(Rows)
        rows.fill([Row("a", "a"), Row("b", "b")])
        rows.focus()
        await pilot.press("down")
        assert rows.highlighted == "b"


def test_names_of_a_command_given_many_keys() -> None:
    keys = Keys({f"code_again-{digit}": (f"f{digit + 10}",) for digit in range(1, 8)})
    assert keys.names(CODE_AGAIN)[-2:] == ("8", "9")
    assert keys.name(RECODE) == "^R"
    plain = Command("nothing", "", "", "", RECODE.group)
    assert keys.names(plain) == ()
    assert keys.way_to(plain) == "^P"

from __future__ import annotations

import ast
import inspect
from importlib import import_module
from itertools import chain
from pathlib import Path

import pytest
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen

import coder.tui
from coder.locale.language import chinese
from coder.tui.app import Workbench
from coder.tui.commands import coding, everywhere, screens
from coder.tui.commands.command import Command, key_name
from coder.tui.commands.places import ALL as COMMANDS
from coder.tui.commands.places import PLACES
from coder.tui.screens.all import SCREENS
from coder.tui.screens.coding import CodingScreen
from coder.tui.transcript.keys import KEYS
from coder.tui.widgets.find_bar import FindBar
from coder.tui.widgets.memo_editor import MemoEditor

TUI = Path(coder.tui.__file__).parent
MODULES = [
    ".".join(("coder.tui", *path.relative_to(TUI).with_suffix("").parts))
    for path in sorted(TUI.rglob("*.py"))
    if path.name != "__init__.py" and "transcript" not in path.parts
]
LEFT_TO_INPUTS = {f"ctrl+{letter}" for letter in "aedwukxv"}
"""Copying, ctrl+c, means the field's words in a field and the transcript's in the text."""
MEANT_TO_OVERRIDE = {
    *("BINDINGS", "DEFAULT_CSS", "COMPONENT_CLASSES", "CSS_PATH", "ENABLE_COMMAND_PALETTE"),
    *(
        "compose",
        "render_line",
        "notify_style_update",
        "check_action",
        "get_default_screen",
        "get_driver_class",
    ),
    *("action_quit", "action_help_quit", "title", "theme", "virtual_size"),
    *("get_line", "_set_document", "document", "wrapped_document", "navigator", "cursor_blink"),
}


def keys_of(command: Command) -> list[str]:
    return command.keys.split(",") if command.keys else []


@pytest.mark.parametrize("commands", [*PLACES.values()][:-1])
def test_no_key_means_two_things(commands: tuple[Command, ...]) -> None:
    keys = [
        key for command in (*commands, *screens.COMMANDS, *everywhere.COMMANDS) for key in keys_of(command)
    ]
    if commands is not coding.COMMANDS:
        assert sorted(set(keys)) == sorted(keys)
        return
    moves = [key for move in KEYS for key in move.keys.split(",")]
    shared = {"enter", "escape"}  # the text takes these only while it holds something
    assert sorted(set(keys)) == sorted(keys)
    assert set(keys) & set(moves) <= shared


def test_no_command_depends_on_a_letter_or_on_what_fields_need() -> None:
    """An input method swallows letters, and an input owns its own chords."""
    for key in chain.from_iterable(map(keys_of, COMMANDS)):
        assert not (len(key) == 1 and key.isalpha()), key
        assert key not in LEFT_TO_INPUTS
        assert key not in {"ctrl+i", "ctrl+m", "ctrl+h", "ctrl+j", "ctrl+s", "ctrl+z,"}
        assert "ctrl+shift" not in key


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_each_command_is_done_by_an_action_of_ours(command: Command) -> None:
    name = f"action_{command.does.partition('(')[0]}"
    owner, base = (Workbench, App) if command.id == "quit" else (_owner(command), Screen)
    assert hasattr(owner, name)
    assert command.id == "quit" or not hasattr(base, name)
    assert command.help.endswith(("。", "."))


def _owner(command: Command) -> type:
    """Find the screen on which a command works."""
    owners = [CodingScreen, MemoEditor, FindBar]
    for said in SCREENS.values():
        module, cls = said.split(":")
        owners.append(getattr(import_module(f"coder.tui.screens.{module}"), cls))
    return next(owner for owner in owners if command in owner.commands_here)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_each_command_has_its_name_in_both_languages(command: Command) -> None:
    titles = command.both_titles
    assert titles.en
    assert titles.en.isascii()
    assert titles.zh
    assert not titles.zh.isascii()
    assert chinese()[titles.en] == titles.zh


def test_keys_are_named_as_on_a_keyboard() -> None:
    assert key_name("ctrl+pagedown") == "Ctrl+PgDn"
    assert key_name("。") == "。"


def _own_names(cls: type) -> set[str]:
    """Name what the class defines and what it sets on `self`."""
    (definition,) = ast.parse(inspect.getsource(cls)).body
    assert isinstance(definition, ast.ClassDef)
    names = {
        node.name for node in definition.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    for node in ast.walk(definition):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and _is_self(node.value):
            names.add(node.attr)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node in _fields(definition):
            names.add(node.id)
    return names


def _is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"


def _fields(definition: ast.ClassDef) -> list[ast.expr]:
    return [node.target for node in definition.body if isinstance(node, ast.AnnAssign)]


def _ours() -> list[type]:
    found = {
        member
        for name in MODULES
        for member in vars(import_module(name)).values()
        if inspect.isclass(member) and issubclass(member, DOMNode) and member.__module__ == name
    }
    return sorted(found, key=lambda cls: cls.__name__)


@pytest.mark.parametrize("cls", _ours(), ids=lambda cls: cls.__name__)
def test_nothing_of_textual_is_shadowed(cls: type) -> None:
    """Shadowing `gutter` or `_size` crashes far from where it was done."""
    base = next(one for one in cls.__mro__ if one.__module__.startswith("textual."))
    plain = base() if base is not Screen else Screen()
    inherited = {name for name in dir(plain) if not name.startswith(("__", "on_", "watch_"))}
    assert _own_names(cls) & inherited - MEANT_TO_OVERRIDE == set()

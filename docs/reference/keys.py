"""What every key of the workbench does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.binding import Binding

from coder.tui.commands.command import Group, key_name
from coder.tui.commands.places import ALL
from coder.tui.screens.help import WHILE_HOLDING
from coder.tui.transcript.keys import KEYS, Key
from coder.tui.widgets.query import Query
from coder.tui.widgets.rows import Rows
from docs.reference.layout import both, heading, said, table

SILENT = {"ctrl+z,ctrl+y"}
"""Bound only so that they do nothing."""


def section() -> Iterator[str]:
    """Lay all keys out, by where they work."""
    key, does = both(zh="按键", en="Key"), both(zh="作用", en="What it does")
    yield heading(2, both(zh="工作台的按键", en="Keys of the workbench"))
    yield both(
        zh="`^Z` 表示按住 Ctrl 再按 Z。同一行的几个键作用相同。按键目前不能自行更改。\n",
        en="`^Z` means Ctrl and Z. Several keys in one row do the same. Keys cannot be changed yet.\n",
    )
    for group in Group:
        yield heading(3, group.value)
        rows = [
            (_names(command.key_names) or _menu(), f"**{said(command.title)}** {said(command.help)}")
            for command in ALL
            if command.group is group
        ]
        yield table((key, does), rows)
    yield heading(3, both(zh="在正文里移动和选择", en="Moving and selecting in the text"))
    yield table((key, both(zh="按住 Shift：选择", en="With Shift: selects"), does), _reading_rows())
    yield heading(3, both(zh="选码面板、列表和命令面板", en="Picker, lists and palette"))
    yield table((key, does), _list_rows())
    yield heading(3, both(zh="鼠标", en="Mouse"))
    yield table((both(zh="动作", en="Action"), does), _mouse_rows())


def _names(keys: Sequence[str]) -> str:
    return " · ".join(f"`{name}`" for name in keys)


def _reading_rows() -> Iterator[tuple[str, str, str]]:
    selecting = {one.id: one for one in KEYS if one.action.startswith("stretch(")}
    for one in KEYS:
        if one.id not in selecting and one.id not in WHILE_HOLDING:
            longer = selecting.get(f"select-{one.id}")
            yield _keys(one), _keys(longer) if longer else "", one.title


def _keys(key: Key) -> str:
    return _names(tuple(map(key_name, key.keys.split(","))))


def _menu() -> str:
    return both(zh="（在 `^P` 里）", en="(in `^P`)")


def _list_rows() -> Iterator[tuple[str, str]]:
    words = {
        "up": both(zh="上一行", en="Line up"),
        "down": both(zh="下一行", en="Line down"),
        "pageup": both(zh="上一页", en="Page up"),
        "pagedown": both(zh="下一页", en="Page down"),
        "home": both(zh="第一行（输入框里：移到开头）", en="First line (in a field: to its start)"),
        "end": both(zh="最后一行（输入框里：移到末尾）", en="Last line (in a field: to its end)"),
        "enter": both(zh="选定这一行", en="Choose this line"),
    }
    bound = {one.key for one in (*Rows.BINDINGS, *Query.BINDINGS) if isinstance(one, Binding)}
    for key in (*words, *sorted(bound - words.keys() - SILENT)):
        yield f"`{key_name(key)}`", words[key]
    yield (
        "`Space`",
        both(
            zh="选码面板里：多选，或取消这一个；Enter 一次给出全部",
            en="In the picker: take this code along, or leave it out again; Enter gives all of them",
        ),
    )
    yield "`Esc`", both(zh="回到正文", en="Back to the text")


def _mouse_rows() -> Iterator[tuple[str, str]]:
    yield both(zh="单击正文", en="Click in the text"), both(zh="放光标", en="Places the cursor")
    yield (
        both(zh="双击、三击、四击", en="Double, triple, quadruple click"),
        both(zh="选词、选句、选整段话", en="Selects the word, the sentence, the turn"),
    )
    yield both(zh="拖动", en="Drag"), both(zh="选择", en="Selects")
    yield (
        both(zh="双击列表里的一行", en="Double click on a line of a list"),
        both(zh="选定它（命令面板里单击即可）", en="Chooses it (in the palette one click is enough)"),
    )
    yield (
        both(zh="单击状态行里的按键", en="Click on a key in the status line"),
        both(zh="如同按下它", en="As if it had been pressed"),
    )
    yield both(zh="滚轮", en="Wheel"), both(zh="滚动", en="Scrolls")

"""What every key of the workbench does, screen by screen."""

# ruff: noqa: E501 -- a sentence is one line

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coder.tui.commands.command import Command
from coder.tui.commands.memos import WRITING
from coder.tui.commands.places import PLACES, READING
from coder.tui.keys_in_force import usual_keys
from coder.tui.transcript.keys import KEYS, Key
from coder.tui.widgets.keys import LIST_KEYS, TABLE_KEYS
from docs.reference.layout import both, heading, said, table


def section() -> Iterator[str]:
    """Lay all keys out, by where they work, with the names by which the settings give others."""
    key, id = both(zh="按键", en="Key"), both(zh="名称", en="Name")
    does = both(zh="作用", en="What it does")
    yield heading(2, both(zh="工作台的按键", en="Keys of the workbench"))
    yield _introduction()
    for title, commands in PLACES.items():
        yield heading(3, title)
        yield table((key, id, does), [_row(command) for command in commands])
        if title == READING:
            yield from _reading(key, id, does)
        if commands is WRITING:
            yield _typing()
    yield heading(3, both(zh="列表、表格、选码面板和命令面板", en="Lists, tables, picker and palette"))
    yield table((key, id, does), _list_rows())
    yield heading(3, both(zh="鼠标", en="Mouse"))
    yield table((both(zh="动作", en="Action"), does), _mouse_rows())


def _row(command: Command) -> tuple[str, str, str]:
    return _names(usual_keys().names(command)) or _menu(), _ids(command), _said(command)


def _reading(key: str, id: str, does: str) -> Iterator[str]:
    yield heading(3, both(zh="在正文里移动和选择", en="Moving and selecting in the text"))
    yield both(
        zh="移动键加上 Shift 就是选择；名称前加 `select-`，例如 `select-next-turn`。调整一条编码的起止时（F5），移动键移动它的一端。\n",
        en="A moving key with Shift selects; its name begins with `select-`, such as `select-next-turn`. While the ends of a coding are moved (F5), the moving keys shift one of them.\n",
    )
    yield table((key, both(zh="按住 Shift：选择", en="With Shift: selects"), id, does), _reading_rows())


def _typing() -> str:
    return both(
        zh="其余按键与一般的文本框相同：方向键移动，加 Shift 选择，`^Z`、`^Y` 在这条备忘之内撤销和重做，`Tab` 缩进，`^C`、`^X`、`^V` 复制、剪切、粘贴；`Esc` 关闭，写下的都已保存。\n",
        en="The rest is as in any field of text: arrows move, with Shift they select, `^Z` and `^Y` take back and bring back within this memo, `Tab` sets in, `^C`, `^X` and `^V` copy, cut and paste; `Esc` closes, and all that was typed is stored.\n",
    )


def _introduction() -> str:
    return both(
        zh="""\
`^Z` 表示按住 Ctrl 再按 Z。同一行的几个键作用相同。中文输入法下，全角的数字和标点与半角的作用相同。

除鼠标和 Ctrl+C、Esc 外，按键都可以改：在 `coder.yaml` 或个人设置的 `keys` 里写“名称: 按键”，例如
`keys: {recode: f7, finish: [f8, ctrl+d], show_others: none}`，或者用 `coder config set keys.recode f7`。
个人设置对所有项目有效，项目里写的优先。做不到的（按键冲突、没有这个名称、这个键不能用）在打开工作台时说明，
其余照样生效。`coder config keys` 列出现在的按键。
""",
        en="""\
`^Z` means Ctrl and Z. Several keys in one row do the same. With a Chinese input method, digits and marks of
full width mean the same as their ASCII twins.

All keys but Ctrl+C and Esc can be changed: `keys` in `coder.yaml` or in your own settings takes names with
keys, such as `keys: {recode: f7, finish: [f8, ctrl+d], show_others: none}`; so does `coder config set
keys.recode f7`. Your own settings hold for all projects; what a project says goes before. What cannot be (two
commands want one key, there is no such name, the key cannot be had) is said when the workbench opens, and the
rest holds. `coder config keys` lists the keys that hold now.
""",
    )


def _names(names: Sequence[str]) -> str:
    return " · ".join(f"`{name}`" for name in names)


def _ids(command: Command) -> str:
    ids = [part.id for part in command.parts]
    return f"`{ids[0]}`" if len(ids) == 1 else f"`{ids[0]}` … `{ids[-1]}`"


def _said(command: Command) -> str:
    return f"**{said(command.title)}** {said(command.help)}"


def _reading_rows() -> Iterator[tuple[str, str, str, str]]:
    selecting = {one.id: one for one in KEYS if one.selects}
    for one in KEYS:
        if not one.selects:
            longer = selecting.get(f"select-{one.id}")
            yield _keys(one), _keys(longer) if longer else "", f"`{one.id}`", one.title


def _keys(key: Key) -> str:
    return _names(usual_keys().names(key))


def _menu() -> str:
    return both(zh="（在 `^P` 里）", en="(in `^P`)")


def _list_rows() -> Iterator[tuple[str, str, str]]:
    for key in {one.id: one for one in (*LIST_KEYS, *TABLE_KEYS)}.values():
        yield _keys(key), f"`{key.id}`", key.title
    yield (
        "`Space`",
        "",
        both(
            zh="选码面板里：多选，或取消这一个；Enter 一次给出全部",
            en="In the picker: take this code along, or leave it out again; Enter gives all of them",
        ),
    )


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

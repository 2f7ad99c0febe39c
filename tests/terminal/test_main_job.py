"""An analyst's first ten minutes in a real terminal: read, select, code by keyboard and mouse, come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import ask
from tests.terminal import stored
from tests.terminal.conftest import DOWN, ESCAPES, RIGHT

FIRST = "书记您好"


def mine(folder: Path) -> list[tuple[str, str]]:
    return [(one["code"], one["quote"]) for one in stored.codings(folder)]


def freq(folder: Path) -> dict[str, int]:
    rows = stored.rows(folder, "freq", "--coder", "戊")
    return {row["code"]: row["codings"] for row in rows if row["codings"]}


@pytest.mark.parametrize(
    ("columns", "lines", "language", "done"), [(80, 24, "zh", "已编码"), (160, 48, "en", "coded:")]
)
def test_read_code_leave_and_come_back(study, terminal, columns, lines, language, done):
    def workbench():
        opened = terminal(
            "code", *(["C01"] if not mine(study) else []),
            folder=study, columns=columns, lines=lines, CODER_CODER="戊", CODER_LANG=language,
        )  # fmt: skip
        opened.until(FIRST)
        return opened

    window = workbench()
    window.arrow(DOWN, "ctrl", times=2)  # from the first to the third turn
    window.arrow(DOWN, "alt")
    window.arrow(DOWN, "shift+alt")  # select its second sentence
    window.type("\r")
    window.type("xsh", "4.1.1")  # 形式化
    window.type("\r", done)
    assert "4.1.1" in window.text()
    (first,) = mine(study)
    assert first == ("4.1.1", "您先介绍介绍自己，干了多少年了？")

    column, line = window.find("介绍介绍自己")
    window.drag((column, line), (column + 12, line))  # six Han characters, from the middle of the first
    window.type("\r")
    window.type("bei dong", "4.2.3")  # 被动; full pinyin is known as soon as its dictionary has been read
    window.type("\r", lambda text: done in text and "4.2.3" in text)
    second = ("4.2.3", "介绍介绍自己")
    assert mine(study) == [first, second]

    window.type("\x1a")
    assert mine(study) == [first]
    window.type("\x19")
    assert mine(study) == [first, second]
    before = window.screen.cursor.x, window.screen.cursor.y
    shown = [row for row in window.text().split("\n") if FIRST in row]
    window.quit()

    again = workbench()
    again.until(lambda _text: (again.screen.cursor.x, again.screen.cursor.y) == before)
    assert [row for row in again.text().split("\n") if FIRST in row] == shown
    again.quit()
    assert mine(study) == [first, second]
    assert freq(study) == {"4.1.1": 1, "4.2.3": 1}
    assert stored.is_sound(study)


def test_the_terminal_is_left_as_it_was(study, terminal):
    window = terminal("code", "C01", folder=study, CODER_CODER="戊")
    window.until(FIRST)
    window.quit()
    for switch in (b"?1049", b"?1000", b"?1003", b"?1006", b"?2004"):
        ons, offs = window.raw.count(b"\x1b[" + switch + b"h"), window.raw.count(b"\x1b[" + switch + b"l")
        assert offs >= min(ons, 1), switch
    assert window.raw.rfind(b"\x1b[?25h") > window.raw.rfind(b"\x1b[?25l")


def test_resizing_keeps_the_place(study, terminal):
    window = terminal("code", "C01", folder=study, columns=160, lines=48, CODER_CODER="戊")
    window.until(FIRST)
    window.arrow(DOWN, "ctrl", times=20)
    for columns, lines in ((80, 24), (200, 60), (60, 20), (120, 40)):
        window.resize(columns, lines)
        assert window.child.isalive()
        cursor = window.screen.buffer[window.screen.cursor.y]
        row = "".join(cursor[column].data for column in range(columns))
        assert "您" in row or "嗯" in row or row.strip()
    window.type("\r")
    window.type("xsh")
    window.type("\r", "已编码")
    assert [code for code, _quote in mine(study)] == ["4.1.1"]
    window.quit()


def test_killing_the_workbench_loses_nothing_that_was_shown(study, terminal):
    for round_ in range(3):
        window = terminal("code", "C01", folder=study, CODER_CODER="戊")
        window.until("话轮 · 句")
        window.type("\x1b[1;5H")  # Ctrl+Home: the place may have been kept before the kill
        window.arrow(DOWN, "ctrl", times=3 + round_)
        window.arrow(DOWN, "alt")
        window.type("\r")
        window.type("xsh", "必须说到两头")
        window.type("\r", "已编码：")
        window.kill()
        assert len(mine(study)) == round_ + 1
    assert stored.is_sound(study)
    assert ask(["undo"], study, CODER_CODER="戊").code == 0
    assert len(mine(study)) == 2


def test_two_windows_see_each_other(study, terminal):
    one = terminal("code", "C01", folder=study, columns=120, lines=36, CODER_CODER="戊")
    one.until(FIRST)
    one.arrow(DOWN, "ctrl", times=2)
    turns = stored.rows(study, "transcripts", "show", "C01")
    start = turns[2]["start"]
    assert ask(["tag", "C01", f"{start}:{start + 6}", "4.3.2"], study, CODER_CODER="戊").code == 0
    one.until("4.3.2")
    one.quit()


def test_wrong_keys_and_hostile_text_do_no_harm(study, terminal):
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    hostile = f"\x1b[2J\x1b]0;title\x07[red]红[/red]\u202e反 {family} e\u0301 \t制表"
    (study / "odd.txt").write_bytes(f"问：{hostile}\n答：好\n问：二\n答：三\n".encode())
    assert ask(["import", "odd.txt"], study).code == 0
    window = terminal("code", "odd", folder=study, CODER_CODER="戊")
    window.until("[red]")
    for keys in (
        "\x1b",
        "\t",
        "\x7f",
        "q",
        "!!!",
        "0",
        "9",
        ".",
        "。",
        "\x1b[99~",
        "中文",
        "\x03",
        "\x1b[3~",
        "\x1a",
        "\x19",
    ):
        window.type(keys)
        assert window.child.isalive(), repr(keys)
    window.arrow(RIGHT, "shift", times=40)
    assert mine(study) == []
    assert b"title\x07" not in window.raw
    assert b"\x1b[2J" not in ESCAPES.sub(b"", window.raw)
    window.quit()


def test_no_color_and_ascii_margins(study, terminal):
    with (study / "coder.yaml").open("a") as settings:
        settings.write("margins: ascii\n")
    window = terminal("code", "C01", folder=study, columns=120, lines=36, CODER_CODER="甲", NO_COLOR="1")
    window.until(FIRST)
    window.arrow(DOWN, "ctrl", times=4)
    text = window.text()
    assert "/" in text
    assert "┏" not in text
    colours = [
        code for code in ESCAPES.findall(window.raw) if code.startswith((b"\x1b[38;2;", b"\x1b[48;2;"))
    ]
    for code in colours:
        red, green, blue = (int(part) for part in code[7:-1].split(b";")[:3])
        assert red == green == blue
    window.quit()

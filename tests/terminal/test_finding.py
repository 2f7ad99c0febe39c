"""Finding in a real terminal: words as an input method hands them over, hits coded one by one and as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal import stored
from tests.terminal.conftest import DOWN, ESC

FIRST = "书记您好"
F3, F4, F6 = "\x1bOR", "\x1bOS", "\x1b[17~"
CTRL_F, CTRL_G, CTRL_Y, CTRL_Z = "\x06", "\x07", "\x19", "\x1a"


def mine(folder: Path) -> list[tuple[str, str, str]]:
    return [(one["transcript"], one["code"], one["quote"]) for one in stored.codings(folder)]


def found(folder: Path, query: str, *how: str) -> int:
    return len(stored.rows(folder, "find", query, *how))


def test_find_code_all_undo_quit_and_come_back(study, terminal):
    window = terminal("code", "C01", folder=study, columns=120, lines=36, CODER_CODER="戊")
    window.until(FIRST)
    here = found(study, "台账", "--transcript", "C01")
    window.type(CTRL_F, "Tab")
    window.type("臺賬", f"1/{here}")
    window.type(F3, f"2/{here}")
    window.type(CTRL_G, f"1/{here}")
    window.type("\r", "选中 2 字")
    window.type("\r", "编码：中英文")
    window.type("xsh", "4.1.1")
    window.type("\r", "已编码：4.1.1")
    assert mine(study) == [("C01", "4.1.1", "台账")]

    everywhere = found(study, "台账")
    window.type(CTRL_F, "1/")
    window.type("\t", f"共 {everywhere} 处")
    window.arrow(DOWN)
    window.type("1", "已编码：4.1.1")
    assert mine(study) == [("C01", "4.1.1", "台账")] * 2
    window.type(F6, f"{everywhere} 个段落：编码为")
    window.type("xsh", "4.1.1")
    window.type("\r", "Esc 放弃")
    assert "其中 2 个段落已有此编码" in window.text()
    assert len(mine(study)) == 2
    window.type("\r", "2 段原已有此编码")
    assert len(mine(study)) == everywhere
    window.type(CTRL_Z, "撤销")
    assert len(mine(study)) == 2
    window.quit()

    again = terminal("code", folder=study, columns=80, lines=24, CODER_CODER="戊")
    again.until("台账")
    again.type(CTRL_Y, "重做")
    assert len(mine(study)) == everywhere
    again.quit()
    assert stored.is_sound(study)


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (200, 60)])
def test_from_a_hit_to_the_text_and_back(study, terminal, columns, lines):
    window = terminal("code", "C01", folder=study, columns=columns, lines=lines, CODER_CODER="戊")
    window.until(FIRST)
    window.type(CTRL_F, "Tab")
    window.type("台账\t", "处，共")
    window.type("\x1b[F", lambda text: "第 " in text and "第 1 处" not in text)  # End
    last = next(line for line in window.text().split("\n") if "处，共" in line).split(" 处")[0]
    window.type("\r", "选中 2 字")
    window.type(CTRL_G, "：第 ")
    window.type(ESC, "F2 全部访谈")
    assert last in window.text()
    window.type(ESC, "已编 0%")
    window.quit()


def test_what_is_typed_in_one_go_is_done_to_the_hit(study, terminal):
    window = terminal("code", "C01", folder=study, columns=120, lines=36, CODER_CODER="戊")
    window.until(FIRST)
    window.type(f"{CTRL_F}柜子\r\rxsh\r", "已编码：4.1.1")
    assert mine(study) == [("C01", "4.1.1", "柜子")]
    window.type(f"{CTRL_F}台账\r1", lambda _text: len(mine(study)) == 2)
    window.type(f"{CTRL_F}社区\t1", lambda _text: len(mine(study)) == 3)
    assert {quote for _name, _code, quote in mine(study)} == {"柜子", "台账", "社区"}
    window.quit()

"""Keys that come in one go, as over a slow line: each finds what the one before it opened."""

from __future__ import annotations

import re

from tests.terminal import stored
from tests.terminal.conftest import ESC

F4, F5, F6, F9 = "\x1bOS", "\x1b[15~", "\x1b[17~", "\x1b[20~"
CTRL_R, LEFT = "\x12", "\x1b[D"


def test_keys_that_come_in_one_go_are_all_heard(study, terminal):
    window = terminal("code", "C01", folder=study, columns=120, lines=40, CODER_CODER="戊")
    window.until("书记您好")
    window.type(f"{F6}\r4.1.1\r{F6}\r4.2.3 5.1.1 \r{F6}12", lambda text: re.search("● C01 \\S+ +5 ", text))
    assert [one["code"] for one in stored.codings(study)] == ["4.1.1", "4.2.3", "5.1.1", "4.1.1", "4.2.3"]
    window.type(f"{F4}一\r\r- 二{ESC}")
    assert [one["text"] for one in stored.memos(study)] == ["一\n\n- 二"]
    before = {one["id"]: one for one in stored.codings(study)}
    window.type(f"{CTRL_R}4.2.2\r{F5}{LEFT}\r", "已调整")
    (new,) = (one for one in stored.codings(study) if one != before[one["id"]])
    old = before[new["id"]]
    assert (new["code"], new["start"], new["end"]) == ("4.2.2", old["start"], old["end"] - 1)
    window.type(f"{F9}\r4.2.2", "对社区工作准入制度未予回应")
    window.quit()

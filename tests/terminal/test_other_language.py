"""The language is switched from the palette: the workbench begins again at the same place."""

from __future__ import annotations

from tests.terminal.conftest import DOWN


def test_the_same_place_in_the_other_language(study, terminal):
    window = terminal("code", "C02", folder=study, CODER_CODER="戊", CODER_LANG="zh")
    window.until("第 1 话轮")
    window.arrow(DOWN, "ctrl", times=4)
    window.until("第 5 话轮")
    window.type("\x10", "命令：")  # ^P
    window.type("language\r", "turn 5")
    assert "C02" in window.text()
    window.type("\x10", "command:")
    window.type("switch the l\r", "第 5 话轮")
    window.quit()

"""The language is switched from the palette: the workbench begins again at the same place."""

from __future__ import annotations

from tests.cli.conftest import ask
from tests.terminal.conftest import DOWN


def test_the_same_place_in_the_other_language(tmp_path, terminal):
    assert ask(["demo", "--no-open", "study"], tmp_path, CODER_CODER="丁").code == 0
    window = terminal("code", "C02", folder=tmp_path / "study", CODER_CODER="戊", CODER_LANG="zh")
    window.until("第 1 话轮")
    window.arrow(DOWN, "ctrl", times=4)
    window.until("第 5 话轮")
    window.type("\x10")  # ^P
    window.until("命令：")
    window.type("language\r")
    window.until("turn 5")
    assert "C02" in window.text()
    window.type("\x10")
    window.until("command:")
    window.type("switch the l\r")
    window.until("第 5 话轮")
    window.quit()

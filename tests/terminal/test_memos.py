"""A memo in a real terminal: typed in Chinese, killed, found again, undone; the window changes its size."""

from __future__ import annotations

from pathlib import Path

from tests.terminal import stored
from tests.terminal.conftest import DOWN, LEFT

F4, HOME = "\x1bOS", "H"
SEVERAL = "“换个名目”是一句反话，\r要和 C03 比。\r\r- 台账\r- 系统"
STORED = SEVERAL.replace("\r", "\n")


def mine(folder: Path) -> list[tuple[str, int, str]]:
    return [(one["about"], one["turn"], one["text"]) for one in stored.memos(folder)]


def at_turn_6(terminal, study, **size):
    window = terminal("code", "C01", folder=study, CODER_CODER="戊", **size)
    window.until("句  ")
    window.arrow(HOME, "ctrl")  # what stands above the first turn
    window.arrow(DOWN, "ctrl", times=6)
    window.until("第 6 话轮")
    return window


def test_what_was_shown_as_saved_survives_a_kill(study, terminal):
    window = at_turn_6(terminal, study)
    window.type(F4, "备忘 · 第 6 话轮")
    window.type(SEVERAL, lambda text: "尚未保存" in text and "- 系统" in text)
    assert "“换个名目”是一句反话，" in window.text()
    window.until("已保存")
    assert mine(study) == [("turn", 6, STORED)]
    window.type("，这几个字丢了也行")
    window.kill()
    assert mine(study) == [("turn", 6, STORED)]
    assert stored.is_sound(study)

    window = at_turn_6(terminal, study)
    assert "6✎" in window.text()
    window.type(F4, "- 系统")
    window.type("，还有人")
    window.type("\x1b", "备忘已保存")
    assert mine(study) == [("turn", 6, f"{STORED}，还有人")]
    window.type("\x1a", "改备忘：第 6 话轮")  # ^Z
    assert mine(study) == [("turn", 6, STORED)]
    window.type("\x1a", lambda text: "6✎" not in text)
    assert mine(study) == []
    window.type("\x19", "6✎")  # ^Y
    assert mine(study) == [("turn", 6, STORED)]
    window.quit()


def test_resizing_keeps_text_cursor_and_passage(study, terminal):
    window = at_turn_6(terminal, study, columns=160, lines=48)
    passage = next(row for row in window.text().split("\n") if row.lstrip().startswith("6 "))
    words = passage.split()[2][:6]
    window.type(F4, "备忘 · 第 6 话轮")
    window.type("第一行\r第二行，写到一半")
    window.arrow(LEFT, times=2)
    for columns, lines in ((80, 24), (200, 60), (60, 18), (120, 40)):
        window.resize(columns, lines)
        text = window.text()
        assert words in text
        line = max(at for at, row in enumerate(text.split("\n"), 1) if "第二行，写到一半" in row)
        cells = window.screen.buffer[line - 1]
        column = next(at for at in range(columns) if cells[at].data == "第" and cells[at + 2].data == "二")
        # the terminal's cursor, where an input method draws, stands before the last two characters
        assert (window.screen.cursor.x, window.screen.cursor.y) == (column + 12, line - 1)
    window.type("就")
    window.type("\x1b", "备忘已保存")
    window.quit()
    assert mine(study) == [("turn", 6, "第一行\n第二行，写到就一半")]


def test_leaving_stores_what_is_typed(study, terminal):
    window = at_turn_6(terminal, study)
    window.type(F4, "备忘 · 第 6 话轮")
    window.child.send("没等保存就走")
    window.quit()
    assert mine(study) == [("turn", 6, "没等保存就走")]


def test_what_is_too_long_to_be_stored_is_kept_in_a_file_that_is_named(study, terminal):
    window = at_turn_6(terminal, study)
    window.type(F4, "备忘 · 第 6 话轮")
    window.type("\x1b[200~" + "长" * 100_001 + "\x1b[201~")
    window.until("100,001 / 100,000 字")
    window.quit()
    (kept,) = (study / ".coder").glob("memo-*.md")
    assert kept.name in window.raw[-500:].decode()
    assert kept.read_text(encoding="utf-8") == "长" * 100_001
    assert mine(study) == []

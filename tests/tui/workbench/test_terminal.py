"""The workbench in a real terminal: started, used with Chinese input, ended in every way."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

from coder.model.transcript import Status
from coder.project import transcripts
from coder.project.opening import Project
from coder.project.place import last_place
from coder.tui.driver import Unbroken

START = """
import sys
from pathlib import Path
from coder.project.opening import open_project
project = open_project(Path(sys.argv[1]))
from coder.tui.app import run
run(project, "王", None)
project.close()
"""
SYNCHRONISED, CURSOR_REPORT = b"\x1b[?2026$p", b"\x1b[6n"
LEAVES_SCREEN, SHOWS_CURSOR = b"\x1b[?1049l", b"\x1b[?25h"


class Terminal:
    """A terminal of 120 by 30 with a program in it; `screen.display` is what a person sees."""

    def __init__(self, *command: str) -> None:
        self.screen = pyte.Screen(120, 30)
        self._stream = pyte.ByteStream(self.screen)
        setting = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self.child = pexpect.spawn(command[0], list(command[1:]), dimensions=(30, 120), env=setting)
        self.written = b""

    def read(self, quiet: float = 0.05) -> None:
        """Read until nothing has come for a while, and answer what a terminal is asked."""
        while select.select([self.child.child_fd], [], [], quiet)[0]:
            try:
                data = os.read(self.child.child_fd, 65536)
            except OSError:
                return
            if not data:
                return
            self.written += data
            self._stream.feed(data)
            if SYNCHRONISED in data:
                self.send("\x1b[?2026;2$y")
            if CURSOR_REPORT in data:
                self.send("\x1b[1;2R")

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self.child.child_fd, keys.encode())

    @property
    def text(self) -> str:
        """All that is seen, without blanks."""
        return "".join("".join(self.screen.display).split())

    def until(self, holds: Callable[[], object], seconds: float = 30) -> None:
        """Read on until something is so."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, "\n".join(self.screen.display)
            self.read()

    def gone(self) -> bool:
        """Whether the program has ended."""
        self.read()
        return not self.child.isalive()


@pytest.fixture
def terminal(project: Project) -> Iterator[Terminal]:
    opened = Terminal(sys.executable, "-c", START, str(project.folder))
    opened.until(lambda: "访谈者" in opened.text and "已保存" in opened.text)
    yield opened
    if opened.child.isalive():
        opened.child.kill(signal.SIGKILL)
    opened.child.close()


def test_committed_chinese_finds_the_code_and_quitting_restores_the_terminal(
    terminal: Terminal, project: Project
) -> None:
    terminal.send("\x1b[17~")  # F6
    terminal.until(lambda: "第2话轮" in terminal.text)
    terminal.send("\r")
    terminal.until(lambda: "Esc取消" in terminal.text)
    terminal.send("形式化")
    terminal.until(lambda: "表面减了" not in terminal.text and "形式化执行" in terminal.text)
    terminal.send("\r")
    terminal.until(lambda: "已编码：4.1.1" in terminal.text)
    assert [one.code for one in transcripts.codings_of(project, "C01")] == ["4.1.1"]
    terminal.send("\x11")  # Ctrl+Q
    terminal.until(terminal.gone)
    assert terminal.child.exitstatus == 0
    assert LEAVES_SCREEN in terminal.written
    assert terminal.written.rfind(SHOWS_CURSOR) > terminal.written.find(LEAVES_SCREEN) - 200
    assert last_place(project, "王").cursor == transcripts.read(project, "C01").turns[1].span.start


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_cleanly_and_the_place_is_kept(
    terminal: Terminal, project: Project, ending: signal.Signals
) -> None:
    terminal.send("\x1b[17~\x1b[17~")
    terminal.until(lambda: "第4话轮" in terminal.text)
    terminal.child.kill(ending)
    terminal.until(terminal.gone)
    assert terminal.child.exitstatus == 0
    assert LEAVES_SCREEN in terminal.written
    assert last_place(project, "王").cursor == transcripts.read(project, "C01").turns[3].span.start


def hang_up(terminal: Terminal) -> None:
    terminal.child.ptyproc.fileobj.close()
    terminal.child.closed = terminal.child.ptyproc.closed = True


def wait_for_end(terminal: Terminal) -> None:
    end = time.monotonic() + 20
    while terminal.child.ptyproc.isalive():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_lost_connection_ends_it_at_the_same_place(terminal: Terminal, project: Project) -> None:
    terminal.send("\x1b[17~\x1b[17~")
    terminal.until(lambda: "第4话轮" in terminal.text)
    hang_up(terminal)
    wait_for_end(terminal)
    assert last_place(project, "王").cursor == transcripts.read(project, "C01").turns[3].span.start


def test_a_connection_lost_while_another_window_writes_loses_no_coding(
    terminal: Terminal, project: Project
) -> None:
    terminal.send("\x1b[17~")
    terminal.until(lambda: "第2话轮" in terminal.text)
    with project.database.writing():
        terminal.send("\r")
        terminal.until(lambda: "Esc取消" in terminal.text)
        terminal.send("xsh\r")
        terminal.until(lambda: "正在等另一个窗口" in terminal.text)
        hang_up(terminal)
        time.sleep(0.3)
    wait_for_end(terminal)
    assert [one.code for one in transcripts.codings_of(project, "C01")] == ["4.1.1"]


def test_what_is_written_to_a_terminal_that_has_gone_is_let_go() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as broken:
        file = Unbroken(broken)
        assert file.write("还有人吗") == 4
        file.flush()
        file.flush()
        assert file.fileno() == writing
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, writing)  # or closing it complains
        os.close(nowhere)


@pytest.fixture
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The analyst's own settings, for all projects."""
    own = tmp_path / "own.yaml"
    own.write_bytes(b"keys: {code: f11, finish: ctrl+d}\n")
    monkeypatch.setenv("CODER_CONFIG", str(own))


@pytest.mark.parametrize("settings_lines", [("keys: {next_uncoded: f3, find_next: none}",)], ids=[""])
@pytest.mark.usefixtures("own_keys")
def test_keys_of_the_project_and_of_the_user_arrive(project: Project, request: pytest.FixtureRequest) -> None:
    terminal: Terminal = request.getfixturevalue("terminal")
    assert "F11编码" in terminal.text
    terminal.send("\x1bOR")  # F3
    terminal.until(lambda: "第2话轮" in terminal.text)
    terminal.send("\x1b[23~")  # F11
    terminal.until(lambda: "Esc取消" in terminal.text)
    terminal.send("形式化\r")
    terminal.until(lambda: "已编码：4.1.1" in terminal.text)
    terminal.send("\x1bOR")
    terminal.until(lambda: "第4话轮" in terminal.text)
    terminal.send("１")  # as an input method types it
    terminal.until(lambda: "已编码：4.1.1" in terminal.text)
    terminal.send("\x04")  # Ctrl+D
    terminal.until(lambda: "C01已完成" in terminal.text)
    assert [one.code for one in transcripts.codings_of(project, "C01")] == ["4.1.1", "4.1.1"]
    assert transcripts.overview(project)[0].status["王"] is Status.DONE

"""A real terminal with the installed program in it."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

PROGRAM = Path(sys.executable).with_name("coder")
UP, DOWN, RIGHT, LEFT = "ABCD"
MODIFIERS = {"shift": 2, "alt": 3, "shift+alt": 4, "ctrl": 5, "shift+ctrl": 6}


class Terminal:
    """A program in a terminal; `screen.display` is what a person sees."""

    def __init__(
        self, *arguments: str, folder: Path, columns: int = 80, lines: int = 24, **variables: str
    ) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        surroundings = {
            key: value
            for key, value in os.environ.items()
            if key == "CODER_CONFIG" or not key.startswith(("CODER_", "COLUMNS", "LINES", "NO_COLOR"))
        }
        setting = {
            **surroundings,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            **variables,
        }
        self.child = pexpect.spawn(
            str(PROGRAM),
            list(arguments),
            dimensions=(lines, columns),
            env=setting,
            cwd=str(folder),
            timeout=30,
        )
        self.raw = b""

    def read(self, quiet: float = 0.3) -> None:
        """Read until nothing has come for a while; answer what the program asks the terminal."""
        while select.select([self.child.child_fd], [], [], quiet)[0]:
            try:
                data = os.read(self.child.child_fd, 65536)
            except OSError:
                return  # the program has ended
            if not data:
                return
            self.raw += data
            self._stream.feed(data.replace(b"\x1b[>4;1m", b"").replace(b"\x1b[>4;0m", b""))
            if b"\x1b[?2026$p" in data:
                os.write(self.child.child_fd, b"\x1b[?2026;2$y")
            if b"\x1b[6n" in data:
                os.write(self.child.child_fd, b"\x1b[1;2R")

    def until(self, words: str, seconds: float = 20) -> str:
        """Read until some words are on the screen, and give the screen."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.1)
            if words in self.text():
                self.read(0.15)
                return self.text()
        raise AssertionError(f"“{words}” did not come:\n{self.text()}")

    def text(self) -> str:
        """Give the screen as text; the empty cell behind a wide character is left out."""
        rows = []
        for line in range(self.screen.lines):
            cells = self.screen.buffer[line]
            rows.append("".join(cells[column].data for column in range(self.screen.columns)).rstrip())
        return "\n".join(rows)

    def type(self, keys: str) -> None:
        """Send keys and wait until the screen is quiet."""
        self.child.send(keys)
        self.read()

    def arrow(self, key: str, modifier: str = "", times: int = 1) -> None:
        """Press an arrow key."""
        code = f"\x1b[1;{MODIFIERS[modifier]}{key}" if modifier else f"\x1b[{key}"
        for _ in range(times):
            self.child.send(code)
        self.read()

    def find(self, words: str) -> tuple[int, int]:
        """Find the cell (column, line, from 1) where some words begin."""
        for number, line in enumerate(self.text().split("\n"), start=1):
            if words in line:
                cells = self.screen.buffer[number - 1]
                place, shown = 0, line.index(words)
                for column in range(self.screen.columns):
                    if place == shown:
                        return column + 1, number
                    place += len(cells[column].data)
        raise AssertionError(f"“{words}” is not on the screen:\n{self.text()}")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the mouse on one cell, move to another, let go."""
        steps = [(0, start, "M"), (32, (start[0] + 1, start[1]), "M"), (32, end, "M"), (0, end, "m")]
        for button, (column, line), kind in steps:
            self.child.send(f"\x1b[<{button};{column};{line}{kind}")
        self.read()

    def click(self, cell: tuple[int, int]) -> None:
        """Click a cell."""
        for kind in "Mm":
            self.child.send(f"\x1b[<0;{cell[0]};{cell[1]}{kind}")
        self.read()

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window."""
        self.screen.resize(lines, columns)
        self.child.setwinsize(lines, columns)
        self.read(0.6)

    def quit(self) -> None:
        """Leave with ctrl+q and wait until the program has ended."""
        self.child.send("\x11")
        while self.child.isalive():
            self.read()
        self.read()
        self.child.close()
        assert self.child.exitstatus == 0, (self.child.exitstatus, self.child.signalstatus)

    def kill(self) -> None:
        """Kill the program outright."""
        self.child.kill(signal.SIGKILL)
        self.child.close(force=True)


@pytest.fixture
def terminal() -> Iterator[Callable[..., Terminal]]:
    """Open terminals; all are closed at the end."""
    opened: list[Terminal] = []

    def open_terminal(*arguments: str, **settings: object) -> Terminal:
        opened.append(Terminal(*arguments, **settings))  # type: ignore[arg-type]
        return opened[-1]

    yield open_terminal
    for one in opened:
        if one.child.isalive():
            one.kill()


ESCAPES = re.compile(rb"\x1b\[[0-9;?<>=]*[a-zA-Z]|\x1b[()=>][A-Z0-9]?")

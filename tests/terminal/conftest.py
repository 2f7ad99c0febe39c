"""A real terminal with the installed program in it."""

from __future__ import annotations

import os
import re
import select
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

from tests.cli.conftest import ask

PROGRAM = Path(sys.executable).with_name("coder")
ESC = "\x1b[27u"
"""As terminals send it that tell keys apart: no pause is needed to know that nothing follows."""
FRAME = re.compile(rb"\x1b\[\?2026([hl])")
"""Before and after what is to be seen at once."""
LOOKS, CUT = re.compile(rb"\x1b\[>?[0-9;:]*m"), re.compile(rb"\x1b(\[[>?0-9;:]*)?$")
"""Colours and the like, which nobody looks at and pyte takes long to read; what may be the begin of them."""
ENOUGH = 100_000
"""Bytes after which the screen is looked at, though more may come."""
QUIET = 0.08
"""Seconds in which a program that has nothing left to do shows nothing; Textual paints 60 times a second."""
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
        self.child.delaybeforesend = None
        self.raw = bytearray()
        self.has_ended = False
        self._cut = b""
        """The begin of something whose end is still to come."""
        self._in_frame = False
        """Whether something is missing of what is to be seen at once."""

    def read(self, quiet: float = QUIET) -> None:
        """Read until the program is at rest: nothing has come for a while, and none of its threads runs."""
        while self._take(quiet) or self._is_busy():
            pass

    def _take(self, seconds: float) -> bool:
        """Read what comes within some seconds; answer what the program asks the terminal."""
        data = b""
        while len(data) < ENOUGH and select.select([self.child.child_fd], [], [], 0 if data else seconds)[0]:
            try:
                some = os.read(self.child.child_fd, 65536)
            except OSError:
                some = b""
            self.has_ended = not some
            if self.has_ended:
                break
            data += some
        if not data:
            return False
        self.raw += data
        frames = FRAME.findall(self.raw, max(0, len(self.raw) - len(data) - 8))
        self._in_frame = frames[-1] == b"h" if frames else self._in_frame
        self._show(data)
        if b"\x1b[?2026$p" in data:
            os.write(self.child.child_fd, b"\x1b[?2026;2$y")
        if b"\x1b[6n" in data:
            os.write(self.child.child_fd, b"\x1b[1;2R")
        return True

    def _show(self, data: bytes) -> None:
        """Bring onto the screen what has come, without its colours."""
        data = self._cut + data
        cut = CUT.search(data)
        self._cut = cut[0] if cut else b""
        self._stream.feed(LOOKS.sub(b"", data[: len(data) - len(self._cut)]))

    def _is_busy(self) -> bool:
        """Whether a thread of the program computes or waits for the disk or a processor."""
        tasks = Path(f"/proc/{self.child.pid}/task")
        return not self.has_ended and any(state(task) in "RD" for task in tasks.glob("*"))

    def until(self, shown: str | Callable[[str], object], seconds: float = 60) -> str:
        """Read until some words are on the screen, or something else is so there, and give the screen."""
        is_there = shown if callable(shown) else lambda text: shown in text
        end = time.monotonic() + seconds
        while self._in_frame or not is_there(self.text()):
            if time.monotonic() > end or (not self._take(0.1) and self.has_ended):
                raise AssertionError(f"“{shown}” did not come:\n{self.text()}")
        return self.text()

    def text(self, columns: int | None = None) -> str:
        """Give the screen, or its first columns, as text, without the empty cells behind wide characters."""
        rows = []
        for line in range(self.screen.lines):
            cells = self.screen.buffer[line]
            rows.append(
                "".join(cells[column].data for column in range(columns or self.screen.columns)).rstrip()
            )
        return "\n".join(rows)

    def type(self, keys: str, shows: str | Callable[[str], object] = "") -> None:
        """Send keys and wait until they show something, else until the program is at rest."""
        self.child.send(keys)
        if shows:
            self.until(shows)
        else:
            self.read(QUIET + 0.1 if keys.endswith("\x1b") else QUIET)

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
        self.read(0.2)

    def quit(self) -> None:
        """Leave with ctrl+q and wait until the program has ended."""
        self.child.send("\x11")
        while not self.has_ended:
            self._take(1)
        self.child.close()
        assert self.child.exitstatus == 0, (self.child.exitstatus, self.child.signalstatus)

    def kill(self) -> None:
        """Kill the program outright."""
        self.child.kill(signal.SIGKILL)
        self.child.close(force=True)


def state(task: Path) -> str:
    """Say in a letter what a thread does: R runs, D waits for the disk, S sleeps."""
    try:
        return (task / "stat").read_bytes().rpartition(b")")[2].split()[0].decode()
    except OSError:
        return "X"  # it has ended meanwhile


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample study as `coder demo` makes it."""
    folder = tmp_path_factory.mktemp("sample")
    assert ask(["demo", "--no-open", "study"], folder, CODER_CODER="丁").code == 0
    return folder / "study"


@pytest.fixture
def study(sample: Path, tmp_path: Path) -> Path:
    """A copy to work on."""
    return Path(shutil.copytree(sample, tmp_path / "study"))


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

"""A terminal to run the workbench in: it answers what programs ask of it, and notes when something shows."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pexpect
import pyte

from benchmarks.measuring import plain_surroundings

COLUMNS, ROWS = 120, 40


class _Screen(pyte.Screen):
    def __init__(self, child: pexpect.spawn) -> None:
        super().__init__(COLUMNS, ROWS)
        self._child = child

    def write_process_input(self, data: str) -> None:
        """Answer what the program asks."""
        self._child.send(data)


class Terminal:
    """A program in a terminal of 120 by 40."""

    def __init__(self, *words: str | Path) -> None:
        self.begun = time.perf_counter()
        program, *arguments = map(str, words)
        self._child = pexpect.spawn(
            program,
            arguments,
            dimensions=(ROWS, COLUMNS),
            env=plain_surroundings() | {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
            timeout=None,
        )
        self._child.delaybeforesend = None
        self._screen = _Screen(self._child)
        self._stream = pyte.ByteStream(self._screen)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._child.close(force=True)

    @property
    def text(self) -> str:
        """What the screen shows, one line per row."""
        return "\n".join(self._screen.display)

    def press(self, keys: str) -> None:
        """Type."""
        self._child.send(keys)

    def until(self, seen: Callable[[str], bool], seconds: float = 30) -> float:
        """Read until the screen shows something; give the moment its last bytes arrived."""
        arrived = time.perf_counter()
        latest = arrived + seconds
        while not seen(self.text):
            if arrived > latest:
                raise SystemExit(f"the screen never showed what was waited for:\n{self.text}")
            arrived = self.read(latest - arrived)
        return arrived

    def read(self, seconds: float) -> float:
        """Take in what the program writes next, if anything; give the moment it arrived."""
        try:
            data = self._child.read_nonblocking(1 << 16, timeout=max(0.01, seconds))
        except pexpect.TIMEOUT:
            return time.perf_counter()
        except pexpect.EOF:
            raise SystemExit(f"the program has ended:\n{self.text}") from None
        arrived = time.perf_counter()
        self._stream.feed(data)
        return arrived

    def kill(self) -> None:
        """End the program at once, and take in what it had written by then."""
        self._child.kill(signal.SIGKILL)
        while True:
            try:
                self._stream.feed(self._child.read_nonblocking(1 << 16, timeout=5))
            except pexpect.EOF:
                return

    def settle(self, quiet: float = 1.0) -> None:
        """Read until nothing has come for a while."""
        begun = time.perf_counter()
        while self.read(quiet) - begun < quiet:
            begun = time.perf_counter()

"""How the workbench meets the terminal: no key gets ahead of another, and a lost terminal ends it cleanly.

Textual sends all keys that come in one go to what has the focus at first, so that of a code typed into the
picker nothing would arrive over a slow line. It writes to the terminal in a thread that dies of the first
error; whoever writes after that waits for ever. And its reading thread takes the error of a closed terminal
for a fault of the program.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import wait
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, cast

from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message

STEPS = 30
"""Times that all which is ready is let run before the next key; the longest way of a key through the parts
of the screen, and of what it asks for, takes fewer than ten."""
LOOK, SOON = 0.02, 0.004
PATIENCE = 5.0
"""Seconds after which the next key is sent all the same."""


class Unbroken:
    """A file that takes everything, also when nobody is there to see it."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Write, if there is still a terminal."""
        with suppress(OSError):
            return self._file.write(text)
        return len(text)

    def flush(self) -> None:
        """Send what was written, if there is still a terminal."""
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        """Give the number of the file below."""
        return self._file.fileno()


class TerminalDriver(LinuxDriver):
    """Textual's own driver for terminals, which outlives the terminal."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._file = cast("Any", Unbroken(cast("IO[str]", self._file)))

    def process_message(self, message: Message) -> None:
        """Hand on what the terminal sends, in the thread that reads; a key has its effect before the next."""
        super().process_message(message)
        if isinstance(message, Key):
            self._await_effect()

    def _await_effect(self) -> None:
        """Let the key do what it does, unless that takes too long or the program is ending."""
        effect = asyncio.run_coroutine_threadsafe(_let_all_run(self._app), self._loop)
        for _look in range(int(PATIENCE / LOOK)):
            if self.exit_event.is_set() or wait({effect}, LOOK).done:
                break

    def _run_input_thread(self) -> None:
        """Read keys; when there is nothing more to read from, quit as for a signal."""
        try:
            self.run_input_thread()
        except OSError:
            self._app.call_later(self._app.action_quit)


async def _let_all_run(app: App[Any]) -> None:
    for _step in range(STEPS):
        await asyncio.sleep(0)
    for _look in range(int(PATIENCE / SOON)):
        if not getattr(app, "is_awaiting", False):
            break
        await asyncio.sleep(SOON)

"""How a lost terminal ends the workbench: what was typed is written, and nothing hangs.

Textual writes to the terminal in a thread that dies of the first error; whoever writes after that waits
for ever. And its reading thread takes the error of a closed terminal for a fault of the program.
"""

from __future__ import annotations

from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, cast

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.app import App


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

    def _run_input_thread(self) -> None:
        """Read keys; when there is nothing more to read from, quit as for a signal."""
        try:
            self.run_input_thread()
        except OSError:
            self._app.call_later(self._app.action_quit)

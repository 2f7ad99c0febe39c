"""A screen of its own above the text: a title, something to walk through, and what the keys do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer
from textual.widget import Widget

from coder.locale.language import _
from coder.model.errors import CoderError
from coder.model.event import Event
from coder.tui.edges import heading, prompt
from coder.tui.screens.work_screen import WorkScreen
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.prose import Prose
from coder.tui.workplace import Workplace
from coder.tui.writing import PATIENCE

T = TypeVar("T")
ROOM_FOR_TWO = 110
"""Cells from which two parts of a screen stand side by side, not one above the other."""


class ListScreen(WorkScreen):
    """What lies between the first and the last line is for each screen to say."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._question = 0
        """Number of the newest question; answers to older ones are not shown."""
        self._impatience: Timer | None = None
        self._said = ""
        """What the last line says while an answer is long in coming."""

    def body(self) -> Iterable[Widget]:
        """Make what stands in the middle."""
        raise NotImplementedError

    def look(self) -> None:
        """Read what there is now and show it; asked for whenever the screen comes up or there is news."""
        raise NotImplementedError

    @property
    def screen_title(self) -> str:
        """What stands in the first line."""
        raise NotImplementedError

    @property
    def in_hand(self) -> str:
        """What stands left in the last line, such as the number of lines."""
        return ""

    def compose(self) -> ComposeResult:
        """Stack the lines around the middle."""
        self.set_class(self.workplace.ascii_signs, "-ascii")
        self.set_class(self.app.size.width >= ROOM_FOR_TWO, "-beside")
        yield Bar(id="header")
        with Vertical(id="body"):
            yield from self.body()
        yield Prose(id="notice")
        yield Bar(id="status")

    def ask(self, do: Callable[[], T], then: Callable[[T], None], meanwhile: str = "") -> None:
        """Read in the queue of work and show it; when it takes long, say so in the last line.

        Only the newest question is answered: what a later one has overtaken is neither read nor shown.
        """
        self._question += 1
        number = self._question

        def read() -> list[T]:
            return [do()] if number == self._question else []

        def show(answers: list[T]) -> None:
            if number == self._question and self.is_up():
                self._end_waiting()
                then(*answers)

        self._end_waiting()
        said = meanwhile or _("reading…")
        self._impatience = self.set_timer(PATIENCE, lambda: self._say_waiting(said))
        self.writing.read(read, show)

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._impatience is not None

    def _say_waiting(self, said: str) -> None:
        self._said = said
        self.show_status()

    def _end_waiting(self) -> None:
        if self._impatience is not None:
            self._impatience.stop()
            self._impatience = None
        if self._said:
            self._said = ""
            self.show_status()

    def refuse(self, error: CoderError) -> None:
        """Say what went wrong; an answer will not come any more."""
        self._end_waiting()
        super().refuse(error)

    def on_screen_resume(self) -> None:
        """Show what has changed while another screen lay above, or since the screen was left."""
        if self.is_up():
            self.look()
            self.show_edges()

    def show_news(self, events: Sequence[Event]) -> None:
        """Look again: something has happened."""
        if events:
            self.look()

    def on_resize(self, event: events.Resize) -> None:
        """Fill the new width."""
        self.set_class(event.size.width >= ROOM_FOR_TWO, "-beside")
        self.fit_notice(event.size.width)
        self.show_edges()

    def show_edges(self) -> None:
        """Show the first and the last line."""
        study = self.study
        row = heading(study.title, self.screen_title, study.who, self.saving, self.size.width)
        self.query_one("#header", Bar).say([row])
        self.show_status()

    def show_status(self) -> None:
        """Show the last line."""
        where = self._said or self.in_hand
        row = prompt(where, self.message, self.commands_here, self.keys, self.size.width)
        self.query_one("#status", Bar).say([row])

    def action_back(self) -> None:
        """Go back to the screen below; first take a notice away."""
        if self.notice.display:
            self.end_complaint()
        else:
            self.app.pop_screen()

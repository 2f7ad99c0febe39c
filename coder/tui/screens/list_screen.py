"""A screen of its own above the text: a title, something to walk through, and what the keys do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from coder.model.event import Event
from coder.tui.edges import heading, prompt
from coder.tui.screens.work_screen import WorkScreen
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.prose import Prose


class ListScreen(WorkScreen):
    """What lies between the first and the last line is for each screen to say."""

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
        yield Bar(id="header")
        with Vertical(id="body"):
            yield from self.body()
        yield Prose(id="notice")
        yield Bar(id="status")

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
        row = prompt(self.in_hand, self.message, self.commands_here, self.size.width)
        self.query_one("#status", Bar).say([row])

    def action_back(self) -> None:
        """Go back to the screen below; first take a notice away."""
        if self.notice.display:
            self.end_complaint()
        else:
            self.app.pop_screen()

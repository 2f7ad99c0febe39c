"""The revisions of the codebook: when and by whom it was changed, and what came and went each time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.widget import Widget

from coder.locale.language import _, plural
from coder.project.codebook_revisions import Revision, revisions
from coder.tui.commands.command import Command
from coder.tui.revising import difference_paragraphs, revision_rows
from coder.tui.screens.list_screen import ListScreen
from coder.tui.screens.work_screen import EVERYWHERE
from coder.tui.widgets.prose import Prose
from coder.tui.widgets.rows import Rows
from coder.tui.workplace import Workplace

FIRST = 16
"""Revisions that are read at once: reading a large codebook takes a tenth of a second."""
CLOSE = 4
"""Lines before the last one from which more are read."""


class RevisionsScreen(ListScreen):
    """Walk through the revisions; beside the list stands how one differs from the one before."""

    commands_here: ClassVar[tuple[Command, ...]] = EVERYWHERE

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._found: Sequence[Revision] = ()
        self._limit = FIRST

    @property
    def screen_title(self) -> str:
        """Name it."""
        return _("Revisions of the codebook")

    @property
    def in_hand(self) -> str:
        """Say how many there are, or that there are more."""
        count = plural(len(self._found), "{count} revision", "{count} revisions")
        return _("{revisions}; more below").format(revisions=count) if self._has_more else count

    @property
    def _has_more(self) -> bool:
        return len(self._found) == self._limit

    def body(self) -> Iterable[Widget]:
        """Put the differences beside the list, or below it."""
        yield Rows(id="revisions")
        yield Prose(id="differences")

    def look(self) -> None:
        """Read the newest revisions."""
        project, limit = self.study.project, self._limit
        self.ask(lambda: revisions(project, limit=limit), self._show)

    def _show(self, found: Sequence[Revision]) -> None:
        self._found = found
        self.query_one(Rows).fill(revision_rows(found))
        self._show_differences()
        self.show_edges()

    @on(Rows.Highlighted, "#revisions")
    def _walked(self) -> None:
        self._show_differences()
        if self._has_more and len(self._found) - self.query_one(Rows).place < CLOSE and not self.is_waiting:
            self._limit *= 2
            self.look()

    def _show_differences(self) -> None:
        id = self.query_one(Rows).highlighted
        one = next((one for one in self._found if one.sha256 == id), None)
        self.query_one("#differences", Prose).say(difference_paragraphs(one) if one else [])

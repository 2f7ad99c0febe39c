"""How one's own work is shown at once: drawn on the text, counted in the panels and in the header."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from coder.locale.language import _
from coder.model.coding import Coding
from coder.model.transcript import Status
from coder.tui.looks import UNKNOWN
from coder.tui.screens.reading import ReadingScreen
from coder.tui.wording import named


class ShownWork(ReadingScreen):
    """Takes what was written onto the desk and shows it."""

    def named(self, code: str) -> str:
        """Name a code by its id and its name."""
        return named(code, self.code_looks.get(code, UNKNOWN).name)

    def draw(self, coding: Coding) -> None:
        """Show a coding that is new or has changed, unless the filter hides it."""
        if coding.transcript != self.desk.transcript.id:
            return
        self.desk.add(coding)
        if self.desk.draws(coding):
            self.text.add_coding(coding)
        else:
            self.text.remove_coding(coding.id)
        if self.desk.status is Status.NEW:
            self.desk.status = Status.IN_PROGRESS

    def undraw(self, id: str) -> None:
        """Show a coding no longer."""
        self.desk.remove(id)
        self.text.remove_coding(id)

    def with_what_is_hidden(self, said: str, codings: Iterable[Coding]) -> str:
        """Add to a message that what was done cannot be seen, where that is so."""
        if all(self.desk.draws(coding) for coding in codings):
            return said
        return _("{done}; the filter hides it").format(done=said)

    def show_work(self) -> None:
        """Show what my own coding changed: counts, status, the codings at the cursor."""
        mine = len(self.desk.mine)
        self.entries = tuple(
            replace(entry, status=self.desk.status, count=mine)
            if entry.name == self.desk.transcript.id
            else entry
            for entry in self.entries
        )
        self.show_all()

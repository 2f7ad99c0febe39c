"""How one's own work is shown at once: drawn on the text, counted in the panels and in the header."""

from __future__ import annotations

from dataclasses import replace

from coder.model.coding import Coding
from coder.model.transcript import Status
from coder.tui.looks import UNKNOWN
from coder.tui.screens.reading import ReadingScreen


class ShownWork(ReadingScreen):
    """Takes what was written onto the desk and shows it."""

    def named(self, code: str) -> str:
        """Name a code by its id and its name."""
        return f"{code} {self.code_looks.get(code, UNKNOWN).name}"

    def draw(self, coding: Coding) -> None:
        """Show a coding that is new or has changed."""
        if coding.transcript == self.desk.transcript.id:
            self.desk.add(coding)
            self.text.add_coding(coding)
            if self.desk.status is Status.NEW:
                self.desk.status = Status.IN_PROGRESS

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

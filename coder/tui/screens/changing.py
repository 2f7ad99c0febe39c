"""What is done to codings that are there."""

from __future__ import annotations

from coder.locale.language import _
from coder.model.coding import Coding
from coder.tui.screens.giving import GivingScreen


class ChangingScreen(GivingScreen):
    """Changes the coding in front, else the innermost of mine at the cursor."""

    def action_uncode(self) -> None:
        """Remove the coding in front, else the innermost of mine."""
        here = self.text.codings_at_cursor()
        front = [coding for coding in here if coding.id == self.text.front]
        found = front or [coding for coding in here if coding.coder == self.study.who]
        if found:
            coding = found[0]
            self.writing.write(lambda: self.study.uncode(coding.id), self._uncoded)
        else:
            self.tell(_("There is no coding of yours at the cursor."))

    def _uncoded(self, coding: Coding) -> None:
        self.desk.remove(coding.id)
        self.text.remove_coding(coding.id)
        self.tell(_("removed: {code}; ^Z brings it back").format(code=self.named(coding.code)))
        self.show_work()

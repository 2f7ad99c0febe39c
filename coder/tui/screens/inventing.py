"""How a code is made while coding: of what was typed in the picker, or of the words of the passage."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from coder.locale.language import _
from coder.model.code import CodeOrigin
from coder.model.codebook_operation import AddCode
from coder.tui.inventing import below_which, in_vivo_name, invented
from coder.tui.screens.giving import Answer, GivingScreen
from coder.tui.widgets.picker import Picker


class InventingScreen(GivingScreen):
    """Makes codes and gives them."""

    @on(Picker.Named)
    def _named(self, event: Picker.Named) -> None:
        """Ask below which code the new one stands, then do with it what was to be done."""
        asked = self.asked
        if asked is None:
            return
        codebook = self.study.project.codebook

        def make(parents: Sequence[str]) -> None:
            code = invented(codebook, event.name, parents[0])
            self._make(code, lambda codes: asked.then((*event.codes, *codes)))

        self.ask_on(below_which(codebook, event.name, event.like), make)

    def action_code_in_vivo(self) -> None:
        """Make a code named by the words of the passage, and give it to them."""
        span = self.passage()
        if span is None:
            return
        words = self.words_of(span)
        name = in_vivo_name(words)
        if not name:
            self.tell(_("These words cannot name a code: there is no letter in them."))
            return
        codebook = self.study.project.codebook

        def make(parents: Sequence[str]) -> None:
            code = invented(codebook, name, parents[0], CodeOrigin.IN_VIVO, words)
            self._make(code, lambda codes: self.give(span, codes))

        self.ask(below_which(codebook, name, self.slots.latest), span, make)

    def _make(self, operation: AddCode, then: Answer) -> None:
        def made(_nothing: object) -> None:
            self.use_codebook()
            then((operation.id,))

        self.writing.write(lambda: self.study.change_codebook(operation), made)

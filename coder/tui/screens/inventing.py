"""How a code is made while coding: of what was typed in the picker, or of the words of the passage."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from coder.locale.language import _
from coder.model.code import CodeOrigin
from coder.model.codebook_operation import AddCode
from coder.tui.inventing import in_vivo_name, new_code
from coder.tui.listing import TOP
from coder.tui.screens.giving import Answer, GivingScreen
from coder.tui.widgets.picker import Picker, Question


class InventingScreen(GivingScreen):
    """Makes codes and gives them."""

    @on(Picker.Named)
    def _named(self, event: Picker.Named) -> None:
        """Ask below which code the new one stands, then do with it what was to be done."""
        asked = self.asked
        if asked is None:
            return

        def make(parents: Sequence[str]) -> None:
            code = self._invented(event.name, parents)
            self._make(code, lambda codes: asked.then((*event.codes, *codes)))

        self.ask_on(self._where(event.name, event.like), make)

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

        def make(parents: Sequence[str]) -> None:
            code = self._invented(name, parents, CodeOrigin.IN_VIVO, words)
            self._make(code, lambda codes: self.give(span, codes))

        self.ask(self._where(name, self.slots.latest), span, make)

    def _where(self, name: str, like: str) -> Question:
        """Ask below which code a new one stands; at first that of a code like it."""
        found = self.study.project.codebook.by_id.get(like)
        return Question(
            _("Below which code? New: “{name}”").format(name=name),
            _("Below this one"),
            takes_several=False,
            offers_new=False,
            for_parent=True,
            highlight=(found.parent if found is not None else None) or TOP,
        )

    def _invented(
        self, name: str, parents: Sequence[str], origin: CodeOrigin = CodeOrigin.DATA, example: str = ""
    ) -> AddCode:
        parent = parents[0] if parents[0] != TOP else None
        return new_code(self.study.project.codebook, name, parent, origin, example)

    def _make(self, operation: AddCode, then: Answer) -> None:
        def made(_nothing: object) -> None:
            self.use_codebook()
            then((operation.id,))

        self.writing.write(lambda: self.study.change_codebook(operation), made)

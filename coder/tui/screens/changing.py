"""What is done to codings that are there: removed, given another code, or other ends."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from coder.locale.language import _
from coder.model.coding import Coding
from coder.model.errors import NotYoursError
from coder.project.recoding import Changed
from coder.tui.commands.coding import UNDO
from coder.tui.screens.inventing import InventingScreen
from coder.tui.study import Opened
from coder.tui.transcript.messages import HoldEnded, SpanKept
from coder.tui.widgets.picker import Question
from coder.tui.workplace import Workplace


class ChangingScreen(InventingScreen):
    """Changes the coding in front, else the innermost of mine at the cursor."""

    def __init__(self, workplace: Workplace, opened: Opened | None) -> None:
        super().__init__(workplace, opened)
        self._held: Coding | None = None
        """The coding whose ends are being moved, as it was when that began."""

    @property
    def is_awaiting(self) -> bool:
        """Whether a change is under way: the next key is about the coding as it is then."""
        return super().is_awaiting or self.writing.is_busy

    def coding_in_hand(self) -> Coding | None:
        """Find the coding that commands are about."""
        here = self.text.codings_at_cursor()
        front = [coding for coding in here if coding.id == self.text.front]
        found = front or [coding for coding in here if coding.coder == self.study.who]
        return found[0] if found else None

    def _mine_in_hand(self) -> Coding | None:
        """Find the coding that may be changed, or say that there is none."""
        coding = self.coding_in_hand()
        if coding is None:
            self.tell(_("There is no coding of yours at the cursor."))
        elif coding.coder != self.study.who:
            self.refuse(NotYoursError(coding.id, coding.coder))
            return None
        return coding

    def action_code(self) -> None:
        """Ask which code the passage gets; with a coding in front, which it gets instead."""
        if self.text.front is not None and self.text.selection is None:
            self.action_recode()
        else:
            super().action_code()

    def action_uncode(self) -> None:
        """Remove the coding in hand."""
        coding = self._mine_in_hand()
        if coding is not None:
            self.writing.write(lambda: self.study.uncode(coding.id), self._uncoded)

    def _uncoded(self, coding: Coding) -> None:
        self.undraw(coding.id)
        said = _("removed: {code}; {key} brings it back")
        self.tell(said.format(code=self.named(coding.code), key=self.keys.way_to(UNDO)))
        self.show_work()

    def action_recode(self) -> None:
        """Ask which code the coding in hand gets instead."""
        coding = self._mine_in_hand()
        if coding is None:
            return

        def recode(codes: Sequence[str]) -> None:
            self.note_use(codes[0])
            self.writing.write(lambda: self.study.recode(coding, codes[0]), self._recoded)

        title = _("Another code than {code} for “{quote}”")
        said = title.format(code=self.named(coding.code), quote=self.words_of(coding.span))
        question = Question(said, _("Recode"), takes_several=False, highlight=coding.code)
        self.ask(question, coding.span, recode)

    def _recoded(self, changed: Changed) -> None:
        names = {"old": self.named(changed.before.code), "new": self.named(changed.coding.code)}
        if not changed.is_new:
            self.tell(_("has this code already: {codes}").format(codes=names["new"]))
            return
        self._show_changed(changed, _("recoded: {old} → {new}").format(**names))

    def action_hold(self) -> None:
        """Let the moving keys shift the ends of the coding in hand."""
        coding = self._mine_in_hand()
        if coding is not None and coding.id in self.desk.codings:
            self._held = coding
            self.text.focus()
            self.text.hold(coding.id)
            self.show_status()

    def action_keep_ends(self) -> None:
        """Keep the ends with the mouse."""
        self.text.action_keep()

    def action_let_go_of_ends(self) -> None:
        """Let the ends be with the mouse."""
        self.text.action_let_go()

    @on(SpanKept)
    def _kept(self, event: SpanKept) -> None:
        coding = self._held
        self._held = None
        if coding is not None and coding.id == event.coding:
            span = event.span
            self.writing.write(lambda: self.study.move_ends(coding, span), self._show_moved)
        self.show_status()

    @on(HoldEnded)
    def _let_go(self) -> None:
        self._held = None
        self.tell(_("The coding stays as it was."))

    def _show_moved(self, changed: Changed) -> None:
        if changed.is_new:
            code = self.named(changed.coding.code)
            quote = self.words_of(changed.coding.span)
            self._show_changed(changed, _("moved: {code} “{quote}”").format(code=code, quote=quote))

    def _show_changed(self, changed: Changed, said: str) -> None:
        if changed.is_joined:
            self.undraw(changed.before.id)
            said = _("{done}; it is one now with an equal coding").format(done=said)
        self.draw(changed.coding)
        if changed.coding in self.text.codings_at_cursor():
            self.text.bring_to_front(changed.coding.id)
        self.tell(self.with_what_is_hidden(said, [changed.coding]))
        self.show_work()

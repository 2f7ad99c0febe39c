"""How passages get codes: from the picker, by a digit, by repeating, from the codebook panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on

from coder.locale.language import _
from coder.model.span import Span
from coder.project.coding import Tagged
from coder.tui.screens.shown_work import ShownWork
from coder.tui.study import Opened
from coder.tui.widgets.panels import CodebookPanel
from coder.tui.widgets.picker import Picker
from coder.tui.workplace import Workplace


class GivingScreen(ShownWork):
    """Codes the passage in hand."""

    def __init__(self, workplace: Workplace, opened: Opened | None) -> None:
        super().__init__(workplace, opened)
        self._asked: tuple[Span, int | None] | None = None
        """The passage the picker is about, and the cursor before it was selected for that."""

    def _passage(self) -> Span | None:
        """Find what a code would be given to: the selection, else the unit at the cursor."""
        return self.text.selection or self.text.unit_at_cursor()

    def action_code(self) -> None:
        """Ask which code the passage gets."""
        span = self._passage()
        if span is None:
            return
        self._asked = span, None if self.text.selection else self.text.cursor
        self.add_class("-choosing")
        self._arrange()
        self.text.goto(span.end, span)
        quote = " ".join(span.of(self.desk.transcript.text).split())
        self.picker.ask(_("Code “{quote}”").format(quote=quote), self.slots)
        self.show_edges()
        self.call_after_refresh(self.text.goto, span.end, span)

    @on(Picker.Answered)
    def _answered(self, event: Picker.Answered) -> None:
        asked = self._asked
        self._end_choosing()
        if asked is not None:
            self._code(asked[0], event.codes)

    def action_give_chosen(self) -> None:
        """Answer the picker with the mouse."""
        self.picker.answer()

    def action_take_one_more(self) -> None:
        """Take several in the picker with the mouse."""
        self.picker.toggle()

    def _end_choosing(self) -> None:
        self.remove_class("-choosing")
        self._arrange()
        self.text.focus()
        if self._asked is not None and self._asked[1] is not None:
            self.text.goto(self._asked[1])
        self._asked = None
        self.show_edges()

    def open(self, name: str, then: Callable[[], None] = lambda: None) -> None:
        """Open a transcript; the picker's question was about the present one."""
        if self.is_choosing:
            self._end_choosing()
        super().open(name, then)

    def action_back(self) -> None:
        """Leave the picker, the list or the codebook."""
        if self.is_choosing:
            self._end_choosing()
        else:
            super().action_back()

    def _code(self, span: Span | None, codes: Sequence[str]) -> None:
        name = self.desk.transcript.id
        if span is None:
            return
        for code in codes:
            if self.study.project.codebook.by_id[code].usable:
                self.slots = self.slots.use(code)  # at once, so that a digit typed right after it finds it
        self.writing.write(lambda: self.study.code(name, span, codes), self._coded)

    def _coded(self, tagged: Sequence[Tagged]) -> None:
        for one in tagged:
            self.draw(one.coding)
        named = _(", ").join(self.named(one.coding.code) for one in tagged)
        new = any(one.is_new for one in tagged)
        said = _("coded: {codes}") if new else _("has this code already: {codes}")
        self.tell(said.format(codes=named))
        self.show_work()

    def action_code_again(self, digit: str) -> None:
        """Give the code that stands on a digit."""
        code = self.slots.code_at(int(digit))
        if code:
            self._code(self._passage(), (code,))
        else:
            self.tell(_("No code stands on {digit} yet; Enter opens the picker.").format(digit=digit))

    def action_repeat(self) -> None:
        """Give the code used last."""
        if self.slots.latest:
            self._code(self._passage(), (self.slots.latest,))
        else:
            self.tell(_("Nothing has been coded yet; Enter opens the picker."))

    @on(CodebookPanel.Wanted)
    def _code_from_tree(self, event: CodebookPanel.Wanted) -> None:
        self.take_back()
        self._code(self._passage(), (event.code,))

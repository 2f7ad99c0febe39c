"""How passages get codes: from the picker, by a digit, by repeating, from the codebook panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import on

from coder.locale.language import _
from coder.model.span import Span
from coder.project.coding import Tagged
from coder.tui.commands.coding import CODE
from coder.tui.screens.shown_work import ShownWork
from coder.tui.study import Opened
from coder.tui.widgets.panels import CodebookPanel
from coder.tui.widgets.picker import Picker, Question
from coder.tui.workplace import Workplace

Answer = Callable[[Sequence[str]], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the picker is about while it waits."""

    span: Span
    then: Answer
    cursor: int | None
    """Where the cursor stood, if nothing was selected; it goes back there."""


class GivingScreen(ShownWork):
    """Codes the passage in hand."""

    def __init__(self, workplace: Workplace, opened: Opened | None) -> None:
        super().__init__(workplace, opened)
        self.asked: Asked | None = None

    def passage(self) -> Span | None:
        """Find what a code would be given to: the selection, else the unit at the cursor."""
        return self.text.selection or self.text.unit_at_cursor()

    def words_of(self, span: Span) -> str:
        """Give the words of a passage on one line."""
        return " ".join(span.of(self.desk.transcript.text).split())

    def action_code(self) -> None:
        """Ask which code the passage gets."""
        span = self.passage()
        if span is not None:
            title = _("Code “{quote}”").format(quote=self.words_of(span))
            self.ask(Question(title, _("Code")), span, lambda codes: self.give(span, codes))

    def ask(self, question: Question, span: Span, then: Answer) -> None:
        """Let the picker ask something about a passage, which is shown as selected meanwhile."""
        self.asked = Asked(span, then, None if self.text.selection else self.text.cursor)
        self.add_class("-choosing")
        self._arrange()
        self.text.goto(span.end, span)
        self.picker.ask(question, self.slots)
        self.show_edges()
        self.call_after_refresh(self._keep_in_sight, span)

    def _keep_in_sight(self, span: Span) -> None:
        """Show the passage in the window that the picker leaves, if it is still asked about."""
        if self.asked is not None and self.asked.span == span:
            self.text.goto(span.end, span)

    def ask_on(self, question: Question, then: Answer) -> None:
        """Let the picker ask something more about the same passage."""
        if self.asked is not None:
            self.asked = Asked(self.asked.span, then, self.asked.cursor)
            self.picker.ask(question, self.slots)
            self.show_edges()

    @on(Picker.Answered)
    def _answered(self, event: Picker.Answered) -> None:
        asked = self.asked
        self.end_choosing()
        if asked is not None:
            asked.then(event.codes)

    def action_give_chosen(self) -> None:
        """Answer the picker with the mouse."""
        self.picker.answer()

    def action_take_one_more(self) -> None:
        """Take several in the picker with the mouse."""
        self.picker.toggle()

    def end_choosing(self) -> None:
        """Put the picker away and go back to the text."""
        self.remove_class("-choosing")
        self._arrange()
        self.text.focus()
        if self.asked is not None and self.asked.cursor is not None:
            self.text.goto(self.asked.cursor)
        self.asked = None
        self.show_edges()

    def open(self, name: str, then: Callable[[], None] = lambda: None) -> None:
        """Open a transcript; the picker's question was about the present one."""
        if self.is_choosing:
            self.end_choosing()
        super().open(name, then)

    def action_back(self) -> None:
        """Leave the picker, the list or the codebook."""
        if self.is_choosing:
            self.end_choosing()
        else:
            super().action_back()

    def give(self, span: Span | None, codes: Sequence[str]) -> None:
        """Give a passage codes."""
        name = self.desk.transcript.id
        if span is None:
            return
        for code in codes:
            self.note_use(code)
        self.writing.write(lambda: self.study.code(name, span, codes), self._coded)

    def note_use(self, code: str) -> None:
        """Put a code on a digit at once, so that one typed right after it finds it."""
        self.workplace.digits.note_use(self.study.project.codebook, code)

    def _coded(self, tagged: Sequence[Tagged]) -> None:
        for one in tagged:
            self.draw(one.coding)
        named = _(", ").join(self.named(one.coding.code) for one in tagged)
        new = any(one.is_new for one in tagged)
        said = _("coded: {codes}") if new else _("has this code already: {codes}")
        self.tell(self.with_what_is_hidden(said.format(codes=named), [one.coding for one in tagged]))
        self.show_work()

    def action_code_again(self, digit: str) -> None:
        """Give the code that stands on a digit."""
        code = self.slots.code_at(int(digit))
        if code:
            self.give(self.passage(), (code,))
        else:
            said = _("No code stands on {digit} yet; {key} opens the picker.")
            self.tell(said.format(digit=digit, key=self.keys.way_to(CODE)))

    def action_repeat(self) -> None:
        """Give the code used last."""
        if self.slots.latest:
            self.give(self.passage(), (self.slots.latest,))
        else:
            said = _("Nothing has been coded yet; {key} opens the picker.")
            self.tell(said.format(key=self.keys.way_to(CODE)))

    @on(CodebookPanel.Wanted)
    def _code_from_tree(self, event: CodebookPanel.Wanted) -> None:
        self.take_back()
        self.give(self.passage(), (event.code,))

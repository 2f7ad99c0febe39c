"""Where what holds instead is drawn: the text, selected with the usual keys; the code from the picker."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.widget import Widget

from coder.locale.language import _, plural
from coder.model.coding import Coding, Origin
from coder.model.span import Span
from coder.text.words import Words
from coder.tui.commands import adjudicate
from coder.tui.commands.command import Command
from coder.tui.drawing import Drawing
from coder.tui.screens.code_asking import CodeAsking
from coder.tui.screens.reading import ReadingScreen
from coder.tui.screens.work_screen import EVERYWHERE
from coder.tui.transcript.messages import SelectionChanged
from coder.tui.transcript.view import TranscriptView
from coder.tui.widgets.picker import Picker
from coder.tui.workplace import Workplace


class DrawingScreen(CodeAsking):
    """Select, give a code; Esc leads back and draws nothing."""

    commands_here: ClassVar[tuple[Command, ...]] = (*adjudicate.DRAWING, *EVERYWHERE)
    AUTO_FOCUS = "#text"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._drawing: Drawing | None = None

    def take(self, about: object) -> None:
        """Draw in another text."""
        if isinstance(about, Drawing):
            self._drawing = about

    @property
    def screen_title(self) -> str:
        """Say what is done here."""
        return _("Draw what holds")

    @property
    def in_hand(self) -> str:
        """Say how much is selected."""
        drawing = self._drawing
        if drawing is None or not self.is_up():
            return ""
        selected = len(self.rows.selection or "")
        told = plural(selected, "{count} character selected", "{count} characters selected")
        return f"{drawing.transcript.id} · {told}" if selected else drawing.transcript.id

    @property
    def rows(self) -> TranscriptView:
        """The text; the keys go back to it when a code was given."""
        return self.query_one("#text", TranscriptView)

    def body(self) -> Iterable[Widget]:
        """Put the picker below the text."""
        first = self.app.screen_stack[0]
        words = first.words if isinstance(first, ReadingScreen) else Words()
        ascii_signs = self.workplace.ascii_signs
        yield TranscriptView(sentences=self.study.sentences, words=words, ascii_margin=ascii_signs, id="text")
        yield Picker(ascii_signs=ascii_signs, id="picker")

    def look(self) -> None:
        """Show the text at the difference, with what is marked and what was drawn."""
        drawing = self._drawing
        if drawing is None or self.is_choosing:
            return
        self.take_codebook()
        span = drawing.difference.span
        codings = [*drawing.difference.said, *self._drawn(drawing)]
        self.rows.show(drawing.transcript, codings, self.code_looks, cursor=span.start)
        self.rows.goto(span.end, span)
        self.rows.stay_led(here=True)
        self.rows.focus()

    @on(SelectionChanged)
    def _selected(self) -> None:
        self.show_status()

    def _drawn(self, drawing: Drawing) -> Iterable[Coding]:
        for place, (span, code) in enumerate(drawing.before):
            words = span.of(drawing.transcript.text)
            yield Coding(
                id=f"drawn {place}",
                transcript=drawing.transcript.id,
                code=code,
                coder="",
                span=span,
                quote=words,
                origin=Origin.CONSENSUS,
            )

    def passage(self) -> Span | None:
        """Find what would hold: the selection, else the unit at the cursor."""
        return self.rows.selection or self.rows.unit_at_cursor()

    def action_code(self) -> None:
        """Ask which code holds for the passage."""
        span = self.passage()
        if span is not None and self._drawing is not None:
            words = " ".join(span.of(self._drawing.transcript.text).split())
            self.ask_code(_("Code “{quote}”").format(quote=words), self.give)

    def give(self, code: str) -> None:
        """Let the passage with this code hold, and go back."""
        span, drawing = self.passage(), self._drawing
        if span is not None and drawing is not None:
            self.workplace.digits.note_use(self.study.project.codebook, code)
            self.app.pop_screen()
            drawing.then(span, code)

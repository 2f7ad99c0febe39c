"""How the coding screen is put together and shows what it is given; what commands do stands in `coding`."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from coder.locale.language import current
from coder.model.codebook import Codebook
from coder.text.words import Words
from coder.tui.describing import Describer
from coder.tui.desk import Desk
from coder.tui.edges import Stand, digit_keys, header, status
from coder.tui.listing import CodeList, Entry
from coder.tui.looks import looks
from coder.tui.names import code_names
from coder.tui.screens.work_screen import WorkScreen
from coder.tui.slots import Slots
from coder.tui.transcript.view import TranscriptView
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.find_bar import FindBar
from coder.tui.widgets.memo_editor import MemoEditor
from coder.tui.widgets.panels import CodebookPanel, HerePanel, TranscriptsPanel
from coder.tui.widgets.picker import Picker
from coder.tui.widgets.prose import Prose
from coder.tui.workplace import Workplace

ROOM_FOR_RIGHT = 100
ROOM_FOR_BOTH = 118
"""Cells from which panels stand beside the text unless the analyst folds them."""
WIDTHS = {"-narrow": range(ROOM_FOR_RIGHT), "-wide": range(140, 180), "-huge": range(180, 10_000)}
"""Which style classes hold at which width."""
PARTS = 5


class CodingLayout(WorkScreen):
    """Header, panels, text and status line."""

    names = code_names(Codebook())
    """Finds codes; those of an earlier codebook hand on what was learned."""

    def __init__(self, workplace: Workplace, desk: Desk) -> None:
        super().__init__(workplace)
        self.desk = desk
        self.entries: Sequence[Entry] = ()
        self._ascii_signs = workplace.ascii_signs
        self.words = Words()
        self.take_codebook()
        self._wanted: dict[str, bool] = {}
        """Which panels the analyst unfolded (true) or folded (false)."""
        self._lent: set[str] = set()
        """Panels that are unfolded only until the analyst goes back to the text."""

    @property
    def slots(self) -> Slots:
        """Which code stands on which digit."""
        return self.workplace.digits.slots

    @slots.setter
    def slots(self, slots: Slots) -> None:
        self.workplace.digits.slots = slots

    def take_codebook(self) -> None:
        """Draw, find and describe codes by the codebook in force."""
        codebook = self.codebook_shown = self.study.project.codebook
        self.code_looks = looks(codebook, current())
        self.names = code_names(codebook, like=self.names)
        self._codes = CodeList(codebook, self.code_looks, digit_keys(self.keys))
        self._describer = Describer(codebook, self.code_looks, current(), self.study.who)

    def compose(self) -> ComposeResult:
        """Put the text in the middle."""
        self.set_class(self._ascii_signs, "-ascii")
        self._take_class_of_width(self.app.size.width)
        yield Bar(id="header")
        with Horizontal(id="desk"):
            yield TranscriptsPanel(ascii_signs=self._ascii_signs, id="left")
            with Vertical(id="middle"):
                yield TranscriptView(
                    sentences=self.study.sentences,
                    words=self.words,
                    ascii_margin=self._ascii_signs,
                    id="text",
                )
                yield MemoEditor(id="memo")
            with Vertical(id="right"):
                yield HerePanel(id="here")
                yield CodebookPanel(id="codebook")
                yield Picker(ascii_signs=self._ascii_signs, id="picker")
        yield Prose(id="notice")
        yield FindBar(id="find")
        yield Bar(id="status")

    def is_up(self) -> bool:
        """Whether its parts are still there to show things on."""
        return self.is_attached and len(self.query("#header, #left, #text, #right, #status")) == PARTS

    @property
    def text(self) -> TranscriptView:
        """The text in the middle."""
        return self.query_one("#text", TranscriptView)

    @property
    def picker(self) -> Picker:
        """The panel that asks for a code."""
        return self.query_one(Picker)

    @property
    def is_choosing(self) -> bool:
        """Whether the picker waits for an answer."""
        return self.has_class("-choosing")

    def on_resize(self, event: events.Resize) -> None:
        """Fold what finds no room, unless the analyst wants it."""
        self._arrange(event.size.width)
        self.show_edges()

    def on_screen_resume(self) -> None:
        """Take the terminal's cursor back from a screen that lay above."""
        if self.is_up():
            self.text.take_terminal_cursor()

    def _take_class_of_width(self, width: int) -> None:
        for name, widths in WIDTHS.items():
            self.set_class(width in widths, name)

    def _arrange(self, width: int | None = None) -> None:
        width = width or self.size.width or self.app.size.width
        self._take_class_of_width(width)
        for side, room in (("left", ROOM_FOR_BOTH), ("right", ROOM_FOR_RIGHT)):
            unfolded = side in self._lent or self._wanted.get(side, width >= room)
            if side == "right":
                unfolded = unfolded or self.is_choosing
            self.query_one(f"#{side}").display = unfolded
        self.fit_notice(width)

    def fold(self, side: str) -> None:
        """Fold a panel, or unfold it."""
        self._lent.discard(side)
        self._wanted[side] = not self.query_one(f"#{side}").display
        self._arrange()
        self.show_all()

    def lend(self, side: str) -> None:
        """Unfold a panel until the analyst goes back to the text."""
        self._lent.add(side)
        self._arrange()
        self.show_all()

    def take_back(self) -> None:
        """Fold what was lent, and go back to the text."""
        self._lent.clear()
        self._arrange()
        self.text.focus()
        self.show_all()

    def show_all(self) -> None:
        """Show everything anew but the text."""
        self.show_signs()
        self.show_entries()
        self.show_counts()
        self.show_here()
        self.show_edges()

    def show_entries(self) -> None:
        """Show the list of transcripts."""
        self.query_one(TranscriptsPanel).show_entries(self.entries, self.desk.transcript.id)

    def show_counts(self) -> None:
        """Show the codebook with what was coded so far."""
        counts = self.desk.counts(self.study.project.codebook)
        self.query_one(CodebookPanel).show_counts(self.slots, counts)

    def show_here(self) -> None:
        """Show the codings at the cursor."""
        text, panel = self.text, self.query_one(HerePanel)
        memos = self.desk.memos_at(text.attention)
        panel.show_codings(self._describer, text.codings_at_cursor(), text.front, memos)

    def show_signs(self) -> None:
        """Show beside the text which turns have memos."""
        self.text.note_turns(self.desk.noted_turns)

    def show_edges(self) -> None:
        """Show the first and the last line."""
        width = self.size.width
        row = header(self.study.title, self.desk, self.saving, width, ascii_signs=self._ascii_signs)
        self.query_one("#header", Bar).say([row])
        self.show_status()

    def show_status(self) -> None:
        """Show the last line: what is selected, what was done, which keys help."""
        text = self.text
        turn = self.desk.transcript.turn_at(text.cursor)
        stand = Stand(
            text.selection,
            text.unit,
            turn.number if turn else 0,
            self.message,
            self.slots,
            self.code_looks,
            slots_elsewhere=self.query_one("#right").display,
            question=self.picker.question if self.is_choosing else None,
            is_holding=text.held is not None,
            has_front=text.front is not None,
            commands=self.commands_here,
            keys=self.keys,
        )
        self.query_one("#status", Bar).say(status(stand, self.size.width))

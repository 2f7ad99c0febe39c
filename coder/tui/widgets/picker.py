"""Which code for this passage? A panel beside or below the passage, never over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from coder.locale.language import _, plural
from coder.tui.describing import Describer
from coder.tui.listing import CodeList
from coder.tui.slots import Slots
from coder.tui.widgets.bar import Bar, BarRow, Bit
from coder.tui.widgets.prose import Prose
from coder.tui.widgets.query import Query
from coder.tui.widgets.rows import Rows

Find = Callable[[str], Sequence[str]]


class Picker(Vertical):
    """Type or walk to a code; Enter gives it, Space takes several, Esc gives none."""

    @dataclass
    class Answered(Message):
        """These codes are to be given."""

        codes: tuple[str, ...]

    def __init__(self, *, ascii_signs: bool, id: str | None = None) -> None:
        super().__init__(id=id)
        self._tick = "v" if ascii_signs else "✓"
        self._slots = Slots()
        self._chosen: list[str] = []
        self._codes: CodeList | None = None
        self._describer: Describer | None = None
        self._find: Find = lambda _query: ()
        self._passage = ""

    def compose(self) -> ComposeResult:
        """Stack the question, the field, the list and what the highlighted code means."""
        rows = Rows(id="choice")
        yield Bar(id="question")
        with Vertical(id="choosing"):
            yield Query(rows, _("code: Chinese, English, pinyin"), blank_toggles=True, id="wanted")
            yield rows
        yield Prose(id="about")

    def use(self, codes: CodeList, describer: Describer, find: Find) -> None:
        """Choose from this codebook."""
        self._codes, self._describer, self._find = codes, describer, find

    def ask(self, passage: str, slots: Slots) -> None:
        """Begin anew about a passage."""
        self._slots, self._chosen = slots, []
        query = self.query_one(Query)
        with query.prevent(Query.Changed):
            query.value = ""
        self._list(passage)
        query.focus()

    @property
    def query_text(self) -> str:
        """What was typed, without blanks around it."""
        return self.query_one(Query).value.strip()

    def _list(self, passage: str | None = None) -> None:
        if self._codes is None:
            return
        found = self._find(self.query_text) if self.query_text else None
        rows = self._codes.choice(self._slots, found, self._chosen, self._tick)
        choice = self.query_one("#choice", Rows)
        keep = None if passage is None and found is None else ""
        choice.fill(rows, keep)
        if passage is not None:
            self._passage = passage
        self._say_question()
        self._describe(choice.highlighted)

    def find_again(self) -> None:
        """Look once more for what was typed: more ways to write a code are known now."""
        if self.query_text:
            self._list()

    def _say_question(self) -> None:
        right = []
        if self._chosen:
            many = plural(len(self._chosen), "Enter gives {count} code", "Enter gives {count} codes")
            right = [Bit(many, "key", "screen.give_chosen")]
        self.query_one("#question", Bar).say([BarRow([Bit(self._passage, "strong")], right)])

    def _describe(self, code: str) -> None:
        if self._describer is not None:
            about = self._describer.code(code) if code else []
            self.query_one("#about", Prose).say(about)

    @on(Query.Changed)
    def _typed(self, event: Query.Changed) -> None:
        event.stop()
        self._list()

    @on(Rows.Highlighted)
    def _walked(self, event: Rows.Highlighted) -> None:
        event.stop()
        self._describe(event.id)

    @on(Query.Toggled)
    def _toggled(self, event: Query.Toggled) -> None:
        event.stop()
        self.toggle()

    def toggle(self) -> None:
        """Take the highlighted code along, or leave it out again."""
        code = self.query_one("#choice", Rows).highlighted
        if not code:
            return
        if code in self._chosen:
            self._chosen.remove(code)
        else:
            self._chosen.append(code)
        query = self.query_one(Query)
        with query.prevent(Query.Changed):
            query.value = ""
        self._list()
        self.query_one("#choice", Rows).highlight(code)

    @on(Rows.Chosen)
    def _answered(self, event: Rows.Chosen) -> None:
        event.stop()
        self.post_message(self.Answered(tuple(self._chosen) or (event.id,)))

    def answer(self) -> None:
        """Give what was taken so far, else what is highlighted."""
        self.query_one("#choice", Rows).action_choose()

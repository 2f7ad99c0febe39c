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
from coder.tui.listing import TOP, CodeList
from coder.tui.slots import Slots
from coder.tui.widgets.bar import Bar, BarRow, Bit
from coder.tui.widgets.prose import Paragraph, Prose
from coder.tui.widgets.query import Query
from coder.tui.widgets.rows import Row, Rows

Find = Callable[[str], Sequence[str]]
NEW = "\0new"
"""Stands for a code that is yet to be made of what was typed; no code can be called so."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and how it may be answered."""

    title: str
    verb: str
    """What Enter does, in a word."""
    takes_several: bool = True
    offers_new: bool = True
    """Whether what was typed may become a new code."""
    for_parent: bool = False
    """Whether it asks below which code, or at the top, a new one shall stand."""
    highlight: str = ""
    """What is highlighted at first; empty for the first line."""


class Picker(Vertical):
    """Type or walk to a code; Enter gives it, Space takes several, Esc gives none."""

    @dataclass
    class Answered(Message):
        """These codes are to be given."""

        codes: tuple[str, ...]

    @dataclass
    class Named(Message):
        """A new code of this name is wanted, beside those that were taken."""

        name: str
        codes: tuple[str, ...]
        like: str
        """The code that fits best what was typed, or was used last; empty when there is none."""

    def __init__(self, *, ascii_signs: bool, id: str | None = None) -> None:
        super().__init__(id=id)
        self._tick = "v" if ascii_signs else "✓"
        self._slots = Slots()
        self._chosen: list[str] = []
        self._codes: CodeList | None = None
        self._describer: Describer | None = None
        self._find: Find = lambda _query: ()
        self._question = Question("", "")

    @property
    def question(self) -> Question:
        """What is asked."""
        return self._question

    def compose(self) -> ComposeResult:
        """Stack the question, the field, the list and what the highlighted code means."""
        rows = Rows(id="choice")
        yield Bar(id="question")
        with Vertical(id="choosing"):
            yield Query(
                rows, _("code: Chinese, English, pinyin"), blank_toggles=True, can_pin=True, id="wanted"
            )
            yield rows
        yield Prose(id="about")

    def use(self, codes: CodeList, describer: Describer, find: Find) -> None:
        """Choose from this codebook."""
        self._codes, self._describer, self._find = codes, describer, find

    def ask(self, question: Question, slots: Slots) -> None:
        """Begin anew."""
        self._slots, self._chosen, self._question = slots, [], question
        query = self.query_one(Query)
        with query.prevent(Query.Changed):
            query.value = ""
        self._list(question.highlight)
        query.focus()

    @property
    def query_text(self) -> str:
        """What was typed, without blanks around it."""
        return self.query_one(Query).value.strip()

    def _list(self, highlight: str | None = "") -> None:
        """List what fits; `None` leaves the highlight where it is."""
        rows = self._rows()
        choice = self.query_one("#choice", Rows)
        choice.fill(rows, highlight)
        self.query_one(Query).takes_blanks = bool(self.query_text) and {row.id for row in rows} <= {NEW}
        self._say_question()
        self._describe(choice.highlighted)

    def _rows(self) -> list[Row]:
        if self._codes is None:
            return []
        typed = self.query_text
        found = self._find(typed) if typed else None
        if self._question.for_parent:
            return self._codes.parents(found)
        rows = self._codes.choice(self._slots, found, self._chosen, self._tick)
        if self._question.offers_new and self._codes.may_be_new(typed):
            rows.append(Row(NEW, _("new code “{name}”").format(name=typed), sign="+"))
        return rows

    def find_again(self) -> None:
        """Look once more for what was typed: more ways to write a code are known now."""
        if self.query_text:
            self._list()

    def show_slots(self, slots: Slots) -> None:
        """Show codes on the digits they stand on now."""
        self._slots = slots
        self._list(None)

    @property
    def _like(self) -> str:
        """Name the code that is nearest to what was typed."""
        found = self._find(self.query_text) if self.query_text else ()
        return found[0] if found else self._slots.latest

    def _say_question(self) -> None:
        right = []
        if self._chosen:
            many = plural(len(self._chosen), "Enter gives {count} code", "Enter gives {count} codes")
            right = [Bit(many, "key", "screen.give_chosen")]
        self.query_one("#question", Bar).say([BarRow([Bit(self._question.title, "strong")], right)])

    def _describe(self, code: str) -> None:
        if self._describer is None:
            return
        if code == NEW:
            about = [
                Paragraph(_("Makes a code of this name; below which one it stands is asked next."), "quiet")
            ]
        elif code == TOP:
            about = [Paragraph(_("It stands beside the topmost codes."), "quiet")]
        else:
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
        if not code or code == NEW or not self._question.takes_several:
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
        chosen = tuple(self._chosen)
        if event.id == NEW:
            self.post_message(self.Named(self.query_text, chosen, self._like))
        else:
            self.post_message(self.Answered(chosen or (event.id,)))

    def answer(self) -> None:
        """Give what was taken so far, else what is highlighted."""
        self.query_one("#choice", Rows).action_choose()

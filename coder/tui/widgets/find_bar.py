"""One line in which words are looked for while they are typed; it stands below the text, never over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from coder.locale.language import _
from coder.tui.commands.coding import FIND_NEXT, FIND_PREVIOUS
from coder.tui.commands.command import Command
from coder.tui.commands.find import IN_ALL, IN_BAR
from coder.tui.finding import option_words
from coder.tui.keys_in_force import bind, keys_around
from coder.tui.transcript.measure import harmless
from coder.tui.widgets.bar import Bar, BarRow, Bit
from coder.tui.widgets.ink import cut

if TYPE_CHECKING:
    from coder.text.search import Query

WIDE_BLANK = "\u3000"
ROOM_TO_TYPE = 24
"""Cells that the field keeps whatever else is to be said."""


class FindField(Input):
    """Where one types; every key but those that edit belongs to the bar."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z,ctrl+y", "nothing", show=False),  # else they would undo a coding
    ]

    def action_nothing(self) -> None:
        """Keep a key from meaning something elsewhere."""

    def on_key(self, event: events.Key) -> None:
        """Take the wide blank of an input method too, which is no printable character."""
        if event.character == WIDE_BLANK:
            event.stop()
            event.prevent_default()
            self.insert_text_at_cursor(WIDE_BLANK)


class FindBar(Horizontal):
    """The field, how many hits there are, and how it looks for them."""

    commands_here: ClassVar[tuple[Command, ...]] = IN_BAR
    BINDINGS: ClassVar[list[BindingType]] = [
        binding
        for command in IN_BAR
        if command not in {FIND_NEXT, FIND_PREVIOUS}  # the screen's own
        for binding in command.bindings()
    ]

    @dataclass
    class Asked(Message):
        """Something else is looked for, or in another way."""

        query: Query

    class Taken(Message):
        """The analyst wants to go on from this hit."""

    class AllWanted(Message):
        """The analyst wants to see it in all transcripts."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._query: Query | None = None
        self._past: Sequence[str] = ()
        self._at = 0
        """Which of the past queries stands in the field; their number means one that is new."""
        self._said: Sequence[Bit] = ()

    def compose(self) -> ComposeResult:
        """Set title, field and state side by side."""
        yield Bar(id="find-title")
        yield FindField(compact=True, select_on_focus=False, placeholder=_("words to find"), id="find-field")
        yield Bar(id="find-state")

    def on_mount(self) -> None:
        """Take the keys in force."""
        bind(self, keys_around(self), types=True)
        title = _("Find")
        bar = self.query_one("#find-title", Bar)
        bar.styles.width = cell_len(title) + 2
        bar.say([BarRow([Bit(f" {title}", "strong")])])

    @property
    def field(self) -> FindField:
        """Where one types."""
        return self.query_one(FindField)

    @property
    def sought(self) -> Query:
        """What is looked for, and how."""
        if self._query is None:
            from coder.text.search import Query  # noqa: PLC0415 -- costs 20 ms, and not everybody searches

            self._query = Query("")
        return replace(self._query, text=self.field.value)

    def begin(self, query: Query | None, past: Sequence[str]) -> None:
        """Take the keys, with what was looked for last to be typed over."""
        if query is not None:
            self._query = query
        self._past, self._at = past, len(past)
        self.take(self.sought.text if query is None else query.text)
        self.field.focus()
        self.say("")

    def take(self, words: str) -> None:
        """Put words in the field, to be typed over."""
        with self.field.prevent(Input.Changed):
            self.field.value = words
        self.field.select_all()

    def say(self, count: str, trouble: str = "") -> None:
        """Say which of how many hits this is, or what is wrong."""
        self._said = (
            [Bit(f"{trouble} ", "warning")] if trouble else [Bit(f"{count}  ", "strong")] if count else []
        )
        self._show()

    def _show(self) -> None:
        state = self.query_one("#find-state", Bar)
        room = max(1, self.app.size.width - cell_len(_("Find")) - 4 - ROOM_TO_TYPE)
        is_trouble = any(bit.tone == "warning" for bit in self._said)
        bits = self._said if is_trouble else [*self._said, *self._options()]
        cells = min(room, sum(cell_len(bit.text) for bit in bits))
        if is_trouble:
            bits = [Bit(cut(harmless(bits[0].text), cells), "warning")]
        state.styles.width = cells + 2  # a blank before it, and one that a bar keeps between left and right
        state.say([BarRow(bits)])

    def _options(self) -> list[Bit]:
        keys = keys_around(self)
        said = {**option_words(self.sought), IN_ALL: _("all")}
        return [
            Bit(text, tone, f"screen.in_bar({command.does!r})")
            for command, state in said.items()
            if keys.name(command)
            for text, tone in ((f"{keys.name(command)} ", "key"), (f"{state}  ", "quiet"))
        ]

    def on_resize(self, _: events.Resize) -> None:
        """Share the new width."""
        if self.display:
            self._show()

    def action_take_hit(self) -> None:
        """Go on from this hit."""
        self.post_message(self.Taken())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_take_hit()

    def action_find_in_all(self) -> None:
        """Look in all transcripts."""
        self.post_message(self.AllWanted())

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._ask()

    def _ask(self) -> None:
        self._show()
        self.post_message(self.Asked(self.sought))

    def action_older_query(self) -> None:
        """Put in the field what was looked for before."""
        self._leaf(-1)

    def action_newer_query(self) -> None:
        """Put in the field what was looked for after that."""
        self._leaf(1)

    def _leaf(self, step: int) -> None:
        past, at = self._past, self._at + step
        if at == len(past) - 1 and step < 0 and past[at] == self.field.value:
            at += step
        if 0 <= at < len(past):
            self._at = at
            self.field.value = past[at]
            self.field.cursor_position = len(past[at])

    def action_switch_regex(self) -> None:
        """Look for words, or for what fits a regular expression."""
        self._turn(regex=not self.sought.regex)

    def action_switch_exact(self) -> None:
        """Let case, width and forms matter or not."""
        self._turn(exact=not self.sought.exact)

    def action_switch_word(self) -> None:
        """Look for whole words, or for parts of words too."""
        self._turn(word=not self.sought.wants_words)

    def _turn(self, **changes: bool) -> None:
        self._query = replace(self.sought, **changes)  # type: ignore[arg-type]  # its own fields
        self._ask()

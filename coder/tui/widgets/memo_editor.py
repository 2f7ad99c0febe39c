"""Where a memo is written: what it is about, its text, and what others wrote on the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import TextArea

from coder.tui.commands.command import Command
from coder.tui.commands.memos import WRITING
from coder.tui.keys_in_force import bind, keys_around
from coder.tui.widgets.bar import Bar, BarRow, Bit
from coder.tui.widgets.memo_text import MemoText
from coder.tui.widgets.prose import Paragraph, Prose


class MemoEditor(Vertical):
    """Stands below or beside the passage, never over it."""

    commands_here: ClassVar[tuple[Command, ...]] = WRITING
    BINDINGS: ClassVar[list[BindingType]] = [
        binding for command in commands_here for binding in command.bindings()
    ]

    class Typed(Message):
        """The text is another one now."""

    class Left(Message):
        """The keys go elsewhere now."""

    class SubjectWanted(Message):
        """The analyst wants to write about something else."""

    def compose(self) -> ComposeResult:
        """Stack the caption, the text, and the words of others."""
        yield Bar(id="memo-caption")
        yield MemoText(id="memo-text")
        yield Prose(id="memo-others")

    def on_mount(self) -> None:
        """Take the keys in force."""
        bind(self, keys_around(self), types=True)

    @property
    def field(self) -> MemoText:
        """Where one types."""
        return self.query_one(MemoText)

    @property
    def typed(self) -> str:
        """What stands there."""
        return self.field.text

    def begin(self) -> None:
        """Take keys at once; what is stored comes a moment later."""
        self.load("")
        self.say_others(())
        self.field.focus()

    def load(self, text: str, *, read_only: bool = False) -> None:
        """Show another text, with the cursor at its end."""
        self.field.read_only = read_only
        self.field.load_text(text)
        self.field.move_cursor((0, 0) if read_only else self.field.document.end)

    def load_above(self, text: str) -> None:
        """Put a text above what is typed; the cursor stays at its words."""
        self.field.insert(text, (0, 0), maintain_selection_offset=True)

    def say(self, title: str, state: Sequence[Bit]) -> None:
        """Say what the memo is about, and how it stands with it."""
        self.query_one("#memo-caption", Bar).say([BarRow([Bit(title, "strong")], state)])

    def say_others(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show what others wrote, if they did."""
        others = self.query_one("#memo-others", Prose)
        others.display = bool(paragraphs)
        others.say(paragraphs)

    def action_next_subject(self) -> None:
        """Write about something else."""
        self.post_message(self.SubjectWanted())

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Typed())

    @on(MemoText.Abandoned)
    def _abandoned(self, event: MemoText.Abandoned) -> None:
        event.stop()
        self.post_message(self.Left())

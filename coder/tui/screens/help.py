"""Every key of the workbench, written from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from coder.locale.language import _
from coder.tui.commands.command import Command, Group, key_name
from coder.tui.transcript.keys import KEYS
from coder.tui.widgets.bar import Bar, BarRow, Bit
from coder.tui.widgets.prose import Paragraph, Prose

KEY_CELLS = 18
WHILE_HOLDING = {"keep"}


class HelpScreen(ModalScreen[None]):
    """The keys, scrolled with the arrows; Esc goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,enter,q", "dismiss", show=False)]

    def __init__(self, commands: Sequence[Command], *, with_text: bool = False) -> None:
        super().__init__()
        self._commands, self._with_text = commands, with_text

    def compose(self) -> ComposeResult:
        """Stack the caption and the keys."""
        with Vertical(id="help"):
            yield Bar(id="help-caption")
            yield Prose(id="help-text")

    def on_mount(self) -> None:
        """Write the keys down."""
        back = Bit(_("Esc goes back"), "quiet", "screen.dismiss")
        self.query_one(Bar).say([BarRow([Bit(_("Keys"), "strong")], [back])])
        prose = self.query_one(Prose)
        if self._with_text:
            prose.say([*_introduction(), *_keys_of(self._commands), *_moves()])
        else:
            prose.say([*_keys_of(self._commands)])
        prose.focus()


def _introduction() -> Iterator[Paragraph]:
    yield Paragraph(
        _(
            "Move to a sentence and press Enter, type some letters of the code, press Enter again. "
            "The coding is saved before you see it. A digit gives one of the codes used last at once."
        )
    )


def _keys_of(commands: Sequence[Command]) -> Iterator[Paragraph]:
    for group in Group:
        found = [command for command in commands if command.group is group]
        if found:
            yield from _heading(group.value)
        for command in found:
            keys = "  ".join(command.key_names) or key_name("ctrl+p")
            yield _line(keys, _("{title}: {help}").format(title=command.title, help=command.help))


def _moves() -> Iterator[Paragraph]:
    yield from _heading(_("Moving and selecting in the text"))
    yield _line("Shift", _("With any of these, selects as far as it goes."))
    for key in KEYS:
        if key.id not in WHILE_HOLDING and not key.keys.startswith("shift+") and "+shift+" not in key.keys:
            yield _line("  ".join(map(key_name, key.keys.split(","))), key.title)


def _heading(title: str) -> Iterator[Paragraph]:
    yield Paragraph("")
    yield Paragraph(title, "title")


def _line(keys: str, said: str) -> Paragraph:
    return Paragraph(said, indent=max(KEY_CELLS, cell_len(keys) + 2), lead=keys)

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
from coder.tui.commands.coding import CODE
from coder.tui.commands.command import Command, Group
from coder.tui.commands.everywhere import BACK, HELP, PALETTE
from coder.tui.keys_in_force import Keys, bind
from coder.tui.transcript.keys import KEYS
from coder.tui.widgets.bar import Bar, BarRow, Bit
from coder.tui.widgets.keys import CHOOSE
from coder.tui.widgets.prose import Paragraph, Prose

KEY_CELLS = 18
WHILE_HOLDING = {"keep"}


class HelpScreen(ModalScreen[None]):
    """The keys, scrolled with the arrows; Esc goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False, id=BACK.id),
        Binding("f1", "dismiss", show=False, id=HELP.id),
        Binding("enter,q", "dismiss", show=False),
    ]

    def __init__(self, commands: Sequence[Command], keys: Keys, *, with_text: bool = False) -> None:
        super().__init__()
        self._commands, self._keys, self._with_text = commands, keys, with_text
        bind(self, keys)

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
            prose.say([*_introduction(self._keys), *self._of_commands(), *_moves(self._keys)])
        else:
            prose.say([*self._of_commands()])
        prose.focus()

    def _of_commands(self) -> Iterator[Paragraph]:
        for group in Group:
            found = [command for command in self._commands if command.group is group]
            if found:
                yield from _heading(group.value)
            for command in found:
                keys = "  ".join(self._keys.names(command)) or self._keys.name(PALETTE)
                yield _line(keys, _("{title}: {help}").format(title=command.title, help=command.help))


def _introduction(keys: Keys) -> Iterator[Paragraph]:
    said = _(
        "Move to a sentence and press {code}, type some letters of the code, press {choose}. "
        "The coding is saved before you see it. A digit gives one of the codes used last at once."
    )
    yield Paragraph(said.format(code=keys.way_to(CODE), choose=keys.name(CHOOSE)))


def _moves(keys: Keys) -> Iterator[Paragraph]:
    yield from _heading(_("Moving and selecting in the text"))
    yield _line("Shift", _("With any of these, selects as far as it goes."))
    for key in KEYS:
        names = "  ".join(keys.names(key))
        changed = keys.of(key.id) != key.usual
        if names and key.id not in WHILE_HOLDING and (changed or not key.selects):
            yield _line(names, key.title)


def _heading(title: str) -> Iterator[Paragraph]:
    yield Paragraph("")
    yield Paragraph(title, "title")


def _line(keys: str, said: str) -> Paragraph:
    return Paragraph(said, indent=max(KEY_CELLS, cell_len(keys) + 2), lead=keys)

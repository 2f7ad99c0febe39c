"""All commands, found by a few letters of their name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from coder.locale.language import _
from coder.tui.commands.command import Command
from coder.tui.commands.everywhere import BACK, PALETTE
from coder.tui.keys_in_force import Keys, bind
from coder.tui.names import Names, command_names
from coder.tui.widgets.prose import Paragraph, Prose
from coder.tui.widgets.query import Query
from coder.tui.widgets.rows import Row, Rows


class PaletteScreen(ModalScreen[str]):
    """Type, Enter: the command's id is the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss('')", show=False, id=BACK.id),
        Binding("ctrl+p", "dismiss('')", show=False, id=PALETTE.id),
    ]

    def __init__(self, commands: Sequence[Command], keys: Keys) -> None:
        super().__init__()
        self._keys = keys
        bind(self, keys)
        self._offered = {one.id: one for one in commands if not one.per_key and one not in {BACK, PALETTE}}
        self._names = command_names(self._offered.values())

    def compose(self) -> ComposeResult:
        """Stack the field, the list and what the highlighted command does."""
        rows = Rows(id="commands", at_first_click=True)
        with Vertical(id="palette"):
            yield Query(rows, _("command: Chinese, English, pinyin"), id="command")
            yield rows
            yield Prose(id="explained")

    def on_mount(self) -> None:
        """Begin with all of them; the full pinyin comes from a thread."""
        self._list("")
        self.query_one(Query).focus()
        self.run_worker(self._learn, thread=True, exit_on_error=False)

    def _learn(self) -> None:
        self._names.load()

    @property
    def names(self) -> Names:
        """What commands are found by."""
        return self._names

    def _list(self, typed: str) -> None:
        found = [self._offered[id] for id in self._names.find(typed)]
        rows = [
            Row(command.id, command.title, count="  ".join(self._keys.names(command))) for command in found
        ]
        self.query_one(Rows).fill(rows, "")
        self._explain(rows[0].id if rows else "")

    def _explain(self, id: str) -> None:
        said = self._offered[id].help if id else _("No command is called that.")
        self.query_one("#explained", Prose).say([Paragraph(said, "quiet")])

    @on(Query.Changed)
    def _typed(self, event: Query.Changed) -> None:
        self._list(event.value)

    @on(Rows.Highlighted)
    def _walked(self, event: Rows.Highlighted) -> None:
        self._explain(event.id)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        self.dismiss(event.id)

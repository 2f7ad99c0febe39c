"""All commands, found by a few letters of their name; those used last come first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
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

    class Learned(Message):
        """The full pinyin is known now."""

    def __init__(
        self,
        commands: Sequence[Command],
        keys: Keys,
        recent: Sequence[str] = (),
        obstacles: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._keys, self._obstacles = keys, obstacles or {}
        """`obstacles` says by id why commands cannot be had now."""
        bind(self, keys)
        offered = [one for one in commands if not one.per_key and one not in {BACK, PALETTE}]
        lately = {id: place for place, id in enumerate(recent)}
        offered.sort(key=lambda one: (one.id in self._obstacles, lately.get(one.id, len(lately))))
        self._offered = {one.id: one for one in offered}
        self._names = command_names(offered)

    def compose(self) -> ComposeResult:
        """Stack the field, the list and what the highlighted command does."""
        rows = Rows(id="commands", at_first_click=True)
        with Vertical(id="palette"):
            yield Query(rows, _("command: Chinese, English, pinyin"), id="command")
            yield rows
            yield Prose(id="explained")

    def on_mount(self) -> None:
        """Begin with all of them; the full pinyin comes from a thread, initials are known at once."""
        self._list("")
        self.query_one(Query).focus()
        self.run_worker(self._learn, thread=True, exit_on_error=False)

    def _learn(self) -> None:
        self._names.load()
        with suppress(RuntimeError):  # the workbench was left meanwhile
            self.post_message(self.Learned())

    @on(Learned)
    def _find_again(self) -> None:
        typed = self.query_one(Query).value
        if typed.strip():
            self._list(typed, None)

    @property
    def names(self) -> Names:
        """What commands are found by."""
        return self._names

    def _list(self, typed: str, highlight: str | None = "") -> None:
        """List what fits; `None` leaves the highlight where it is."""
        rows = [self._row(self._offered[id]) for id in self._names.find(typed)]
        shown = self.query_one(Rows)
        shown.fill(rows, highlight)
        self._explain(shown.highlighted)

    def _row(self, command: Command) -> Row:
        obstacle = self._obstacles.get(command.id, "")
        if obstacle:
            return Row(command.id, command.title, count=obstacle, tone="faint", can_choose=False)
        return Row(command.id, command.title, count="  ".join(self._keys.names(command)))

    def _explain(self, id: str) -> None:
        """Say what the highlighted command does, where it belongs and by which name settings know it."""
        if not id:
            said = [Paragraph(_("No command is called that."), "quiet")]
        else:
            command = self._offered[id]
            said = [
                Paragraph(command.help, "quiet"),
                Paragraph(_("{group} · keys.{id}").format(group=command.group.value, id=id), "label"),
            ]
        self.query_one("#explained", Prose).say(said)

    @on(Query.Changed)
    def _typed(self, event: Query.Changed) -> None:
        self._list(event.value)

    @on(Rows.Highlighted)
    def _walked(self, event: Rows.Highlighted) -> None:
        self._explain(event.id)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        self.dismiss(event.id)

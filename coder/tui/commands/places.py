"""Where which commands work, for the documentation and for checks of the keys."""

from __future__ import annotations

from coder.locale.language import _
from coder.tui.commands import coding, everywhere, frequencies, history, passages, screens
from coder.tui.commands.command import Command

PLACES: dict[str, tuple[Command, ...]] = {
    _("Reading and coding"): coding.COMMANDS,
    _("Frequencies"): frequencies.COMMANDS,
    _("Passages"): passages.COMMANDS,
    _("History"): history.COMMANDS,
    _("On every screen"): (*screens.COMMANDS, *everywhere.COMMANDS),
}
ALL = tuple(command for commands in PLACES.values() for command in commands)

"""Where which commands work, for the documentation and for checks of the keys."""

from __future__ import annotations

from coder.locale.language import _
from coder.tui.commands import (
    adjudicate,
    codebook,
    coding,
    compare,
    everywhere,
    find,
    frequencies,
    history,
    memos,
    passages,
    reliability,
    screens,
)
from coder.tui.commands.command import Command

READING = _("Reading and coding")
EVERY_SCREEN = _("On every screen")
PLACES: dict[str, tuple[Command, ...]] = {
    READING: coding.COMMANDS,
    _("Writing a memo"): memos.WRITING,
    _("Codebook"): codebook.COMMANDS,
    _("Find bar"): find.IN_BAR,
    _("Find"): find.COMMANDS,
    _("Frequencies"): frequencies.COMMANDS,
    _("Passages"): passages.COMMANDS,
    _("Reliability"): reliability.COMMANDS,
    _("Compare two coders"): compare.COMMANDS,
    _("Adjudicate"): adjudicate.COMMANDS,
    _("Draw what holds"): adjudicate.DRAWING,
    _("History"): history.COMMANDS,
    _("Memos"): memos.COMMANDS,
    EVERY_SCREEN: (*screens.COMMANDS, *everywhere.COMMANDS),
}
ALL = tuple(dict.fromkeys(command for commands in PLACES.values() for command in commands))

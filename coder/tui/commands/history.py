"""What can be asked for in the history."""

from __future__ import annotations

from coder.locale.language import _
from coder.tui.commands.command import Command, Group

READ = Command(
    "read_deed",
    _("Read what it was about"),
    _("Opens the transcript at the passage that the highlighted line is about; Esc there leads back."),
    "enter",
    Group.LIST,
    footer=_("Read"),
)
UNDO_BACK = Command(
    "undo_back",
    _("Undo back to here"),
    _("Takes back your newest actions one by one, down to this one; shows first how many they are."),
    "f5",
    Group.LIST,
    footer=_("Undo to here"),
)
REDO_FORTH = Command(
    "redo_forth",
    _("Redo up to here"),
    _("Brings back one by one what you took back, up to this one; shows first how many they are."),
    "f6",
    Group.LIST,
    footer=_("Redo to here"),
)
EVERYBODY = Command(
    "switch_everybody",
    _("What all did, or only you"),
    _("Only your own actions are listed at first, so that you judge for yourself."),
    "f12",
    Group.LIST,
    footer=_("Mine or all"),
)

COMMANDS = (READ, UNDO_BACK, REDO_FORTH, EVERYBODY)

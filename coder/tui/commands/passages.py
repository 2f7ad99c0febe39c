"""What can be asked for in a list of passages."""

from __future__ import annotations

from coder.locale.language import _
from coder.tui.commands.command import Command, Group

READ = Command(
    "read_passage",
    _("Read it in the text"),
    _("Opens the transcript at the highlighted passage; Esc there leads back to this list."),
    "enter",
    Group.LIST,
    footer=_("To the text"),
)
COPY = Command(
    "copy_quote",
    _("Copy the quote"),
    _("Copies the highlighted passage with its source: transcript, turn, speaker, codes."),
    "f7",
    Group.LIST,
    footer=_("Copy"),
)

COMMANDS = (READ, COPY)

"""What can be asked for in a list of passages."""

from __future__ import annotations

from coder.locale.language import _
from coder.tui.commands.coding import COPY_QUOTE, KEEP_QUOTE
from coder.tui.commands.command import Command, Group

READ = Command(
    "read_passage",
    _("Read it in the text"),
    _("Opens the transcript at the highlighted passage; Esc there leads back to this list."),
    "enter",
    Group.LIST,
    footer=_("Read"),
)
COMMANDS = (READ, COPY_QUOTE, KEEP_QUOTE)

"""What can be asked for where two coders are compared."""

from __future__ import annotations

from coder.locale.language import _
from coder.tui.commands.command import Command, Group

READ = Command(
    "read_difference",
    _("Read the passage in the text"),
    _("Opens the transcript where the two coders differ; Esc there leads back to this line."),
    "enter",
    Group.LIST,
    footer=_("Read"),
)
KIND = Command(
    "next_difference_kind",
    _("Only differences of one kind"),
    _("All at first; then only what one coder marked, another code, other ends, a code above or below."),
    "f2",
    Group.LIST,
    footer=_("Kind"),
)
CODE = Command(
    "only_this_code",
    _("Only this code"),
    _("Leaves the differences about the highlighted line's code, then about its other one, then all."),
    "f3",
    Group.LIST,
    footer=_("This code"),
)
PAIR = Command(
    "next_pair",
    _("Compare two other coders"),
    _("Those who differ most come first."),
    "f4",
    Group.LIST,
)
BEGUN = Command(
    "switch_begun",
    _("With or without what is still in progress"),
    _("Only what both are done with counts at first; what is uncoded elsewhere may just be unread."),
    "f6",
    Group.LIST,
)
NEXT = Command(
    "walk_on",
    _("Next passage in the list"),
    _("Goes on from wherever the keys go now, the excerpt too."),
    "f7",
    Group.LIST,
)
PREVIOUS = Command(
    "walk_back",
    _("Passage before it in the list"),
    _("Goes back from wherever the keys go now, the excerpt too."),
    "ctrl+g",
    Group.LIST,
)
EXPORT = Command(
    "export_differences",
    _("Export the differences"),
    _("Writes the passages that are listed into a table in the folder “exports”."),
    "f8",
    Group.LIST,
    footer=_("Export"),
)

COMMANDS = (READ, KIND, CODE, PAIR, BEGUN, NEXT, PREVIOUS, EXPORT)

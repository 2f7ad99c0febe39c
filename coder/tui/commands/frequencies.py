"""What can be asked for in the table of frequencies."""

from __future__ import annotations

from coder.locale.language import _
from coder.tui.commands.command import Command, Group

BEHIND = Command(
    "show_behind",
    _("Show the passages behind the number"),
    _("Lists the codings that the highlighted cell counts; Esc leads back to this table."),
    "enter",
    Group.LIST,
    footer=_("Passages"),
)
GROUP = Command(
    "next_grouping",
    _("Group in another way"),
    _("Side by side: nothing, transcripts, speakers, coders, then each attribute of the transcripts."),
    "f2",
    Group.LIST,
)
MEASURE = Command(
    "next_measure",
    _("Count something else"),
    _("Codings, passages, transcripts, turns, characters, coverage; without groups also all at a glance."),
    "f3",
    Group.LIST,
)
DEPTH = Command(
    "next_depth",
    _("Tell fewer levels apart"),
    _("Deeper codes count as the code above them: all levels, then one, two and so on."),
    "f4",
    Group.LIST,
)
BELOW = Command(
    "switch_below",
    _("With or without the codes below"),
    _("With groups: each code alone, or together with those below it, as a union."),
    "f5",
    Group.LIST,
)
INTERVIEWER = Command(
    "switch_interviewer",
    _("With or without the interviewer"),
    _("Leaves the turns of whoever asks out of the text that is counted."),
    "f6",
    Group.LIST,
)
SORT = Command(
    "switch_order",
    _("Sort by number or as in the codebook"),
    _("The largest figures of the highlighted column first; once more restores the tree."),
    "f7",
    Group.LIST,
)
EXPORT = Command(
    "export_table",
    _("Export the table"),
    _("Writes the table as it is shown into the folder “exports”, as CSV for spreadsheets."),
    "f8",
    Group.LIST,
    footer=_("Export"),
)
ZERO = Command(
    "switch_zero",
    _("Show or hide codes never given"),
    _("Leaves out what neither a code nor those below it was given."),
    "f10",
    Group.LIST,
)
WHOSE = Command(
    "next_coders",
    _("Count the codings of others"),
    _("Yours, those of all coders together, then each other coder's; only yours at first."),
    "f12",
    Group.LIST,
)

COMMANDS = (BEHIND, GROUP, MEASURE, DEPTH, BELOW, INTERVIEWER, SORT, EXPORT, ZERO, WHOSE)

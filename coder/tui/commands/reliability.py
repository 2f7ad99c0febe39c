"""What can be asked for where agreement is measured."""

from __future__ import annotations

from coder.locale.language import _
from coder.tui.commands.command import Command, Group

DIFFERENCES = Command(
    "show_disagreements",
    _("Show where the coders differ"),
    _("Lists the passages on which two coders differ in the highlighted code; Esc leads back to this table."),
    "enter",
    Group.LIST,
    footer=_("Where they differ"),
)
UNIT = Command(
    "next_compared_unit",
    _("Compare by another unit"),
    _("Characters, or whole sentences, turns, transcripts; figures of different units are never compared."),
    "f2",
    Group.LIST,
)
DEPTH = Command(
    "next_compared_depth",
    _("Compare on fewer levels of the codebook"),
    _("Deeper codes count as the code above them; what rises then is disagreement about which child only."),
    "f3",
    Group.LIST,
)
CODERS = Command(
    "next_compared_coders",
    _("Compare all coders or two of them"),
    _("All coders together at first, then each pair of them."),
    "f4",
    Group.LIST,
)
INTERVIEWER = Command(
    "switch_compared_turns",
    _("Compare with or without the interviewer"),
    _("Leaves the turns of whoever asks out of the text that is compared."),
    "f5",
    Group.LIST,
)
ORDER = Command(
    "switch_worst_first",
    _("The least agreement first"),
    _("The codes on which the coders agree least come first; once more restores the codebook's order."),
    "f7",
    Group.LIST,
)
EXPORT = Command(
    "export_agreement",
    _("Export the agreement"),
    _("Writes all figures as CSV and a report with the sentence on methods into the folder “exports”."),
    "f8",
    Group.LIST,
    footer=_("Export"),
)
UNUSED = Command(
    "switch_unused",
    _("Show or hide codes without a value"),
    _("Leaves out the codes that nobody gave, and others for which there is no value."),
    "f10",
    Group.LIST,
)

COMMANDS = (DIFFERENCES, UNIT, DEPTH, CODERS, INTERVIEWER, ORDER, EXPORT, UNUSED)

"""Which other screens there are."""

from __future__ import annotations

from coder.locale.language import _
from coder.tui.commands.command import Command, Group

MENU = Command(
    "open_menu",
    _("Other screens"),
    _("Lists the other screens; Enter opens one, Esc on it leads back here."),
    "f9",
    Group.SCREENS,
    footer=_("Screens"),
)
CODEBOOK = Command(
    "show_codebook",
    _("Codebook"),
    _("All codes with what they mean; add, rename, move, merge, split and retire them."),
    "",
    Group.SCREENS,
    action="show('codebook')",
)
FREQUENCIES = Command(
    "show_frequencies",
    _("Frequencies"),
    _("How often each code was given, by transcript, speaker, coder or attribute; to the passages behind."),
    "",
    Group.SCREENS,
    action="show('frequencies')",
)
ADJUDICATE = Command(
    "show_adjudicate",
    _("Adjudicate"),
    _("Decide what holds where coders differ, one difference at a time; the consensus is written so."),
    "",
    Group.SCREENS,
    action="show('adjudicate')",
)
HISTORY = Command(
    "show_history",
    _("History"),
    _("Who did what when; leads to the passage, and goes back to an earlier moment."),
    "",
    Group.SCREENS,
    action="show('history')",
)
MEMOS = Command(
    "show_memos",
    _("Memos"),
    _("All memos: find them by their words, read, change, export them; to what they are about."),
    "",
    Group.SCREENS,
    action="show('memos')",
)
FIND = Command(
    "show_find",
    _("Find"),
    _("Words in all transcripts, with what stands around them; code one hit or all; to the text."),
    "",
    Group.SCREENS,
    action="show('find')",
)
REVISIONS = Command(
    "show_revisions",
    _("Revisions of the codebook"),
    _("When and by whom the codebook was changed, and what came and went each time."),
    "",
    Group.SCREENS,
    action="show('revisions')",
)
RELIABILITY = Command(
    "show_reliability",
    _("Reliability"),
    _("How far coders agree, code by code, with intervals; from each code to where they differ."),
    "alt+r",
    Group.SCREENS,
    action="show('reliability')",
)
COMPARE = Command(
    "show_compare",
    _("Compare two coders"),
    _("Every passage on which two coders differ, with what both marked in its context; to the text."),
    "",
    Group.SCREENS,
    action="show('compare')",
)
SCREENS: tuple[Command, ...] = (
    CODEBOOK,
    FIND,
    FREQUENCIES,
    RELIABILITY,
    COMPARE,
    ADJUDICATE,
    HISTORY,
    MEMOS,
    REVISIONS,
)
"""One for each screen of `coder.tui.screens.all` that can be opened by itself."""
COMMANDS = (*SCREENS, MENU)

"""What can be asked for while finding words: in the bar below the text, and in the list of all hits."""

from __future__ import annotations

from coder.locale.language import _
from coder.tui.commands.coding import (
    CODE_AGAIN,
    COPY_QUOTE,
    FIND,
    FIND_NEXT,
    FIND_PREVIOUS,
    KEEP_QUOTE,
    REDO,
    REPEAT,
    UNDO,
)
from coder.tui.commands.command import Command, Group

TAKE = Command(
    "take_hit",
    _("Go to the hit"),
    _("Closes the bar with the hit selected, so that a digit or the picker codes it. Esc goes back instead."),
    "enter",
    Group.FINDING,
    footer=_("To the hit"),
)
IN_ALL = Command(
    "find_in_all",
    _("Find in all transcripts"),
    _("Lists what is typed from all transcripts, each hit with what stands around it."),
    "tab",
    Group.FINDING,
    footer=_("All transcripts"),
)
OLDER = Command(
    "older_query",
    _("What was looked for before"),
    _("Each time one query further back."),
    "up",
    Group.FINDING,
)
NEWER = Command(
    "newer_query",
    _("What was looked for after that"),
    _("Each time one query further on."),
    "down",
    Group.FINDING,
)
REGEX = Command(
    "switch_regex",
    _("Words or a regular expression"),
    _("Says whether what is typed is looked for as it stands or is a regular expression."),
    "ctrl+r",
    Group.FINDING,
)
EXACT = Command(
    "switch_exact",
    _("Exact or not"),
    _("If not, case, width, accents and Traditional or simplified forms do not matter."),
    "ctrl+l",
    Group.FINDING,
)
WORD = Command(
    "switch_word",
    _("Whole words or parts too"),
    _("By itself, what is in Latin letters is looked for as whole words, Chinese as part of words too."),
    "ctrl+t",
    Group.FINDING,
)
OPTIONS = (REGEX, EXACT, WORD)
IN_BAR = (TAKE, IN_ALL, FIND_NEXT, FIND_PREVIOUS, OLDER, NEWER, *OPTIONS)

READ = Command(
    "read_hit",
    _("Read it in the text"),
    _("Opens the transcript at the hit; “Next hit” goes on from there, and Esc leads back to this list."),
    "enter",
    Group.LIST,
    footer=_("Read"),
)
CODE_HIT = Command(
    "code_hit",
    _("Code this hit"),
    _("Opens the picker for the highlighted hit, or for the sentence around it. In the list, digits do too."),
    "f5",
    Group.LIST,
    footer=_("Code"),
)
CODE_ALL = Command(
    "code_all_hits",
    _("Code all hits"),
    _("Gives every hit the same code as one action, after saying how many they are."),
    "f6",
    Group.LIST,
    footer=_("Code all"),
)
SENTENCE = Command(
    "switch_sentence",
    _("Code the hit or its sentence"),
    _("Says what gets the code: the words found, or the whole sentence around them."),
    "f4",
    Group.LIST,
)
WHERE = Command(
    "switch_where",
    _("This transcript or all"),
    _("Lists only the hits of the transcript that the highlighted one is in, or those of all."),
    "f2",
    Group.LIST,
)
ASKED = Command(
    "switch_asked",
    _("With or without the interviewer"),
    _("Leaves out what the interviewer says, and what stands between turns."),
    "f12",
    Group.LIST,
)
EXPORT = Command(
    "export_hits",
    _("Export the list"),
    _("Writes all hits with what stands around them into a table in exports/."),
    "f8",
    Group.LIST,
    footer=_("Export"),
)
GO_ACROSS = Command(
    "go_across",
    _("To the list, or to what is typed"),
    _("In the list digits give codes; in the field they are typed."),
    "tab",
    Group.LIST,
)
COMMANDS = (
    READ,
    CODE_HIT,
    CODE_ALL,
    SENTENCE,
    EXPORT,
    GO_ACROSS,
    WHERE,
    ASKED,
    *OPTIONS,
    FIND,
    FIND_NEXT,
    FIND_PREVIOUS,
    CODE_AGAIN,
    REPEAT,
    COPY_QUOTE,
    KEEP_QUOTE,
    UNDO,
    REDO,
)

"""What can be asked for while writing a memo, and in the list of memos."""

from __future__ import annotations

from coder.locale.language import _
from coder.tui.commands.coding import REDO, UNDO
from coder.tui.commands.command import Command, Group

NEXT_SUBJECT = Command(
    "next_subject",
    _("Write about something else here"),
    _("Coding, passage, turn, transcript, code, project: each has a memo of its own."),
    "ctrl+t",
    Group.WRITING,
)
WRITING = (NEXT_SUBJECT,)

GO_THERE = Command(
    "go_there",
    _("Go to what it is about"),
    _("Opens the text at its passage, or the code; Esc there leads back to this list."),
    "enter",
    Group.LIST,
    footer=_("Go there"),
)
EDIT = Command(
    "edit_memo",
    _("Change the memo"),
    _("Opens it to write in; it is saved as you type, and Esc closes it."),
    "f4",
    Group.LIST,
    footer=_("Change"),
)
NEW = Command(
    "new_memo",
    _("New memo"),
    _("On the project or on a code; on what stands in a text, “Write a memo” writes one there."),
    "f5",
    Group.LIST,
    footer=_("New"),
)
REMOVE = Command(
    "remove_memo",
    _("Remove the memo"),
    _("Takes your memo away; undo brings it back."),
    "delete,backspace",
    Group.LIST,
    footer=_("Remove"),
)
FIND = Command(
    "find_memos",
    _("Only memos with certain words"),
    _("Goes to the field; case, width and Traditional characters aside. Esc shows all again."),
    "ctrl+f",
    Group.LIST,
    footer=_("Find"),
)
KIND = Command(
    "next_kind",
    _("Only memos on one kind of thing"),
    _("In turn: on anything, on the project, codes, transcripts, turns, passages, codings."),
    "f2",
    Group.LIST,
)
WHOSE = Command(
    "next_authors",
    _("Show memos of others"),
    _("Yours, those of all coders together, then each other coder's; only yours at first."),
    "f12",
    Group.LIST,
)
EXPORT = Command(
    "export_memos",
    _("Export the memos"),
    _("Writes what is listed, with the passages, to exports/memos.md."),
    "f8",
    Group.LIST,
    footer=_("Export"),
)
COMMANDS = (GO_THERE, EDIT, NEW, REMOVE, FIND, KIND, WHOSE, EXPORT, UNDO, REDO)

"""What can be asked for in the codebook."""

from __future__ import annotations

from coder.locale.language import _
from coder.tui.commands.coding import REDO, UNDO
from coder.tui.commands.command import Command, Group

GIVEN = Command(
    "show_given",
    _("Show what was given this code"),
    _("Lists the passages with the highlighted code, of a heading those below it; Esc leads back here."),
    "enter",
    Group.LIST,
    footer=_("Passages"),
)
RENAME = Command(
    "rename_code",
    _("Rename the code"),
    _("Gives it another name in Chinese, in English or in both; its codings stay."),
    "f2",
    Group.CODEBOOK,
    footer=_("Rename"),
)
FIELD = Command(
    "edit_field",
    _("Change a field of the code"),
    _("Goes to the form; Enter there changes the highlighted field, Esc goes back to the tree."),
    "f3",
    Group.CODEBOOK,
    footer=_("Edit"),
)
MEMO = Command(
    "note_code",
    _("Write a memo on the code"),
    _("Opens your memo on the highlighted code; it is saved as you type, and Esc closes it."),
    "f4",
    Group.WRITING,
    footer=_("Memo"),
)
BESIDE = Command(
    "add_beside",
    _("New code beside this one"),
    _("Asks for its name; it stands right after the highlighted code."),
    "f5",
    Group.CODEBOOK,
    footer=_("New"),
)
BELOW = Command(
    "add_below",
    _("New code below this one"),
    _("Asks for its name; it stands last below the highlighted code."),
    "shift+f5",
    Group.CODEBOOK,
    footer=_("New below"),
)
MOVE = Command(
    "move_code",
    _("Move the code below another"),
    _("Pick the code that it shall stand below in the tree; what is below it goes along."),
    "f6",
    Group.CODEBOOK,
    footer=_("Move"),
)
UP = Command(
    "code_up",
    _("Put the code one place up"),
    _("Before the code above it that has the same parent."),
    "alt+up,ctrl+up",
    Group.CODEBOOK,
)
DOWN = Command(
    "code_down",
    _("Put the code one place down"),
    _("Behind the code after it that has the same parent."),
    "alt+down,ctrl+down",
    Group.CODEBOOK,
)
MERGE = Command(
    "merge_code",
    _("Merge the code into another"),
    _("Pick the code that its codings shall have in the tree; shows first what would happen to them."),
    "f7",
    Group.CODEBOOK,
    footer=_("Merge"),
)
SPLIT = Command(
    "split_code",
    _("Split the code"),
    _("Asks for the names of the new codes; the codings wait to be given one of them."),
    "f8",
    Group.CODEBOOK,
    footer=_("Split"),
)
RETIRE = Command(
    "retire_code",
    _("Retire the code, or bring it back"),
    _("A retired code is given no more; its codings stay and are counted."),
    "delete",
    Group.CODEBOOK,
    footer=_("Retire"),
)
RECOLOR = Command(
    "recolor_code",
    _("Give the code another colour"),
    _("Offers the colours that everybody can tell apart, and takes any other as #hex."),
    "f10",
    Group.CODEBOOK,
)
CHANGE_ID = Command(
    "change_code_id",
    _("Give the code another id"),
    _("Its codings follow, and the old id stays known."),
    "",
    Group.CODEBOOK,
)
RECODE_REST = Command(
    "recode_rest",
    _("Recode what waits"),
    _("Lists the codings left with a code that is given no more, to be recoded in the text; Esc returns."),
    "ctrl+r",
    Group.LIST,
)
FIND = Command(
    "find_codes",
    _("Only codes with a certain name"),
    _("Goes to the field; type Chinese, English, pinyin or initials. Esc shows all again."),
    "ctrl+f",
    Group.LIST,
)
WHOSE = Command(
    "next_counts",
    _("Count your codings, or those of all"),
    _("Only your own codings are counted at first, so that you judge for yourself."),
    "f12",
    Group.LIST,
)

COMMANDS = (
    GIVEN,
    RENAME,
    FIELD,
    MEMO,
    BESIDE,
    BELOW,
    MOVE,
    MERGE,
    SPLIT,
    RETIRE,
    UP,
    DOWN,
    RECOLOR,
    CHANGE_ID,
    RECODE_REST,
    FIND,
    WHOSE,
    UNDO,
    REDO,
)

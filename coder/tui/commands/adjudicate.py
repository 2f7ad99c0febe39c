"""What can be asked for where it is decided what holds."""

from __future__ import annotations

from coder.locale.language import _
from coder.tui.commands.coding import CODE, CODE_AGAIN, REDO, REPEAT, UNDO
from coder.tui.commands.command import Command, Group

READ = Command(
    "read_disputed",
    _("Read the difference in the text"),
    _("Opens the transcript there; Esc leads back to this difference."),
    "enter",
    Group.LIST,
    footer=_("Read"),
)
KEEP = Command(
    "keep_side",
    _("Keep what one coder marked"),
    _("The digit stands before the coder's name; what the others marked does not hold."),
    "1,2,3,4,5,6,7,8,9",
    Group.CODING,
    footer=_("Keep one"),
    per_key=True,
)
BOTH = Command(
    "keep_both",
    _("Keep all of it"),
    _("Everything holds that anybody marked here."),
    "f5",
    Group.CODING,
    footer=_("Both"),
)
NEITHER = Command(
    "keep_neither",
    _("Keep none of it"),
    _("Nothing of it holds."),
    "f6,0",
    Group.CODING,
    footer=_("Neither"),
)
DRAW = Command(
    "draw_another",
    _("Draw something else"),
    _("Opens the text to select what holds instead; once more draws a further passage."),
    "f3",
    Group.CODING,
    footer=_("Draw"),
)
REASON = Command(
    "write_reason",
    _("Write a reason"),
    _("A line kept with the decision; Enter leads back, and changes the reason of what is decided."),
    "f4",
    Group.CODING,
    footer=_("Reason"),
)
NEXT_OPEN = Command(
    "next_open",
    _("Next open difference"),
    _("Leaves this one as it is; after the last one, from the top."),
    "f7",
    Group.GOING_ON,
    footer=_("Skip"),
)
AGREED = Command(
    "take_agreed",
    _("Take over what is the same for all"),
    _("Says first how many passages; once more writes them into the consensus, in one action."),
    "f8",
    Group.CODING,
)
SIZE = Command(
    "switch_size",
    _("In the order of the text, or the largest first"),
    _("The largest are those that cover most characters."),
    "f2",
    Group.LIST,
)
WHERE = Command(
    "switch_disputed",
    _("This transcript or all"),
    _("Lists only the differences in the transcript of the highlighted one, or those in all."),
    "f10",
    Group.LIST,
)
ONLY = Command(
    "only_code",
    _("Only one code"),
    _("Lists only the differences about a code of the highlighted one, one code after the other, then all."),
    "f12",
    Group.LIST,
)
COMPARED = Command(
    "next_compared",
    _("Compare other coders"),
    _("All people; then each two of them, and each second pass with the first."),
    "ctrl+t",
    Group.LIST,
)

COMMANDS = (
    READ,
    KEEP,
    BOTH,
    NEITHER,
    DRAW,
    REASON,
    NEXT_OPEN,
    AGREED,
    SIZE,
    WHERE,
    ONLY,
    COMPARED,
    UNDO,
    REDO,
)
DRAWING = (CODE, CODE_AGAIN, REPEAT)

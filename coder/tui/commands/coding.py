"""What can be asked for while reading and coding."""

from __future__ import annotations

from coder.locale.language import _
from coder.tui.commands.command import Command, Group

CODE = Command(
    "code",
    _("Code the passage"),
    _("Opens the picker for the selection; without one, for the word, sentence or turn at the cursor."),
    "enter",
    Group.CODING,
    footer=_("Code"),
)
CODE_AGAIN = Command(
    "code_again",
    _("Code with a code used before"),
    _("Each digit keeps its code until nine other codes have pushed it out."),
    "1,2,3,4,5,6,7,8,9",
    Group.CODING,
    footer=_("Recent"),
    per_key=True,
)
REPEAT = Command(
    "repeat",
    _("Code with the last code"),
    _("Gives the code used last to this passage too."),
    ".,。",
    Group.CODING,
)
REMOVE = Command(
    "uncode",
    _("Remove a coding"),
    _("Removes the coding in front, else the innermost of yours at the cursor. Undo brings it back."),
    "delete,backspace",
    Group.CODING,
    footer=_("Remove"),
)
RECODE = Command(
    "recode",
    _("Give a coding another code"),
    _("Asks for the code; the rest stays. Takes the coding in front, else the innermost of yours."),
    "ctrl+r",
    Group.CODING,
    footer=_("Recode"),
    with_front=True,
)
HOLD = Command(
    "hold",
    _("Move the ends of a coding"),
    _("The moving keys shift its end, Tab changes the end, Enter keeps it, Esc leaves it as it was."),
    "f5",
    Group.CODING,
    footer=_("Ends"),
    with_front=True,
)
IN_VIVO = Command(
    "code_in_vivo",
    _("New code from these words"),
    _("Makes a code named by the words of the passage, asks below which code it stands, and gives it."),
    "ctrl+n",
    Group.CODING,
)
PIN = Command(
    "pin",
    _("Keep a code on a digit"),
    _("Takes the highlighted code, else that of the coding at the cursor; no other code pushes it out."),
    "=,＝",
    Group.CODING,
)
MEMO = Command(
    "write_memo",
    _("Write a memo"),
    _("On the coding in front, the selection, a coding of yours here or the turn; there it can be changed."),
    "f4",
    Group.CODING,
    footer=_("Memo"),
)
COPY_QUOTE = Command(
    "copy_with_source",
    _("Copy with the source"),
    _("Puts the selected words, else those of the coding in front, on the clipboard, with where they stand."),
    "ctrl+c",
    Group.CODING,
)
KEEP_QUOTE = Command(
    "keep_quote",
    _("Keep the quote"),
    _("Adds the selected words, else those of the coding in front, to exports/quotes.md, with their source."),
    "",
    Group.CODING,
)
UNDO = Command(
    "undo",
    _("Undo"),
    _("Takes back what you did last, also after a restart, and says what it was."),
    "ctrl+z",
    Group.CODING,
    footer=_("Undo"),
)
REDO = Command(
    "redo",
    _("Redo"),
    _("Brings back what you took back last."),
    "ctrl+y",
    Group.CODING,
)
NEXT_UNCODED = Command(
    "next_uncoded",
    _("Next uncoded turn"),
    _("Goes to the next turn without a coding of yours; turns of the interviewer are passed over."),
    "f6",
    Group.GOING_ON,
    footer=_("Next uncoded"),
)
NEXT_DIFFERENCE = Command(
    "next_difference",
    _("Next open difference here"),
    _("Goes to where coders differ and nothing is decided; in this transcript, once all are done with it."),
    "f7",
    Group.GOING_ON,
)
FIND = Command(
    "find",
    _("Find words"),
    _("Finds what is typed, or is selected, in this transcript at once; Tab there finds it in all."),
    "ctrl+f",
    Group.FINDING,
    footer=_("Find"),
)
FIND_NEXT = Command(
    "find_next",
    _("Next hit"),
    _("Goes to what was looked for last where it stands next, from the end back to the beginning."),
    "f3",
    Group.FINDING,
)
FIND_PREVIOUS = Command(
    "find_previous",
    _("Previous hit"),
    _("Goes to the hit before, from the beginning to the end."),
    "ctrl+g",
    Group.FINDING,
)
NEXT_OF_CODE = Command(
    "next_of_code",
    _("Next coding of this code"),
    _("Goes on with the code of the coding at the cursor, also in the transcripts that follow."),
    "alt+pagedown",
    Group.GOING_ON,
)
PREVIOUS_OF_CODE = Command(
    "previous_of_code",
    _("Previous coding of this code"),
    _("Goes back with the code of the coding at the cursor, also in the transcripts before."),
    "alt+pageup",
    Group.GOING_ON,
)
PROGRESS = Command(
    "tell_progress",
    _("How much is coded"),
    _("Says which share of the answers and of the whole text is coded, and how many turns are bare."),
    "",
    Group.GOING_ON,
)
FINISH = Command(
    "finish",
    _("Mark as done, or reopen"),
    _("Says that you are through with this transcript, or that you are not yet."),
    "f8",
    Group.GOING_ON,
    footer=_("Done"),
)
NEXT_TRANSCRIPT = Command(
    "next_transcript",
    _("Next transcript"),
    _("Opens the one that follows in the list, where you left it."),
    "ctrl+pagedown,alt+right",
    Group.GOING_ON,
)
PREVIOUS_TRANSCRIPT = Command(
    "previous_transcript",
    _("Previous transcript"),
    _("Opens the one before in the list, where you left it."),
    "ctrl+pageup,alt+left",
    Group.GOING_ON,
)
CHOOSE_TRANSCRIPT = Command(
    "choose_transcript",
    _("Open a transcript"),
    _("Goes to the list of transcripts; Enter opens one, Esc goes back to the text."),
    "ctrl+o",
    Group.GOING_ON,
)
CODEBOOK = Command(
    "browse_codes",
    _("Look up a code"),
    _("Goes to the codebook; type Chinese, English, pinyin or initials. Enter gives the code, Esc returns."),
    "ctrl+b",
    Group.GOING_ON,
)
EDIT_CODE = Command(
    "edit_code",
    _("Change the code in the codebook"),
    _("Opens it where it is defined: the one that is looked up, else that of the coding at the cursor."),
    "",
    Group.GOING_ON,
)
OTHERS = Command(
    "show_others",
    _("Show or hide codings of others"),
    _("Only your own are shown at first, so that you judge for yourself."),
    "f12",
    Group.SCREEN,
)
SHOWN = Command(
    "choose_shown",
    _("Choose what is shown"),
    _("Ticks off codes and coders whose codings are drawn; what is hidden counts all the same."),
    "shift+f12",
    Group.SCREEN,
)
MARGIN = Command(
    "fold_margin",
    _("Fold or unfold the margin"),
    _("Leaves beside the text only one bracket and the letter of its code."),
    "",
    Group.SCREEN,
)
LEFT_PANEL = Command(
    "fold_left",
    _("Fold or unfold the transcripts"),
    _("The panel left of the text; in a small window it stands above."),
    "f2",
    Group.SCREEN,
)
RIGHT_PANEL = Command(
    "fold_right",
    _("Fold or unfold codings and codebook"),
    _("The panel right of the text; in a small window it stands below."),
    "f10",
    Group.SCREEN,
)

COMMANDS = (
    CODE,
    CODE_AGAIN,
    REPEAT,
    REMOVE,
    RECODE,
    HOLD,
    UNDO,
    REDO,
    IN_VIVO,
    PIN,
    MEMO,
    COPY_QUOTE,
    KEEP_QUOTE,
    NEXT_UNCODED,
    NEXT_DIFFERENCE,
    NEXT_OF_CODE,
    PREVIOUS_OF_CODE,
    PROGRESS,
    FINISH,
    FIND,
    FIND_NEXT,
    FIND_PREVIOUS,
    NEXT_TRANSCRIPT,
    PREVIOUS_TRANSCRIPT,
    CHOOSE_TRANSCRIPT,
    CODEBOOK,
    EDIT_CODE,
    OTHERS,
    SHOWN,
    MARGIN,
    LEFT_PANEL,
    RIGHT_PANEL,
)

"""What can the analyst ask for: one declaration feeds key, footer, palette and help screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from textual.binding import Binding

from coder.locale.language import _, chinese, current
from coder.model.code import Bilingual

NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "delete": "Del",
    "backspace": "Bksp",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "ctrl": "Ctrl",
    "alt": "Alt",
    "shift": "Shift",
}


class Group(Enum):
    """What commands are about, in the order of the help screen."""

    CODING = _("Coding")
    GOING_ON = _("What to do next")
    SCREEN = _("The screen")


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the analyst can ask for; `action_<id>` does it."""

    id: str
    title: str
    help: str
    keys: str
    """Default keys; never a lone letter for a command that works everywhere."""
    group: Group
    footer: str = ""
    """A shorter title for the status line; empty keeps the command out of it."""
    per_key: bool = False
    """Whether the key says what is meant, as a digit does."""
    while_choosing: bool = False
    """Whether it works too while the picker waits for an answer."""

    def bindings(self) -> Iterator[Binding]:
        """Say it the way Textual binds keys."""
        if self.per_key:
            for key in self.keys.split(","):
                yield self._binding(key, f"{self.id}({key!r})", f"{self.id}-{key}")
        elif self.keys:
            yield self._binding(self.keys, self.id, self.id)

    def _binding(self, keys: str, action: str, id: str) -> Binding:
        return Binding(keys, action, self.title, show=False, tooltip=self.help, id=id)

    @property
    def key_names(self) -> tuple[str, ...]:
        """Name the keys as they are printed on a keyboard."""
        keys = self.keys.split(",") if self.keys else []
        if self.per_key:
            return (f"{keys[0]}–{keys[-1]}",)
        return tuple(map(key_name, keys))

    @property
    def both_titles(self) -> Bilingual:
        """Give the title in both languages, since an analyst may remember either."""
        if current() == "en":
            return Bilingual(zh=chinese().get(self.title, ""), en=self.title)
        english = {said: message for message, said in chinese().items()}
        return Bilingual(zh=self.title, en=english.get(self.title, ""))


def key_name(key: str) -> str:
    """Write a key as it is printed on a keyboard.

    >>> key_name("ctrl+z"), key_name("alt+up"), key_name("f6")
    ('^Z', 'Alt+↑', 'F6')
    """
    *modifiers, last = key.split("+")
    if modifiers == ["ctrl"] and len(last) == 1:
        return f"^{last.upper()}"
    shown = NAMES.get(last, last.upper() if len(last) > 1 or modifiers else last)
    return "+".join([*(NAMES[modifier] for modifier in modifiers), shown])


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
OTHERS = Command(
    "show_others",
    _("Show or hide codings of others"),
    _("Only your own are shown at first, so that you judge for yourself."),
    "f12",
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
LIGHT = Command(
    "switch_light",
    _("Light or dark"),
    _("Changes the colours until you quit; the setting “theme” changes them for good."),
    "",
    Group.SCREEN,
)
HELP = Command(
    "open_help",
    _("Help"),
    _("Shows every key."),
    "f1",
    Group.SCREEN,
    footer=_("Help"),
)
PALETTE = Command(
    "open_palette",
    _("All commands"),
    _("Finds a command by its name in Chinese, English, pinyin or initials."),
    "ctrl+p",
    Group.SCREEN,
    footer=_("Commands"),
)
BACK = Command(
    "back",
    _("Back to the text"),
    _("Leaves the picker, the list or the codebook; nothing is coded."),
    "escape",
    Group.SCREEN,
    while_choosing=True,
)
QUIT = Command(
    "quit",
    _("Quit"),
    _("Everything is saved already; the workbench opens again at this place."),
    "ctrl+q",
    Group.SCREEN,
    while_choosing=True,
)
COMMANDS = (
    CODE,
    CODE_AGAIN,
    REPEAT,
    REMOVE,
    UNDO,
    REDO,
    NEXT_UNCODED,
    FINISH,
    NEXT_TRANSCRIPT,
    PREVIOUS_TRANSCRIPT,
    CHOOSE_TRANSCRIPT,
    CODEBOOK,
    OTHERS,
    LEFT_PANEL,
    RIGHT_PANEL,
    LIGHT,
    HELP,
    PALETTE,
    BACK,
    QUIT,
)
FOOTER = tuple(command for command in COMMANDS if command.footer)

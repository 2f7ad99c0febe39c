"""What is a command? One declaration feeds key, footer, palette, help screen and documentation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from textual.binding import Binding

from coder.locale.language import _, chinese, current
from coder.model.code import Bilingual
from coder.model.keys import sign_of

NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "delete": "Del",
    "backspace": "Bksp",
    "insert": "Ins",
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
    WRITING = _("Writing a memo")
    CODEBOOK = _("Changing the codebook")
    GOING_ON = _("What to do next")
    FINDING = _("Finding words")
    LIST = _("In the list")
    SCREENS = _("Other screens")
    SCREEN = _("The screen")


@dataclass(frozen=True, slots=True)
class Part:
    """What is asked for by one key, or by several alike."""

    id: str
    """By which the settings name it."""
    does: str
    keys: tuple[str, ...]
    """Those it has where nobody wants others."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the analyst can ask for; `action_<id>` does it unless `action` says otherwise."""

    id: str
    title: str
    help: str
    keys: str
    """Default keys; never a lone letter for a command that works everywhere."""
    group: Group
    footer: str = ""
    """A shorter title for the status line; empty keeps the command out of it."""
    action: str = ""
    """What does it, with arguments, such as `show('history')`; empty for the id."""
    per_key: bool = False
    """Whether the key says what is meant, as a digit does."""
    while_choosing: bool = False
    """Whether it works too while the picker waits for an answer."""
    with_front: bool = False
    """Whether the status line names it only while a coding is in front, which it is about."""

    def bindings(self) -> Iterator[Binding]:
        """Say it the way Textual binds keys."""
        for part in self.parts:
            if part.keys:
                keys = ",".join(part.keys)
                yield Binding(keys, part.does, self.title, show=False, tooltip=self.help, id=part.id)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Take apart what different keys ask for."""
        keys = tuple(self.keys.split(",")) if self.keys else ()
        if self.per_key:
            return tuple(Part(f"{self.id}-{key}", f"{self.id}({key!r})", (key,)) for key in keys)
        return (Part(self.id, self.does, keys),)

    @property
    def does(self) -> str:
        """Name the action as Textual wants it."""
        return self.action or self.id

    @property
    def both_titles(self) -> Bilingual:
        """Give the title in both languages, since an analyst may remember either."""
        if current() == "en":
            return Bilingual(zh=chinese().get(self.title, ""), en=self.title)
        english = {said: message for message, said in chinese().items()}
        return Bilingual(zh=self.title, en=english.get(self.title, ""))


def key_name(key: str) -> str:
    """Write a key as it is printed on a keyboard.

    >>> key_name("ctrl+z"), key_name("alt+up"), key_name("f6"), key_name("ctrl+full_stop")
    ('^Z', 'Alt+↑', 'F6', '^.')
    """
    if len(key) == 1:
        return key
    *modifiers, name = key.split("+")
    last = sign_of(name)
    if modifiers == ["ctrl"] and len(last) == 1:
        return f"^{last.upper()}"
    shown = NAMES.get(last, last.upper() if len(last) > 1 or modifiers else last)
    return "+".join([*(NAMES[modifier] for modifier in modifiers), shown])

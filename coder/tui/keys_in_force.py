"""Which keys are pressed for what in this workbench: how they are bound, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from textual.app import App
from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode

from coder.locale.language import _
from coder.model.keys import is_printable, twins
from coder.tui.commands.command import Command, key_name
from coder.tui.commands.everywhere import BACK, PALETTE, QUIT
from coder.tui.commands.places import EVERY_SCREEN, PLACES, READING
from coder.tui.keymap import EVERYWHERE, OF_TEXT_FIELDS, CommandKeys, keymap
from coder.tui.transcript.keys import KEEP, KEYS, LET_GO, Key
from coder.tui.widgets.keys import LIST_KEYS, TABLE_KEYS

NEEDED = (QUIT, BACK, PALETTE)
"""Nobody is left without these: the last leads to every other command."""
IN_LISTS = "lists/"
IN_LISTS_TITLE = _("In lists and tables")
WHILE_HOLDING = "holding/"
"""These keys mean something in the text only while an end is moved or something is selected."""
ESCAPES = (BACK.id, LET_GO.id)
"""Escape leads back whatever other keys do so too."""


class Keys:
    """The keys that every command has here."""

    def __init__(self, wanted: Mapping[str, Sequence[str]]) -> None:
        found, self.problems = keymap(keyed(), wanted)
        back = {id: tuple(dict.fromkeys((*found[id], "escape"))) for id in ESCAPES}
        self._keys = {**found, **back}
        self._given = {key for keys in self._keys.values() for key in keys}

    def of(self, id: str) -> tuple[str, ...]:
        """List the keys that were given to something."""
        return self._keys.get(id, ())

    def pressed(self, id: str) -> tuple[str, ...]:
        """List them with what an input method types in their place, unless that means something else."""
        keys = self.of(id)
        also = (twin for key in keys for twin in twins(key) if twin not in self._given)
        return (*keys, *also)

    def names(self, command: Command | Key) -> tuple[str, ...]:
        """Name the keys as they are printed on a keyboard."""
        if isinstance(command, Command) and command.per_key:
            return tuple(_runs([keys[0] for part in command.parts if (keys := self.of(part.id))]))
        return tuple(map(key_name, self.of(command.id)))

    def name(self, command: Command | Key) -> str:
        """Name the first of them; empty when there is none."""
        return next(iter(self.names(command)), "")

    def way_to(self, command: Command) -> str:
        """Name the key, else that of the list in which every command is found."""
        return self.name(command) or self.name(PALETTE)

    def bindings(self, commands: Iterable[Command]) -> Iterator[Binding]:
        """Bind commands the way Textual does."""
        for command in commands:
            for part in command.parts:
                if keys := self.pressed(part.id):
                    title, help = command.title, command.help
                    yield Binding(",".join(keys), part.does, title, show=False, tooltip=help, id=part.id)

    def rebound(self, bindings: Iterable[Binding], *, types: bool = False) -> Iterator[Binding]:
        """Bind what has a name among the commands to its keys, and leave the rest as it is.

        Where one `types`, keys that type or edit are left to that.
        """
        named: dict[str, list[Binding]] = {}
        for binding in bindings:
            if binding.id is None or binding.id not in self._keys:
                yield binding
            else:
                named.setdefault(binding.id, []).append(binding)
        for id, usual in named.items():
            own = [binding.key for binding in usual]
            keys = self.pressed(id)
            if types:
                keys = tuple(key for key in keys if key in own or not _edits(key)) or tuple(own)
            if keys:
                yield usual[0].with_key(",".join(keys))


class KeyedApp(App[str]):
    """A program whose keys are in force for all that stands in it."""

    keys_in_force: Keys


def bind(node: DOMNode, keys: Keys, commands: Iterable[Command] = (), *, types: bool = False) -> None:
    """Give a part of the screen the keys in force: those it declares, and those of commands."""
    commands = tuple(commands)
    ids = {part.id for command in commands for part in command.parts}
    own = [binding for _key, binding in node._bindings if binding.id not in ids]  # noqa: SLF001 - `bind` only adds
    asked = keys.bindings(commands)  # before Tab goes from part to part, as it does by itself
    node._bindings = BindingsMap([*asked, *keys.rebound(own, types=types)])  # noqa: SLF001 - nothing public sets them all


def keys_around(node: DOMNode) -> Keys:
    """Find the keys in force where a part of the screen stands; the usual ones outside the workbench."""
    app = node.app
    return app.keys_in_force if isinstance(app, KeyedApp) else usual_keys()


@cache
def usual_keys() -> Keys:
    """Give every command the keys that it has where nobody wants others."""
    return Keys({})


@cache
def keyed() -> tuple[CommandKeys, ...]:
    """List all that has keys, once each, with where it works."""
    places: dict[str, tuple[tuple[str, ...], list[str]]] = {}
    for title, commands in PLACES.items():
        for part in (part for command in commands for part in command.parts):
            places.setdefault(part.id, (part.keys, []))[1].append(_place(title))
    for key in KEYS:
        held = key in {KEEP, LET_GO}
        places[key.id] = key.usual, [WHILE_HOLDING if held else _place(READING)]
    for key in (*LIST_KEYS, *TABLE_KEYS):
        places[key.id] = key.usual, [IN_LISTS]
    needed = {command.id for command in NEEDED}
    return tuple(
        CommandKeys(id, keys, where[0], id in needed, tuple(where[1:]))
        for id, (keys, where) in places.items()
    )


def _edits(key: str) -> bool:
    return is_printable(key) or key in OF_TEXT_FIELDS


def _place(title: str) -> str:
    if title == EVERY_SCREEN:
        return EVERYWHERE
    return f"{title}/" if title == READING else f"{IN_LISTS}{title}/"


def _runs(keys: Sequence[str]) -> Iterator[str]:
    """Name keys, neighbours of three and more as `1–9`."""
    rest = list(keys)
    while rest:
        length = next(
            (n for n in range(1, len(rest)) if len(rest[n]) > 1 or ord(rest[n]) != ord(rest[0][0]) + n),
            len(rest),
        )
        length = length if length > 2 and len(rest[0]) == 1 else 1
        first, last = key_name(rest[0]), key_name(rest[length - 1])
        yield f"{first}–{last}" if length > 1 else first
        del rest[:length]

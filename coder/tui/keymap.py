"""Which keys each command has, once an analyst's wishes are heard; what cannot be is told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coder.exchange.yaml_fields import nearest
from coder.model.keys import is_printable, key_of
from coder.model.problem import Problem, Severity

EVERYWHERE = ""
RESERVED = frozenset({"ctrl+c", "escape"})
"""Ctrl+C copies in many terminals, and Escape leads back from everything."""
SENT_ALIKE = {
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+j": "enter",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
}
"""Many terminals send the same for both."""
OF_TEXT_FIELDS = frozenset(
    {
        *(
            "enter",
            "tab",
            "shift+tab",
            "backspace",
            "delete",
            "ctrl+backspace",
            "ctrl+delete",
            "alt+backspace",
        ),
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *(f"shift+{key}" for key in ("up", "down", "left", "right", "home", "end")),
        *(f"ctrl+{key}" for key in ("left", "right", "shift+left", "shift+right")),
        *(f"ctrl+{letter}" for letter in "adefkuvwxyz"),
    }
)
"""What somebody needs who types a name or a memo."""


@dataclass(frozen=True, slots=True)
class CommandKeys:
    """A command as far as its keys are concerned."""

    id: str
    keys: tuple[str, ...]
    """Those it has where nobody wants others."""
    place: str = EVERYWHERE
    """Where it works: a screen, or everywhere. What works at a place works too where more follows its `/`."""
    needed: bool = False
    """Whether nobody may be left without it, as the command that quits: its own keys are nobody else's."""
    also: tuple[str, ...] = ()
    """Further places."""

    @property
    def places(self) -> tuple[str, ...]:
        """List all places."""
        return (self.place, *self.also)


def keymap(
    commands: Sequence[CommandKeys], wanted: Mapping[str, Sequence[str]]
) -> tuple[Mapping[str, tuple[str, ...]], tuple[Problem, ...]]:
    """Give every command its keys; each wish that cannot be met is a problem, and the rest holds.

    Of two commands at one place that share a key, which they do not by themselves, the one that was given it
    keeps it.
    """
    problems = list(_unknown(commands, wanted))
    keys = {one.id: tuple(filter(None, map(key_of, one.keys))) for one in commands}
    usual = dict(keys)
    needed = {key for one in commands if one.needed for key in usual[one.id]}
    for one in commands:
        if one.id in wanted:
            keys[one.id], found = _wish(one, wanted[one.id], usual[one.id], RESERVED | needed)
            problems += found
    heard = {id for id, written in wanted.items() if {*map(key_of, written)} & {*keys.get(id, ())}}
    order = sorted(commands, key=lambda one: (not one.needed, one.id not in heard))
    given = [(place, one) for place, one in enumerate(order) if one.id in heard]
    for place, loser in enumerate(order):
        before = order[:place] if loser.id in heard else [one for at, one in given if at < place]
        for winner in before:
            lost = _shared(winner, loser, keys, usual)
            keys[loser.id] = tuple(key for key in keys[loser.id] if key not in lost)
            problems += (_problem("key-taken", loser, key=key, other=winner.id) for key in lost)
        if loser.needed and not keys[loser.id]:
            keys[loser.id] = usual[loser.id]
    problems += (
        _problem("key-none-left", one)
        for one in commands
        if not keys[one.id] and usual[one.id] and wanted.get(one.id, True)
    )
    return keys, tuple(problems)


def _unknown(commands: Sequence[CommandKeys], wanted: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    ids = [one.id for one in commands]
    for id in wanted:
        if id not in ids:
            facts = {"command": id, "nearest": nearest(id, ids)}
            yield Problem("key-unknown-command", Severity.WARNING, facts=facts)


def _wish(
    command: CommandKeys, wanted: Sequence[str], usual: tuple[str, ...], reserved: Collection[str]
) -> tuple[tuple[str, ...], list[Problem]]:
    """Hear what keys somebody wants for a command; if none of them can be, it keeps its own."""
    given: list[str] = []
    problems: list[Problem] = []
    for written in wanted:
        key = key_of(written)
        rule, facts = (
            ("not-a-key", {"value": written}) if key is None else _refusal(command, key, usual, reserved)
        )
        if rule:
            problems.append(_problem(rule, command, key=written, **facts))
        elif key is not None and key not in given:
            given.append(key)
    if command.needed and not wanted:
        problems.append(_problem("key-needed", command))
    if not given and (wanted or command.needed):
        return usual, problems
    if given and all(len(key) == 1 and key.isalpha() for key in given) and not set(given) & set(usual):
        problems.append(_problem("key-only-letters", command, key=given[0]))
    return tuple(given), problems


def _refusal(
    command: CommandKeys, key: str, usual: tuple[str, ...], reserved: Collection[str]
) -> tuple[str, dict[str, object]]:
    """Say which rule a key breaks; what a command has by itself is never refused."""
    if key in usual:
        return "", {}
    if key in reserved:
        return "key-reserved", {}
    if key in SENT_ALIKE:
        return "key-sent-alike", {"other": SENT_ALIKE[key]}
    if command.place == EVERYWHERE and is_printable(key):
        return "key-types", {}
    if command.place == EVERYWHERE and key in OF_TEXT_FIELDS:
        return "key-of-text-field", {}
    return "", {}


def _shared(
    winner: CommandKeys,
    loser: CommandKeys,
    keys: Mapping[str, tuple[str, ...]],
    usual: Mapping[str, tuple[str, ...]],
) -> list[str]:
    """Find the keys that two commands have in common, and have not by themselves."""
    pairs = [(first, second) for first in winner.places for second in loser.places]
    if not any(first.startswith(second) or second.startswith(first) for first, second in pairs):
        return []
    by_themselves = {*usual[winner.id]} & {*usual[loser.id]}
    return [key for key in keys[loser.id] if key in keys[winner.id] and key not in by_themselves]


def _problem(rule: str, command: CommandKeys, **facts: object) -> Problem:
    return Problem(rule, Severity.WARNING, facts={"command": command.id, **facts})

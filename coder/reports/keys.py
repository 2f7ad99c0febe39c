"""The commands of the workbench with their keys, as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coder.locale.language import _
from coder.model.settings import Source
from coder.reports.settings import source_word
from coder.reports.tables import Cell, Column, Table


@dataclass(frozen=True, slots=True)
class KeyedCommand:
    """One thing that keys ask for."""

    id: str
    """By which the settings name it."""
    place: str
    """Where it works, in the reader's language."""
    title: str
    keys: tuple[str, ...]
    """As the settings write them."""
    names: tuple[str, ...]
    """As they are printed on a keyboard."""
    usual: tuple[str, ...]
    """Those it has where nobody wants others."""
    source: Source
    """Who says so."""


def keys_table(commands: Sequence[KeyedCommand], meta: Mapping[str, object], *, for_people: bool) -> Table:
    """List commands with the name that a setting gives them, their keys and where they work."""
    columns = (
        Column("command", _("Command")),
        Column("keys", _("Keys")),
        Column("place", _("Where"), wrap=True),
        Column("title", _("What it does"), wrap=True),
        Column("source", _("From")),
        *(() if for_people else (Column("default"),)),
    )
    notes = (_("`coder config set keys.COMMAND KEY …` gives a command other keys, `none` takes them away"),)
    rows = [_row(one, for_people=for_people) for one in commands]
    return Table(columns, rows, _("Keys of the workbench"), notes if for_people else (), meta)


def _row(one: KeyedCommand, *, for_people: bool) -> tuple[Cell, ...]:
    if for_people:
        return one.id, "  ".join(one.names) or None, one.place, one.title, source_word(one.source)
    return one.id, one.keys or None, one.place, one.title, str(one.source), one.usual or None

"""What a table is before anybody decides how it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Branch:
    """The name of something in a tree: set in by its depth for people, only the name for machines."""

    text: str
    depth: int


Cell: TypeAlias = str | int | float | bool | Branch | Sequence[str] | Mapping[str, object] | None
"""`None` is what has no value: empty in CSV, null in JSON, a dash for people."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; machines know it by its key, people by its heading."""

    key: str
    """In JSON, `rolled_up.turns` is the key `turns` inside `rolled_up`."""
    heading: str = ""
    kind: Literal["text", "number", "share"] = "text"
    """Numbers stand to the right. A share is a fraction that people read in percent: say % in the heading."""
    section: str = ""
    """What stands above this column and its neighbours of the same section."""
    wrap: bool = False
    """Whether long text goes on in the next line; otherwise it ends in … where it does not fit."""
    is_named: bool = False
    """Whether the key is a name from the study, such as a code's id: a dot in it means nothing."""


@dataclass(frozen=True, slots=True)
class Table:
    """A result in rows, with what is needed to repeat it."""

    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    title: str = ""
    notes: tuple[str, ...] = ()
    """Sentences below the table, for people."""
    meta: Mapping[str, Any] = field(default_factory=dict)
    """Command, unit, filters, revision and the like, for machines."""

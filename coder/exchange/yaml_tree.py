"""What a YAML file says, as text with positions: before anybody decides what is a number or a date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

ABSENT = frozenset({"", "~", "null"})
"""How a value that is not there is written, without quotes."""


class Scalar(NamedTuple):
    """One value, as the text that was written; a tuple, since a file has tens of thousands."""

    text: str
    line: int
    """Counted from 1, as is the column; both in code points, a byte order mark left out."""
    column: int
    start: int
    """Offset of its first character, quotes and `|` included, in the text without byte order mark."""
    end: int
    """Offset just past it; a block scalar ends behind the blank lines that follow."""
    style: str = ""
    """`'`, `"`, `|` or `>`; empty when written plainly."""

    @property
    def plain(self) -> bool:
        """Whether it stands without quotes."""
        return not self.style

    @property
    def absent(self) -> bool:
        """Whether it says that there is no value."""
        return not self.style and self.text in ABSENT


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and what stands behind it."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order of the file."""

    entries: tuple[Entry, ...]
    line: int
    column: int
    start: int
    end: int
    """Exact with braces; without them the start of whatever comes next."""
    flow: bool = False

    def get(self, key: str) -> Node | None:
        """Find the value of a key."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Values in a row."""

    items: tuple[Node, ...]
    line: int
    column: int
    start: int
    end: int
    flow: bool = False

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)


Node = Scalar | Mapping | Sequence


def every_node(root: Node) -> Iterator[Node]:
    """Give a node and all below it, keys among them, in no order that matters."""
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Mapping):
            for entry in node.entries:
                waiting += (entry.key, entry.value)
        elif isinstance(node, Sequence):
            waiting += node.items

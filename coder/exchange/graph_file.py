"""What a graph is before anybody decides in which format it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

Value: TypeAlias = str | int | float | bool
Record: TypeAlias = Mapping[str, Value]
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class GraphFile:
    """Nodes and edges with what is known of each; what is unknown is left out, never empty."""

    nodes: Sequence[Record]
    """Each with `id` and `label`; often with `x`, `y`, `n`, `community`, `color`."""
    edges: Sequence[Record]
    """Each with `source`, `target` and `weight`."""
    directed: bool = False
    attributes: Record = field(default_factory=dict)
    """Of the whole graph: unit, measure, version and the like."""


def known(record: Mapping[str, object]) -> dict[str, Value]:
    r"""Keep what has a value that a graph file can hold; lists are joined, control characters made visible.

    >>> known({"id": "a", "parent": None, "reasons": ["x", "y"], "label": "a\x07b"})
    {'id': 'a', 'reasons': 'x; y', 'label': 'a�b'}
    """
    found: dict[str, Value] = {}
    for key, value in record.items():
        if isinstance(value, str):
            found[key] = _NO_XML.sub("\ufffd", value)
        elif isinstance(value, list | tuple):
            found[key] = _NO_XML.sub("\ufffd", "; ".join(map(str, value)))
        elif isinstance(value, int | float):
            found[key] = value
    return found

"""What one file for people holds: tables in the order in which they are read, and what repeats them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from coder.reports.tables import Table


@dataclass(frozen=True, slots=True)
class Document:
    """Tables of one result."""

    tables: Sequence[Table]
    meta: Mapping[str, Any] = field(default_factory=dict)
    """Command, unit, filters, revision and the like."""

    @property
    def title(self) -> str:
        """Name it after its first table."""
        return next((table.title for table in self.tables if table.title), str(self.meta.get("command", "")))

"""A result of several tables: one after the other for people, one object or one long table for machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from coder.reports.document import Document
from coder.reports.table_formats import Format, document_bytes, encoded, table_text
from coder.reports.table_json import record_text
from coder.reports.tables import Table


@dataclass(frozen=True, slots=True)
class Sections:
    """What is known, in the shapes that readers and programs want."""

    tables: Sequence[Table]
    """For people, in the order in which they are read."""
    record: Mapping[str, Any] = field(default_factory=dict)
    """For JSON: `meta` and one list or object for each part."""
    rows: Table = field(default_factory=lambda: Table((), ()))
    """For CSV and TSV: everything in rows of one kind."""


def sections_bytes(
    sections: Sections, wanted: Format, *, width: int | None = None, raw: bool = False
) -> bytes:
    """Write a result out in any format."""
    if wanted.is_document:
        return document_bytes(Document(sections.tables, sections.record.get("meta", {})), wanted)
    return encoded(_text(sections, wanted, width=width, raw=raw), wanted)


def _text(sections: Sections, wanted: Format, *, width: int | None, raw: bool) -> str:
    if wanted is Format.JSON:
        return record_text(sections.record)
    if not wanted.for_people:
        return table_text(sections.rows, wanted, raw=raw)
    return "\n".join(table_text(table, wanted, width=width) for table in sections.tables)

"""What stands above a column: its heading, and what it has in common with its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from coder.locale.language import _
from coder.reports.tables import Column


def heading_in_one(column: Column) -> str:
    """Say a heading together with the section above it, where only one line of headings can be."""
    if not column.section:
        return column.heading
    return _("{section}: {heading}").format(section=column.section, heading=column.heading)


def sections_above(columns: Sequence[Column]) -> list[tuple[str, int]]:
    """Give each section with the number of columns under it; empty if no column has one.

    >>> sections_above([Column("a"), Column("b", section="All"), Column("c", section="All")])
    [('', 1), ('All', 2)]
    >>> sections_above([Column("a"), Column("b")])
    []
    """
    found = [(name, len(list(group))) for name, group in groupby(column.section for column in columns)]
    return found if any(name for name, _count in found) else []

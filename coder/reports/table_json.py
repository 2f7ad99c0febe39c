"""A table for scripts: one JSON object, a row a line."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any

from coder.reports.tables import Branch, Cell, Table

_UNPRINTABLE = re.compile("[\x7f-\x9f\u00ad\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""JSON may hold these as they are, but a terminal acts on some and `splitlines` cuts at others."""


def json_text(table: Table) -> str:
    """Write `{"meta": …, "rows": […]}`; numbers are not rounded, Chinese is not escaped."""
    rows = ",\n".join(_dumped(_record(table, row)) for row in table.rows)
    body = f"[\n{rows}\n]" if rows else "[]"
    return f'{{"meta": {_dumped(table.meta)},\n"rows": {body}}}\n'


def record_text(record: Mapping[str, Any]) -> str:
    """Write one object; of a list in it, an element a line.

    >>> print(record_text({"meta": {}, "rows": [{"a": 1}, {"a": None}]}), end="")
    {"meta": {},
    "rows": [
    {"a": 1},
    {"a": null}
    ]}
    """
    return "{" + ",\n".join(f"{_dumped(key)}: {_part(value)}" for key, value in record.items()) + "}\n"


def _part(value: Any) -> str:
    if isinstance(value, list | tuple) and value:
        return "[\n" + ",\n".join(map(_dumped, value)) + "\n]"
    return _dumped(value)


def _record(table: Table, row: Any) -> dict[str, Any]:
    """Make an object of a row; a dotted key goes one object down."""
    record: dict[str, Any] = {}
    for column, cell in zip(table.columns, row, strict=True):
        outer, dot, inner = column.key.partition(".")
        if dot and not column.is_named:
            record.setdefault(outer, {})[inner] = _plain(cell)
        else:
            record[column.key] = _plain(cell)
    return record


def _plain(cell: Cell) -> Any:
    if isinstance(cell, Branch):
        return cell.text
    if isinstance(cell, float) and not math.isfinite(cell):
        return None
    return dict(cell) if isinstance(cell, Mapping) else cell


def _dumped(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)

"""How one cell reads: for people in their language, for spreadsheets as plain data."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from coder.locale.language import _
from coder.reports.tables import Branch, Cell

NO_VALUE = "–"


def for_people(cell: Cell, *, share: bool = False) -> str:
    """Say a cell: 12,345, three decimals, percent for a share."""
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    if cell is None or isinstance(cell, int | float):
        return _number(cell, share=share)
    return _text(cell, _(", "))


def for_spreadsheets(cell: Cell) -> str:
    """Write a cell as data, the same in every language."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, float):
        return f"{cell:.3f}" if math.isfinite(cell) else ""
    return _text(cell, "; ")


def _number(number: float | None, *, share: bool) -> str:
    """Round; nothing is told apart from 0, and 0 is never -0.000."""
    if number is None or not math.isfinite(number):
        return NO_VALUE
    if share:
        return f"{round(100 * number, 1) + 0.0:,.1f}"
    return f"{number:,}" if isinstance(number, int) else f"{round(number, 3) + 0.0:,.3f}"


def _text(cell: str | Branch | Sequence[str] | Mapping[str, object], comma: str) -> str:
    """Write what is no number; parts of one cell are divided by a comma."""
    match cell:
        case str():
            return cell
        case Branch():
            return cell.text
        case Mapping():
            return comma.join(f"{key}={value}" for key, value in cell.items())
        case _:
            return comma.join(cell)

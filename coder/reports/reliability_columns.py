"""How a figure with its interval stands in a table."""

from __future__ import annotations

from coder.agreement.estimate import Estimate
from coder.locale.language import _
from coder.reports.tables import Cell, Column
from coder.reports.wording.reliability import guide_word


def interval_columns(key: str = "") -> tuple[Column, ...]:
    """Head a value with its interval, and what is to be made of the lower end."""
    return (
        Column(f"{key}low", _("Lower"), "number"),
        Column(f"{key}high", _("Upper"), "number"),
        Column(f"{key}guide", _("Guide")),
    )


def interval_cells(estimate: Estimate) -> tuple[Cell, ...]:
    """Give an interval and the word for its lower end."""
    return estimate.low, estimate.high, guide_word(estimate.low)


def whole_columns(section: str) -> tuple[Column, ...]:
    """Head a value and its interval under a name of their own."""
    return (
        Column("value", _("Estimate"), "number", section),
        Column("low", _("Lower"), "number", section),
        Column("high", _("Upper"), "number", section),
    )

"""What a frequency table can show: the measures, and the whole that each share is a share of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from coder.analysis.frequency import Figures, Frequencies, GroupFrequencies
from coder.locale.language import _
from coder.reports.tables import Column

MEASURES: Final = ("codings", "passages", "transcripts", "turns", "characters", "coverage")
"""The values of `--measure`, in the order of the columns."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One column of figures."""

    column: Column
    value: Callable[[Figures, GroupFrequencies], int | float | None]


def amount(measure: str, figures: Figures) -> int | float | None:
    """Give the figure of a measure."""
    found: int | float | None = getattr(figures, measure)
    return found


def measure_name(measure: str) -> str:
    """Name a measure as headings do."""
    return {
        "codings": _("Codings"),
        "passages": _("Passages"),
        "transcripts": _("Transcripts"),
        "turns": _("Turns"),
        "characters": _("Characters"),
        "coverage": _("Coverage"),
    }[measure]


def shown_measures(result: Frequencies, measure: str | None, scope: str) -> list[Shown]:
    """Put an amount and its share side by side, for one measure or all; `scope` says what was left out."""
    shown = []
    for name in MEASURES if measure is None else (measure,):
        if name != "coverage":
            shown.append(_amount(name))
        if name != "characters" or measure:  # coverage is their share, and comes next
            shown.append(_share("characters" if name == "coverage" else name, result, scope))
    return shown


def share_heading(measure: str, result: Frequencies, scope: str = "") -> str:
    """Name the whole of a share; of several groups each has its own, so that no number stands for all."""
    scope = scope or (_("in the chosen turns") if result.cut else "")
    headings = {
        "codings": _("% of codings"),
        "passages": _("% of coded passages"),
        "transcripts": _("% of transcripts"),
        "turns": _("% of turns"),
        "characters": _("% of characters ({scope})").format(scope=scope) if scope else _("% of characters"),
    }
    if result.by is None:
        (alone,) = result.groups
        headings["transcripts"] = _("% of transcripts (n={n})").format(n=f"{alone.transcripts:,}")
        headings["turns"] = _("% of turns (n={n})").format(n=f"{alone.turns:,}")
    return headings["characters" if measure == "coverage" else measure]


def _amount(measure: str) -> Shown:
    return Shown(
        Column(measure, measure_name(measure), "number"), lambda figures, _group: amount(measure, figures)
    )


def _share(measure: str, result: Frequencies, scope: str) -> Shown:
    return Shown(
        Column(f"{measure}_share", share_heading(measure, result, scope), "share"),
        lambda figures, group: _part(getattr(figures, measure), _whole(measure, group)),
    )


def _part(amount: int, whole: int) -> float | None:
    return amount / whole if whole else None


def _whole(measure: str, group: GroupFrequencies) -> int:
    """Give what a share is a share of: what was coded at all, or what there was to code."""
    whole: int = getattr(group.coded if measure in {"codings", "passages"} else group, measure)
    return whole

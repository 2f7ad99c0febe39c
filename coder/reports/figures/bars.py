"""How often each code was given, as bars: alone, and behind it together with the codes below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from coder.analysis.frequency import CodeFrequency, Frequencies, GroupFrequencies
from coder.locale.language import _
from coder.model.codebook import Codebook
from coder.reports.figures.font.file import width_of
from coder.reports.figures.lettering import line_height, shortened
from coder.reports.figures.naming import named
from coder.reports.figures.page import MARGIN, Entry, on_a_page
from coder.reports.figures.palette import INK, PALE_INK, RULE
from coder.reports.figures.sketch import Form, Mark, Sketch, Stroke, Words
from coder.reports.frequencies import group_name
from coder.reports.frequency_measures import amount, measure_name
from coder.reports.frequency_notes import frequency_notes

ALONE, TOGETHER = "#2b7bba", "#bad6eb"
SIZE: Final = 8.5
INDENT: Final = 0.14
_ROW: Final = 0.215


def bars_sketch(result: Frequencies, codebook: Codebook, measure: str, *, hide_zero: bool) -> Sketch:
    """Draw a row per code and, where they were counted apart, a column of bars per group."""
    rows = _rows(result, hide_zero=hide_zero)
    names = named(codebook, [row.code.id for row in rows])
    label = min(
        3.2, max((width_of(names[row.code.id], SIZE) + row.depth * INDENT for row in rows), default=1)
    )
    wide = max(1.1, 4.2 / max(len(result.groups), 1))
    heads = len(result.groups) > 1
    top = line_height(SIZE) + 0.08 if heads else 0.0
    marks: list[Mark] = []
    for place, row in enumerate(rows):
        x, y = MARGIN + row.depth * INDENT, top + (place + 0.5) * _ROW
        name = shortened(names[row.code.id], SIZE, label - row.depth * INDENT)
        marks.append(Words(round(x, 4), round(y, 4), name, SIZE, INK if row.code.codable else PALE_INK))
    most = max((_value(row.rolled_up, measure) for group in result.groups for row in group.rows), default=0)
    for number, group in enumerate(result.groups):
        left = MARGIN + label + 0.12 + number * (wide + 0.62)
        if heads:
            head = shortened(group_name(group.group), SIZE, wide + 0.5)
            marks.append(Words(round(left, 4), line_height(SIZE) / 2, head, SIZE, INK))
        marks += _column(group, rows, measure, left, top, wide / (most or 1))
    width = MARGIN + label + 0.12 + len(result.groups) * (wide + 0.62) + MARGIN
    return on_a_page(
        _("Code frequencies: {measure}").format(measure=measure_name(measure)),
        max(round(width, 3), 5.0),
        marks,
        top + len(rows) * _ROW,
        legend=_legend(rows),
        notes=[f"{note}{_('.')}" for note in frequency_notes(result)],
        record=_record(result, rows, names, measure),
    )


def _rows(result: Frequencies, *, hide_zero: bool) -> Sequence[CodeFrequency]:
    """Give the codes of the picture: without what nobody gave, if so wished."""
    given = {
        row.code.id for group in result.groups for row in group.rows if row.rolled_up.codings or not hide_zero
    }
    return [row for row in result.groups[0].rows if row.code.id in given] if result.groups else []


def _value(figures: Any, measure: str) -> float:
    return amount(measure, figures) or 0


def _column(
    group: GroupFrequencies,
    rows: Sequence[CodeFrequency],
    measure: str,
    left: float,
    top: float,
    scale: float,
) -> list[Mark]:
    bottom = round(top + len(rows) * _ROW, 4)
    marks: list[Mark] = [Stroke(((left, top), (left, bottom)), 0.8, RULE)]
    own = {row.code.id: row for row in group.rows}
    for place, row in enumerate(own[row.code.id] for row in rows):
        y = round(top + (place + 0.5) * _ROW, 4)
        alone, together = _value(row.own, measure), _value(row.rolled_up, measure)
        for value, fill, tall in ((together, TOGETHER, 0.17), (alone, ALONE, 0.11)):
            if value and (fill == ALONE or value > alone):
                long = value * scale
                marks.append(Form("box", round(left + long / 2, 4), y, round(long, 4), tall, fill))
        marks.append(
            Words(round(left + max(together, alone) * scale + 0.06, 4), y, _said(row, measure), 7.5, PALE_INK)
        )
    return marks


def _said(row: CodeFrequency, measure: str) -> str:
    """Write both numbers where they differ."""
    alone, together = (_number(_value(one, measure), measure) for one in (row.own, row.rolled_up))
    if alone == together:
        return alone
    return f"{alone} / {together}" if row.code.codable else together


def _number(value: float, measure: str) -> str:
    return f"{100 * value:.1f}%" if measure == "coverage" else f"{value:,.0f}"


def _legend(rows: Sequence[CodeFrequency]) -> list[Entry]:
    if not any(row.own != row.rolled_up for row in rows):
        return []
    return [
        Entry([Form("box", 0.15, 0, 0.3, 0.11, ALONE)], 0.3, _("The code alone")),
        Entry([Form("box", 0.15, 0, 0.3, 0.17, TOGETHER)], 0.3, _("With codes below")),
    ]


def _record(
    result: Frequencies, rows: Sequence[CodeFrequency], names: Mapping[str, str], measure: str
) -> dict[str, Any]:
    shown = {row.code.id for row in rows}
    return {
        "kind": "bars",
        "measure": measure,
        "rows": [
            {
                **({"group": group.group} if result.by is not None else {}),
                "code": row.code.id,
                "label": names[row.code.id],
                measure: amount(measure, row.own),
                f"rolled_up.{measure}": amount(measure, row.rolled_up),
            }
            for group in result.groups
            for row in group.rows
            if row.code.id in shown
        ],
    }

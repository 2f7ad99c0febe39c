"""How code frequencies are laid out: for people as a tree with shares, for machines row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from coder.analysis.frequency import CodeFrequency, Figures, Frequencies, GroupFrequencies
from coder.locale.language import _, current
from coder.model.code import CodeStatus
from coder.reports.frequency_measures import (
    MEASURES,
    Shown,
    amount,
    measure_name,
    share_heading,
    shown_measures,
)
from coder.reports.frequency_notes import frequency_meta, frequency_notes
from coder.reports.table_formats import Format
from coder.reports.tables import Branch, Cell, Column, Table

CODE_KEYS = ("code", "label", "parent", "kind", "depth")


@dataclass(frozen=True, slots=True)
class FrequencyView:
    """What the reader wants to see of the figures."""

    measure: str | None = None
    """One of `MEASURES`; all, or for groups side by side the codings, where it is `None`."""
    long: bool = False
    """A row per code and group, instead of a column per group."""
    shares: bool = False
    """With all measures: also what part of the whole each is, and the figures of the code alone in full."""
    hide_zero: bool = False
    """Leave out codes that neither they nor any code below them was given."""
    rolled_up: bool = False
    """Side by side, show figures with the codes below instead of each code's own."""
    scope: str = ""
    """What was left out of the text, in words, such as “without interviewer”."""


def frequency_table(
    result: Frequencies, view: FrequencyView, wanted: Format, meta: Mapping[str, Any] | None = None
) -> Table:
    """Lay figures out for a format; JSON has every figure, whatever is to be seen."""
    if wanted is Format.JSON:
        table = _records(result, MEASURES, view)
    elif result.by is not None and not view.long:
        table = _side_by_side(result, view, wanted)
    elif wanted.for_people:
        table = _tree(result, view)
    else:
        table = _records(result, MEASURES if view.measure is None else (view.measure,), view)
    return replace(
        table,
        title=_title(result, view),
        notes=tuple(f"{note}{_('.')}" for note in frequency_notes(result)),
        meta={**(meta or {}), **frequency_meta(result)},
    )


def group_name(group: str | None) -> str:
    """Name a group; what has no value has one too."""
    return _("(none)") if group is None else group


def _title(result: Frequencies, view: FrequencyView) -> str:
    if result.by is None or view.long:
        return _("Code frequencies")
    measure = measure_name(view.measure or "codings")
    return _("Code frequencies: {measure}").format(
        measure=_("{measure}, with codes below").format(measure=measure) if view.rolled_up else measure
    )


def _rows(result: Frequencies, view: FrequencyView) -> Iterator[tuple[GroupFrequencies, CodeFrequency]]:
    for group in result.groups:
        for row in group.rows:
            if row.rolled_up.codings or not view.hide_zero:
                yield group, row


def _records(result: Frequencies, measures: tuple[str, ...], view: FrequencyView) -> Table:
    """Give every row of every group under the keys that scripts rely on."""
    grouped = result.by is not None
    keys = (*CODE_KEYS, *measures, *(f"rolled_up.{measure}" for measure in measures))
    return Table(
        tuple(Column(key, key) for key in (("group", *keys) if grouped else keys)),
        [
            (
                *((group.group,) if grouped else ()),
                *_identity(row),
                *(amount(measure, row.own) for measure in measures),
                *(amount(measure, row.rolled_up) for measure in measures),
            )
            for group, row in _rows(result, view)
        ],
    )


def _identity(row: CodeFrequency) -> tuple[Cell, ...]:
    return row.code.id, _label(row), row.code.parent, str(row.code.kind), row.depth


def _label(row: CodeFrequency) -> str:
    return row.code.name.said_in(current()) or row.code.id


def _tree(result: Frequencies, view: FrequencyView) -> Table:
    """Set codes in by depth; where some have codes below them, show figures alone and together.

    At a glance the code alone has its codings only: all other figures, twice, fill more than a screen.
    """
    at_a_glance = view.measure is None and not view.shares
    shown = shown_measures(result, view.measure, view.scope)
    if at_a_glance:
        shown = [one for one in shown if one.column.kind == "number" or one.column.key == "characters_share"]
    nested = any(row.depth for group in result.groups for row in group.rows)
    own = shown[:1] if at_a_glance and nested else shown
    together = shown if nested else []
    columns = [replace(one.column, section=_("The code alone") if nested else "") for one in own]
    columns += [
        replace(one.column, key=f"rolled_up.{one.column.key}", section=_("With codes below"))
        for one in together
    ]
    grouped = result.by is not None
    names = [Column("group", _("Group"))] * grouped + [Column("label", _("Code"))]
    return Table(
        (*names, *columns),
        [
            (
                *((group_name(group.group),) if grouped else ()),
                _branch(row),
                *_values(own, row.own, group),
                *_values(together, row.rolled_up, group),
            )
            for group, row in _rows(result, view)
        ],
    )


def _values(shown: list[Shown], figures: Figures, group: GroupFrequencies) -> Iterator[Cell]:
    return (one.value(figures, group) for one in shown)


def _branch(row: CodeFrequency) -> Branch:
    """Name a code as the screen does, a heading without its id; one that may no longer be given says so."""
    marks = {CodeStatus.RETIRED: _("{code} (retired)"), CodeStatus.MERGED: _("{code} (merged)")}
    name = _label(row)
    if row.code.codable and row.code.id != name:
        name = f"{row.code.id} {name}"
    return Branch(marks.get(row.code.status, "{code}").format(code=name), row.depth)


def _side_by_side(result: Frequencies, view: FrequencyView, wanted: Format) -> Table:
    """Put the groups beside each other for one measure."""
    measure = view.measure or "codings"
    share = measure == "coverage"
    kinds: Iterator[Column] = (
        Column(
            group_name(group.group),
            group_name(group.group) + (" (%)" if share else ""),
            "share" if share else "number",
            share_heading(measure, result, view.scope) if share else "",
        )
        for group in result.groups
    )
    rows = []
    for across in zip(*(group.rows for group in result.groups), strict=True):
        if view.hide_zero and not any(row.rolled_up.codings for row in across):
            continue
        names = (_branch(across[0]),) if wanted.for_people else _identity(across[0])
        rows.append(
            (*names, *(amount(measure, row.rolled_up if view.rolled_up else row.own) for row in across))
        )
    heads = [Column("label", _("Code"))] if wanted.for_people else [Column(key, key) for key in CODE_KEYS]
    return Table((*heads, *kinds), rows)

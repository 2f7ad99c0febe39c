"""How codes against groups are laid out: counts, shares and residuals side by side, and the test."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from coder.analysis.chi_square import chi_square
from coder.analysis.crosstab import Crosstab
from coder.analysis.frequency import Frequencies
from coder.locale.language import _, current
from coder.model.code import Code
from coder.reports.frequencies import group_name
from coder.reports.sections import Sections
from coder.reports.tables import Cell, Column, Table
from coder.reports.wording.crosstab import chi_square_notes, crosstab_notes, matrix_notes

KEYS = (
    *("code", "label", "parent", "kind", "depth", "group", "n", "row_share", "column_share", "turn_share"),
    *("expected", "pearson", "adjusted", "p_value", "q_value"),
)


def crosstab_sections(
    table: Crosstab, meta: Mapping[str, Any], *, hide_zero: bool = False, chi2: bool = False
) -> Sections:
    """Lay a crosstab out: a row per code for people, a row per code and group for machines.

    `chi2` adds the test that takes turns for independent, with these words.
    """
    shown = [
        at for at, n in enumerate(table.rows.tolist()) if n or (not hide_zero and table.codes[at].codable)
    ]
    independent = chi_square(table.counts) if chi2 else None
    told = {**meta, **_meta(table), **({"chi2": asdict(independent)} if independent else {})}
    rows = [_record(table, at, group) for at in shown for group in range(len(table.groups))]
    record = {"meta": told, "rows": [dict(zip(KEYS, row, strict=True)) for row in rows]}
    plain = Table(tuple(Column(key, key) for key in KEYS), rows, meta=told)
    people = _people(table, shown)
    if independent:
        people = replace(people, notes=(*people.notes, *chi_square_notes(independent)))
    return Sections([people], record, plain)


def _meta(table: Crosstab) -> dict[str, Any]:
    test = table.test
    return {
        "unit": "turn",
        "by": table.by,
        "depth": table.levels,
        "coders": list(table.coders),
        "transcripts": list(table.transcripts),
        "groups": [
            {"group": group, "transcripts": transcripts, "turns": turns, "n": n}
            for group, transcripts, turns, n in zip(
                table.groups, table.group_transcripts, table.turns, table.columns.tolist(), strict=True
            )
        ],
        "counted_per_coder": len(table.coders) > 1,
        "test": None
        if test is None
        else {
            "method": test.method,
            "statistic": test.statistic,
            "p_value": test.p_value,
            "permutations": test.many,
            "exact": test.exact,
            "least_p": test.least_p,
        },
        "lines_as_turns": list(table.lines_as_turns),
        "unknown_codes": dict(table.unknown),
    }


def _record(table: Crosstab, at: int, group: int) -> tuple[Cell, ...]:
    n = int(table.counts[at, group])
    code, test = table.codes[at], table.test
    return (
        *(code.id, _label(code), code.parent, str(code.kind), table.depths[at], table.groups[group], n),
        *(
            _share(n, int(table.rows[at])),
            _share(n, int(table.columns[group])),
            _share(n, table.turns[group]),
        ),
        float(table.expected[at, group]),
        *(_finite(table.pearson[at, group]), _finite(table.adjusted[at, group])),
        *((test.p_values[at], test.q_values[at]) if test else (None, None)),
    )


def _people(table: Crosstab, shown: Sequence[int]) -> Table:
    """Put the groups side by side."""
    columns = [Column("label", _("Code"))]
    for place, group in enumerate(table.groups):
        name = group_name(group)
        columns += [
            Column(f"n.{place}", _("n"), "number", name),
            Column(f"share.{place}", _("column %"), "share", name),
            Column(f"adjusted.{place}", _("residual"), "number", name),
        ]
    columns.append(Column("total", _("Total"), "number"))
    if table.test:
        columns += [Column("p", "p", "number"), Column("q", "q", "number")]
    rows = [tuple(_people_row(table, at)) for at in shown]
    rows.append(tuple(_total_row(table)))
    title = _("Codes by {by}").format(by=by_word(table.by))
    return Table(tuple(columns), rows, title, tuple(crosstab_notes(table)))


def _people_row(table: Crosstab, at: int) -> Iterator[Cell]:
    code = table.codes[at]
    name = _label(code)
    yield f"{code.id} {name}" if code.codable and code.id != name else name
    for group, n in enumerate(table.counts[at].tolist()):
        yield n
        yield _share(n, int(table.columns[group]))
        yield _finite(table.adjusted[at, group])
    yield int(table.rows[at])
    if table.test:
        yield table.test.p_values[at]
        yield table.test.q_values[at]


def _total_row(table: Crosstab) -> Iterator[Cell]:
    yield _("All codes")
    for n in table.columns.tolist():
        yield n
        yield 1.0 if n else None
        yield None
    yield int(table.counts.sum())
    if table.test:
        yield table.test.p_value
        yield None


def by_word(by: str) -> str:
    """Name what codes are set against."""
    words = {"transcript": _("transcript"), "speaker": _("speaker"), "coder": _("coder")}
    return words.get(by, by.removeprefix("attr:"))


def matrix_table(result: Frequencies, meta: Mapping[str, Any], *, binary: bool) -> Table:
    """Give each interview a row and each code a column, for statistics programs: codings, or whether any."""
    codes = [row.code for row in result.groups[0].rows if row.code.codable] if result.groups else []
    columns = (
        Column("transcript", _("Transcript")),
        *(Column(code.id, f"{code.id} {_label(code)}", "number", is_named=True) for code in codes),
    )
    rows: list[Sequence[Cell]] = []
    for group in result.groups:
        own = {row.code.id: row.own.codings for row in group.rows}
        rows.append(
            (group_name(group.group), *(min(own[code.id], 1) if binary else own[code.id] for code in codes))
        )
    title = _("Interviews and codes: 0/1") if binary else _("Interviews and codes: codings")
    return Table(columns, rows, title, tuple(matrix_notes(result)), meta)


def _label(code: Code) -> str:
    return code.name.said_in(current()) or code.id


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None

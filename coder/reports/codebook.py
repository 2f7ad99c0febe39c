"""The codebook for people: as a tree, code by code, and what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from coder.locale.language import _, current
from coder.model.code import Code, Criterion, Kind
from coder.model.codebook import Codebook
from coder.model.problem import Problem
from coder.reports.tables import Branch, Cell, Column, Table
from coder.reports.wording.problems import problem_line, problem_words, snippet


def kind_word(kind: Kind) -> str:
    """Name a kind of code."""
    return {
        Kind.PROBLEM: _("problem"),
        Kind.CAUSE: _("cause"),
        Kind.COUNTERMEASURE: _("countermeasure"),
        Kind.SITUATION: _("situation"),
        Kind.OTHER: _("other"),
    }[kind]


def codes_table(codebook: Codebook, meta: Mapping[str, object], *, for_people: bool) -> Table:
    """List all codes in the order of the tree."""
    columns = (
        Column("code", _("Code")),
        Column("label", _("Name")),
        Column("parent", _("Parent")),
        Column("kind", _("Kind")),
        Column("status", _("Status")),
        Column("codable", _("Codable")),
        Column("brief", _("In brief"), wrap=True),
    )
    rows = [_code_row(codebook, code, for_people=for_people) for code in codebook.in_tree_order()]
    title = codebook.title.said_in(current())
    table = Table(columns, rows, f"{title} {codebook.version}".strip(), meta=meta)
    return _without(table, {"parent", "codable", "status"}) if for_people else table


def _code_row(codebook: Codebook, code: Code, *, for_people: bool) -> tuple[Cell, ...]:
    return (
        Branch(code.id, codebook.depth(code.id)) if for_people else code.id,
        code.name.said_in(current()),
        code.parent,
        kind_word(code.kind) if for_people else str(code.kind),
        str(code.status),
        code.codable,
        code.brief.said_in(current()),
    )


def _without(table: Table, keys: set[str]) -> Table:
    kept = [place for place, column in enumerate(table.columns) if column.key not in keys]
    columns = tuple(table.columns[place] for place in kept)
    rows = [[row[place] for place in kept] for row in table.rows]
    return Table(columns, rows, table.title, table.notes, table.meta)


def code_table(codebook: Codebook, code: Code, meta: Mapping[str, object], *, for_people: bool) -> Table:
    """Show one code with everything that helps to give it as others would."""
    columns = (Column("field", _("Field")), Column("value", _("Value"), wrap=True))
    above = [codebook.by_id[id].name.said_in(current()) for id in reversed(codebook.ancestors(code.id))]
    fields: list[tuple[str, str, str]] = [
        ("id", _("Code"), code.id),
        ("name_zh", _("Chinese name"), code.name.zh),
        ("name_en", _("English name"), code.name.en),
        ("path", _("Below"), " › ".join(above)),
        ("kind", _("Kind"), kind_word(code.kind) if for_people else str(code.kind)),
        ("status", _("Status"), str(code.status)),
        ("brief", _("In brief"), code.brief.said_in(current())),
        ("definition", _("Definition"), code.definition.said_in(current()).strip()),
        ("include", _("When to use"), _criteria(code.include)),
        ("exclude", _("When not to use"), _criteria(code.exclude)),
        ("typical", _("Typical"), _criteria(code.examples.typical)),
        ("atypical", _("Atypical"), _criteria(code.examples.atypical)),
        ("close_but_no", _("Close, but no"), _criteria(code.examples.close_but_no)),
        ("keywords", _("Keywords"), _(", ").join(code.keywords)),
        ("color", _("Colour"), code.color),
        ("uuid", "UUID", code.uuid),
    ]
    rows = [(heading if for_people else key, value) for key, heading, value in fields if value]
    return Table(columns, rows, f"{code.id} {code.name.said_in(current())}", meta=meta)


def _criteria(criteria: Sequence[Criterion]) -> str:
    said = [f"{one.text} → {one.use}" if one.use else one.text for one in criteria]
    return _("; ").join(said)


def problems_text(path: Path, text: str, problems: Sequence[Problem]) -> str:
    """List problems with their lines and a caret below each place."""
    parts: list[str] = []
    for problem in problems:
        parts.append(f"{problem.severity}: {problem_line(path, problem)}")
        shown = snippet(text, problem)
        if shown:
            parts.extend(f"  {line}" for line in shown.split("\n"))
        hint = problem_words(problem).hint
        if hint:
            parts.append(f"hint: {hint}")
    return "".join(f"{part}\n" for part in parts)


def problems_json(path: Path, problems: Sequence[Problem]) -> str:
    """List problems for scripts."""
    rows = [
        {
            "rule": problem.rule,
            "severity": str(problem.severity),
            "line": problem.line,
            "column": problem.column,
            "message": problem_words(problem).message,
            "hint": problem_words(problem).hint,
        }
        for problem in problems
    ]
    answer = {"meta": {"command": "codebook check", "path": str(path)}, "rows": rows}
    return json.dumps(answer, ensure_ascii=False) + "\n"

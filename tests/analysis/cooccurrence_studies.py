"""Small studies for tests, whose turns are written as the letters of their codes."""

from __future__ import annotations

from coder.analysis.arrays import CodingArrays
from coder.analysis.cooccurrence import Cooccurrence, cooccurrence
from coder.analysis.scope import Case, TurnRow, scope_of
from coder.analysis.significance import Chance
from coder.analysis.unit import unit_of
from coder.model.code import Bilingual, Code, Kind
from coder.model.codebook import Codebook
from coder.model.coding import Coding
from coder.model.span import Span


def study(
    turns: dict[str, list[str]], unit: str = "turn", letters: str = "", **asked: object
) -> Cooccurrence:
    """Code interviews whose turns are written as the letters of their codes."""
    letters = sorted({*letters, *(letter for rows in turns.values() for row in rows for letter in row)})
    book = Codebook(
        tuple(
            Code(one, uuid=one, name=Bilingual(one), kind=Kind.CAUSE if one < "m" else Kind.PROBLEM)
            for one in letters
        )
    )
    cases = [
        Case(name, 10 * len(rows), [TurnRow(10 * n, 10 * n + 10) for n in range(len(rows))])
        for name, rows in turns.items()
    ]
    codings = [
        Coding("", name, letter, "甲", Span(10 * n, 10 * n + 5), "")
        for name, rows in turns.items()
        for n, row in enumerate(rows)
        for letter in row
    ]
    asked.setdefault("chance", Chance(replicates=0))
    scope = scope_of(cases, [(name, "甲") for name in turns])
    return cooccurrence(CodingArrays.of(codings), scope, book, unit=unit_of(unit), **asked)

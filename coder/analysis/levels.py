"""Which codes a count tells apart, and which code stands for each level above them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from coder.analysis.arrays import Numbers, numbers
from coder.model.code import Code
from coder.model.codebook import Codebook


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """The columns of a count."""

    codes: tuple[Code, ...]
    """In the order of the tree."""
    depths: tuple[int, ...]
    standing: Mapping[str, int]
    """The column that stands for each code that is counted."""
    lifts: tuple[Numbers, ...]
    """For each level with codes below it: the column above each column, or -1 outside such a branch."""


def levels_of(codebook: Codebook, depth: int | None = None, codes: Collection[str] | None = None) -> Levels:
    """Tell `depth` levels of some codes apart; by default all levels of all codes."""
    tree = [code for code in codebook.in_tree_order() if codes is None or code.id in codes]
    lines = {code.id: _line(codebook, code.id)[:depth] for code in tree}
    shown = {line[-1] for line in lines.values()}
    rows = tuple(code for code in codebook.in_tree_order() if code.id in shown)
    place = {code.id: column for column, code in enumerate(rows)}
    row_lines = [_line(codebook, code.id) for code in rows]
    inner = {id for line in row_lines for id in line[:-1]}
    deepest = max((len(line) for line in row_lines), default=0)
    return Levels(
        codes=rows,
        depths=tuple(len(line) - 1 for line in row_lines),
        standing={id: place[line[-1]] for id, line in lines.items()},
        lifts=tuple(
            numbers(
                place.get(line[level], -1) if len(line) > level and line[level] in inner else -1
                for line in row_lines
            )
            for level in range(deepest - 1)
        ),
    )


def _line(codebook: Codebook, id: str) -> tuple[str, ...]:
    """Name a code and all above it, topmost first."""
    return (*reversed(codebook.ancestors(id)), id)

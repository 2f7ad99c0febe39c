"""Which codes may be paired: all, those of some kinds, or neighbouring columns of a flow."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, pairwise

from coder.analysis.arrays import Numbers
from coder.analysis.levels import Levels
from coder.model.codebook import Codebook


def pairs_among(
    levels: Levels, codebook: Codebook, own: Numbers, groups: Sequence[Collection[str]], *, directed: bool
) -> tuple[tuple[int, int], ...]:
    """List pairs of columns in the order of the codebook; a code and one above it are no pair.

    One group of codes is paired among itself; of several, each only with the next, the former as a.
    A code that was never given is in no pair. `directed` gives each pair of one group both ways round.
    """
    place = {code.id: column for column, code in enumerate(levels.codes)}
    given = [
        [place[code.id] for code in levels.codes if code.id in group and own[place[code.id]]]
        for group in groups
    ]
    ancestors = [frozenset(codebook.ancestors(code.id)) for code in levels.codes]
    names = [code.id for code in levels.codes]
    found = _within(given[0], directed=directed) if len(given) == 1 else _between(given)
    return tuple(
        dict.fromkeys(
            (a, b)
            for a, b in found
            if a != b and names[a] not in ancestors[b] and names[b] not in ancestors[a]
        )
    )


def _within(columns: Sequence[int], *, directed: bool) -> Iterator[tuple[int, int]]:
    for a, b in combinations(columns, 2):
        yield a, b
        if directed:
            yield b, a


def _between(columns: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    return ((a, b) for left, right in pairwise(columns) for a in left for b in right)

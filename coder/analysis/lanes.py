"""Who owns the text: which group each stretch that a coder read belongs to, and how much of it there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from coder.analysis.arrays import Flags, Numbers, numbers
from coder.analysis.scope import Scope

ATTRIBUTE: Final = "attr:"
"""How a grouping by a case attribute begins: `attr:role`."""


@dataclass(frozen=True, slots=True, eq=False)
class KeptTurns:
    """The turns in scope, sorted into blocks: what one speaker, or everybody, says in one transcript."""

    transcript: Numbers
    start: Numbers
    end: Numbers
    block: Numbers
    position: Numbers
    """Where a turn stands once all are sorted by block."""
    before: Numbers
    """Characters of the turns at lower positions; one more entry than turns."""
    block_transcript: Numbers
    block_speaker: Numbers
    block_first: Numbers
    """Position of each block's first turn, and after the last block the number of turns."""


@dataclass(frozen=True, slots=True, eq=False)
class Lanes:
    """Blocks that one coder read for one group, sorted by (group, transcript, coder).

    They lie end to end on an axis of turns and one of characters, so that counting never looks at borders.
    """

    groups: tuple[str | None, ...]
    """`None` is the group without a value; the only group where nothing is grouped."""
    group: Numbers
    transcript: Numbers
    turns: Numbers
    characters: Numbers
    first_turn: Numbers
    first_character: Numbers
    at: Numbers
    """Row per block, column per coder: the lane, -1 if there is none."""


def kept_turns(scope: Scope, *, by_speaker: bool) -> KeptTurns:
    """Sort the turns in scope into blocks: one per transcript, or one per speaker and transcript."""
    transcript = scope.turn_transcript[scope.kept]
    start, end = scope.turn_start[scope.kept], scope.turn_end[scope.kept]
    many = len(scope.transcripts)
    if by_speaker:
        owners, block = np.unique(scope.turn_speaker[scope.kept] * many + transcript, return_inverse=True)
    else:
        owners, block = np.arange(many), transcript
    order = np.argsort(block, kind="stable")
    position = np.empty_like(order)
    position[order] = np.arange(len(order))
    return KeptTurns(
        transcript=transcript,
        start=start,
        end=end,
        block=block,
        position=position,
        before=np.concatenate([[0], np.cumsum((end - start)[order])]),
        block_transcript=owners % max(many, 1),
        block_speaker=owners // max(many, 1),
        block_first=np.searchsorted(block[order], np.arange(len(owners) + 1)),
    )


def lanes_of(scope: Scope, turns: KeptTurns, by: str | None) -> Lanes:
    """Lay out what was read, grouped by `transcript`, `speaker`, `coder`, `attr:KEY` or not at all."""
    whole = not scope.cut and by != "speaker"
    block, coder = np.nonzero(scope.read[turns.block_transcript])
    count = np.diff(turns.block_first)
    if not whole:
        block, coder = block[count[block] > 0], coder[count[block] > 0]
    groups, group = _groups(scope, turns, by, block, coder)
    order = np.lexsort((coder, turns.block_transcript[block], group))
    block, coder, group = block[order], coder[order], group[order]
    kept_characters = np.diff(turns.before[turns.block_first])
    characters = scope.lengths[turns.block_transcript[block]] if whole else kept_characters[block]
    at = np.full((len(turns.block_transcript), len(scope.coders)), -1, np.int64)
    at[block, coder] = np.arange(len(block))
    return Lanes(
        groups=groups,
        group=group,
        transcript=turns.block_transcript[block],
        turns=count[block],
        characters=characters,
        first_turn=starts(count[block]),
        first_character=starts(characters),
        at=at,
    )


def starts(lengths: Numbers) -> Numbers:
    """Say where each of some lengths begins when they are laid end to end."""
    return np.cumsum(lengths) - lengths


def _groups(
    scope: Scope, turns: KeptTurns, by: str | None, block: Numbers, coder: Numbers
) -> tuple[tuple[str | None, ...], Numbers]:
    """Name the groups, and the one that each block and coder is in."""
    transcript = turns.block_transcript[block]
    if by is None:
        return (None,), np.zeros_like(block)
    if by == "transcript":
        return scope.transcripts, transcript
    if by == "coder":
        return scope.coders, coder
    if by == "speaker":
        return _present(scope.speakers, turns.block_speaker, turns.block_speaker[block])
    if not by.startswith(ATTRIBUTE):
        raise ValueError(by)
    values = [case.get(by.removeprefix(ATTRIBUTE)) or None for case in scope.attributes]
    names: tuple[str | None, ...] = (*dict.fromkeys(value for value in values if value), None)
    places = {name: place for place, name in enumerate(names)}
    place = numbers(places[value] for value in values)
    return _present(names, place, place[transcript])


def _present(
    names: tuple[str | None, ...], used: Numbers, group: Numbers
) -> tuple[tuple[str | None, ...], Numbers]:
    """Leave out the names that nothing in scope has, and number the rest anew."""
    there: Flags = np.isin(np.arange(len(names)), used)
    return tuple(name for name, is_used in zip(names, there, strict=True) if is_used), (np.cumsum(there) - 1)[
        group
    ]

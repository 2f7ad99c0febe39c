"""Where the passages lie: each as a range of turns and of characters on the axes of the lanes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coder.analysis.arrays import Flags, Numbers
from coder.analysis.lanes import KeptTurns, Lanes, starts
from coder.analysis.scope import Scope


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Codings as columns whose transcript and coder are places in the scope."""

    transcript: Numbers
    coder: Numbers
    code: Numbers
    start: Numbers
    end: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Stretches:
    """What a passage has of one lane; sorted by lane, then by where it starts."""

    lane: Numbers
    first_turn: Numbers
    past_turn: Numbers
    first_character: Numbers
    past_character: Numbers

    def __len__(self) -> int:
        return len(self.lane)


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """Codings laid on the axes; one that reaches into several lanes has a row for each."""

    stretches: Stretches
    stretch: Numbers
    code: Numbers
    left_out: int
    """Codings that touch nothing in scope."""


@dataclass(frozen=True, slots=True, eq=False)
class _Pieces:
    """What passages have of blocks: turns at positions `first` to `past`, in order of passage."""

    passage: Numbers
    block: Numbers
    first: Numbers
    past: Numbers

    def where(self, chosen: Flags | Numbers) -> _Pieces:
        return _Pieces(self.passage[chosen], self.block[chosen], self.first[chosen], self.past[chosen])


def lay(codings: Layout, scope: Scope, turns: KeptTurns, lanes: Lanes, *, by_speaker: bool) -> Laid:
    """Find the distinct passages, cut them to the lanes, and say which codings stand on each."""
    if np.any(codings.end > scope.lengths[codings.transcript]):
        raise ValueError("a coding ends outside its transcript")
    order, fresh = _passages(codings, scope)
    passage_of_coding = np.cumsum(fresh) - 1
    chosen = order[fresh]
    passages = Layout(
        *(column[chosen] for column in (codings.transcript, codings.coder, codings.code)),
        *(column[chosen] for column in (codings.start, codings.end)),
    )
    first, past = _touched(passages, scope, turns)
    if by_speaker:
        pieces = _by_block(first, past, turns)
    else:
        pieces = _Pieces(np.arange(len(first)), passages.transcript, first, past)
        if scope.cut:
            pieces = pieces.where(past > first)
    whole = not (by_speaker or scope.cut)
    stretches, number = _stretches(pieces, passages, turns, lanes, whole=whole)
    copies = np.bincount(pieces.passage, minlength=len(first))
    repeats = copies[passage_of_coding]
    row = _ranges(starts(copies)[passage_of_coding], repeats)
    return Laid(
        stretches=stretches,
        stretch=number[row],
        code=np.repeat(codings.code[order], repeats),
        left_out=int(np.count_nonzero(repeats == 0)),
    )


def _passages(codings: Layout, scope: Scope) -> tuple[Numbers, Flags]:
    """Sort codings by (transcript, coder, start, end); flag those on another passage than the one before."""
    layer = codings.transcript * len(scope.coders) + codings.coder
    base = starts(np.repeat(scope.lengths, len(scope.coders)))
    # One number per passage: 2 ** 63 is out of reach for texts that fit into memory.
    stride = int(scope.lengths.max(initial=0)) + 1
    key = (base[layer] + codings.start) * stride + (codings.end - codings.start)
    order = np.argsort(key)
    key = key[order]
    return order, np.diff(key, prepend=-1) != 0


def _touched(passages: Layout, scope: Scope, turns: KeptTurns) -> tuple[Numbers, Numbers]:
    """Say which turns, counted through all transcripts, each passage shares a character with."""
    base = starts(scope.lengths)
    shift, at = base[turns.transcript], base[passages.transcript]
    first = np.searchsorted(turns.end + shift, passages.start + at, side="right")
    past = np.searchsorted(turns.start + shift, passages.end + at, side="left")
    return first, past


def _ranges(first: Numbers, lengths: Numbers) -> Numbers:
    """Write out the numbers `first`, `first` + 1, … of each of some ranges, one range after the other."""
    return np.arange(int(lengths.sum())) + np.repeat(first - starts(lengths), lengths)


def _by_block(first: Numbers, past: Numbers, turns: KeptTurns) -> _Pieces:
    """Split each passage by whose turns it touches."""
    passage = np.repeat(np.arange(len(first)), past - first)
    turn = _ranges(first, past - first)
    block = turns.block[turn]
    order = np.argsort(passage * len(turns.block_transcript) + block, kind="stable")
    passage, block, position = passage[order], block[order], turns.position[turn[order]]
    begins = (np.diff(passage, prepend=-1) != 0) | (np.diff(block, prepend=-1) != 0)
    ends = np.append(begins[1:], True)[: len(begins)]
    return _Pieces(passage[begins], block[begins], position[begins], position[ends] + 1)


def _stretches(
    pieces: _Pieces, passages: Layout, turns: KeptTurns, lanes: Lanes, *, whole: bool
) -> tuple[Stretches, Numbers]:
    """Move pieces onto the axes, sort them, and say at which place each now stands."""
    lane = lanes.at[pieces.block, passages.coder[pieces.passage]]
    start, end = passages.start[pieces.passage], passages.end[pieces.passage]
    block_first = turns.block_first[pieces.block]
    if not whole:
        start, end = _cut(start, end, pieces, turns)
    order = np.argsort(lane, kind="stable")
    number = np.empty_like(order)
    number[order] = np.arange(len(order))
    turn_shift = lanes.first_turn[lane] - block_first
    character_shift = lanes.first_character[lane]
    return Stretches(
        lane=lane[order],
        first_turn=(pieces.first + turn_shift)[order],
        past_turn=(pieces.past + turn_shift)[order],
        first_character=(start + character_shift)[order],
        past_character=(end + character_shift)[order],
    ), number


def _cut(start: Numbers, end: Numbers, pieces: _Pieces, turns: KeptTurns) -> tuple[Numbers, Numbers]:
    """Turn offsets in the text into offsets in the block, where only its turns follow each other."""
    by_position = np.argsort(turns.position)
    head, tail = by_position[pieces.first], by_position[pieces.past - 1]
    origin = turns.before[turns.block_first[pieces.block]]
    return (
        turns.before[pieces.first] + np.maximum(0, start - turns.start[head]) - origin,
        turns.before[pieces.past] - np.maximum(0, turns.end[tail] - end) - origin,
    )

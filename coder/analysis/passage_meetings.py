"""How often passages of every two codes overlap, or lie near each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from coder.analysis.arrays import Flags, Numbers, distinct
from coder.analysis.lanes import Lanes
from coder.analysis.meetings import Grid, Meetings
from coder.analysis.stretches import Laid

_AT_ONCE = 4_000_000
"""Meetings that are looked at together: more of them would not fit into a small memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Passages:
    """Passages in which one coder gives one code, overlapping ones united; sorted by lane and start."""

    lane: Numbers
    code: Numbers
    start: Numbers
    """On the axis of characters, where lanes lie end to end."""
    end: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class _Met:
    """Pairs of passages that meet, as places among the passages."""

    one: Numbers
    other: Numbers


def united(laid: Laid, codes: int) -> Passages:
    """Unite passages of one lane and code that overlap; those that only touch stay two."""
    start = laid.stretches.first_character[laid.stretch]
    end = laid.stretches.past_character[laid.stretch]
    group = laid.stretches.lane[laid.stretch] * codes + laid.code
    reach = int(end.max(initial=0)) + 1
    order = np.argsort(group * reach + start, kind="stable")
    group, start, end = group[order], start[order], end[order]
    furthest = np.maximum.accumulate(end + group * reach)
    begins = np.ones(len(start), bool)
    begins[1:] = start[1:] + group[1:] * reach >= furthest[:-1]
    first = np.flatnonzero(begins)
    last = np.append(first[1:], len(start))[: len(first)] - 1
    starts, ends = start[first], furthest[last] - group[last] * reach
    lane, code = np.divmod(group[first], codes)
    by_start = np.argsort(starts, kind="stable")
    return Passages(lane[by_start], code[by_start], starts[by_start], ends[by_start])


def passage_meetings(laid: Laid, lanes: Lanes, codes: int, gap: int | None = None) -> Meetings:
    """Count passages that share a character, or with `gap` those at most so many characters apart."""
    passages = united(laid, codes)
    together, shared = np.zeros(codes * codes, np.int64), np.zeros(codes * codes, np.int64)
    cells, texts = codes * codes, int(lanes.transcript.max(initial=0)) + 1
    meets, seen = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for met in _met(passages, gap):
        a, b = passages.code[met.one], passages.code[met.other]
        together += np.bincount(a * codes + b, minlength=cells)
        common = np.minimum(passages.end[met.one], passages.end[met.other]) - passages.start[met.other]
        shared += np.bincount(a * codes + b, np.maximum(common, 0), cells).astype(np.int64)
        both = np.concatenate([met.one * codes + b, met.other * codes + a])
        meets.append(distinct(both, len(passages.code) * codes))
        text = lanes.transcript[passages.lane[met.one]]
        seen.append(distinct((text * codes + a) * codes + b, texts * cells))
    own = np.bincount(passages.code, minlength=codes)
    lengths = np.bincount(passages.code, passages.end - passages.start, codes).astype(np.int64)
    passage, partner = np.divmod(distinct(np.concatenate(meets), len(passages.code) * codes), codes)
    a_meets = _grid(np.bincount(passages.code[passage] * codes + partner, minlength=cells), codes)
    in_one = distinct(np.concatenate(seen), texts * cells)
    both_ways = np.concatenate([in_one, _turned(in_one, codes)])
    transcripts = np.bincount(distinct(both_ways, texts * cells) % cells, minlength=cells)
    return Meetings(
        _folded(together, codes),
        a_meets,
        a_meets.T,
        _grid(transcripts, codes),
        own,
        int(lanes.turns.sum()),
        shared=_folded(shared, codes),
        characters=lengths,
    )


def _met(passages: Passages, gap: int | None) -> Iterator[_Met]:
    """Give the passages that meet, the one that starts first as `one`, some millions at a time."""
    distance = gap or 0
    shift = passages.lane * (distance + 1)
    start, end = passages.start + shift, passages.end + shift
    if gap is None:
        past = np.searchsorted(start, end, side="left")
    else:
        past = np.searchsorted(start, end + distance, side="right")
    partners = past - np.arange(len(start)) - 1
    block = np.cumsum(partners) // _AT_ONCE
    for number in range(int(block.max(initial=0)) + 1):
        chosen = np.flatnonzero(block == number)
        many = partners[chosen]
        one = np.repeat(chosen, many)
        other = np.arange(len(one)) - np.repeat(np.cumsum(many) - many, many) + one + 1
        unlike: Flags = passages.code[one] != passages.code[other]
        yield _Met(one[unlike], other[unlike])


def _turned(keys: Numbers, codes: int) -> Numbers:
    """Swap a and b in keys of (transcript, a, b)."""
    rest, b = np.divmod(keys, codes)
    transcript, a = np.divmod(rest, codes)
    turned: Numbers = (transcript * codes + b) * codes + a
    return turned


def _grid(counts: Numbers, codes: int) -> Grid:
    return counts.astype(np.int64).reshape(codes, codes)


def _folded(counts: Numbers, codes: int) -> Grid:
    """Add what was found as (a, b) to what was found as (b, a)."""
    grid = _grid(counts, codes)
    return grid + grid.T

"""How much each code has in each group: distinct things counted once, overlapping text counted once."""

from __future__ import annotations

from typing import Final

import numpy as np

from coder.analysis.arrays import Flags, Numbers
from coder.analysis.lanes import Lanes
from coder.analysis.stretches import Stretches

COUNTS: Final = ("codings", "passages", "transcripts", "turns", "characters")


def tally(code: Numbers, stretch: Numbers, stretches: Stretches, lanes: Lanes, codes: int) -> Numbers:
    """Count codings given as pairs of a code and a stretch.

    The result has a layer for each of `COUNTS`, a row per group and a column per code.
    """
    keys = np.sort(code * len(stretches) + stretch)
    repeated = lanes.group[stretches.lane[stretch]] * codes + code
    keys = keys[np.diff(keys, prepend=-1) != 0]
    code, stretch = np.divmod(keys, max(len(stretches), 1))
    lane = stretches.lane[stretch]
    cell = lanes.group[lane] * codes + code
    fresh = _changes(cell) | _changes(lanes.transcript[lane])
    turns = _added(code, stretches.first_turn[stretch], stretches.past_turn[stretch])
    characters = _added(code, stretches.first_character[stretch], stretches.past_character[stretch])
    cells = len(lanes.groups) * codes
    counts = (
        _sums(repeated, None, cells),
        _sums(cell, None, cells),
        _sums(cell[fresh], None, cells),
        _sums(cell, turns, cells),
        _sums(cell, characters, cells),
    )
    return np.stack(counts).reshape(len(counts), len(lanes.groups), codes)


def _changes(values: Numbers) -> Flags:
    """Flag every value that differs from the one before."""
    changed: Flags = np.diff(values, prepend=-1) != 0
    return changed


def _added(code: Numbers, first: Numbers, past: Numbers) -> Numbers:
    """Say what each range adds to those before it of the same code; ranges come in order of `first`."""
    reach = int(past.max(initial=0)) + 1
    first, past = first + code * reach, past + code * reach
    furthest = np.maximum.accumulate(past)
    before = np.concatenate([[0], furthest[:-1]])[: len(past)]
    added: Numbers = np.maximum(0, past - np.maximum(first, before))
    return added


def _sums(cell: Numbers, weights: Numbers | None, cells: int) -> Numbers:
    """Add up by cell; floating point carries whole numbers exactly up to 2 ** 53."""
    return np.bincount(cell, weights, minlength=cells).astype(np.int64)

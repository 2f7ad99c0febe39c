"""Which codes one coder gave to which turns of one transcript."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coder.analysis.arrays import Flags, Numbers
from coder.analysis.lanes import Lanes
from coder.analysis.stretches import Laid


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One coder's reading of one transcript."""

    transcript: int
    """Place of the transcript in the scope; sheets come in this order."""
    codes: Numbers
    """The codes that were given, in ascending order."""
    marks: Flags
    """Row per code, column per unit: whether it touches the unit by at least one character."""


def sheets_of(laid: Laid, lanes: Lanes, *, whole: bool = False) -> tuple[Sheet, ...]:
    """Lay codings out turn by turn; with `whole` a transcript is one single unit."""
    lane = laid.stretches.lane[laid.stretch]
    order = np.argsort(lane, kind="stable")
    code, stretch = laid.code[order], laid.stretch[order]
    borders = np.searchsorted(lane[order], np.arange(len(lanes.transcript) + 1)).tolist()
    first, past = laid.stretches.first_turn[stretch], laid.stretches.past_turn[stretch]
    sheets = []
    for place, transcript in enumerate(lanes.transcript.tolist()):
        here = slice(borders[place], borders[place + 1])
        codes, row = np.unique(code[here], return_inverse=True)
        if whole:
            marks = np.ones((len(codes), 1), bool)
        else:
            shift = lanes.first_turn[place]
            marks = _marked(row, first[here] - shift, past[here] - shift, (len(codes), lanes.turns[place]))
        sheets.append(Sheet(transcript, codes, marks))
    return tuple(sheets)


def _marked(row: Numbers, first: Numbers, past: Numbers, shape: tuple[int, int]) -> Flags:
    """Mark the turns `first` to `past` in each row: up at the one, down at the other, and add up."""
    steps = np.zeros((shape[0], shape[1] + 1), np.int32)
    np.add.at(steps, (row, first), 1)
    np.add.at(steps, (row, past), -1)
    marked: Flags = np.cumsum(steps[:, :-1], axis=1) > 0
    return marked

"""How an interval is drawn from 0 to 1: its ends, its value, and the guides for its lower end."""

from __future__ import annotations

from coder.agreement.estimate import Estimate

GUIDES = (0.667, 0.8)
LEAST = 21
"""Cells that keep the guides and their numbers apart."""
LINE, LEFT, RIGHT, POINT, GUIDE, CROSSED, BELOW = "─├┤●┊┼◂"
ASCII = dict(zip(f"{LINE}{LEFT}{RIGHT}{POINT}{GUIDE}{CROSSED}{BELOW}", "-[]o:+<", strict=True))


def interval_bar(estimate: Estimate, cells: int, *, ascii_signs: bool = False) -> str:
    """Draw an estimate in some cells; what is below 0 is drawn at the left edge with a sign of its own.

    >>> interval_bar(Estimate(0.5, low=0.2, high=0.7), 21)
    '    ├─────●──┼┤ ┊    '
    >>> interval_bar(Estimate(-0.1), 21, ascii_signs=True)
    '<            :  :    '
    """
    if estimate.value is None:
        return " " * cells
    drawn = [" "] * cells
    guides = {_cell(guide, cells) for guide in GUIDES}
    for guide in guides:
        drawn[guide] = GUIDE
    if estimate.low is not None and estimate.high is not None:
        first, last = _cell(estimate.low, cells), _cell(estimate.high, cells)
        for at in range(first, last + 1):
            drawn[at] = CROSSED if at in guides else LINE
        drawn[last], drawn[first] = RIGHT, BELOW if _is_below(estimate.low) else LEFT
    drawn[_cell(estimate.value, cells)] = BELOW if _is_below(estimate.value) else POINT
    said = "".join(drawn)
    return "".join(ASCII.get(sign, sign) for sign in said) if ascii_signs else said


def scale(cells: int) -> str:
    """Write what stands above such bars: 0, the guides, 1.

    >>> scale(24)
    '0           .667  .8   1'
    """
    low, high = (_cell(guide, cells) for guide in GUIDES)
    drawn = [" "] * cells
    for start, said in ((0, "0"), (low - 3, ".667"), (high, ".8"), (cells - 1, "1")):
        drawn[start : start + len(said)] = said
    return "".join(drawn[:cells])


def _is_below(value: float) -> bool:
    """Tell whether a value is written as a negative one."""
    return round(value, 3) < 0


def _cell(value: float, cells: int) -> int:
    """Find the cell of a value: left of a guide's cell if and only if it is below the guide."""
    at = round(value * (cells - 1))
    for guide in GUIDES:
        line = round(guide * (cells - 1))
        at = max(at, line) if value >= guide else min(at, line - 1)
    return max(0, min(cells - 1, at))

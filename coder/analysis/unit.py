"""What counts as together: in one turn, overlapping, near, within a window, one before the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Within(StrEnum):
    """What two passages must share to count as together."""

    TURN = "turn"
    SENTENCE = "sentence"
    TRANSCRIPT = "transcript"
    OVERLAP = "overlap"
    NEAR = "near"
    WINDOW = "window"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Unit:
    """One way to count."""

    within: Within
    size: int = 0
    """Turns, or characters: how far apart `near`, how many turns a `window` has, how far `before`."""
    characters: bool = False
    """Whether `near` is measured in characters between passages, not in turns."""

    def __str__(self) -> str:
        """Write it as it was asked for.

        >>> str(unit_of("near:40c")), str(unit_of("turn"))
        ('near:40c', 'turn')
        """
        if self.within not in _SIZED:
            return str(self.within)
        return f"{self.within}:{self.size}{'c' * self.characters}"

    @property
    def has_table(self) -> bool:
        """Whether every unit either has a code or has it not, so that a 2×2 table exists."""
        return self.within in {Within.TURN, Within.SENTENCE, Within.TRANSCRIPT}

    @property
    def is_directed(self) -> bool:
        """Whether a before b is another thing than b before a."""
        return self.within is Within.BEFORE

    @property
    def by_passage(self) -> bool:
        """Whether passages are counted, not turns."""
        return self.within is Within.OVERLAP or self.characters


TURN: Final = Unit(Within.TURN)
_SIZED: Final = {Within.NEAR, Within.WINDOW, Within.BEFORE}
_WRITTEN: Final = re.compile("(near|window|before):([0-9]{1,6})(c?)")


def unit_of(written: str) -> Unit:
    """Read a unit as it is written; raise ValueError for anything else.

    >>> unit_of("window:4").size
    4
    """
    if found := _WRITTEN.fullmatch(written):
        within, size, characters = Within(found[1]), int(found[2]), bool(found[3])
        if (characters and within is not Within.NEAR) or (size == 0 and within is not Within.NEAR):
            raise ValueError(written)
        return Unit(within, size, characters)
    unit = Unit(Within(written))
    if unit.within in _SIZED:
        raise ValueError(written)
    return unit

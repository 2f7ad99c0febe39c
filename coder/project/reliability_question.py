"""What is asked about the agreement of coders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from coder.agreement.redrawn import BLOCK, JACKKNIFE, PLAIN, TRANSCRIPT, TURN

CHARACTER: Final = "character"
SENTENCE: Final = "sentence"
UNITS: Final = (CHARACTER, SENTENCE, TURN, TRANSCRIPT)
"""What is compared; `turn` and `transcript` are also what is drawn for an interval."""
ANALYTIC: Final = "analytic"
KALPHA: Final = "kalpha"
INTERVALS: Final = (TRANSCRIPT, PLAIN, TURN, BLOCK, JACKKNIFE, ANALYTIC, KALPHA)
FIXED_ONLY: Final = frozenset({ANALYTIC, KALPHA})
"""Intervals that take units for independent, which characters never are."""
SPEAKERS: Final = "speakers"
WHITESPACE: Final = "whitespace"
MASKS: Final = (SPEAKERS, WHITESPACE)
FEW: Final = 5
"""With fewer transcripts than this turns are drawn, where nothing else was asked for."""
RATHER_FEW: Final = 12
"""With fewer than this an interval over transcripts is probably too narrow, which is said."""


@dataclass(frozen=True, slots=True)
class Question:
    """How agreement is to be measured."""

    unit: str = CHARACTER
    rule: str = "majority"
    """When a fixed unit has a code; a transcript has it as soon as one character does."""
    mask: tuple[str, ...] = MASKS
    """What does not count as text: what nobody says (labels, time marks, headings), and blanks."""
    depth: int | None = None
    """Deeper codes count as the code above them at this depth, 1 being the top."""
    interval: str = ""
    """One of `INTERVALS`; empty lets the number of transcripts decide."""
    replicates: int = 2000
    seed: int = 1
    level: float = 0.95
    reading: str = "persegment"
    """Of `C*`, for cu-alpha and (k)u-alpha of three coders and more."""
    distance: str = "masi"

    @property
    def rule_in_force(self) -> str:
        """The rule by which units get codes."""
        return "any" if self.unit == TRANSCRIPT else self.rule

    def interval_for(self, transcripts: int, *, turns: bool) -> str:
        """Name the interval for so many transcripts; `turns` tells whether their turns are known."""
        if self.interval:
            return self.interval
        if transcripts >= FEW:
            return TRANSCRIPT
        return TURN if turns or transcripts > 1 else BLOCK

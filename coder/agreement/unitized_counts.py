"""What the u-alpha family counts: whole numbers that add up over transcripts, and what is formed of them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from coder.agreement.estimate import Estimate
from coder.agreement.unitized_formulas import binary_u_terms, cu_terms, estimate_of, ku_terms, u_terms
from coder.agreement.units import Value

READINGS: Final = ("persegment", "tokens")
"""How `C*` is read where three coders or more overlap; the same for two."""


class CodeCounts(NamedTuple):
    """What is counted for one code; `s` is the scale of the counts it belongs to."""

    coded: int = 0
    """Characters times coders that have the code: `ℓ_c.`."""
    common: int = 0
    """Of these, the part that other coders coded too, whatever the code: `s ℓ*_c.`."""
    agreed: int = 0
    """Of these, the part that other coders gave the same code: `s ℓ_cc`."""
    squares: int = 0
    """Squared lengths of units: `C_c`."""
    segment_squares: int = 0
    """Squared overlaps of units, coder by coder: `s C*_c` as `persegment` reads it."""
    token_squares: int = 0
    """Squared sums of overlaps of units: `s² C*_c` as `tokens` reads it."""

    def scaled(self, factor: int) -> CodeCounts:
        """Express the counts in a scale so many times larger."""
        return CodeCounts(
            self.coded,
            self.common * factor,
            self.agreed * factor,
            self.squares,
            self.segment_squares * factor,
            self.token_squares * factor * factor,
        )


NOTHING: Final = CodeCounts()


class CodeAlpha(NamedTuple):
    """(k)u-alpha of a code, never to be told without its coverage."""

    estimate: Estimate
    coverage: float | None
    """The share of the text with the code that other coders coded too, whatever the code."""


@dataclass(frozen=True, slots=True)
class UnitizedAlpha:
    """Four answers about the same spans."""

    u: Estimate
    """Do the coders mark and name the same text?"""
    binary: Estimate
    """Do they mark the same text, whatever the code: |u-alpha."""
    cu: Estimate
    """Where several marked, is the code the same?"""
    coverage: float | None
    """The share of all text, times coders, that `cu` is about."""
    k: Mapping[Value, CodeAlpha]
    """The same as `cu` for each code that occurs."""
    reading: str
    """Of `C*`: `persegment` or `tokens`; matters with three coders or more, and only for `cu` and `k`."""


@dataclass(frozen=True, slots=True)
class UnitizedCounts:
    """Counts of transcripts; those of different ones add up: `x + y`."""

    transcripts: int = 0
    coders: int = 0
    """The most coders that were done with one of them."""
    tokens: int = 0
    """Characters times coders: `ℓ..`."""
    codes: Mapping[Value, CodeCounts] = field(default_factory=dict)
    scale: int = 1
    """A multiple of one less than the number of coders, for each transcript: `s`."""

    def __add__(self, other: UnitizedCounts) -> UnitizedCounts:
        scale = math.lcm(self.scale, other.scale)
        codes = dict(self.in_scale(scale).codes)
        for code, counts in other.in_scale(scale).codes.items():
            before = codes.get(code, NOTHING)
            codes[code] = CodeCounts(*(a + b for a, b in zip(before, counts, strict=True)))
        return UnitizedCounts(
            self.transcripts + other.transcripts,
            max(self.coders, other.coders),
            self.tokens + other.tokens,
            codes,
            scale,
        )

    def in_scale(self, scale: int) -> UnitizedCounts:
        """Express the counts in a multiple of their scale."""
        factor = scale // self.scale
        if factor == 1:
            return self
        codes = {code: counts.scaled(factor) for code, counts in self.codes.items()}
        return UnitizedCounts(self.transcripts, self.coders, self.tokens, codes, scale)

    @property
    def lack(self) -> str | None:
        """Why there is nothing to compare, if there is not."""
        if self.transcripts and self.coders < 2:
            return "fewer-than-two-coders"
        return None if self.tokens else "no-units"

    @property
    def coverage(self) -> float | None:
        """The share of all text, times coders, that several coders coded."""
        return self._sum("common") / (self.scale * self.tokens) if self.tokens else None

    def code_coverage(self, code: Value) -> float | None:
        """Give the share of the text with a code that several coders coded, whatever the others' code."""
        own = self.codes.get(code, NOTHING)
        return own.common / (self.scale * own.coded) if own.coded else None

    def _sum(self, name: str) -> int:
        return sum(getattr(counts, name) for counts in self.codes.values())

    def _squares(self, code: Value, reading: str) -> int:
        """Give `s² C*_c`."""
        own = self.codes.get(code, NOTHING)
        return own.token_squares if reading == "tokens" else self.scale * own.segment_squares

    def u_row(self, codes: Sequence[Value]) -> tuple[int, ...]:
        """List what `u_terms` adds up, for these codes: all that occur anywhere in the study."""
        matched = self._sum("common") + self._sum("agreed")
        coded = (self.codes.get(code, NOTHING).coded for code in codes)
        return (self.tokens, matched, self._sum("squares"), *coded)

    def binary_row(self) -> tuple[int, ...]:
        """List what `binary_u_terms` adds up."""
        return (self.tokens, self._sum("coded"), self._sum("common"), self._sum("squares"))

    def cu_row(self, codes: Sequence[Value], reading: str) -> tuple[int, ...]:
        """List what `cu_terms` adds up, for these codes: all that occur anywhere in the study."""
        squares = sum(self._squares(code, reading) for code in codes)
        common = (self.codes.get(code, NOTHING).common for code in codes)
        return (self._sum("agreed"), squares, *common)

    def ku_row(self, code: Value, reading: str) -> tuple[int, ...]:
        """List what `ku_terms` adds up for a code."""
        own = self.codes.get(code, NOTHING)
        all_squares = sum(self._squares(each, reading) for each in self.codes)
        return (self._sum("common"), all_squares, own.common, self._squares(code, reading), own.agreed)

    def alpha(self, reading: str = "persegment") -> UnitizedAlpha:
        """Form the coefficients of the u-alpha family; `unitized_alpha` tells what they are."""
        if reading not in READINGS:
            raise ValueError(f"no such reading: {reading}")
        codes = sorted((code for code, own in self.codes.items() if own.coded), key=repr)
        lack = self.lack or (None if codes else "not-used")
        common = self._sum("common") // self.scale
        cu = lack or cu_terms(*self.cu_row(codes, reading))
        return UnitizedAlpha(
            u=estimate_of(lack or u_terms(self.scale, *self.u_row(codes)), self.tokens),
            binary=estimate_of(lack or binary_u_terms(self.scale, *self.binary_row()), self.tokens),
            cu=estimate_of(cu, common),
            coverage=self.coverage,
            k={code: self._code_alpha(code, reading) for code in codes},
            reading=reading,
        )

    def _code_alpha(self, code: Value, reading: str) -> CodeAlpha:
        estimate = estimate_of(ku_terms(*self.ku_row(code, reading)), self.codes[code].common // self.scale)
        return CodeAlpha(estimate, self.code_coverage(code))

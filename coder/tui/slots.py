"""Which code stands on which digit: the nine used last, each on the digit it once got, or pinned there."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from coder.model.codebook import Codebook

DIGITS = 9
USUAL_KEYS = tuple(str(digit) for digit in range(1, DIGITS + 1))
"""The keys that give the codes, where nobody has chosen others."""


@dataclass(frozen=True, slots=True)
class Slots:
    """Codes on the digits 1 to 9; using or pinning one makes new slots."""

    codes: tuple[str, ...] = ("",) * DIGITS
    """By digit; an empty name is a free digit."""
    order: tuple[str, ...] = ()
    """Codes by last use, the latest last: those on digits, and the very latest where all are pinned."""
    pinned: frozenset[str] = frozenset()
    """Codes that use never pushes off their digit."""

    def use(self, code: str) -> Slots:
        """Note that a code was given; a new one takes a free digit, else that of the longest unused."""
        order = (*(other for other in self.order if other != code and other in self.codes), code)
        leaves = "" if "" in self.codes else self._longest_unused
        if code in self.codes or leaves is None:
            return replace(self, order=order)
        kept = tuple(other for other in order if other != leaves)
        return replace(self, codes=_with(self.codes, self.codes.index(leaves), code), order=kept)

    @property
    def _longest_unused(self) -> str | None:
        """Name the code that leaves its digit for a new one; `None` when all are pinned."""
        loose = [code for code in self.codes if code not in self.pinned]
        used = {code: at for at, code in enumerate(self.order)}
        return min(loose, key=lambda code: used.get(code, -1), default=None)

    def pin(self, code: str, digit: int) -> Slots:
        """Keep a code on a digit; what stood there takes the digit that the code had, or leaves."""
        stood = self.code_at(digit)
        codes = self.codes
        if code in codes:
            codes = _with(codes, codes.index(code), stood)
        codes = _with(codes, digit - 1, code)
        order = tuple(other for other in self.order if other in codes)
        return Slots(codes, order, (self.pinned & set(codes)) | {code})

    def unpin(self, code: str) -> Slots:
        """Let a code be pushed out again."""
        return replace(self, pinned=self.pinned - {code})

    def code_at(self, digit: int) -> str:
        """Name the code on a digit; empty when it is free."""
        return self.codes[digit - 1]

    def sign_of(self, code: str, keys: Sequence[str] = USUAL_KEYS) -> str:
        """Write the key that gives a code, with a mark behind it if the code stays there."""
        if not code or code not in self.codes:
            return ""
        key = keys[self.codes.index(code)]
        return f"{key}=" if code in self.pinned else key

    @property
    def latest(self) -> str:
        """Name the code used last; empty at the very beginning."""
        return self.order[-1] if self.order else ""


class Digits:
    """The digits of one analyst: the same on every screen."""

    def __init__(self) -> None:
        self.slots = Slots()

    def note_use(self, codebook: Codebook, code: str) -> None:
        """Put a code that is given on a digit, if it may still be given."""
        found = codebook.resolve(code)
        if found is not None and found.usable:
            self.slots = self.slots.use(found.id)


def _with(codes: tuple[str, ...], at: int, code: str) -> tuple[str, ...]:
    return (*codes[:at], code, *codes[at + 1 :])


def restored(
    kept: Sequence[str],
    usable: Collection[str],
    last_used: Mapping[str, str],
    pinned: Collection[str] = (),
) -> Slots:
    """Put codes back on their digits, without those that may no longer be given.

    `last_used` says when each was given; what it does not name counts as longest unused.
    """
    codes: list[str] = []
    for code in (*kept[:DIGITS], *[""] * (DIGITS - len(kept))):
        codes.append(code if code in usable and code not in codes else "")
    order = sorted(filter(None, codes), key=lambda code: last_used.get(code, ""))
    if not order:
        return _filled(usable, last_used)
    return Slots(tuple(codes), tuple(order), frozenset(pinned) & frozenset(order))


def _filled(usable: Collection[str], last_used: Mapping[str, str]) -> Slots:
    """Begin with the codes given before, when no digits were kept."""
    slots = Slots()
    for code in sorted(last_used, key=lambda code: last_used[code])[-DIGITS:]:
        if code in usable:
            slots = slots.use(code)
    return slots

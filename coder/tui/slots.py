"""Which code stands on which digit: the nine used last, each on the digit it once got."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

DIGITS = 9


@dataclass(frozen=True, slots=True)
class Slots:
    """Codes on the digits 1 to 9; using one makes new slots."""

    codes: tuple[str, ...] = ("",) * DIGITS
    """By digit; an empty name is a free digit."""
    order: tuple[str, ...] = ()
    """The same codes by last use, the latest last."""

    def use(self, code: str) -> Slots:
        """Note that a code was given; a new one takes a free digit, else that of the longest unused."""
        order = (*(other for other in self.order if other != code), code)
        if code in self.codes:
            return Slots(self.codes, order)
        leaves = "" if "" in self.codes else order[0]
        digit = self.codes.index(leaves)
        codes = (*self.codes[:digit], code, *self.codes[digit + 1 :])
        return Slots(codes, tuple(other for other in order if other != leaves))

    def code_at(self, digit: int) -> str:
        """Name the code on a digit; empty when it is free."""
        return self.codes[digit - 1]

    def digit_of(self, code: str) -> str:
        """Write the digit a code stands on; empty when it has none."""
        return str(self.codes.index(code) + 1) if code and code in self.codes else ""

    @property
    def latest(self) -> str:
        """Name the code used last; empty at the very beginning."""
        return self.order[-1] if self.order else ""


def restored(kept: Sequence[str], usable: Collection[str], last_used: Mapping[str, str]) -> Slots:
    """Put codes back on their digits, without those that may no longer be given.

    `last_used` says when each was given; what it does not name counts as longest unused.
    """
    codes: list[str] = []
    for code in (*kept[:DIGITS], *[""] * (DIGITS - len(kept))):
        codes.append(code if code in usable and code not in codes else "")
    order = sorted(filter(None, codes), key=lambda code: last_used.get(code, ""))
    return Slots(tuple(codes), tuple(order)) if order else _filled(usable, last_used)


def _filled(usable: Collection[str], last_used: Mapping[str, str]) -> Slots:
    """Begin with the codes given before, when no digits were kept."""
    slots = Slots()
    for code in sorted(last_used, key=lambda code: last_used[code])[-DIGITS:]:
        if code in usable:
            slots = slots.use(code)
    return slots

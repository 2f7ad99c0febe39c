"""What stands left of a row: turn number, speaker, brackets, letters; and how many cells each may take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size, split_graphemes

from coder.model.transcript import Transcript
from coder.tui.transcript.measure import harmless

LETTERS = 3
"""Cells for the letters of the brackets that start on a row, or for `+n`."""
_COLUMNS = ((110, 12, 6, LETTERS), (76, 10, 4, LETTERS), (60, 8, 4, LETTERS), (46, 6, 3, 2))
"""Cells of the view, and what the speaker, the lanes and the letters may then take."""


@dataclass(frozen=True, slots=True)
class Margin:
    """Cells of each column; a column of 0 is not there."""

    number: int
    speaker: int
    lanes: int
    letters: int

    @property
    def width(self) -> int:
        """All of it, with the blanks between the columns and before the text."""
        return self.lanes_at + self.lanes + self.letters + 1

    @property
    def lanes_at(self) -> int:
        """The cell of the first lane."""
        number = self.number + 2 if self.number else 0  # the sign of a memo, and a blank
        return number + (self.speaker + 1 if self.speaker else 0)


FOLDED = Margin(0, 0, 1, 1)
"""What is left of the margin when the analyst wants the room for the text."""


def margin_for(width: int, transcript: Transcript, *, folded: bool = False) -> Margin:
    """Choose columns for a view of so many cells: the text keeps most of a narrow one."""
    if folded and width >= 16:
        return FOLDED
    number = len(str(len(transcript.turns))) if transcript.turns else 0
    widest = max((cell_len(harmless(name)) for name in transcript.speakers()), default=0)
    for least, speaker, lanes, signs in _COLUMNS:
        if width >= least:
            return Margin(number, min(widest, speaker), lanes, signs)
    if width >= 32:
        return Margin(number, 0, 2, 1)
    return Margin(0, 0, 1, 1) if width >= 16 else Margin(0, 0, 1, 0)


def told_apart(names: Iterable[str], width: int) -> dict[str, str]:
    """Cut or pad names to so many cells; those that would look alike keep their last sign."""
    plain = {name: fit(name, width, keep_end=False) for name in names}
    uses = Counter(plain.values())
    return {name: cut if uses[cut] == 1 else fit(name, width) for name, cut in plain.items()}


def fit(name: str, width: int, *, keep_end: bool = True) -> str:
    """Cut or pad a name to so many cells; its last sign stays, since 受访者1 and 受访者2 differ there."""
    name = harmless(name).replace("\n", " ")
    if cell_len(name) > width > 1:
        last = split_graphemes(name)[0][-1]
        tail = "…" + name[last[0] :] if keep_end and width > last[2] + 2 else "…"
        return set_cell_size(set_cell_size(name, width - cell_len(tail)).rstrip() + tail, width)
    return set_cell_size(name, width)


def letters(starting: Iterable[str], hidden: int, width: int) -> str:
    """Say which codes start on a row, and how many brackets found no lane: `A`, `A+2`, `AB…`."""
    if not width:
        return ""
    more = ("+" + (str(hidden) if hidden < 10 else "*"))[:width] if hidden else ""
    shown, room = "".join(starting), width - len(more)
    if len(shown) > room:
        shown = shown[: room - 1] + "…" if room > 2 else shown[:room]
    return shown.ljust(room) + more if more else shown.ljust(width)

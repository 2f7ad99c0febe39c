"""How differences between two coders are listed: the kind, the codes, and the words, by transcript."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from coder.locale.language import _
from coder.model.span import Span
from coder.tui.both import Side
from coder.tui.differing import Pair, codes_of, kind_of, kind_word, line_id
from coder.tui.looks import UNKNOWN, CodeLook
from coder.tui.widgets.ink import cut
from coder.tui.widgets.rows import Row

if TYPE_CHECKING:
    from coder.project.comparing import Compared

KIND, CODES = 12, 14
"""Cells at most of what kind it is, and of the codes."""


def difference_rows(
    items: Sequence[Compared], pair: Pair, looks: Mapping[str, CodeLook], *, ascii_signs: bool
) -> list[Row]:
    """List passages below the name of their transcript: turn, kind, codes, words, who speaks."""
    kinds = {line_id(one): kind_word(kind_of(one.item), pair) for one in items}
    codes = {line_id(one): _codes(one, ascii_signs=ascii_signs) for one in items}
    kind_cells = min(KIND, max(map(cell_len, kinds.values()), default=0))
    code_cells = min(CODES, max(map(cell_len, codes.values()), default=0))
    turns = max((len(_turn(one)) for one in items), default=0)
    counts = Counter(one.transcript for one in items)
    rows: list[Row] = []
    above = ""
    for one in items:
        if one.transcript != above:
            above = one.transcript
            heading = f"{counts[above]:,}"
            rows.append(Row(f"={above}", above, count=heading, tone="heading", can_choose=False))
        letters = [(look.letter, look.color) for look in (looks.get(code, UNKNOWN) for code in codes_of(one))]
        id, quote = line_id(one), " ".join(one.quote.split())
        rows.append(
            Row(
                id,
                f"{cut(kinds[id], kind_cells)}  {cut(codes[id], code_cells)}  {quote}",
                sign=_turn(one).rjust(turns),
                letter=letters[0][0],
                color=letters[0][1],
                more=tuple(letters[1:]),
                count=one.speaker or "",
            )
        )
    return rows


def _turn(one: Compared) -> str:
    return str(one.turn) if one.turn is not None else ""


def _codes(one: Compared, *, ascii_signs: bool) -> str:
    return ("/" if ascii_signs else "≠").join(codes_of(one))


def shifts_told(one: Compared, pair: Pair) -> str:
    """Say by how many characters the ends of two passages differ; nothing where they do not."""
    shifts = one.item.shifts
    if shifts is None or not any(shifts):
        return ""
    return _("{second} begins {start} and ends {end} characters after {first}").format(
        first=pair[0], second=pair[1], start=f"{shifts[0]:+d}", end=f"{shifts[1]:+d}"
    )


def sides_of(one: Compared, pair: Pair) -> tuple[Side, Side]:
    """Say what each of the two marked."""
    first, second = (
        Side(coder, ((Span(span[0], span[1]), str(span[2])),) if span is not None else ())
        for coder, span in zip(pair, (one.item.a, one.item.b), strict=True)
    )
    return first, second

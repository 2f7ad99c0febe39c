"""How wide does this terminal draw the signs of class “ambiguous”, such as Chinese quotation marks.

Most draw one cell; some, set to “ambiguous is wide”, draw two and would shear every row that has any.
The probe must run before Textual takes the terminal over. See Rich's issues 4197 and 4199.
"""

from __future__ import annotations

import os
import re
import select
import termios
import tty
import unicodedata
from functools import cache

from rich import _unicode_data, cells, segment

_FIRST, _LAST = 0x2010, 0x25FF
_BOXES = range(0x2500, 0x25A0)
"""Drawn narrow even there, since every terminal program depends on it."""
_NARROW_TABLE = _unicode_data.load
_NARROW_SIGNS: frozenset[str] = vars(cells)["_SINGLE_CELLS"]


def ambiguous_width(terminal: int, timeout: float = 0.2) -> int:
    """Cells this terminal gives a Chinese quotation mark; 1 when it does not answer."""
    before, answer = termios.tcgetattr(terminal), b""
    tty.setcbreak(terminal)
    try:
        os.write(terminal, "\r“\x1b[6n".encode())
        while not answer.endswith(b"R"):
            if not select.select([terminal], [], [], timeout)[0]:
                return 1
            answer += os.read(terminal, 32)
    finally:
        os.write(terminal, b"\r\x1b[K")
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
    report = re.search(rb"\[\d+;(\d+)R", answer)
    return int(report[1]) - 1 if report else 1


def probe() -> int:
    """Ask the terminal this process stands in; 1 when there is none."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return 1
    try:
        return ambiguous_width(terminal)
    except (OSError, termios.error):
        return 1
    finally:
        os.close(terminal)


def _is_ambiguous(character: str) -> bool:
    point = ord(character)
    return _FIRST <= point <= _LAST and point not in _BOXES and unicodedata.east_asian_width(character) == "A"


@cache
def _wide_table(version: str) -> cells.CellTable:
    """Build Rich's table with two cells for every ambiguous sign that is no box."""
    narrow = _NARROW_TABLE(version)
    wide = [(point, point, 2) for point in range(_FIRST, _LAST + 1) if _is_ambiguous(chr(point))]
    widened = {point for point, _, _ in wide}
    rest = [entry for entry in narrow.widths if widened.isdisjoint(range(entry[0], min(entry[1], _LAST) + 1))]
    return cells.CellTable(narrow.unicode_version, sorted([*rest, *wide]), narrow.narrow_to_wide)


def draw_ambiguous(width: int) -> None:
    """Let Rich, Textual and our own measure count ambiguous signs as 1 or 2 cells from now on."""
    wide = width == 2
    signs = frozenset(sign for sign in _NARROW_SIGNS if not _is_ambiguous(sign)) if wide else _NARROW_SIGNS
    # Rich has no public names for these; a test pins them. `segment` imported one of them by name.
    vars(cells).update(
        load_cell_table=_wide_table if wide else _NARROW_TABLE, _is_single_cell_widths=signs.issuperset
    )
    vars(segment).update(_is_single_cell_widths=signs.issuperset)
    cells.get_character_cell_size.cache_clear()
    cells.cached_cell_len.cache_clear()

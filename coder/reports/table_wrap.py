"""How text is cut to a number of terminal cells, of which a Chinese character takes two."""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells, set_cell_size

_WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_PIECE = re.compile(rf"\s+|[（《【“‘]*(?:[{_WIDE}]|[^\s{_WIDE}]+)[，。、；：？！）】》”’]*")
"""What stays together: a word or a Chinese character, with the marks that may not leave it."""


def shortened(text: str, width: int) -> str:
    """Cut text to a width; an ellipsis says that something is missing."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 1 else "…"


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Fill text up to a width, on its left if it stands to the right."""
    blanks = " " * (width - cell_len(text))
    return blanks + text if right else text + blanks


def wrapped(text: str, width: int) -> list[str]:
    """Break text into lines no wider than a width, between words and between Chinese characters."""
    lines, line = [], ""
    for piece in _pieces(text, width):
        if cell_len(line + piece) <= width:
            line += piece
            continue
        lines.append(line.rstrip())
        line = piece.lstrip()
    return [*lines, line.rstrip()]


def widest_piece(text: str) -> int:
    """Say how narrow text can get without a word being broken."""
    return max((cell_len(piece) for piece in _PIECE.findall(text) if not piece.isspace()), default=0)


def _pieces(text: str, width: int) -> list[str]:
    """Take text apart where it may be broken; what is wider than a line is broken anywhere."""
    return [
        part
        for piece in _PIECE.findall(text)
        for part in (chop_cells(piece, width) if cell_len(piece) > width else [piece])
    ]

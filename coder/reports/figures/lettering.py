"""How words are broken, shortened and set one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coder.reports.figures.font.file import width_of
from coder.reports.figures.palette import INK
from coder.reports.figures.sketch import Form, Words

LEADING = 1.35
"""From line to line, in sizes of the letter."""
_PIECES = re.compile(
    r"[\u2e80-\u9fff\uf900-\ufaff][、。，；：！？）》”’」』…—％]*|[（《“‘「『]+[^\s]|[^\s\u2e80-\u9fff\uff00-\uffef]+[，。、；：！？）]*|\s+|."
)


def broken(text: str, size: float, width: float, most: int = 0) -> list[str]:
    """Break into lines no wider than some inches; beyond `most` lines the rest becomes an ellipsis."""
    lines, line = [], ""
    for piece in _PIECES.findall(text):
        for part in _halved(piece, size, width):
            if line and width_of((line + part).rstrip(), size) > width:
                lines.append(line.rstrip())
                line = "" if part.isspace() else part
            else:
                line += part
    if line.strip() or not lines:
        lines.append(line.rstrip())
    if most and len(lines) > most:
        return [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), size, width, cut=True)]
    return lines


def balanced(text: str, size: float, width: float, most: int = 0) -> list[str]:
    """Break into as few lines as a width allows, of about one length: no character is left alone."""
    lines = broken(text, size, width, most)
    if len(lines) < 2 or lines[-1].endswith("…"):
        return lines
    narrow, wide = width_of(text, size) / len(lines), width
    for _step in range(8):
        middle = (narrow + wide) / 2
        if len(broken(text, size, middle)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return broken(text, size, wide)


def _halved(piece: str, size: float, width: float) -> Iterator[str]:
    """Break even a word that is wider than the line."""
    while len(piece) > 1 and width_of(piece, size) > width:
        fits = max(1, next(n for n in range(1, len(piece) + 1) if width_of(piece[:n], size) > width) - 1)
        yield piece[:fits]
        piece = piece[fits:]
    yield piece


def shortened(text: str, size: float, width: float, *, cut: bool = False) -> str:
    """Give what fits in a line, with an ellipsis for the rest."""
    if not cut and width_of(text, size) <= width:
        return text
    while text and width_of(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def line_height(size: float) -> float:
    """Give the height of a line in inches."""
    return size * LEADING / 72


def backing(words: Sequence[Words]) -> Form:
    """Give a pale ground for some centred lines, so that they can be read over others."""
    size = words[0].size
    wide = max(width_of(line.text, size) for line in words) + 0.03
    top, bottom = words[0].y, words[-1].y
    return Form(
        "box", words[0].x, (top + bottom) / 2, wide, bottom - top + line_height(size), "#ffffffc8", "none"
    )


def set_lines(
    lines: Sequence[str], x: float, top: float, size: float, *, color: str = INK
) -> tuple[list[Words], float]:
    """Set lines one below the other and give the height they take."""
    step = line_height(size)
    words = [Words(x, top + (place + 0.5) * step, line, size, color) for place, line in enumerate(lines)]
    return words, step * len(lines)

"""Where the font of the figures is, how wide words are in it, and which characters it has not."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

FAMILY: Final = "Coder Noto Sans SC"
"""A name of its own: whatever else is installed, figures look the same."""
FONT: Final = Path(__file__).with_name("CoderNotoSansSC.ttf")
SPARE: Final = "DejaVu Sans"
"""Comes with matplotlib, and has signs that the other lacks."""
_POINTS: Final = 72


@cache
def faces() -> tuple[Any, ...]:
    """Open the font and the spare one, in the order in which they are asked for a character."""
    from matplotlib import get_data_path  # noqa: PLC0415  # costs 200 ms
    from matplotlib.ft2font import FT2Font  # noqa: PLC0415  # comes with it

    spare = Path(get_data_path()) / "fonts" / "ttf" / f"{SPARE.replace(' ', '')}.ttf"
    return FT2Font(str(FONT)), FT2Font(str(spare))


@cache
def _advance(character: str) -> float:
    """Give how far a character takes the pen, in sizes of the letter; a missing one is a box."""
    from matplotlib.ft2font import LoadFlags  # noqa: PLC0415  # see above

    for face in faces():
        if face.get_char_index(ord(character)):
            glyph = face.load_char(ord(character), LoadFlags.NO_SCALE)
            return float(glyph.horiAdvance / face.units_per_EM)
    return 0.6


def width_of(text: str, size: float) -> float:
    """Measure a line in inches; `size` is in points."""
    return sum(map(_advance, text)) * size / _POINTS


def missing_in(text: str) -> str:
    """Give the characters that neither font has, in order and once each."""
    return "".join(
        dict.fromkeys(
            character
            for character in text
            if character != "\n" and not any(face.get_char_index(ord(character)) for face in faces())
        )
    )

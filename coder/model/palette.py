"""The colours of codes that choose none themselves.

Six are those of Okabe and Ito (2008), which people with any colour vision can tell apart; violet and brown
were chosen as far from them as any two can be. The yellow and the black of the original are left out: mixed
into a background they take the text on it along. Colour never stands alone: every code has a letter too.
"""

from __future__ import annotations

PALETTE = (
    "#0072b2",  # blue
    "#e69f00",  # orange
    "#009e73",  # bluish green
    "#d55e00",  # vermilion
    "#56b4e9",  # sky blue
    "#8c4a3c",  # brown
    "#cc79a7",  # reddish purple
    "#8050f0",  # violet
)


def color_at(position: int) -> str:
    """Give the colour of the code at a position in the file, counted from 0."""
    return PALETTE[position % len(PALETTE)]

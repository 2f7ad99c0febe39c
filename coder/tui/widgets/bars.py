"""How a share is drawn in some cells: as a bar, or in a single cell as a bar that stands."""

from __future__ import annotations

LYING = " ▏▎▍▌▋▊▉█"
STANDING = " ▁▂▃▄▅▆▇█"
ASCII_LYING = " #"
ASCII_STANDING = " .:-=+*#"


def bar(share: float, cells: int, *, ascii_signs: bool = False) -> str:
    """Draw a share of 0 to 1 in some cells; only nothing is drawn as nothing.

    >>> bar(0.5, 4), bar(0.01, 4), bar(0, 4), bar(1, 1)
    ('██  ', '▏   ', '    ', '█')
    """
    if cells == 1:
        signs = ASCII_STANDING if ascii_signs else STANDING
        return signs[_steps(share, len(signs) - 1)]
    signs = ASCII_LYING if ascii_signs else LYING
    fine = len(signs) - 1
    full, rest = divmod(_steps(share, cells * fine), fine)
    return (signs[-1] * full + (signs[rest] if rest else "")).ljust(cells)


def _steps(share: float, steps: int) -> int:
    """Round to the steps that can be drawn."""
    return max(1, min(steps, round(share * steps))) if share > 0 else 0

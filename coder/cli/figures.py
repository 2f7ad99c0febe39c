"""Figures on their way into files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from coder.cli.output import check_target
from coder.cli.speaking import say_note
from coder.locale.language import _
from coder.reports.figures.files import beside, write_figures
from coder.reports.figures.sketch import Sketch


def check_figures(paths: Sequence[Path]) -> None:
    """Refuse files that cannot be written, before anything is counted; raise what `check_target` raises."""
    for path in paths:
        check_target(path)
        check_target(beside(path))


def write_sketch(
    sketch: Sketch, paths: Sequence[Path], meta: Mapping[str, object], *, text: bool = False
) -> None:
    """Draw, and say which characters the font has not."""
    missing = write_figures(sketch, paths, meta, text=text)
    if missing:
        say_note(
            _("the font of the figures has no {characters}; boxes stand in their place").format(
                characters=" ".join(missing)
            )
        )

"""Figures in files: the picture, and beside it what is needed to draw it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from coder.locale.language import current
from coder.project.writing import exported
from coder.reports.figures.sketch import Sketch
from coder.reports.table_json import record_text


def beside(path: Path) -> Path:
    """Name the record of a figure."""
    return path.with_suffix(".figure.json")


def write_figures(
    sketch: Sketch, paths: Sequence[Path], meta: Mapping[str, Any], *, text: bool = False
) -> str:
    """Draw into files `.svg`, `.png`, `.pdf`, each replaced whole or not at all; give the characters that have no glyph."""
    from coder.reports.figures.canvas import drawn  # noqa: PLC0415  # matplotlib costs 470 ms
    from coder.reports.figures.font.file import FAMILY, missing_in  # noqa: PLC0415  # see above

    said = record_text(_record(sketch, meta, FAMILY))
    for path in paths:
        picture = drawn(sketch, path.suffix.lower().removeprefix("."), text=text)
        with exported(path) as file:
            file.write(picture)
        with exported(beside(path)) as file:
            file.write(said.encode())
    return missing_in(sketch.text)


def _record(sketch: Sketch, meta: Mapping[str, Any], font: str) -> dict[str, Any]:
    """Say what was asked, how it may be described, and where everything was drawn; lists for themselves."""
    lists = {key: value for key, value in sketch.record.items() if isinstance(value, list)}
    facts = {key: value for key, value in sketch.record.items() if key not in lists}
    page = {
        "title": sketch.title,
        "language": current(),
        "font": font,
        "inches": [sketch.width, sketch.height],
    }
    told = {key: value for key, value in meta.items() if key != "methods"}
    return {"meta": told, "methods": meta.get("methods", {}), "figure": {**page, **facts}, **lists}

"""How much of each interview each code covers, as a shaded table."""

from __future__ import annotations

from coder.analysis.frequency import Figures, Frequencies
from coder.locale.language import _
from coder.model.codebook import Codebook
from coder.reports.figures.heat import Tile, heat_map
from coder.reports.figures.naming import named
from coder.reports.figures.page import Entry, on_a_page
from coder.reports.figures.palette import RULE, shade
from coder.reports.figures.sketch import Form, Sketch
from coder.reports.frequencies import group_name
from coder.reports.frequency_notes import frequency_notes
from coder.reports.visible import visible


def coverage_sketch(result: Frequencies, codebook: Codebook, *, hide_zero: bool) -> Sketch:
    """Draw a column per transcript and a row per code, with those below it; the first row is any code."""
    rows = [
        row
        for place, row in enumerate(result.groups[0].rows if result.groups else ())
        if not hide_zero or any(group.rows[place].rolled_up.characters for group in result.groups)
    ]
    shown = {row.code.id for row in rows}
    names = named(codebook, [row.code.id for row in rows])
    figures = [[group.coded for group in result.groups]] + [
        [group.rows[place].rolled_up for group in result.groups]
        for place, row in enumerate(result.groups[0].rows if result.groups else ())
        if row.code.id in shown
    ]
    most = max((one.coverage or 0 for line in figures[1:] for one in line), default=0) or 1
    tiles = [[_tile(one, most, quiet=not place) for one in line] for place, line in enumerate(figures)]
    marks, width, height = heat_map(
        [_("any code"), *(names[row.code.id] for row in rows)],
        [visible(group_name(group.group)) for group in result.groups],
        tiles,
        depths=[0, *(row.depth for row in rows)],
    )
    ramp = [
        Form("box", 0.06 + 0.12 * step, 0, 0.12, 0.14, shade(step / 7), RULE if not step else "none")
        for step in range(8)
    ]
    return on_a_page(
        _("Coverage of the transcripts by codes (%)"),
        width,
        marks,
        height,
        legend=[Entry(ramp, 0.96, f"0 – {100 * most:.1f}%")],
        notes=[
            _("Share of the characters of a transcript that a code, or one below it, covers at least once."),
            *(f"{note}{_('.')}" for note in frequency_notes(result)),
        ],
        record={
            "kind": "coverage",
            "rows": [
                {
                    "transcript": group.group,
                    "code": code,
                    "characters": one.characters,
                    "coverage": one.coverage,
                }
                for code, line in zip((None, *(row.code.id for row in rows)), figures, strict=True)
                for group, one in zip(result.groups, line, strict=True)
            ],
        },
    )


def _tile(figures: Figures, most: float, *, quiet: bool) -> Tile:
    if not figures.coverage:
        return Tile()
    return Tile(f"{100 * figures.coverage:.1f}", figures.coverage / most, quiet)

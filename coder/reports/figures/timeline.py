"""Where along an interview each code stands."""

from __future__ import annotations

from typing import Any, Final

from coder.locale.language import _
from coder.model.codebook import Codebook
from coder.model.coding import Coding
from coder.project.timeline import Timeline
from coder.reports.codebook import kind_word
from coder.reports.figures.font.file import width_of
from coder.reports.figures.lettering import line_height, shortened
from coder.reports.figures.naming import named
from coder.reports.figures.page import MARGIN, Entry, on_a_page
from coder.reports.figures.palette import INK, KIND_COLORS, PALE_INK, RULE
from coder.reports.figures.sketch import Form, Mark, Sketch, Stroke, Words
from coder.reports.visible import visible

SIZE: Final = 8.5
LONG: Final = 6.6
"""The interview from its first to its last character."""
LANE: Final = 0.13
NARROW: Final = 0.1
"""A lane where there are several."""
_ASKING, _ANSWERING = "#d0d0d0", "#7a7a7a"


def timeline_sketch(found: Timeline, codebook: Codebook) -> Sketch:
    """Draw a row per code, in it a lane per coder; above them who speaks."""
    order = [code.id for code in codebook.in_tree_order()]
    given = {one.code for one in found.codings}
    codes = [code for code in order if code in given]
    names = named(codebook, codes)
    label = min(3.0, max((width_of(name, SIZE) for name in names.values()), default=1.0))
    left, scale = MARGIN + label + 0.12, LONG / max(len(found.transcript.text), 1)
    lanes = max(len(found.coders), 1)
    lane_tall = LANE if lanes == 1 else NARROW
    row = max(line_height(SIZE) + 0.03, lanes * lane_tall + 0.05)
    top = 0.62
    bottom = round(top + len(codes) * row, 4)
    marks = [*_axis(found, left, scale, bottom), *_speakers(found, left, scale)]
    for place, code in enumerate(codes):
        y = round(top + (place + 0.5) * row, 4)
        marks.append(Stroke(((left, y + row / 2), (left + LONG, y + row / 2)), 0.5, RULE))
        marks.append(Words(left - 0.1, y, shortened(names[code], SIZE, label), SIZE, INK, "right"))
    for one in found.codings:
        lane = found.coders.index(one.coder) - (lanes - 1) / 2
        y = top + (codes.index(one.code) + 0.5) * row + lane * lane_tall
        marks.append(_passage(one, codebook, left, scale, y, lane_tall))
    title = visible(found.transcript.title or found.transcript.id)
    if found.transcript.title:
        title = f"{visible(found.transcript.id)}  {title}"
    return on_a_page(
        _("Codes along the interview: {title}").format(title=title),
        round(left + LONG + MARGIN + 0.1, 3),
        marks,
        bottom,
        legend=_legend(found, codebook, codes),
        notes=_notes(found),
        record=_record(found),
    )


def _passage(one: Coding, codebook: Codebook, left: float, scale: float, y: float, lane: float) -> Form:
    """Draw a passage true to scale, but never too thin to be seen."""
    long = max((one.span.end - one.span.start) * scale, 0.03)
    x = left + one.span.start * scale + long / 2
    fill = KIND_COLORS[codebook.by_id[one.code].kind]
    return Form("box", round(x, 4), round(y, 4), round(long, 4), lane - 0.015, fill, "#55555588")


def _axis(found: Timeline, left: float, scale: float, bottom: float) -> list[Mark]:
    """Write the number of every tenth turn where it begins; of few turns, of every one."""
    turns = found.transcript.turns
    step = next((step for step in (1, 5, 10, 20, 50, 100, 200, 500) if len(turns) / step <= 12), 1000)
    marks: list[Mark] = []
    if turns:
        marks.append(Words(left - 0.1, 0.12, _("turn"), 7.5, PALE_INK, "right"))
    last = -1.0
    for turn in turns:
        if turn.number == 1 or turn.number % step == 0:
            x = round(left + turn.span.start * scale, 4)
            if x - last < 0.25:
                continue
            last = x
            marks.append(Words(x, 0.12, f"{turn.number:,}", 7.5, PALE_INK, "center"))
            marks.append(Stroke(((x, 0.22), (x, bottom)), 0.5, RULE))
    return marks


def _speakers(found: Timeline, left: float, scale: float) -> list[Mark]:
    """Draw who speaks: pale who asks, dark who answers."""
    if not found.transcript.turns:
        return []
    marks: list[Mark] = [Words(left - 0.1, 0.4, _("speech"), 7.5, PALE_INK, "right")]
    for turn in found.transcript.turns:
        long = (turn.span.end - turn.span.start) * scale
        x = left + turn.span.start * scale + long / 2
        fill = _ASKING if turn.speaker in found.asking else _ANSWERING
        if long > 0:
            marks.append(Form("box", round(x, 4), 0.4, round(long, 4), 0.14, fill))
    return marks


def _legend(found: Timeline, codebook: Codebook, codes: list[str]) -> list[Entry]:
    kinds = dict.fromkeys(codebook.by_id[code].kind for code in codes)
    entries = [
        Entry([Form("box", 0.12, 0, 0.24, 0.11, KIND_COLORS[kind], "#555555")], 0.24, kind_word(kind))
        for kind in kinds
    ]
    if found.asking & set(found.transcript.speakers()):
        entries.append(Entry([Form("box", 0.12, 0, 0.24, 0.14, _ASKING)], 0.24, _("interviewer")))
        entries.append(Entry([Form("box", 0.12, 0, 0.24, 0.14, _ANSWERING)], 0.24, _("interviewee")))
    return entries


def _notes(found: Timeline) -> list[str]:
    notes = []
    if len(found.coders) > 1:
        names = _(", ").join(visible(coder) for coder in found.coders)
        notes.append(_("Lanes of a row, from above: {coders}.").format(coders=names))
    elif found.coders:
        notes.append(_("Coder: {coder}.").format(coder=visible(found.coders[0])))
    return [*notes, _("Length is the number of characters.")]


def _record(found: Timeline) -> dict[str, Any]:
    return {
        "kind": "timeline",
        "transcript": found.transcript.id,
        "sha256": found.transcript.sha256,
        "characters": len(found.transcript.text),
        "codings": [
            {"code": one.code, "coder": one.coder, "start": one.span.start, "end": one.span.end}
            for one in found.codings
        ],
    }

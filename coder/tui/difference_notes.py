"""What is to be read beside a list of differences: one passage as both marked it, or why none is listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from coder.locale.language import _, current
from coder.model.transcript import Transcript
from coder.reports.wording.reliability_notes import left_out_notes
from coder.tui.both import side_by_side, sides_told
from coder.tui.commands import compare
from coder.tui.commands.coding import FINISH
from coder.tui.describing import GAP, Describer
from coder.tui.difference_lines import shifts_told, sides_of
from coder.tui.differing import Found, Pair, codes_of
from coder.tui.keys_in_force import Keys
from coder.tui.looks import CodeLook
from coder.tui.study import Study
from coder.tui.widgets.prose import RAIL, Paragraph

if TYPE_CHECKING:
    from coder.project.comparing import Compared, ComparedCoders


def difference_told(
    study: Study,
    transcript: Transcript,
    one: Compared,
    pair: Pair,
    looks: Mapping[str, CodeLook],
    *,
    ascii_signs: bool,
) -> list[Paragraph]:
    """Say who marked what, show it in its context, and say what the codes mean."""
    sides, shifts = sides_of(one, pair), shifts_told(one, pair)
    told = sides_told(sides, looks, ascii_signs=ascii_signs)
    if shifts:
        told.append(Paragraph(shifts, "quiet", RAIL))
    shown = side_by_side(transcript, sides, looks, study.sentences, ascii_signs=ascii_signs)
    describer = Describer(study.project.codebook, looks, current(), study.who)
    meant = [paragraph for code in codes_of(one) for paragraph in (GAP, *describer.code(code))]
    return [*told, GAP, *shown, *meant]


def nothing_told(found: Found, compared: ComparedCoders | None, keys: Keys) -> Iterator[Paragraph]:
    """Say why nothing is listed, and what would help."""
    if found.hidden:
        said = _("Left out, because you see others' codings there only once you are done: {transcripts}")
        yield Paragraph(said.format(transcripts=_(", ").join(found.hidden)) + _("."), "key")
    if compared is None:
        yield from _too_few(found)
        return
    if compared.transcripts:
        yield Paragraph(_("There is nothing of this kind."), "quiet")
    else:
        yield Paragraph(_("There is no transcript yet that both are done with."), "title")
        help_ = _("{begun} compares work in progress too; {done} in the text marks a transcript as done.")
        yield Paragraph(help_.format(begun=keys.name(compare.BEGUN), done=keys.name(FINISH)))
    for note in left_out_notes(compared.left_out):
        yield Paragraph(f"{note}{_('.')}", "quiet")


def _too_few(found: Found) -> Iterator[Paragraph]:
    if len(found.people) > 1:
        return
    yield Paragraph(_("Two people must have begun to code before they can be compared."), "title")
    coder = next(iter(found.people), "")
    yield Paragraph(
        _("So far only {coder} has begun.").format(coder=coder) if coder else _("Nobody has begun yet.")
    )

"""Which codings stand behind a figure of a frequency table."""

from __future__ import annotations

from dataclasses import dataclass, field

from coder.analysis.lanes import ATTRIBUTE
from coder.analysis.scope import Scope
from coder.model.codebook import Codebook
from coder.model.coding import Coding
from coder.model.span import Span
from coder.project.choosing import touches, under_present_codes
from coder.project.counting import scope_in
from coder.project.filters import Filters, chosen_codes
from coder.project.opening import Project
from coder.store import codings


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: of which code and group it is, and what the table was about."""

    code: str
    filters: Filters = field(default_factory=Filters)
    by: str | None = None
    group: str | None = None
    depth: int | None = None
    rolled_up: bool = False
    """With the codes below it."""


def codings_behind(project: Project, figure: Figure) -> tuple[Coding, ...]:
    """Read the codings that a figure counts, by transcript, place and code.

    A coding that reaches into the turns of several speakers stands behind the figure of each. Raises what is
    wrong with a filter.
    """
    codes = counted_codes(project, figure)
    with project.database.reading() as transaction:
        scope, _begun = scope_in(transaction, project, figure.filters)
        found = codings.live(
            transaction,
            transcripts=_transcripts(scope, figure),
            coders=[figure.group or ""] if figure.by == "coder" else scope.coders,
            codes=_ever_called(project.codebook, codes),
        )
    heard = _Heard(scope, figure)
    return tuple(
        one for one in under_present_codes(found, project.codebook) if one.code in codes and heard.counts(one)
    )


def counted_codes(project: Project, figure: Figure) -> frozenset[str]:
    """Name the codes that a figure counts: those that stand under its code at that depth of the codebook."""
    chosen = chosen_codes(figure.filters, project)
    codebook = project.codebook

    def counts(id: str) -> bool:
        line = (*reversed(codebook.ancestors(id)), id)[: figure.depth]
        return figure.code in line if figure.rolled_up else figure.code == line[-1]

    return frozenset(
        code.id for code in codebook.codes if (chosen is None or code.id in chosen) and counts(code.id)
    )


def _ever_called(codebook: Codebook, codes: frozenset[str]) -> list[str]:
    """Name codes by all ids they ever had; codings keep the one that they were stored under."""
    return [name for code in codebook.codes if code.id in codes for name in (code.id, *code.former_ids)]


def _transcripts(scope: Scope, figure: Figure) -> list[str]:
    """Name the transcripts that the figure's group lies in."""
    by = figure.by or ""
    if by == "transcript":
        return [name for name in scope.transcripts if name == figure.group]
    if by.startswith(ATTRIBUTE):
        key = by.removeprefix(ATTRIBUTE)
        held = zip(scope.transcripts, scope.attributes, strict=True)
        return [name for name, attributes in held if (attributes.get(key) or None) == figure.group]
    return list(scope.transcripts)


class _Heard:
    """The turns that a figure is about, and who has read them."""

    def __init__(self, scope: Scope, figure: Figure) -> None:
        self._read = {
            (name, coder)
            for name, row in zip(scope.transcripts, scope.read.tolist(), strict=True)
            for coder, has_read in zip(scope.coders, row, strict=True)
            if has_read
        }
        by_speaker = figure.by == "speaker"
        self._whole = not (by_speaker or scope.cut)
        self._turns: dict[str, list[Span]] = {}
        for place in [] if self._whole else scope.kept.nonzero()[0].tolist():
            if not by_speaker or scope.speakers[scope.turn_speaker[place]] == figure.group:
                name = scope.transcripts[scope.turn_transcript[place]]
                turn = Span(int(scope.turn_start[place]), int(scope.turn_end[place]))
                self._turns.setdefault(name, []).append(turn)

    def counts(self, coding: Coding) -> bool:
        """Tell whether a coding is by somebody who reads here, and touches a turn that counts."""
        if (coding.transcript, coding.coder) not in self._read:
            return False
        return self._whole or touches(coding.span, self._turns.get(coding.transcript, ()))

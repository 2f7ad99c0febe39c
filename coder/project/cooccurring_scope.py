"""Whose reading of which interviews co-occurrence is counted in, and in which units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coder.analysis.scope import Case, Scope, TurnRow
from coder.analysis.unit import Unit, Within
from coder.model.coder_name import CONSENSUS
from coder.model.settings import EllipsisIs
from coder.model.transcript import Status
from coder.project.counting import begun_in, cases_in, scope_over
from coder.project.filters import Filters
from coder.project.opening import Project
from coder.store import transcripts
from coder.store.coders import everybody
from coder.store.database import Transaction
from coder.text.sentences import sentences, without_outer_space


@dataclass(frozen=True, slots=True)
class Reading:
    """What is counted in."""

    scope: Scope
    cases: Sequence[Case]
    """The interviews turn by turn, whatever the units are, in order of their names."""
    unfinished: int
    """Pairs of transcript and coder still in progress: what is uncoded there may just be unread."""
    consensus: bool
    """Whether the decided layer was taken because nobody was named."""


def reading_of(
    transaction: Transaction, project: Project, filters: Filters, unit: Unit, *, done_only: bool
) -> Reading:
    """Find it; raise what is wrong with a filter.

    Without a filter on coders it is the consensus layer if there is one, else every coder by themselves.
    """
    chosen, begun = begun_in(transaction, project, filters)
    decided = consensus_layer(transaction, filters, begun)
    read = {
        (transcript, coder): status
        for (transcript, coder), status in begun.items()
        if (not decided or coder in decided) and (status is Status.DONE or not done_only)
    }
    in_order = sorted(chosen, key=lambda facts: facts.name)
    cases = cases_in(transaction, in_order)
    units = cases
    if unit.within is Within.SENTENCE:
        ends = project.settings.ellipsis is EllipsisIs.END
        units = [_in_sentences(transaction, case, ellipsis_ends=ends) for case in cases]
    layers = replace(filters, coders=filters.coders or decided)
    return Reading(
        scope_over(transaction, project, layers, in_order, list(read), units),
        cases,
        sum(status is Status.IN_PROGRESS for status in read.values()),
        bool(decided),
    )


def consensus_layer(
    transaction: Transaction, filters: Filters, begun: Mapping[tuple[str, str], Status]
) -> tuple[str, ...]:
    """Name the decided layer, unless somebody is named or nobody has begun it."""
    if filters.coders:
        return ()
    there = {coder for _transcript, coder in begun}
    return tuple(one.name for one in everybody(transaction) if one.kind == CONSENSUS and one.name in there)


def _in_sentences(transaction: Transaction, case: Case, *, ellipsis_ends: bool) -> Case:
    """Part the turns of an interview into sentences, without the blanks around them."""
    whole = transcripts.read(transaction, case.id)
    text = whole.text if whole else ""
    rows = [
        TurnRow(row.start + start, row.start + end, row.speaker)
        for row in (TurnRow(*turn) for turn in case.turns)
        for bounds in sentences(text[row.start : row.end], ellipsis_ends=ellipsis_ends)
        for start, end in [without_outer_space(text[row.start : row.end], *bounds)]
    ]
    return replace(case, turns=rows)

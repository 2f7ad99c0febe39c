"""How codes spread over groups of a study: the codings and texts that a crosstab needs."""

from __future__ import annotations

from dataclasses import dataclass

from coder.analysis.crosstab import Crosstab, crosstab
from coder.model.transcript import Status
from coder.project.counting import check_grouping, load, scope_in
from coder.project.filters import Filters, chosen_codes
from coder.project.opening import Project


@dataclass(frozen=True, slots=True)
class Crossed:
    """A crosstab with what it rests on."""

    table: Crosstab
    unfinished: int
    """Pairs of transcript and coder still in progress: what is uncoded there may just be unread."""


def cross(
    project: Project,
    filters: Filters,
    *,
    by: str,
    depth: int | None = None,
    replicates: int = 9999,
    seed: int = 1,
) -> Crossed:
    """Set the codes that the filters leave against groups; raise what is wrong with a filter."""
    codes = chosen_codes(filters, project)
    with project.database.reading() as transaction:
        check_grouping(transaction, by)
        scope, begun = scope_in(transaction, project, filters)
        codings = load(transaction)
    table = crosstab(
        codings,
        scope,
        project.codebook,
        by=by,
        depth=depth,
        codes=codes,
        replicates=replicates,
        seed=seed,
    )
    return Crossed(table, sum(status is Status.IN_PROGRESS for status in begun.values()))

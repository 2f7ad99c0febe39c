"""How often each code was given: the codings and texts that a frequency table needs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from coder.analysis.arrays import CodingArrays
from coder.analysis.frequency import Frequencies, frequencies
from coder.analysis.lanes import ATTRIBUTE
from coder.analysis.scope import Case, Scope, TurnRow, case_of, scope_of
from coder.model.transcript import Status
from coder.project.blindness import blind_in
from coder.project.filters import (
    Filters,
    check_attribute,
    check_speakers,
    chosen_coders,
    chosen_codes,
    chosen_transcripts,
    interviewers,
)
from coder.project.opening import Project
from coder.store import bulk, progress, transcripts
from coder.store.coders import everybody as coders_of
from coder.store.database import Transaction
from coder.store.transcripts import TranscriptFacts


@dataclass(frozen=True, slots=True)
class Counted:
    """A frequency table with what it rests on."""

    frequencies: Frequencies
    unfinished: int
    """Pairs of transcript and coder still in progress: what is uncoded there may just be unread."""


def count(project: Project, filters: Filters, *, by: str | None = None, depth: int | None = None) -> Counted:
    """Count the codings that the filters leave.

    `by` is `transcript`, `speaker`, `coder` or `attr:KEY`. Raises what is wrong with a filter.
    """
    codes = chosen_codes(filters, project)
    with project.database.reading() as transaction:
        check_grouping(transaction, by)
        scope, begun = scope_in(transaction, project, filters)
        codings = load(transaction)
    unfinished = sum(status is Status.IN_PROGRESS for status in begun.values())
    return Counted(frequencies(codings, scope, project.codebook, by=by, depth=depth, codes=codes), unfinished)


def check_grouping(transaction: Transaction, by: str | None) -> None:
    """Refuse groups by an attribute that no transcript has; raise UnknownAttributeError."""
    if by is not None and by.startswith(ATTRIBUTE):
        check_attribute(by.removeprefix(ATTRIBUTE), transcripts.facts(transaction))


def scope_in(
    transaction: Transaction, project: Project, filters: Filters
) -> tuple[Scope, Mapping[tuple[str, str], Status]]:
    """Find whose reading of which texts the filters leave, and how far each of them has come.

    Raises what is wrong with a filter.
    """
    chosen, begun = begun_in(transaction, project, filters)
    cases = cases_in(transaction, chosen)
    return scope_over(transaction, project, filters, chosen, list(begun), cases), begun


def begun_in(
    transaction: Transaction, project: Project, filters: Filters
) -> tuple[tuple[TranscriptFacts, ...], Mapping[tuple[str, str], Status]]:
    """Find the transcripts that are meant, and who has begun which; raise what is wrong with a filter."""
    coders = chosen_coders(filters, project)
    statuses = progress.statuses(transaction)
    chosen = chosen_transcripts(filters, transcripts.facts(transaction))
    blind = blind_in(transaction, project.settings.blind, filters.eyes)
    check_speakers(filters, chosen)
    return chosen, {
        (facts.name, coder): status
        for facts in chosen
        for coder, status in statuses.get(facts.name, {}).items()
        if status is not Status.NEW
        and (not coders or coder in coders)
        and filters.sees(blind, facts.name, coder)
    }


def cases_in(transaction: Transaction, chosen: Sequence[TranscriptFacts]) -> list[Case]:
    """Read the turns of some transcripts; of one without turns, its lines."""
    turns = bulk.turns(transaction)
    cases: list[Case] = []
    for facts in chosen:
        if facts.turns:
            cases.append(Case(facts.name, facts.characters, _rows(turns[facts.name]), facts.attributes))
        elif (whole := transcripts.read(transaction, facts.name)) is not None:
            cases.append(case_of(whole))
    return cases


def scope_over(
    transaction: Transaction,
    project: Project,
    filters: Filters,
    chosen: Sequence[TranscriptFacts],
    read: Collection[tuple[str, str]],
    cases: Sequence[Case],
) -> Scope:
    """Make a scope of cases and who read which."""
    readers = {coder for _transcript, coder in read}
    present = tuple(person.name for person in coders_of(transaction) if person.name in readers)
    return scope_of(
        cases,
        read,
        coders=filters.coders or present,
        speakers=filters.speakers,
        without=interviewers(project, chosen) if filters.exclude_interviewer else None,
    )


def load(transaction: Transaction) -> CodingArrays:
    """Load every live coding as columns."""
    keys = bulk.keys(transaction)
    rows = np.fromiter(chain.from_iterable(bulk.live_codings(transaction)), np.int64).reshape(-1, 5)
    return CodingArrays.from_rows(rows, keys.transcripts, keys.coders, keys.codes)


def _rows(turns: list[tuple[int, int, str | None]]) -> list[TurnRow]:
    return [TurnRow(*turn) for turn in turns]

"""Which codings a set of filters leaves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from coder.model.codebook import Codebook
from coder.model.coding import Coding
from coder.model.span import Span
from coder.project.blindness import blind_in
from coder.project.filters import (
    Filters,
    check_speakers,
    chosen_coders,
    chosen_codes,
    chosen_transcripts,
    interviewers,
)
from coder.project.opening import Project
from coder.store import bulk, codings, transcripts
from coder.store.database import Transaction
from coder.store.transcripts import TranscriptFacts


def under_present_codes(found: Iterable[Coding], codebook: Codebook) -> tuple[Coding, ...]:
    """Show codings under the ids that their codes have in the file, before anything is written under them."""
    return tuple(
        one if one.code in codebook.by_id else replace(one, code=codebook.present_id(one.code))
        for one in found
    )


def chosen_codings(project: Project, filters: Filters) -> tuple[Coding, ...]:
    """Read the live codings that are meant, by transcript, place and code; raise what is wrong with a filter.

    A filter on speakers leaves the codings that touch one of their turns by at least one character.
    """
    codes = chosen_codes(filters, project)
    coders = chosen_coders(filters, project)
    with project.database.reading() as transaction:
        chosen = chosen_transcripts(filters, transcripts.facts(transaction))
        check_speakers(filters, chosen)
        names = [facts.name for facts in chosen]
        stored = codings.live(transaction, transcripts=names, coders=coders or None)
        blind = blind_in(transaction, project.settings.blind, filters.eyes)
        heard = heard_in(transaction, project, filters, chosen)
    found = tuple(
        one
        for one in under_present_codes(stored, project.codebook)
        if filters.sees(blind, one.transcript, one.coder)
    )
    if codes is not None:
        found = tuple(one for one in found if one.code in codes)
    if heard is None:
        return found
    return tuple(one for one in found if touches(one.span, heard.get(one.transcript, ())))


def heard_in(
    transaction: Transaction, project: Project, filters: Filters, chosen: tuple[TranscriptFacts, ...]
) -> Mapping[str, Sequence[Span]] | None:
    """Give the turns that a filter on speakers leaves, by transcript; `None` when it leaves all there is."""
    if not (filters.speakers or filters.exclude_interviewer):
        return None
    asking = interviewers(project, chosen) if filters.exclude_interviewer else frozenset()
    return {
        name: [
            Span(start, end)
            for start, end, speaker in rows
            if speaker not in asking and (not filters.speakers or speaker in filters.speakers)
        ]
        for name, rows in bulk.turns(transaction).items()
    }


def touches(span: Span, turns: Sequence[Span]) -> bool:
    """Tell whether a passage shares a character with one of some turns, which lie in order."""
    first = bisect_right(turns, span.start, key=lambda turn: turn.end)
    return first < len(turns) and turns[first].overlap(span) > 0

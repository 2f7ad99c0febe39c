"""Which codings a set of filters leaves."""

from __future__ import annotations

from coder.model.coding import Coding
from coder.model.span import Span
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


def chosen_codings(project: Project, filters: Filters) -> tuple[Coding, ...]:
    """Read the live codings that are meant, by transcript, place and code; raise what is wrong with a filter.

    A filter on speakers leaves the codings that touch one of their turns by at least one character.
    """
    codes = chosen_codes(filters, project)
    coders = chosen_coders(filters, project)
    with project.database.reading() as transaction:
        chosen = chosen_transcripts(filters, transcripts.facts(transaction))
        check_speakers(filters, chosen)
        found = codings.live(
            transaction,
            transcripts=[facts.name for facts in chosen],
            coders=coders or None,
            codes=codes,
        )
        turns = bulk.turns(transaction) if filters.speakers or filters.exclude_interviewer else {}
    if not turns:
        return found
    asking = interviewers(project, chosen) if filters.exclude_interviewer else frozenset()
    heard = {
        name: [
            Span(start, end)
            for start, end, speaker in rows
            if speaker not in asking and (not filters.speakers or speaker in filters.speakers)
        ]
        for name, rows in turns.items()
    }
    return tuple(
        one for one in found if any(one.span.overlap(turn) for turn in heard.get(one.transcript, ()))
    )

"""Where words stand in the texts of a project, and which passages to code when they are found."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from coder.model.settings import EllipsisIs
from coder.model.span import Span
from coder.project.blindness import blind_transcripts
from coder.project.filters import (
    Filters,
    check_speakers,
    chosen_coders,
    chosen_codes,
    chosen_transcripts,
    interviewers,
)
from coder.project.found import Found, Heard, Hit, Scope
from coder.project.opening import Project
from coder.project.searcher import Searcher
from coder.store import codings, texts, transcripts
from coder.text.search import Query, checked
from coder.text.sentences import sentences, without_outer_space


class What(StrEnum):
    """What is coded of a hit."""

    HIT = "hit"
    SENTENCE = "sentence"
    """The sentence around it, or the sentences that it touches."""


def find(
    project: Project,
    query: Query,
    filters: Filters | None = None,
    *,
    context: int = 20,
    first: int | None = None,
    searcher: Searcher | None = None,
    whose: tuple[str, ...] = (),
) -> Found:
    """Search until the `first` so many hits are there, or to the end; the answer can `go_on`.

    `whose` codings are shown with the hits if the filters name nobody; they may be of somebody who has not
    coded yet. Raises EmptyQueryError, BadPatternError, and what is wrong with a filter.
    """
    checked(query)
    own = searcher or Searcher(project)
    found = Found(own, query, _scope(own, filters or Filters(), whose), context)
    found.go_on(first)
    return found


def _scope(searcher: Searcher, filters: Filters, whose: tuple[str, ...]) -> Scope:
    project = searcher.project
    codes = chosen_codes(filters, project)
    coders = chosen_coders(filters, project) or whose
    chosen = chosen_transcripts(filters, searcher.facts())
    eyes, blind = filters.eyes, blind_transcripts(project, filters.eyes)
    if not filters.speakers and not filters.exclude_interviewer:
        return Scope(chosen, codes=codes, coders=coders, eyes=eyes, blind=blind)
    with project.database.reading() as transaction:
        known = chosen_transcripts(filters, transcripts.facts(transaction))
    check_speakers(filters, known)
    asking = interviewers(project, known) if filters.exclude_interviewer else frozenset()
    return Scope(chosen, Heard(frozenset(filters.speakers), asking), codes, coders, eyes, blind)


def is_current(found: Found, filters: Filters) -> bool:
    """Tell whether a search that is over would look at the very same texts today."""
    with found.project.database.reading() as connection:
        return chosen_transcripts(filters, texts.facts(connection)) == found.texts


def spans_to_code(
    found: Found, what: What = What.HIT, hits: Iterable[Hit] | None = None
) -> tuple[tuple[str, Span], ...]:
    """Give the passages to code for some hits, or for all so far; what two hits share is given once."""
    ends = found.settings.ellipsis is EllipsisIs.END
    return tuple(
        dict.fromkeys(
            (
                hit.transcript,
                hit.span if what is What.HIT else _sentence(found.text_of(hit), hit, ellipsis_ends=ends),
            )
            for hit in (found if hits is None else hits)
        )
    )


def already_coded(project: Project, who: str, passages: Iterable[tuple[str, Span]], code: str) -> int:
    """Count the passages that a coder has given a code before."""
    with project.database.reading() as connection:
        live = codings.live(connection, coders=[who], codes=[code])
    held = {(one.transcript, one.span) for one in live}
    return sum(passage in held for passage in passages)


def _sentence(turn: str, hit: Hit, *, ellipsis_ends: bool) -> Span:
    """Widen a hit to the sentences that it touches, without the blanks around them."""
    at = hit.around.start
    touched = [
        (start, end)
        for start, end in sentences(turn, ellipsis_ends=ellipsis_ends)
        if at + start < hit.span.end and hit.span.start < at + end
    ]
    start, end = without_outer_space(turn, touched[0][0], touched[-1][1])
    return Span(at + start, at + end)

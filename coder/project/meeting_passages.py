"""What stands behind one pair of codes: the passages that make them meet."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from coder.analysis.levels import levels_of
from coder.analysis.meeting_passages import Ground, meeting_passages
from coder.analysis.scope import Case, Scope, TurnRow
from coder.model.coding import Coding
from coder.project.choosing import under_present_codes
from coder.project.cooccurring import Question
from coder.project.cooccurring_scope import Reading, reading_of
from coder.project.filters import Filters, chosen_codes
from coder.project.naming import code_named
from coder.project.opening import Project
from coder.store import codings


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two passages."""

    coding: Coding
    turn: int
    """The first that it touches, counted from 1; 0 where it touches none."""
    speaker: str | None


@dataclass(frozen=True, slots=True)
class MeetingPassages:
    """Two passages of one coder that make their codes meet."""

    a: Side
    b: Side


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a pair."""

    pair: tuple[str, str]
    rows: tuple[MeetingPassages, ...]
    reading: Reading


def passages_behind(project: Project, filters: Filters, question: Question, names: tuple[str, str]) -> Behind:
    """List the passages, in the order of the texts; raise what is wrong with a filter or with a name."""
    book = project.codebook
    pair = (code_named(book, names[0]).id, code_named(book, names[1]).id)
    codes = chosen_codes(filters, project)
    standing = levels_of(book, question.depth, codes)
    for_code = {id: standing.codes[column].id for id, column in standing.standing.items()}
    with project.database.reading() as transaction:
        reading = reading_of(transaction, project, filters, question.unit, done_only=question.done_only)
        scope = reading.scope
        stored = codings.live(transaction, transcripts=scope.transcripts, coders=scope.coders)
    found = [one for one in under_present_codes(stored, book) if for_code.get(one.code) in pair]
    cases = {case.id: case for case in reading.cases}
    rows: list[MeetingPassages] = []
    for place, transcript in enumerate(scope.transcripts):
        ground = _ground(scope, place)
        for number, coder in enumerate(scope.coders):
            if scope.read[place, number]:
                here = [one for one in found if (one.transcript, one.coder) == (transcript, coder)]
                a, b = ([one for one in here if for_code[one.code] == code] for code in pair)
                rows += _rows(question, ground, cases[transcript], a, b)
    return Behind(pair, tuple(rows), reading)


def _ground(scope: Scope, place: int) -> Ground:
    here = (scope.turn_transcript == place) & scope.kept
    starts, ends = scope.turn_start[here].tolist(), scope.turn_end[here].tolist()
    return Ground(list(zip(starts, ends, strict=True)), scope.cut)


def _rows(
    question: Question, ground: Ground, case: Case, a: Sequence[Coding], b: Sequence[Coding]
) -> list[MeetingPassages]:
    spans = [[(one.span.start, one.span.end) for one in side] for side in (a, b)]
    met = [(a[one], b[other]) for one, other in meeting_passages(question.unit, ground, *spans)]
    turns = [TurnRow(*turn) for turn in case.turns]
    ordered = sorted(met, key=lambda pair: (pair[0].span, pair[1].span, pair[0].id, pair[1].id))
    return [MeetingPassages(_side(one, turns), _side(other, turns)) for one, other in ordered]


def _side(coding: Coding, turns: Sequence[TurnRow]) -> Side:
    first = bisect_right(turns, coding.span.start, key=lambda turn: turn.end)
    if first < len(turns) and turns[first].start < coding.span.end:
        return Side(coding, first + 1, turns[first].speaker)
    return Side(coding, 0, None)

"""What a memo is about: found in the project as a coder names it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coder.model.codebook import Codebook
from coder.model.errors import UnknownTurnError
from coder.model.event import Row
from coder.model.memo import About, Memo, Target
from coder.model.span import Span
from coder.model.transcript import Transcript, Turn
from coder.project import naming
from coder.project.coding import check_span, place_in
from coder.project.opening import Project
from coder.store import transcripts
from coder.store.database import Transaction

_NOWHERE: Row = {
    "transcript": None,
    "revision": None,
    "code": None,
    "turn": None,
    "start": None,
    "end": None,
    "quote": "",
    "context_before": "",
    "context_after": "",
}


def resolved(transaction: Transaction, project: Project, target: Target) -> Target:
    """Say a target by the present id of its code, and a turn by its passage too.

    Raises UnknownTranscriptError, UnknownTurnError, SpanOutsideTextError, UnknownCodeError.
    """
    if target.about is About.CODE:
        return Target(target.about, code=naming.code_named(project.codebook, target.code).id)
    if target.about is About.PROJECT:
        return Target(target.about)
    place = place_in(transaction, target.transcript)
    if target.about is About.TRANSCRIPT:
        return Target(target.about, target.transcript)
    if target.about is About.TURN:
        span = _turn(transaction, target).span
        turn = target.turn
    else:
        span, turn = target.span if target.span is not None else Span(0, 0), 0
    check_span(target.transcript, span, place.characters)
    return Target(target.about, target.transcript, turn, span)


def _turn(transaction: Transaction, target: Target) -> Turn:
    turns = transcripts.turns_of(transaction, [target.transcript]).get(target.transcript, ())
    for turn in turns:
        if turn.number == target.turn:
            return turn
    raise UnknownTurnError(target.transcript, target.turn, len(turns))


def anchored(transaction: Transaction, target: Target) -> Row:
    """Say a resolved target as the journal would write it, with its words and those around it."""
    if target.code:
        return {**_NOWHERE, "code": target.code}
    if not target.transcript:
        return _NOWHERE
    place = place_in(transaction, target.transcript)
    where = {**_NOWHERE, "transcript": place.id, "revision": place.revision}
    if target.span is None:
        return where
    passage = transcripts.passage_at(transaction, place.revision, target.span)
    return {
        **where,
        "turn": target.turn or None,
        "start": target.span.start,
        "end": target.span.end,
        "quote": passage.quote,
        "context_before": passage.before,
        "context_after": passage.after,
    }


def is_about(memo: Memo, target: Target, codebook: Codebook) -> bool:
    """Tell whether a memo is on exactly this, a resolved target."""
    on = (memo.about, memo.transcript, memo.span, codebook.present_id(memo.code))
    return on == (target.about, target.transcript, target.span, target.code)


def with_turns(transaction: Transaction, found: Sequence[Memo]) -> tuple[Memo, ...]:
    """Say of every passage in which turn it begins, and who speaks there."""
    names = {memo.transcript for memo in found if memo.span is not None}
    texts = {
        name: Transcript(name, "", turns)
        for name, turns in transcripts.turns_of(transaction, sorted(names)).items()
    }
    return tuple(_with_turn(memo, texts) for memo in found)


def _with_turn(memo: Memo, texts: Mapping[str, Transcript]) -> Memo:
    if memo.span is None or memo.transcript not in texts:
        return memo
    turn = texts[memo.transcript].turn_at(memo.span.start)
    return replace(memo, turn=turn.number, speaker=turn.speaker or "") if turn else memo

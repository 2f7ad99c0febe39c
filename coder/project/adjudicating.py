"""What holds where coders differ: decisions, each with who and why, write the consensus."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from coder.model.coder_name import CONSENSUS
from coder.model.coding import Coding, Origin
from coder.model.decision import Choice, Decision
from coder.model.errors import DecidedBeforeError, DifferenceChangedError, UnfitDecisionError
from coder.model.event import Action, Change, Kind, Row
from coder.model.identity import new_id, now
from coder.model.settings import Language
from coder.model.span import Span
from coder.project import naming
from coder.project.adjudicating_queue import Difference, Drawn
from coder.project.coding import begun_by, check_span, place_in, without
from coder.project.opening import Project
from coder.store import coders, codings, decisions, journal, transcripts
from coder.store.coders import Coder
from coder.store.database import Transaction
from coder.store.transcripts import Place


def decide(
    project: Project,
    who: str,
    difference: Difference,
    choice: Choice,
    *,
    keep: str = "",
    drawn: Sequence[Drawn] = (),
    reason: str = "",
) -> Action:
    """Say what holds, write it into the consensus and keep who said so and why, all in one action.

    `keep` names the coder whose passages hold, `drawn` what holds instead of everybody's. An earlier decision
    about the same codings is replaced, with what came of it, if it is the one that `difference` tells of.
    Nobody's own codings change. Raises UnfitDecisionError, UnknownCodeError, UnusableCodeError,
    SpanOutsideTextError, UnknownTranscriptError; DecidedBeforeError where somebody has been quicker, and
    DifferenceChangedError where a coder has said something else meanwhile.
    """
    wanted = _what_holds(difference, choice, keep, drawn)
    with project.acting(who) as (transaction, decider):
        place = place_in(transaction, difference.transcript)
        decided = decisions.live(transaction, transcripts=[difference.transcript])
        replaced = [one for one in decided if set(one.codings) & set(difference.codings)]
        _check_unchanged(project, transaction, difference)
        _check_seen(replaced, difference)
        consensus = _consensus(project, transaction)
        changes, made = _into_consensus(project, transaction, consensus, difference.transcript, wanted)
        kept = {*made, *(id for one in decided if one not in replaced for id in one.made)}
        known = next((one for one in replaced if one.codings == difference.codings), None)
        changes = [
            *(change for one in replaced for change in _withdrawn(transaction, one, kept)),
            *_overtaken(transaction, [one for one in replaced if one is not known]),
            *changes,
            _decision(transaction, difference, place, decider, known, made, choice, reason),
        ]
        return journal.act(transaction, who, [*changes, *begun_by(transaction, place.id, consensus.id)])


def _check_unchanged(project: Project, transaction: Transaction, difference: Difference) -> None:
    """Refuse to decide about codings that say something else than they did when they were looked at."""
    there = codings.state_of(transaction, difference.codings)
    for one in difference.said:
        row = there.get(one.id)
        said = None if row is None or row["deleted_at"] else (row["start"], row["end"])
        if row is None or (one.span.start, one.span.end) != said or _code(project, row) != one.code:
            raise DifferenceChangedError(difference.transcript, difference.span.start)


def _code(project: Project, row: Row) -> str:
    return project.codebook.present_id(str(row["code"]))


def _check_seen(replaced: Iterable[Decision], difference: Difference) -> None:
    """Refuse to replace a decision that whoever decides has not seen."""
    seen = {(one.id, one.version) for one in difference.replaces}
    for one in replaced:
        if (one.id, one.version) not in seen:
            raise DecidedBeforeError(difference.transcript, difference.span.start, one.coder, one.updated_at)


def settle_agreed(project: Project, who: str, agreed: Iterable[Difference]) -> Action | None:
    """Write into the consensus what all coders have alike; `None` when all of it is there already."""
    by_transcript: dict[str, list[Difference]] = {}
    for one in agreed:
        by_transcript.setdefault(one.transcript, []).append(one)
    if not by_transcript:
        return None
    with project.acting(who) as (transaction, _coder):
        consensus = _consensus(project, transaction)
        changes = [
            change
            for name, found in by_transcript.items()
            for change in _settled(project, transaction, consensus, name, found)
        ]
        return journal.act(transaction, who, changes) if changes else None


def _settled(
    project: Project, transaction: Transaction, consensus: Coder, name: str, agreed: Sequence[Difference]
) -> list[Change]:
    """Plan what all have alike in a transcript, in place of what was decided before they agreed."""
    wanted = dict.fromkeys(drawn for one in agreed for drawn in one.passages_of(one.coders[0]))
    changes, made = _into_consensus(project, transaction, consensus, name, tuple(wanted))
    decided = decisions.live(transaction, transcripts=[name])
    settled = {id for one in agreed for id in one.codings}
    before = [one for one in decided if set(one.codings) & settled]
    kept = {*made, *(id for one in decided if one not in before for id in one.made)}
    gone = [change for one in before for change in _withdrawn(transaction, one, kept)]
    planned = [*gone, *_overtaken(transaction, before), *changes]
    return [*planned, *begun_by(transaction, place_in(transaction, name).id, consensus.id)] if planned else []


def _what_holds(
    difference: Difference, choice: Choice, keep: str, drawn: Sequence[Drawn]
) -> tuple[Drawn, ...]:
    if choice is Choice.KEEP:
        kept = difference.passages_of(keep)
        if not kept and keep not in {coder for coder, _span in difference.group.passages}:
            raise UnfitDecisionError("coder", keep)
        return kept
    if choice is Choice.OTHER:
        if not drawn:
            raise UnfitDecisionError("nothing-drawn", "")
        return tuple(dict.fromkeys(drawn))
    if choice is Choice.NEITHER:
        return ()
    everybody = ((Span(start, end), str(code)) for _coder, (start, end, code) in difference.group.passages)
    return tuple(dict.fromkeys(everybody))


def consensus_name(project: Project) -> str:
    """Say what the consensus is called here, or would be."""
    with project.database.reading() as transaction:
        known = _known_consensus(transaction)
    return known.name if known else _first_name(project)


def _consensus(project: Project, transaction: Transaction) -> Coder:
    """Find the consensus layer, or make it."""
    return _known_consensus(transaction) or coders.ensure(transaction, _first_name(project), CONSENSUS)


def _known_consensus(transaction: Transaction) -> Coder | None:
    return next((one for one in coders.everybody(transaction) if one.kind == CONSENSUS), None)


def _first_name(project: Project) -> str:
    return "consensus" if project.settings.language is Language.EN else "共识"


def _into_consensus(
    project: Project,
    transaction: Transaction,
    consensus: Coder,
    transcript: str,
    wanted: Sequence[Drawn],
) -> tuple[list[Change], list[str]]:
    """Plan the codings of the consensus; an equal one that is there is not doubled."""
    place, at = place_in(transaction, transcript), now()
    changes, made = [], []
    for span, name in wanted:
        code = naming.usable_code(project.codebook, name).id
        check_span(transcript, span, place.characters)
        passage = transcripts.passage_at(transaction, place.revision, span)
        new = Coding(
            id=new_id(),
            transcript=transcript,
            code=code,
            coder=consensus.name,
            span=span,
            quote=passage.quote,
            origin=Origin.CONSENSUS,
            created_at=at,
            updated_at=at,
            codebook_revision=project.codebook.revision,
        )
        known = codings.equal_to(transaction, new)
        made.append(known.id if known else new.id)
        if known is None:
            state = codings.new_state(new, place, passage, consensus.id, project.codebook_text.sha256)
            changes.append(Change(Kind.CODING, new.id, None, state))
    return changes, made


def _withdrawn(transaction: Transaction, known: Decision, kept: Collection[str]) -> list[Change]:
    """Plan the removal of what came of an earlier decision, and does not come of the new one or another."""
    states = codings.state_of(transaction, [id for id in known.made if id not in kept])
    return [without(state) for state in states.values() if state["deleted_at"] is None]


def _overtaken(transaction: Transaction, found: Sequence[Decision]) -> list[Change]:
    """Plan that decisions no longer hold, because what they were about is no more what is said."""
    states = decisions.states(transaction) if found else {}
    return [without(states[one.id], Kind.DECISION) for one in found]


def _decision(
    transaction: Transaction,
    difference: Difference,
    place: Place,
    decider: Coder,
    known: Decision | None,
    made: Sequence[str],
    choice: Choice,
    reason: str,
) -> Change:
    at, before = now(), None
    id = new_id() if known is None else known.id
    if known is not None:
        before = decisions.states(transaction)[id]
    after = {
        "id": id,
        "transcript": place.id,
        "revision": place.revision,
        "coder": decider.id,
        "start": difference.span.start,
        "end": difference.span.end,
        "codings": list(difference.codings),
        "made": list(made),
        "choice": str(choice),
        "reason": reason.strip(),
        "version": 1 if before is None else int(str(before["version"])) + 1,
        "created_at": at if before is None else before["created_at"],
        "updated_at": at,
        "deleted_at": None,
    }
    return Change(Kind.DECISION, id, before, after)

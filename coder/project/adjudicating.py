"""What holds where coders differ: the queue of differences, and decisions that write the consensus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coder.agreement.grouping import Group, groups
from coder.model.coder_name import CONSENSUS
from coder.model.coding import Coding, Origin
from coder.model.decision import Choice, Decision
from coder.model.errors import UnfitDecisionError
from coder.model.event import Action, Change, Kind
from coder.model.identity import new_id, now
from coder.model.settings import Language
from coder.model.span import Span
from coder.model.transcript import Transcript
from coder.project import naming
from coder.project.coding import begun_by, check_span, place_in, without
from coder.project.filters import Filters
from coder.project.opening import Project
from coder.project.reliability_loading import Sources, load, study_of
from coder.project.reliability_question import MASKS
from coder.store import coders, codings, decisions, journal, transcripts
from coder.store.coders import Coder
from coder.store.database import Transaction
from coder.store.transcripts import Place

Drawn = tuple[Span, str]
"""A passage and its code."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Passages to be decided together, and what was decided."""

    transcript: str
    group: Group
    codings: tuple[str, ...]
    """Ids of the codings it is about, sorted."""
    quote: str
    decision: Decision | None
    """The one about these very codings, if there is one."""

    @property
    def span(self) -> Span:
        """All that the passages cover."""
        return Span(self.group.start, self.group.end)

    def passages_of(self, coder: str) -> tuple[Drawn, ...]:
        """Give what one coder marked."""
        return tuple(
            (Span(start, end), str(code)) for who, (start, end, code) in self.group.passages if who == coder
        )


@dataclass(frozen=True, slots=True)
class Queue:
    """All passages of some coders in the transcripts that they are done with."""

    coders: tuple[str, ...]
    differences: tuple[Difference, ...]
    """In the order of the texts; decided ones stay in their place."""
    agreed: tuple[Difference, ...]

    @property
    def open(self) -> tuple[Difference, ...]:
        """Those that wait for a decision."""
        return tuple(one for one in self.differences if one.decision is None)


def queue(project: Project, filters: Filters) -> Queue:
    """List where coders differ; all of the coders that are compared must be done with a transcript.

    A decision holds as long as the codings are the ones it was about: where a coder has changed one, the
    difference is open again. Raises what is wrong with a filter.
    """
    sources = load(project, filters)
    study = study_of(project, filters, MASKS, sources)
    with project.database.reading() as transaction:
        decided = {one.codings: one for one in decisions.live(transaction)}
    found = [
        _difference(sources, sources.texts[text.name], group, decided)
        for text in study.texts
        if len(text.layers) == len(study.coders)
        for group in groups(text.layers, study.parents)
    ]
    return Queue(
        study.coders,
        tuple(one for one in found if not one.group.agreed),
        tuple(one for one in found if one.group.agreed),
    )


def _difference(
    sources: Sources, text: Transcript, group: Group, decided: Mapping[tuple[str, ...], Decision]
) -> Difference:
    ids = tuple(
        sorted(
            one.id
            for one in sources.codings
            if one.transcript == text.id
            and any(
                (one.coder, one.code) == (coder, span[2])
                and span[0] <= one.span.start
                and one.span.end <= span[1]
                for coder, span in group.passages
            )
        )
    )
    quote = text.text[group.start : group.end]
    return Difference(text.id, group, ids, quote, decided.get(ids))


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
    about the same codings is replaced, with what came of it. Nobody's own codings change. Raises
    UnfitDecisionError, UnknownCodeError, UnusableCodeError, SpanOutsideTextError, UnknownTranscriptError.
    """
    wanted = _what_holds(difference, choice, keep, drawn)
    with project.acting(who) as (transaction, decider):
        place = place_in(transaction, difference.transcript)
        consensus = _consensus(project, transaction)
        changes, made = _into_consensus(project, transaction, consensus, difference.transcript, wanted)
        known = {one.codings: one for one in decisions.live(transaction)}.get(difference.codings)
        if known is not None:
            changes = [*_withdrawn(transaction, known, made), *changes]
        changes.append(_decision(transaction, difference, place, decider, known, made, choice, reason))
        return journal.act(transaction, who, [*changes, *begun_by(transaction, place.id, consensus.id)])


def settle_agreed(project: Project, who: str, agreed: Iterable[Difference]) -> Action | None:
    """Write into the consensus what all coders have alike; `None` when all of it is there already."""
    wanted: dict[str, dict[Drawn, None]] = {}
    for one in agreed:
        wanted.setdefault(one.transcript, {}).update(dict.fromkeys(one.passages_of(one.group.passages[0][0])))
    with project.acting(who) as (transaction, _coder):
        consensus = _consensus(project, transaction)
        changes: list[Change] = []
        for name, passages in wanted.items():
            new, _made = _into_consensus(project, transaction, consensus, name, tuple(passages))
            changes += new
            if new:
                changes += begun_by(transaction, place_in(transaction, name).id, consensus.id)
        return journal.act(transaction, who, changes) if changes else None


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


def _consensus(project: Project, transaction: Transaction) -> Coder:
    """Find the consensus layer, or make it."""
    known = next((one for one in coders.everybody(transaction) if one.kind == CONSENSUS), None)
    name = "consensus" if project.settings.language is Language.EN else "共识"
    return known or coders.ensure(transaction, name, CONSENSUS)


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


def _withdrawn(transaction: Transaction, known: Decision, made: Sequence[str]) -> list[Change]:
    """Plan the removal of what came of an earlier decision, and does not come of the new one."""
    states = codings.state_of(transaction, [id for id in known.made if id not in made])
    return [without(state) for state in states.values() if state["deleted_at"] is None]


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

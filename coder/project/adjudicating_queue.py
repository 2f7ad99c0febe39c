"""Where do coders differ, and what was decided about it? The queue that adjudication works through."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import combinations

from coder.agreement.grouping import Group, groups
from coder.agreement.hierarchy import Parents
from coder.model.coder_name import first_pass
from coder.model.coding import Coding
from coder.model.decision import Decision
from coder.model.errors import UnknownDifferenceError
from coder.model.event import Row
from coder.model.span import Span
from coder.model.transcript import Status
from coder.project.blindness import SEVERAL, blind_transcripts
from coder.project.changed_since import changed_since
from coder.project.choosing import touches
from coder.project.filters import Filters, chosen_codes
from coder.project.opening import Project
from coder.project.reliability_loading import Sources, load, people, study_of
from coder.project.reliability_question import MASKS
from coder.project.reliability_study import LeftOut, Text
from coder.project.surroundings import Surroundings, surroundings
from coder.store import assignments, coders, codings, decisions
from coder.store.database import Transaction

Drawn = tuple[Span, str]
"""A passage and its code."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Passages to be decided together, and what was decided."""

    transcript: str
    group: Group
    said: tuple[Coding, ...]
    """The codings it is about, by id."""
    quote: str
    around: Surroundings
    coders: tuple[str, ...]
    """All who are done with the transcript, also those who marked nothing here."""
    decision: Decision | None
    """The one about what these codings say, if there is one."""
    replaces: tuple[Decision, ...]
    """Those that a new decision replaces: about any of these codings, whatever they said then."""
    holds: tuple[Drawn, ...] = ()
    """What of the consensus came of it."""

    @property
    def id(self) -> str:
        """What it is called; another one as soon as a coder says something else."""
        return _name_of(self.said)

    @property
    def codings(self) -> tuple[str, ...]:
        """Ids of the codings it is about, sorted."""
        return tuple(one.id for one in self.said)

    @property
    def span(self) -> Span:
        """All that the passages cover."""
        return Span(self.group.start, self.group.end)

    def passages_of(self, coder: str) -> tuple[Drawn, ...]:
        """Give what one coder marked."""
        return tuple(
            (Span(start, end), str(code)) for who, (start, end, code) in self.group.passages if who == coder
        )

    @property
    def kept(self) -> tuple[str, ...]:
        """Name the coders whose passages are what holds."""
        return tuple(
            one for one in self.coders if self.holds and set(self.passages_of(one)) == set(self.holds)
        )


def _name_of(said: Iterable[Coding]) -> str:
    lines = (f"{one.id} {one.span.start} {one.span.end} {one.code}\n" for one in said)
    return sha256("".join(lines).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Queue:
    """All passages of some coders in the transcripts that they are done with."""

    coders: tuple[str, ...]
    transcripts: tuple[str, ...]
    """Those in which the coders are compared."""
    differences: tuple[Difference, ...]
    """In the order of the texts; decided ones stay in their place."""
    agreed: tuple[Difference, ...]
    waiting: Mapping[str, Mapping[str, Status]] = field(default_factory=dict)
    """Transcripts where not everybody who is to code them is done: how far each is."""
    hidden: tuple[str, ...] = ()
    """Transcripts in which whoever looks sees nobody else's codings yet."""
    left_out: LeftOut = field(default_factory=LeftOut)

    @property
    def open(self) -> tuple[Difference, ...]:
        """Those that wait for a decision."""
        return tuple(one for one in self.differences if one.decision is None)

    @property
    def decided(self) -> tuple[Difference, ...]:
        """Those that somebody has decided."""
        return tuple(one for one in self.differences if one.decision is not None)

    def named(self, name: str) -> Difference:
        """Find a difference by its name or the beginning of it; raise UnknownDifferenceError."""
        found = [one for one in self.differences if name and one.id.startswith(name)]
        if len(found) != 1:
            raise UnknownDifferenceError(name, len(found))
        return found[0]


def queue(project: Project, filters: Filters) -> Queue:
    """List where coders differ, in transcripts that all who are to code them are done with.

    A decision holds as long as the codings say what they said then: where a coder has changed one, the
    difference is open again. A filter on codes leaves the differences in which anybody gave one of them, one
    on speakers those that touch one of their turns. Raises what is wrong with a filter.
    """
    chosen, whole = chosen_codes(filters, project), replace(filters, codes=())
    sources = load(project, whole)
    study = study_of(project, whole, MASKS, sources)
    hidden = blind_transcripts(project, filters.eyes)
    with project.database.reading() as transaction:
        waiting = _waiting(transaction, sources)
        texts = [text for text in study.texts if text.name not in waiting and text.name not in hidden]
        found = list(_found(transaction, sources, texts, study.parents, chosen))
    return Queue(
        study.coders,
        tuple(text.name for text in texts),
        tuple(one for one in found if not one.group.agreed),
        tuple(one for one in found if one.group.agreed),
        {name: here for name, here in waiting.items() if name not in hidden},
        tuple(name for name in sources.statuses if name in hidden),
        study.left_out,
    )


def sets_of_coders(project: Project) -> tuple[tuple[str, ...], ...]:
    """Say who can be compared: all people, each two where there are more, each second pass with the first."""
    with project.database.reading() as transaction:
        everybody = coders.everybody(transaction)
    them = people(project)
    passes = [(first, one.name) for one in everybody if (first := first_pass(one.name)) != one.name]
    return ((), *(combinations(them, 2) if len(them) > SEVERAL else ()), *passes)


def in_order(found: Iterable[Difference], *, largest_first: bool) -> tuple[Difference, ...]:
    """Put differences in the order of the texts, or the largest first."""
    if largest_first:
        return tuple(sorted(found, key=lambda one: -len(one.span)))
    return tuple(found)


def _waiting(transaction: Transaction, sources: Sources) -> dict[str, Mapping[str, Status]]:
    """Find the transcripts that somebody has still to finish: who has begun, and who is assigned."""
    assigned = assignments.assigned(transaction)
    found: dict[str, Mapping[str, Status]] = {}
    for name, here in sources.statuses.items():
        status = {coder: here.get(coder, Status.NEW) for coder in sources.coders}
        busy = [
            coder
            for coder, one in status.items()
            if one is Status.IN_PROGRESS or (one is Status.NEW and coder in assigned.get(name, ()))
        ]
        if name in sources.texts and busy:
            found[name] = {coder: status[coder] for coder in busy}
    return found


@dataclass(frozen=True, slots=True)
class _Decided:
    """What was decided so far."""

    by_coding: Mapping[str, Sequence[Decision]]
    holding: Mapping[str, Row]
    """States of the codings that came of it, by id; only those that are still there."""

    def about(self, said: Iterable[Coding]) -> tuple[Decision, ...]:
        """Find the decisions about any of some codings."""
        return tuple({one.id: one for coding in said for one in self.by_coding.get(coding.id, ())}.values())

    def holds(self, decision: Decision | None) -> tuple[Drawn, ...]:
        """Give what came of a decision."""
        rows = [self.holding[id] for id in (decision.made if decision else ()) if id in self.holding]
        return tuple((Span(int(str(row["start"])), int(str(row["end"]))), str(row["code"])) for row in rows)


def _decided(transaction: Transaction) -> _Decided:
    by_coding: dict[str, list[Decision]] = {}
    live = decisions.live(transaction)
    for one in live:
        for id in one.codings:
            by_coding.setdefault(id, []).append(one)
    made = codings.state_of(transaction, [id for one in live for id in one.made])
    holding = {id: row for id, row in made.items() if row["deleted_at"] is None and row["start"] is not None}
    return _Decided(by_coding, holding)


def _found(
    transaction: Transaction,
    sources: Sources,
    texts: Iterable[Text],
    parents: Parents,
    chosen: Collection[str] | None,
) -> Iterator[Difference]:
    decided = _decided(transaction)
    for text in texts:
        transcript = sources.texts[text.name]
        here: dict[tuple[str, str], list[Coding]] = {}
        for one in sources.codings:
            if one.transcript == text.name:
                here.setdefault((one.coder, one.code), []).append(one)
        heard = [Span(start, end) for start, end in text.turns]
        for group in groups(text.layers, parents):
            if _is_meant(group, chosen) and (not text.unheard or touches(_span(group), heard)):
                said = _said(group, here)
                before = decided.about(said)
                decision = _still_holding(transaction, before, said)
                yield Difference(
                    transcript=text.name,
                    group=group,
                    said=said,
                    quote=_span(group).of(transcript.text),
                    around=surroundings(transcript, _span(group)),
                    coders=tuple(text.layers),
                    decision=decision,
                    replaces=before,
                    holds=decided.holds(decision),
                )


def _span(group: Group) -> Span:
    return Span(group.start, group.end)


def _is_meant(group: Group, chosen: Collection[str] | None) -> bool:
    return chosen is None or any(code in chosen for _coder, (_start, _end, code) in group.passages)


def _said(group: Group, here: Mapping[tuple[str, str], Sequence[Coding]]) -> tuple[Coding, ...]:
    """Find the codings behind passages; overlapping ones of a coder and code are one passage."""
    found = {
        one.id: one
        for coder, (start, end, code) in group.passages
        for one in here.get((coder, str(code)), ())
        if start <= one.span.start and one.span.end <= end
    }
    return tuple(found[id] for id in sorted(found))


def _still_holding(
    transaction: Transaction, before: Iterable[Decision], said: Sequence[Coding]
) -> Decision | None:
    """Find the decision about all that was said, unless somebody has said something else since."""
    ids = tuple(one.id for one in said)
    for one in before:
        if one.codings == ids and not changed_since(transaction, said, one.updated_at):
            return one
    return None

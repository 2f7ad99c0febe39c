"""How many codes each further transcript adds: the transcripts of each coder, in the order of the work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coder.analysis.levels import levels_of
from coder.analysis.saturation import REPLICATES, Saturation, saturation
from coder.model.coding import Coding
from coder.model.transcript import Status
from coder.project.choosing import chosen_codings
from coder.project.cooccurring_scope import consensus_layer
from coder.project.counting import begun_in
from coder.project.filters import Filters, chosen_codes
from coder.project.opening import Project
from coder.store import bulk


class Order(StrEnum):
    """In which order the transcripts come."""

    CODED = "coded"
    """By the first coding that counts; those without one come last, as they were imported."""
    IMPORTED = "imported"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the codings."""

    order: Order = Order.CODED
    depth: int | None = None
    """How many levels of the codebook are told apart."""
    replicates: int = REPLICATES
    seed: int = 1
    level: float = 0.95


@dataclass(frozen=True, slots=True)
class Curve:
    """The transcripts of one coder, in order."""

    coder: str
    transcripts: tuple[str, ...]
    found: Saturation


@dataclass(frozen=True, slots=True)
class Saturating:
    """Curves, one a coder, with what they rest on."""

    question: Question
    curves: tuple[Curve, ...]
    unfinished: int
    """Pairs of transcript and coder still in progress: more codes may come there."""
    consensus: bool
    """Whether the decided layer was taken because nobody was named."""


def saturate(project: Project, filters: Filters, question: Question) -> Saturating:
    """Count new codes transcript by transcript; raise what is wrong with a filter.

    Without a filter on coders it is the consensus layer if there is one, else every coder by themselves.
    """
    levels = levels_of(project.codebook, question.depth, chosen_codes(filters, project))
    called = {id: levels.codes[column].id for id, column in levels.standing.items()}
    codings = chosen_codings(project, filters)
    with project.database.reading() as transaction:
        _chosen, begun = begun_in(transaction, project, filters)
        decided = consensus_layer(transaction, filters, begun)
        imported = {
            name: place
            for place, (_key, name) in enumerate(sorted(bulk.keys(transaction).transcripts.items()))
        }
    read = [layer for layer in begun if not decided or layer[1] in decided]
    curves = []
    for coder in filters.coders or sorted({coder for _name, coder in read}):
        mine = [one for one in codings if one.coder == coder and one.code in called]
        names = _ordered([name for name, who in read if who == coder], mine, imported, question.order)
        codes: dict[str, dict[str, None]] = {name: {} for name in names}
        for one in sorted(mine, key=lambda one: (one.created_at, one.span, one.id)):
            if one.transcript in codes:
                codes[one.transcript][called[one.code]] = None
        found = saturation(
            [list(codes[name]) for name in names],
            replicates=question.replicates,
            seed=question.seed,
            level=question.level,
        )
        curves.append(Curve(coder, names, found))
    unfinished = sum(begun[layer] is Status.IN_PROGRESS for layer in read)
    return Saturating(question, tuple(curves), unfinished, bool(decided))


def _ordered(
    names: Sequence[str], codings: Sequence[Coding], imported: Mapping[str, int], order: Order
) -> tuple[str, ...]:
    """Put transcripts in order; what begins at the same moment stays as it was imported."""
    if order is Order.NAME:
        return tuple(sorted(names))
    begun: dict[str, str] = {}
    if order is Order.CODED:
        for one in codings:
            begun[one.transcript] = min(begun.get(one.transcript, one.created_at), one.created_at)
    return tuple(sorted(names, key=lambda name: (name not in begun, begun.get(name, ""), imported[name])))

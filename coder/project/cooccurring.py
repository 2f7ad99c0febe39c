"""Which codes go together: the codings and texts that co-occurrence is counted on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from coder.analysis.cooccurrence import Cooccurrence, cooccurrence
from coder.analysis.edges import Edge, Edges, Guards, edges_of
from coder.analysis.levels import levels_of
from coder.analysis.significance import Chance
from coder.analysis.triads import Triad, triads
from coder.analysis.unit import TURN, Unit
from coder.project.cooccurring_scope import reading_of
from coder.project.counting import load
from coder.project.filters import Filters, chosen_codes
from coder.project.naming import code_named
from coder.project.opening import Project

BELOW = "/"
"""What follows a code that stands for all codes below it, too."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the codings."""

    unit: Unit = TURN
    kinds: tuple[str, ...] = ()
    """Only codes of these kinds."""
    columns: tuple[str, ...] = ()
    """Kinds, or codes with a `/` behind them: each paired with the next only."""
    depth: int | None = None
    measure: str | None = None
    guards: Guards = field(default_factory=Guards)
    """Of the picture."""
    every: Guards | None = None
    """If every pair that meets is to be told of: the guards that even those must pass."""
    replicates: int | None = None
    seed: int = 1
    triads: bool = False
    done_only: bool = False


@dataclass(frozen=True, slots=True)
class Cooccurring:
    """Pairs of codes with what they rest on."""

    question: Question
    found: Cooccurrence
    edges: Edges
    triads: tuple[Triad, ...]
    unfinished: int
    """Pairs of transcript and coder still in progress: what is uncoded there may just be unread."""
    consensus: bool
    """Whether the decided layer was taken because nobody was named."""

    @property
    def shown(self) -> tuple[Edge, ...]:
        """The edges to be told of: those of the picture, or every pair."""
        every = self.question.every
        if every is None:
            return self.edges.drawn
        return tuple(edge for edge in self.edges.edges if not every.drops(edge.pair))


def cooccur(project: Project, filters: Filters, question: Question) -> Cooccurring:
    """Count which codes go together; raise what is wrong with a filter or with the name of a code.

    Without a filter on coders the consensus layer is counted if there is one, else every coder by themselves.
    """
    codes = chosen_codes(filters, project)
    groups = _groups(project, question, codes)
    with project.database.reading() as transaction:
        reading = reading_of(transaction, project, filters, question.unit, done_only=question.done_only)
        codings = load(transaction)
    guards = question.guards
    found = cooccurrence(
        codings,
        reading.scope,
        project.codebook,
        unit=question.unit,
        depth=question.depth,
        codes=codes,
        groups=groups,
        chance=Chance(
            question.replicates,
            question.seed,
            guards.min_count,
            guards.min_transcripts,
            guards.min_freq,
        ),
    )
    return Cooccurring(
        question,
        found,
        edges_of(found, guards, question.measure),
        triads(found) if question.triads else (),
        reading.unfinished,
        reading.consensus,
    )


def _groups(project: Project, question: Question, codes: Collection[str] | None) -> Sequence[frozenset[str]]:
    """Find the codes to be paired: among themselves, or column by column."""
    shown = levels_of(project.codebook, question.depth, codes).codes
    if question.columns:
        return [
            frozenset(code.id for code in shown if code.id in below)
            if (below := _below(project, column)) is not None
            else frozenset(code.id for code in shown if code.kind == column)
            for column in question.columns
        ]
    if question.kinds:
        return [frozenset(code.id for code in shown if code.kind in question.kinds)]
    return []


def _below(project: Project, column: str) -> frozenset[str] | None:
    """Name a code and those below it, if that is what a column says; raise UnknownCodeError."""
    if not column.endswith(BELOW):
        return None
    code = code_named(project.codebook, column.removesuffix(BELOW))
    return frozenset(project.codebook.subtree(code.id))

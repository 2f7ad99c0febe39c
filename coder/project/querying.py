"""Which passages a query over codes, words and memos means, coder by coder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from coder.analysis.query.evaluating import Per
from coder.analysis.query.expression import Pair, atoms, denies
from coder.analysis.query.parsing import parsed
from coder.analysis.query.passages import Show
from coder.model.coding import Coding
from coder.model.problem import Problem
from coder.model.transcript import Status
from coder.project.choosing import under_present_codes
from coder.project.cooccurring_scope import consensus_layer
from coder.project.counting import begun_in
from coder.project.filters import Filters, interviewers
from coder.project.found import Heard
from coder.project.opening import Project
from coder.project.query_atoms import Atoms
from coder.project.query_places import Asked, Layer, Retrieved, Text
from coder.project.searcher import Searcher
from coder.store import codings, transcripts
from coder.store.database import Transaction
from coder.store.transcripts import TranscriptFacts


@dataclass(frozen=True, slots=True)
class Queried:
    """The places where a query holds, with what was looked at."""

    asked: Asked
    found: tuple[Retrieved, ...]
    coders: tuple[str, ...]
    transcripts: tuple[str, ...]
    n: int | None
    """How many units were looked at, coder by coder; pairs and stretches have no such number."""
    consensus: bool
    """Whether the decided layer was taken because nobody was named."""
    left_out: int
    """Pairs of transcript and coder of which nothing can be denied: the coder is not done there."""
    unfinished: int
    """Those still in progress that were looked at."""
    headings: tuple[str, ...]
    """Codes asked for that no passage can be given."""
    warnings: tuple[Problem, ...]


def asked_for(
    words: str, per: Per | None = None, show: Show | None = None, *, across: bool = False, context: int = 20
) -> Asked:
    """Read a query; a lone relation gives pairs unless a unit is named, all else turns.

    Raises EmptyQueryError, BadQueryError.
    """
    expression = parsed(words)
    if per is None and not isinstance(expression, Pair):
        per = Per.TURN
    return Asked(words, expression, per, show or Show.HULL, across, context)


def query(project: Project, asked: Asked, filters: Filters, searcher: Searcher | None = None) -> Queried:
    """Find the places where a query holds, by transcript, coder and place.

    Without a filter on coders the consensus layer is asked if there is one, else every coder by themselves.
    Raises UnknownCodeInQueryError, BadPatternError, and what is wrong with a filter.
    """
    wanted = Atoms(project, asked.words, asked.expression, filters, searcher or Searcher(project))
    with project.database.reading() as transaction:
        chosen, begun = begun_in(transaction, project, filters)
        decided = consensus_layer(transaction, filters, begun)
        heard = _heard(project, filters, chosen)
        layers, left_out = _layers(asked, chosen, begun, decided)
        stored = _codings(transaction, project, wanted, layers)
        found: list[Retrieved] = []
        n = 0
        for name, of_text in groupby(layers, itemgetter(0)):
            transcript = transcripts.read(transaction, name)
            if transcript is None:
                continue
            text = Text(project, transcript, heard)
            for _name, coders in of_text:
                layer = Layer(text, coders, [one for one in stored.get(name, ()) if one.coder in coders])
                places, units = layer.places(asked, wanted)
                n += units
                found += places
    read = {(name, coder) for name, coders in layers for coder in coders}
    return Queried(
        asked,
        tuple(found),
        tuple(dict.fromkeys(coder for _name, coders in layers for coder in coders)),
        tuple(dict.fromkeys(name for name, _coders in layers)),
        None if asked.per in {None, Per.OVERLAP} else n,
        bool(decided) and bool(read),
        left_out,
        sum(begun[layer] is Status.IN_PROGRESS for layer in read),
        wanted.headings,
        wanted.warnings,
    )


Layers = list[tuple[str, tuple[str, ...]]]
"""Transcripts with those whose codings are looked at together."""


def _layers(
    asked: Asked,
    chosen: Sequence[TranscriptFacts],
    begun: Mapping[tuple[str, str], Status],
    decided: tuple[str, ...],
) -> tuple[Layers, int]:
    """Say whose codings of what are asked, and how many cannot be: of what is not done nothing is denied."""
    names = sorted(facts.name for facts in chosen)
    if all(atom.of_nobody for atom in atoms(asked.expression)):
        return [(name, ()) for name in names], 0
    readers = dict.fromkeys(coder for _name, coder in begun if not decided or coder in decided)
    layers: Layers = []
    for name in names:
        here = tuple(coder for coder in readers if (name, coder) in begun)
        layers += [(name, here)] if asked.across and here else [(name, (coder,)) for coder in here]
    if not denies(asked.expression):
        return layers, 0
    done = [
        (name, coders)
        for name, coders in layers
        if all(begun[name, coder] is Status.DONE for coder in coders)
    ]
    return done, sum(len(coders) for _name, coders in layers) - sum(len(coders) for _name, coders in done)


def _heard(project: Project, filters: Filters, chosen: Iterable[TranscriptFacts]) -> Heard | None:
    """Say whose turns are asked about; `None` for everybody's."""
    if not (filters.speakers or filters.exclude_interviewer):
        return None
    asking = interviewers(project, chosen) if filters.exclude_interviewer else frozenset()
    return Heard(frozenset(filters.speakers), asking)


def _codings(
    transaction: Transaction, project: Project, wanted: Atoms, layers: Layers
) -> dict[str, list[Coding]]:
    """Read the codings that the query and the filter on codes are about, by transcript."""
    codes = frozenset().union(*wanted.codes.values(), wanted.only or ())
    readers = {coder for _name, coders in layers for coder in coders}
    if not codes or not readers:
        return {}
    stored = codings.live(transaction, transcripts={name for name, _coders in layers}, coders=readers)
    found: dict[str, list[Coding]] = {}
    for one in under_present_codes(stored, project.codebook):
        if one.code in codes:
            found.setdefault(one.transcript, []).append(one)
    return found

"""What two coders see differently: passage by passage, and code against code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from coder.agreement.comparison import Cell, Comparison, compare, segments_of, summed
from coder.agreement.pairing import Difference, Item
from coder.agreement.spans import Span as Marked
from coder.agreement.spans import merge_spans
from coder.agreement.units import Value
from coder.model.coding import Coding
from coder.model.errors import SameCoderError
from coder.model.span import Span
from coder.model.transcript import Status, Transcript
from coder.project.choosing import touches
from coder.project.filters import Filters, chosen_codes
from coder.project.opening import Project
from coder.project.reliability_loading import Sources, load, study_of
from coder.project.reliability_question import MASKS
from coder.project.reliability_study import LeftOut, Study, Text
from coder.project.surroundings import surroundings


@dataclass(frozen=True, slots=True)
class Compared:
    """Two passages that answer to each other, or one that nothing answers to, in their text."""

    transcript: str
    item: Item
    quote: str
    """All that either passage covers."""
    before: str
    after: str
    turn: int | None
    speaker: str | None
    codings: tuple[tuple[str, ...], tuple[str, ...]]
    """Ids of both coders' codings behind it; overlapping ones of a code are one passage."""


@dataclass(frozen=True, slots=True)
class ComparedCoders:
    """Two coders side by side."""

    coders: tuple[str, str]
    transcripts: tuple[str, ...]
    items: tuple[Compared, ...]
    """In the order of the texts."""
    totals: Mapping[Difference, int]
    confusion: Mapping[Cell, int]
    """Characters that one gave one code and the other another, or none."""
    agreed: Mapping[Value, int]
    """Characters that both gave a code."""
    left_out: LeftOut
    only: frozenset[Difference] = frozenset()
    """The kinds that were asked for; none where all were."""
    unfinished: bool = False
    """Whether work counts that is only begun."""


def compare_coders(
    project: Project,
    pair: tuple[str, str],
    filters: Filters,
    *,
    only: Collection[Difference] = (),
    unfinished: bool = False,
) -> ComparedCoders:
    """Compare two coders in the transcripts that both are done with, or have begun.

    A filter on codes leaves the passages that either gave one of them, one on speakers those that touch one
    of their turns. Raises SameCoderError, and what is wrong with a filter.
    """
    if pair[0] == pair[1]:
        raise SameCoderError(pair[0])
    chosen = chosen_codes(filters, project)
    whole = replace(filters, coders=pair, codes=())
    sources = load(project, whole, Status.IN_PROGRESS if unfinished else Status.DONE)
    study = study_of(project, whole, MASKS, sources)
    items = [one for text in study.texts for one in _compared(study, text, sources)]
    tables = [_characters(study, text) for text in study.texts]
    kept = [one for one in items if _is_meant(one.item, chosen) and (not only or one.item.difference in only)]
    totals = Counter(one.item.difference for one in items if _is_meant(one.item, chosen))
    return ComparedCoders(
        pair,
        tuple(text.name for text in study.texts),
        tuple(kept),
        {difference: totals[difference] for difference in Difference},
        {
            cell: count
            for cell, count in summed(table.confusion for table in tables).items()
            if chosen is None or chosen & set(cell)
        },
        _agreed(tables, chosen),
        study.left_out,
        frozenset(only),
        unfinished,
    )


def _agreed(tables: Sequence[Comparison], chosen: Collection[str] | None) -> dict[Value, int]:
    agreed = Counter[Value]()
    for table in tables:
        agreed.update(table.agreed)
    return {code: count for code, count in agreed.items() if chosen is None or code in chosen}


def _is_meant(item: Item, chosen: Collection[str] | None) -> bool:
    return chosen is None or any(span is not None and span[2] in chosen for span in (item.a, item.b))


def _characters(study: Study, text: Text) -> Comparison:
    """Count code against code in what counts of a text."""
    first, second = (text.masked(merge_spans(text.layers[coder])) for coder in study.coders)
    return Comparison((), segments_of(first, second))


def _compared(study: Study, text: Text, sources: Sources) -> Iterator[Compared]:
    """Pair the passages of one text."""
    transcript = sources.texts[text.name]
    heard = [Span(start, end) for start, end in text.turns]
    layers = [
        [one for one in sources.codings if (one.transcript, one.coder) == (text.name, coder)]
        for coder in study.coders
    ]
    first, second = (text.layers[coder] for coder in study.coders)
    for item in compare(first, second, len(text.words), study.parents).items:
        span = Span(item.start, item.end)
        if not text.unheard or touches(span, heard):
            codings = _behind(layers[0], item.a), _behind(layers[1], item.b)
            yield _in_context(transcript, item, span, codings)


def _behind(layer: Sequence[Coding], marked: Marked | None) -> tuple[str, ...]:
    """Name the codings that a passage was merged from."""
    if marked is None:
        return ()
    start, end, code = marked
    return tuple(
        one.id for one in layer if one.code == code and start <= one.span.start and one.span.end <= end
    )


def _in_context(
    transcript: Transcript, item: Item, span: Span, codings: tuple[tuple[str, ...], tuple[str, ...]]
) -> Compared:
    """Show a passage with what stands around it in its turn."""
    around = surroundings(transcript, span)
    return Compared(
        transcript.id,
        item,
        span.of(transcript.text),
        around.before,
        around.after,
        around.turn,
        around.speaker,
        codings,
    )

"""How a study is divided into the parts that are drawn for an interval, and counted part by part."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from coder.agreement.binary import BinaryTable, binary_table
from coder.agreement.estimate import Estimate
from coder.agreement.fixed_units import ANY
from coder.agreement.redrawn import BLOCK, TRANSCRIPT, TURN, Redrawn
from coder.agreement.spans import Span
from coder.agreement.unitized import unitized_counts_by_part
from coder.agreement.unitized_counts import UnitizedCounts
from coder.agreement.unitized_interval import in_one_scale
from coder.project.reliability_question import FIXED_ONLY, Question
from coder.project.reliability_study import Bounds, Sets, Study, Text, Values, cut_at

Continua = list[list[Span] | None]


@dataclass(frozen=True)
class Measuring:
    """A study on its way to figures: what is asked of it, and how it is divided."""

    study: Study
    question: Question

    @cached_property
    def interval(self) -> str:
        """How intervals are made."""
        turns = any(len(text.turns) > 1 for text in self.study.texts)
        return self.question.interval_for(len(self.study.texts), turns=turns)

    @cached_property
    def cuts(self) -> tuple[tuple[int, ...], ...]:
        """Where the parts of each text begin, but for the first; in characters that count."""
        if not self.question.replicates:
            return tuple(() for _text in self.study.texts)
        if self.interval == TURN:
            return tuple(_inner(text, [start for start, _end in text.turns]) for text in self.study.texts)
        if self.interval == BLOCK:
            return tuple(self._cells(text) for text in self.study.texts)
        return tuple(() for _text in self.study.texts)

    def _cells(self, text: Text) -> tuple[int, ...]:
        """Cut a text into cells as long as the mean passage."""
        lengths = [end - start for spans in text.layers.values() for start, end, _code in text.masked(spans)]
        mean = max(1, round(sum(lengths) / len(lengths))) if lengths else text.mask.length
        return tuple(range(mean, text.mask.length, max(1, mean)))

    @cached_property
    def redrawn(self) -> Redrawn:
        """The replicates, the same for all figures."""
        question = self.question
        return Redrawn(
            tuple(len(cuts) + 1 for cuts in self.cuts),
            TRANSCRIPT if self.interval in FIXED_ONLY else self.interval,
            0 if self.interval in FIXED_ONLY else question.replicates,
            question.seed,
            question.level,
        )

    def counts(self, continua: Sequence[Continua]) -> list[UnitizedCounts]:
        """Count what the u-alpha family needs, part by part, in one scale."""
        return in_one_scale(
            [
                part
                for text, cuts, here in zip(self.study.texts, self.cuts, continua, strict=True)
                for part in unitized_counts_by_part(here, text.mask.length, cuts)
            ]
        )

    def tables(self, continua: Sequence[Continua], pair: tuple[int, int]) -> list[BinaryTable]:
        """Count characters of one code by which of two coders marked them, part by part."""
        tables: list[BinaryTable] = []
        for text, cuts, here in zip(self.study.texts, self.cuts, continua, strict=True):
            first, second = here[pair[0]], here[pair[1]]
            if first is None or second is None:
                tables += [BinaryTable()] * (len(cuts) + 1)
            else:
                tables += _tables(first, second, text.mask.length, cuts)
        return tables

    def sets(self, unit: str) -> list[list[Sets]]:
        """List what the coders gave to the units of each part: a set of codes, or None if not done."""
        if unit not in self._sets:
            self._sets[unit] = [part for parts in self._new_sets(unit) for part in parts]
        return self._sets[unit]

    @cached_property
    def _sets(self) -> dict[str, list[list[Sets]]]:
        return {}

    def _new_sets(self, unit: str) -> Iterator[list[list[Sets]]]:
        rule = ANY if unit == TRANSCRIPT else self.question.rule
        for text, cuts in zip(self.study.texts, self.cuts, strict=True):
            own: list[list[Sets]] = [[] for _part in range(len(cuts) + 1)]
            for start, row in zip(*self.study.given(text, unit, rule), strict=True):
                own[bisect_right(cuts, text.mask.place(start))].append(row)
            yield own

    def known(self, estimate: Estimate) -> Estimate:
        """Say first what the whole study lacks."""
        lack = self.study.lack
        return Estimate(None, lack) if lack else replace(estimate, level=self.question.level)

    def continua(self, values: Values) -> list[Continua]:
        """Give what the coders marked in each text, with the values that codes count as."""
        return [self.study.continua(text, values) for text in self.study.texts]


def _inner(text: Text, starts: Sequence[int]) -> tuple[int, ...]:
    """Give the places inside the text, each once, in characters that count."""
    places = {text.mask.place(start) for start in starts}
    return tuple(sorted(place for place in places if 0 < place < text.mask.length))


def _tables(
    first: Sequence[Span], second: Sequence[Span], length: int, cuts: Sequence[int]
) -> list[BinaryTable]:
    """Count one text part by part."""
    if not cuts:
        return [binary_table(_bounds(first), _bounds(second), length)]
    pieces: tuple[dict[int, list[Bounds]], ...] = ({}, {})
    for spans, own in zip((first, second), pieces, strict=True):
        for part, piece in cut_at(spans, cuts):
            own.setdefault(part, []).append(piece)
    borders = [0, *cuts, length]
    tables = []
    for part, (start, end) in enumerate(pairwise(borders)):
        here, there = ([(a - start, b - start) for a, b in own.get(part, ())] for own in pieces)
        tables.append(binary_table(here, there, end - start))
    return tables


def _bounds(spans: Sequence[Span]) -> list[Bounds]:
    return [(start, end) for start, end, _value in spans]

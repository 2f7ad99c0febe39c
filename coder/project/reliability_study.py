"""What agreement is measured on: texts that several coders have finished, and what each of them marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations, pairwise

from coder.agreement.fixed_units import FixedUnits, codes_given, units_in
from coder.agreement.hierarchy import Parents, roll_up
from coder.agreement.redrawn import TRANSCRIPT, TURN
from coder.agreement.spans import Mask, Span, merge_spans, recode
from coder.agreement.units import Value
from coder.model.transcript import Status
from coder.project.reliability_question import SENTENCE, SPEAKERS, WHITESPACE
from coder.text.sentences import sentences

Bounds = tuple[int, int]
Values = Mapping[Value, Value]
"""What codes count as; codes that are not in it are left out."""
Sets = tuple[frozenset[Value] | None, ...]
"""What each coder gave to a unit; None where a coder is not done."""
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Text:
    """One transcript, and what its coders marked in it, each when done."""

    name: str
    words: str = field(repr=False)
    turns: tuple[Bounds, ...]
    """Those that count; where nobody is marked as speaking, the lines that hold something."""
    unheard: tuple[Bounds, ...]
    """Stretches that a filter leaves out, besides what the mask does."""
    layers: Mapping[str, tuple[Span, ...]]
    """Spans by coder; who is not done is not in it."""
    masks: tuple[str, ...] = ()
    ellipsis_ends: bool = False
    latest: Mapping[str, str] = field(default_factory=dict)
    """When the latest coding of each coder was made."""

    @property
    def coded_at(self) -> str:
        """When the latest of the codings was made; empty where there is none."""
        return max((self.latest.get(coder, "") for coder in self.layers), default="")

    @cached_property
    def blanks(self) -> tuple[Bounds, ...]:
        """Where nothing is written."""
        return tuple(found.span() for found in _BLANKS.finditer(self.words))

    @cached_property
    def _unspoken(self) -> tuple[Bounds, ...]:
        """What lies between turns: labels, time marks, headings, and turns that do not count."""
        ends = [0, *(place for turn in self.turns for place in turn), len(self.words)]
        return tuple((start, end) for start, end in zip(ends[::2], ends[1::2], strict=True) if start < end)

    @cached_property
    def _excluded(self) -> tuple[Bounds, ...]:
        return (
            *self.unheard,
            *(self._unspoken if SPEAKERS in self.masks else ()),
            *(self.blanks if WHITESPACE in self.masks else ()),
        )

    @cached_property
    def mask(self) -> Mask:
        """Which characters count."""
        return Mask(len(self.words), self._excluded)

    @cached_property
    def _mask_of_units(self) -> Mask:
        """Which characters count in a sentence, turn or transcript: never blanks."""
        if WHITESPACE in self.masks:
            return self.mask
        return Mask(len(self.words), (*self._excluded, *self.blanks))

    @cached_property
    def by_code(self) -> Mapping[str, Mapping[Value, list[Span]]]:
        """Masked spans by coder and code, merged before."""
        found: dict[str, dict[Value, list[Span]]] = {}
        for coder, spans in self.layers.items():
            of_coder = found.setdefault(coder, {})
            for span in self.masked(merge_spans(spans)):
                of_coder.setdefault(span[2], []).append(span)
        return found

    @cached_property
    def sentences(self) -> tuple[Bounds, ...]:
        """The sentences of the turns."""
        return tuple(
            (start + first, start + last)
            for start, end in self.turns
            for first, last in sentences(self.words[start:end], ellipsis_ends=self.ellipsis_ends)
        )

    def units(self, unit: str) -> tuple[FixedUnits, list[int]]:
        """Give the sentences, the turns or the whole as units, and where each begins; blanks never count."""
        all_borders: Mapping[str, Sequence[Bounds]] = {
            SENTENCE: self.sentences,
            TURN: self.turns,
            TRANSCRIPT: ((0, len(self.words)),),
        }
        borders, place = all_borders[unit], self._mask_of_units.place
        units = units_in(borders, self._mask_of_units)
        return units, [start for start, end in sorted(borders) if place(start) < place(end)]

    def masked(self, spans: Sequence[Span]) -> list[Span]:
        """Give spans in what counts of the text; one with nothing left of it is dropped."""
        place = self.mask.place
        kept = ((place(start), place(end), value) for start, end, value in spans)
        return sorted((span for span in kept if span[0] < span[1]), key=lambda span: span[:2])


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was left out, and why."""

    transcripts: Mapping[str, Mapping[str, Status]] = field(default_factory=dict)
    """Transcripts that fewer than two of the coders are done with: how far each of them is."""
    hidden: tuple[str, ...] = ()
    """Transcripts in which who looks sees nobody else's codings yet."""
    layers: Mapping[tuple[str, str], Status] = field(default_factory=dict)
    """(transcript, coder) of coders who are not done with a transcript that others are done with."""
    lost: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """Codings that lost their place when the text was revised, by transcript and coder."""
    unknown: Mapping[str, int] = field(default_factory=dict)
    """Codings whose code is not in today's codebook, by code."""
    masked: int = 0
    """Codings of which no character counts."""
    coded_before: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Codes with the (transcript, coder) that were coded under a codebook without them."""
    changed_since: Mapping[str, int] = field(default_factory=dict)
    """Codings by transcript, made or changed after the first decision there: no longer independent."""


@dataclass(frozen=True)
class Study:
    """Texts that at least two of the coders are done with, by name."""

    coders: tuple[str, ...]
    texts: tuple[Text, ...]
    parents: Parents
    """All codes of the tree in its order, each with the one above."""
    codes: tuple[Value, ...]
    """Codes to be told of, in the order of the codebook."""
    left_out: LeftOut = field(default_factory=LeftOut)

    @property
    def lack(self) -> str | None:
        """Why there is nothing to compare, if there is not."""
        if len(self.coders) < 2:
            return "fewer-than-two-coders"
        return None if self.texts else "no-units"

    @property
    def pairs(self) -> Iterator[tuple[int, int]]:
        """Give the places of each two coders."""
        return combinations(range(len(self.coders)), 2)

    def of(self, coders: Sequence[str]) -> Study:
        """Look at some of the coders only."""
        here = [
            replace(text, layers={coder: text.layers[coder] for coder in coders if coder in text.layers})
            for text in self.texts
        ]
        return replace(
            self, coders=tuple(coders), texts=tuple(text for text in here if len(text.layers) >= 2)
        )

    @property
    def present(self) -> tuple[str, ...]:
        """Who is done with any of the texts; everybody where there are none."""
        return tuple(who for who in self.coders if not self.texts or self.done(who))

    def done(self, coder: str) -> int:
        """Count the texts that a coder is done with."""
        return sum(coder in text.layers for text in self.texts)

    def only(self, names: Sequence[str]) -> Study:
        """Look at some of the texts only."""
        return replace(self, texts=tuple(text for text in self.texts if text.name in names))

    def rolled_up(self, depth: int) -> Study:
        """Put in place of deeper codes the ones above them."""
        above = roll_up(self.parents, depth)
        texts = [
            replace(text, layers={who: tuple(recode(spans, above)) for who, spans in text.layers.items()})
            for text in self.texts
        ]
        there = {above[code] for code in self.codes}
        kept = set(above.values())
        return replace(
            self,
            texts=tuple(texts),
            parents={code: parent for code, parent in self.parents.items() if code in kept},
            codes=tuple(code for code in self.parents if code in there),
        )

    def continua(self, text: Text, values: Values) -> list[list[Span] | None]:
        """Give what each coder marked, masked; a code counts as its value, and without one not at all."""
        return [
            text.masked(recode(text.layers[coder], values)) if coder in text.layers else None
            for coder in self.coders
        ]

    def continua_of(self, text: Text, code: Value) -> list[list[Span] | None]:
        """Give what each coder marked with one code, masked."""
        return [text.by_code[coder].get(code, []) if coder in text.by_code else None for coder in self.coders]

    def given(self, text: Text, unit: str, rule: str) -> tuple[list[int], list[Sets]]:
        """Give for each unit of a text where it begins, and the codes of every coder."""
        units, starts = text.units(unit)
        columns: list[Sequence[frozenset[Value] | None]] = [
            codes_given(text.layers[coder], units, rule) if coder in text.layers else [None] * len(units)
            for coder in self.coders
        ]
        return starts, list(zip(*columns, strict=True))


def cut_at(spans: Sequence[Span], cuts: Sequence[int]) -> Iterator[tuple[int, Bounds]]:
    """Cut spans where parts begin: the part and the piece of each."""
    for start, end, _value in spans:
        inner = [start, *(cut for cut in cuts[bisect_right(cuts, start) :] if cut < end), end]
        for first, last in pairwise(inner):
            yield bisect_right(cuts, first), (first, last)

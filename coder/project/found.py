"""What a search has found so far, with what stands around it and how it is coded."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import overload

from coder.model.problem import Problem, Severity
from coder.model.settings import Settings
from coder.model.span import Span
from coder.model.transcript import Transcript, Turn
from coder.project.opening import Project
from coder.project.searcher import Searcher, Turns
from coder.store import texts
from coder.store.texts import CodedRow, TextFacts
from coder.text.search import Finder, Patience, Place, Query, places_in

_FIRST, _MOST = 8, 64
"""Texts read at a time: few for the first screen, more later."""
_WIDTH = 3
"""A hit is kept as three numbers: start, end, key of the stretch."""
_SHOWN = 500
"""Hits made at a time."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where it was found."""

    transcript: str
    turn: int | None
    """Its number; none for headings and notes between turns."""
    speaker: str | None
    span: Span
    quote: str
    left: str
    """What stands before it in the same turn."""
    right: str
    around: Span
    """The turn, or the lines between two."""
    codes: tuple[str, ...]
    """Of the live codings that share a character with it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Whose turns are searched."""

    only: frozenset[str]
    """Empty for everybody."""
    without: frozenset[str]

    def __contains__(self, speaker: object) -> bool:
        return speaker not in self.without and (not self.only or speaker in self.only)


@dataclass(frozen=True, slots=True)
class Scope:
    """Where is searched, and whose codings count."""

    texts: tuple[TextFacts, ...]
    heard: Heard | None = None
    """`None` for all turns, and for what stands between them."""
    codes: frozenset[str] | None = None
    """Which codes a hit must touch one of; `None` if none."""
    coders: tuple[str, ...] = ()
    eyes: str = ""
    blind: frozenset[str] = frozenset()
    """Transcripts in which only the codings of `eyes` are shown."""


class Found(Sequence[Hit]):
    """Hits in the order of the transcripts and their texts; each is made when it is looked at."""

    def __init__(self, searcher: Searcher, query: Query, scope: Scope, context: int) -> None:
        self.query = query
        self.finished = False
        self.warnings: list[Problem] = []
        self._searcher, self._scope, self._context = searcher, scope, context
        self._texts: list[TextFacts] = []
        self._turns: dict[str, Turns] = {}
        self._places: list[array[int]] = []
        self._firsts = [0]
        self._coded: dict[int, _Coded] = {}
        self._steps = self._search()

    def go_on(self, until: int | None = None) -> None:
        """Search on until there are so many hits, or to the end."""
        while not self.finished and (until is None or len(self) < until):
            self.step()

    def step(self) -> None:
        """Search a few more texts."""
        self.finished = next(self._steps, True)

    @property
    def revisions(self) -> dict[str, str]:
        """Say on which text of each transcript the hits stand."""
        return {one.name: one.revision for one in self._texts}

    @property
    def transcripts(self) -> tuple[str, ...]:
        """Name the transcripts that have hits, in order."""
        return tuple(one.name for one in self._texts)

    def spans_in(self, transcript: str) -> tuple[Span, ...]:
        """Give where the hits of one transcript stand, in order."""
        names = self.transcripts
        numbers = self._places[names.index(transcript)] if transcript in names else ()
        return tuple(map(Span, numbers[::_WIDTH], numbers[1::_WIDTH]))

    def is_about(self, transcript: str, text: str) -> bool:
        """Tell whether the hits of a transcript, if it has any, stand in this text."""
        turns = self._turns.get(transcript)
        return turns is None or turns.stretches.text == text

    def __len__(self) -> int:
        return self._firsts[-1]

    @overload
    def __getitem__(self, index: int) -> Hit: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Hit]: ...

    def __getitem__(self, index: int | slice) -> Hit | Sequence[Hit]:
        wanted = range(len(self))[index]
        if isinstance(wanted, int):
            return self._made(range(wanted, wanted + 1))[0]
        return self._made(wanted)

    def __iter__(self) -> Iterator[Hit]:
        """Make them many at a time: the codings of many texts are read at once."""
        first = 0
        while some := self[first : first + _SHOWN]:
            yield from some
            first += len(some)

    @property
    def project(self) -> Project:
        """Where it was searched."""
        return self._searcher.project

    @property
    def texts(self) -> tuple[TextFacts, ...]:
        """What is searched, found or not."""
        return self._scope.texts

    @property
    def settings(self) -> Settings:
        """Give the settings of the project."""
        return self.project.settings

    def text_of(self, hit: Hit) -> str:
        """Give the words of the turn that a hit is in."""
        return hit.around.of(self._turns[hit.transcript].stretches.text)

    def excerpt(self, hit: Hit) -> tuple[Transcript, Span]:
        """Cut out the turn of a hit and the one before it, and tell where the hit is in that."""
        turns = self._turns[hit.transcript]
        stretches = turns.stretches
        turn = bisect_right(stretches.ends, hit.span.start)
        cut = range(max(0, turn - 1), turn + 1) if hit.turn is not None else range(0)
        first = stretches.starts[cut[0]] if cut else hit.around.start
        spoken = tuple(
            Turn(
                turns.numbers[key],
                Span(stretches.starts[key] - first, stretches.ends[key] - first),
                turns.speaker(key),
            )
            for key in cut
        )
        text = stretches.text[first : hit.around.end]
        return Transcript(hit.transcript, text, spoken), Span(hit.span.start - first, hit.span.end - first)

    def forget_codings(self) -> None:
        """Read the codings anew: some have been given or removed."""
        self._coded.clear()

    def _made(self, wanted: Sequence[int]) -> list[Hit]:
        places = [bisect_right(self._firsts, index) - 1 for index in wanted]
        self._read_codings([self._texts[place] for place in dict.fromkeys(places)])
        return [
            self._hit(place, index - self._firsts[place]) for place, index in zip(places, wanted, strict=True)
        ]

    def _hit(self, place: int, index: int) -> Hit:
        one = self._texts[place]
        turns = self._turns[one.name]
        text = turns.stretches.text
        start, end, key = self._places[place][_WIDTH * index : _WIDTH * (index + 1)]
        first, last = turns.stretches.bounds(key)
        return Hit(
            transcript=one.name,
            turn=turns.number(key),
            speaker=turns.speaker(key),
            span=Span(start, end),
            quote=text[start:end],
            left=text[max(first, start - self._context) : start],
            right=text[end : min(last, end + self._context)],
            around=Span(first, last),
            codes=self._coded[one.no].at(start, end),
        )

    def _read_codings(self, some: Sequence[TextFacts]) -> None:
        wanted = [one.no for one in some if one.no not in self._coded]
        if not wanted:
            return
        project = self._searcher.project
        scope = self._scope
        hidden = [one.no for one in some if one.name in scope.blind]
        with project.database.reading() as connection:
            found = texts.coded(connection, [no for no in wanted if no not in hidden], scope.coders)
            found |= texts.coded(connection, [no for no in wanted if no in hidden], [scope.eyes])
        present_id = project.codebook.present_id
        for no, rows in found.items():
            self._coded[no] = _Coded([(start, end, present_id(code)) for start, end, code in rows])

    def _search(self) -> Iterator[bool]:
        """Search some texts at a step; say `False` after each."""
        likely = self._searcher.likely(self.query, self._scope.texts)
        patience = Patience()
        size, first = _FIRST, 0
        finder, known = None, 0
        while first < len(likely) and patience.left:
            some = likely[first : first + size]
            self._searcher.read(some)
            if known != self._searcher.characters:
                finder, known = self._searcher.finder(self.query), self._searcher.characters
            if finder is not None:
                self._search_in(some, finder, patience)
            first, size = first + size, min(2 * size, _MOST)
            yield False
        if not patience.left:
            self.warnings.append(_warning("find-given-up", pattern=self.query.text))

    def _search_in(self, some: Sequence[TextFacts], finder: Finder, patience: Patience) -> None:
        holding = [one for one in some if finder.occurs(self._searcher.text(one))]
        self._searcher.part(holding)
        if self._scope.codes is not None:
            self._read_codings(holding)
        for one in holding:
            turns = self._searcher.turns(one)
            places, slow = places_in(finder, turns.stretches, patience)
            for key in slow:
                facts = {"transcript": one.name, "turn": turns.number(key) or 0}
                self.warnings.append(_warning("find-slow", pattern=self.query.text, **facts))
            self._keep(one, self._wanted(one, places))
            if not patience.left:
                break

    def _keep(self, one: TextFacts, places: Iterable[Place]) -> None:
        numbers = array("q", chain.from_iterable(places))
        if numbers:
            self._turns[one.name] = self._searcher.turns(one)  # to be shown even when it has been revised
            self._places.append(numbers)
            self._texts.append(one)  # the count last: another thread may look at what is there so far
            self._firsts.append(len(self) + len(numbers) // _WIDTH)

    def _wanted(self, one: TextFacts, places: list[Place]) -> list[Place]:
        """Leave out what others say, and what is not coded as wanted."""
        heard, codes = self._scope.heard, self._scope.codes
        if heard is not None:
            speakers = self._searcher.turns(one).stretches.speakers
            places = [place for place in places if place[2] >= 0 and speakers[place[2]] in heard]
        if codes is not None:
            coded = self._coded[one.no]
            places = [place for place in places if codes.intersection(coded.at(place[0], place[1]))]
        return places


class _Coded:
    """Which codes lie on each passage of one text."""

    def __init__(self, rows: list[CodedRow]) -> None:
        self._rows = rows
        self._reach = list(accumulate((end for _start, end, _code in rows), max))

    def at(self, start: int, end: int) -> tuple[str, ...]:
        """Give the codes that share a character with a passage."""
        codes = []
        index = bisect_left(self._rows, (end,)) - 1
        while index >= 0 and self._reach[index] > start:
            if self._rows[index][1] > start:
                codes.append(self._rows[index][2])
            index -= 1
        return tuple(dict.fromkeys(reversed(codes)))


def _warning(rule: str, **facts: object) -> Problem:
    return Problem(rule, Severity.WARNING, facts=facts)

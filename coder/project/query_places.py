"""Where a query holds in one transcript, as some coders coded it, and what stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from coder.analysis.query.evaluating import Match, Per, Reading, pairs_in, units_in
from coder.analysis.query.expression import Expression, Pair, needs_sentences
from coder.analysis.query.grid import united
from coder.analysis.query.passages import Passage, Show, meetings
from coder.analysis.scope import lines_of
from coder.model.coding import Coding
from coder.model.settings import EllipsisIs
from coder.model.span import Span
from coder.model.transcript import Transcript
from coder.project.found import Heard, Hit
from coder.project.opening import Project
from coder.project.query_atoms import Atoms
from coder.text.sentences import sentences, without_outer_space


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and what of the places where it holds is wanted."""

    words: str
    expression: Expression
    per: Per | None
    """What boolean logic is asked of; `None` when pairs are listed."""
    show: Show = Show.HULL
    across: bool = False
    """Whether what several coders said counts as if one had."""
    context: int = 20

    @property
    def unit(self) -> str:
        """Name what a row of the answer is."""
        return str(self.show if self.per is None else self.per)


@dataclass(frozen=True, slots=True)
class Retrieved:
    """One place where a query holds."""

    hit: Hit
    coder: str | None
    """Whose codings it holds for; nobody's where only words were looked for, or all coders count as one."""
    codings: tuple[Coding, ...]
    """Those that speak for it."""
    marks: tuple[Span, ...]
    """The stretches of it that the query is about, apart from each other."""


class Text:
    """One transcript, and which of its turns are asked about."""

    def __init__(self, project: Project, transcript: Transcript, heard: Heard | None) -> None:
        self.transcript = transcript
        self.turns = [
            (turn.span.start, turn.span.end)
            for turn in transcript.turns
            if heard is None or turn.speaker in heard
        ]
        if not transcript.turns and (heard is None or not heard.only):
            self.turns = [(row.start, row.end) for row in lines_of(transcript.text)]
        self.ellipsis_ends = project.settings.ellipsis is EllipsisIs.END

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Part the turns into sentences, without the blanks around them."""
        text = self.transcript.text
        return [
            without_outer_space(text, first + start, first + end)
            for first, last in self.turns
            for start, end in sentences(text[first:last], ellipsis_ends=self.ellipsis_ends)
        ]


@dataclass(frozen=True, slots=True)
class Layer:
    """One text as some coders coded it."""

    text: Text
    coders: tuple[str, ...]
    codings: Sequence[Coding]

    def places(self, asked: Asked, wanted: Atoms) -> tuple[list[Retrieved], int]:
        """Find where the query holds, and tell of how many units."""
        transcript, per = self.text.transcript, asked.per
        reading = Reading(
            transcript.text,
            self.text.turns,
            self.text.sentences if per is Per.SENTENCE or needs_sentences(asked.expression) else (),
            wanted.passages(transcript.id, self.coders, self.codings),
        )
        if per is None and isinstance(asked.expression, Pair):
            matches = pairs_in(reading, asked.expression, asked.show)
        else:
            matches = units_in(reading, asked.expression, per or Per.TURN)
        if wanted.only is not None:
            matches = self._coded_so(matches, wanted.only)
        by_id = {one.id: one for one in self.codings}
        return [self._retrieved(one, by_id, asked) for one in matches], _units(reading, per)

    def _coded_so(self, matches: Sequence[Match], codes: frozenset[str]) -> list[Match]:
        """Leave the places that a coding with one of some codes touches."""
        places = [Passage(one.start, one.end, "") for one in matches]
        coded = [Passage(one.span.start, one.span.end, one.id) for one in self.codings if one.code in codes]
        met = {place[:2] for place, _coding in meetings(places, coded, _place, _place)}
        return [one for one in matches if one[:2] in met]

    def _retrieved(self, match: Match, by_id: Mapping[str, Coding], asked: Asked) -> Retrieved:
        transcript = self.text.transcript
        text, start, end = transcript.text, match.start, match.end
        first, last = transcript.turn_at(start), transcript.turn_at(end - 1)
        around = Span(
            min(first.span.start, start) if first else start, max(last.span.end, end) if last else end
        )
        whole = asked.per is Per.TRANSCRIPT
        said = tuple(by_id[key] for key in dict.fromkeys(one.key for one in match.passages) if key in by_id)
        hit = Hit(
            transcript=transcript.id,
            turn=first.number if first and not whole else None,
            speaker=first.speaker if first and not whole else None,
            span=Span(start, end),
            quote=text[start:end],
            left=text[max(around.start, start - asked.context) : start],
            right=text[end : min(around.end, end + asked.context)],
            around=around,
            codes=tuple(dict.fromkeys(one.code for one in said)),
        )
        whose = self.coders[0] if len(self.coders) == 1 and not asked.across else None
        inside = ((max(start, one.start), min(end, one.end)) for one in match.passages)
        marks = united(bounds for bounds in inside if bounds[0] < bounds[1])
        return Retrieved(hit, whose, said, tuple(Span(*bounds) for bounds in marks))


def _units(reading: Reading, per: Per | None) -> int:
    """Count what boolean logic was asked of; stretches and pairs have no number."""
    match per:
        case Per.TURN:
            return len(reading.by_turn.units)
        case Per.SENTENCE:
            return len(reading.by_sentence.units)
        case Per.TRANSCRIPT:
            return int(bool(reading.by_turn.units))
        case _:
            return 0


def _place(one: Passage) -> tuple[int, int]:
    return one.start, one.end

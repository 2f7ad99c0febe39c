"""Which passages a list shows, where each of them stands, and how its lines read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rich.cells import cell_len

from coder.model.coding import Coding
from coder.model.span import Span
from coder.model.transcript import Turn
from coder.project.opening import Project
from coder.project.placing import first_turn, interviews
from coder.tui.looks import UNKNOWN, CodeLook
from coder.tui.widgets.ink import cut
from coder.tui.widgets.rows import Row
from coder.tui.wording import named

SPEAKER, CODER = 12, 8
"""Cells at most of a speaker's and a coder's name."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage that a number, a hit or a disagreement leads to."""

    transcript: str
    span: Span
    codings: tuple[Coding, ...] = ()
    """Those that it is about; none for a mere stretch of text."""
    note: str = ""
    """What is to be said of it besides, in a few words."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of passages is about; `Show("passages", Wanted(…))` opens it."""

    title: str
    find: Callable[[Project], Sequence[Passage]]
    """Finds them, in a thread; asked again when something has happened."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage with where it stands."""

    passage: Passage
    turn: Turn | None
    words: str

    @property
    def id(self) -> str:
        """Tell it apart from the others of its list."""
        one = self.passage
        codings = ",".join(coding.id for coding in one.codings)
        return f"{one.transcript} {one.span.start} {one.span.end} {codings} {one.note}"


@dataclass(frozen=True)
class Listing:
    """Passages in the order of the texts."""

    passages: tuple[Placed, ...]
    titles: Mapping[str, str]

    @cached_property
    def by_id(self) -> Mapping[str, Passage]:
        """Find a passage by the id of its line."""
        return {one.id: one.passage for one in self.passages}

    @cached_property
    def transcripts(self) -> int:
        """Count the transcripts that they stand in."""
        return len({one.passage.transcript for one in self.passages})

    @cached_property
    def codings(self) -> int:
        """Count the codings that they are about."""
        return len({coding.id for one in self.passages for coding in one.passage.codings})

    @cached_property
    def distinct(self) -> int:
        """Count passages as tables do: of several coders on the same words, each has their own."""
        return len(
            {
                (one.passage.transcript, one.passage.span, coder)
                for one in self.passages
                for coder in {coding.coder for coding in one.passage.codings} or {""}
            }
        )


def listing(project: Project, wanted: Wanted) -> Listing:
    """Find passages and where they stand; those in transcripts that are gone are left out."""
    found = sorted(wanted.find(project), key=lambda one: (one.transcript, one.span))
    bare = {one.transcript for one in found if _quote(one) is None}
    read = interviews(project, (one.transcript for one in found), bare)
    return Listing(
        tuple(
            Placed(
                one,
                first_turn(read.turns.get(one.transcript, ()), one.span),
                _quote(one) or one.span.of(read.texts.get(one.transcript, "")),
            )
            for one in found
            if one.transcript in read.titles
        ),
        read.titles,
    )


def _quote(passage: Passage) -> str | None:
    """Take the words from a coding that stands on just these."""
    return next((coding.quote for coding in passage.codings if coding.span == passage.span), None)


def passage_rows(found: Listing, looks: Mapping[str, CodeLook]) -> list[Row]:
    """List passages below the name of their transcript: turn, letters, words, who speaks, who coded."""
    speakers = _column((_speaker(one) for one in found.passages), SPEAKER)
    coders = _column((_coders(one) for one in found.passages), CODER)
    turns = max((len(_turn(one)) for one in found.passages), default=0)
    counts: dict[str, int] = {}
    for one in found.passages:
        counts[one.passage.transcript] = counts.get(one.passage.transcript, 0) + 1
    rows: list[Row] = []
    above = ""
    for one in found.passages:
        name = one.passage.transcript
        if name != above:
            rows.append(_heading(name, found.titles[name], counts[name]))
            above = name
        letters = _letters(one.passage.codings, looks)
        behind = (one.passage.note, _fitted(_speaker(one), speakers), _fitted(_coders(one), coders))
        rows.append(
            Row(
                one.id,
                " ".join(one.words.split()),
                sign=_turn(one).rjust(turns),
                letter=letters[0][0] if letters else "",
                color=letters[0][1] if letters else "",
                more=letters[1:],
                count="  ".join(filter(None, behind)),
            )
        )
    return rows


@lru_cache(maxsize=1024)
def _fitted(name: str, cells: int) -> str:
    """Cut a name to its column; few names stand in many lines."""
    return cut(name, cells)


def _column(texts: Iterable[str], most: int) -> int:
    """Give a column the cells that its widest text needs, within bounds."""
    return min(most, max(map(cell_len, texts), default=0))


def _heading(name: str, title: str, count: int) -> Row:
    return Row(f"={name}", named(name, title), count=f"{count:,}", tone="heading", can_choose=False)


def _turn(one: Placed) -> str:
    return str(one.turn.number) if one.turn else ""


def _speaker(one: Placed) -> str:
    return (one.turn.speaker or "") if one.turn else ""


def _coders(one: Placed) -> str:
    return " ".join(dict.fromkeys(coding.coder for coding in one.passage.codings))


def _letters(codings: Sequence[Coding], looks: Mapping[str, CodeLook]) -> tuple[tuple[str, str], ...]:
    found = dict.fromkeys(coding.code for coding in codings)
    return tuple((look.letter, look.color) for look in (looks.get(code, UNKNOWN) for code in found))

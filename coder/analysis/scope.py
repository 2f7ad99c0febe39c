"""What the figures are about: whose reading of which interviews, and which turns of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from coder.analysis.arrays import Flags, Numbers, numbers
from coder.model.transcript import Transcript


class TurnRow(NamedTuple):
    """One turn as the scope needs it."""

    start: int
    end: int
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One interview without its words."""

    id: str
    length: int
    """Characters of the canonical text."""
    turns: Sequence[TurnRow]
    """In order and without overlap; a plain tuple of the three will do."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    lines_as_turns: bool = False
    """Nobody is marked as speaking, so its non-empty lines count as turns."""


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """Every (interview, coder) whose codings count, and the text they could have coded."""

    transcripts: tuple[str, ...]
    lengths: Numbers
    attributes: tuple[Mapping[str, str], ...]
    coders: tuple[str, ...]
    read: Flags
    """Row per transcript, column per coder: whether that coder has begun it."""
    turn_transcript: Numbers
    """In ascending order; within a transcript, turns come in the order of the text."""
    turn_start: Numbers
    turn_end: Numbers
    turn_speaker: Numbers
    """Place among `speakers`; the last place stands for nobody in particular."""
    speakers: tuple[str | None, ...]
    kept: Flags
    """Which turns the filters leave; an empty turn is no unit and is never kept."""
    cut: bool
    """Whether only kept turns are scope; otherwise the whole text is, headings and labels too."""
    lines_as_turns: tuple[str, ...] = ()


def lines_of(text: str) -> Iterator[TurnRow]:
    """Give the lines that hold something."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield TurnRow(start, start + len(line))
        start += len(line) + 1


def case_of(transcript: Transcript) -> Case:
    """Take from an interview what counting needs; without turns, its lines are the turns."""
    turns = [TurnRow(turn.span.start, turn.span.end, turn.speaker) for turn in transcript.turns]
    return Case(
        transcript.id,
        len(transcript.text),
        turns or list(lines_of(transcript.text)),
        transcript.attributes,
        lines_as_turns=not turns,
    )


def scope_of(
    cases: Sequence[Case],
    read: Collection[tuple[str, str]],
    *,
    coders: Sequence[str] = (),
    speakers: Collection[str] = (),
    without: Collection[str] | None = None,
) -> Scope:
    """Put a scope together.

    `read` holds the (transcript, coder) pairs that count. `speakers` keeps only their turns; `without` leaves
    out the turns of some, and `None` means that nobody was to be left out. Cases nobody reads are left out.
    """
    layers = frozenset(read)
    begun = {transcript for transcript, _coder in layers}
    cases = [case for case in cases if case.id in begun]
    readers = tuple(coders) or tuple(sorted({coder for _transcript, coder in layers}))
    rows = [TurnRow(*turn) for case in cases for turn in case.turns]
    names: tuple[str | None, ...] = (*dict.fromkeys(row.speaker for row in rows if row.speaker), None)
    places = {name: place for place, name in enumerate(names)}
    heard = [
        row.end > row.start
        and (not speakers or row.speaker in speakers)
        and (without is None or row.speaker not in without)
        for row in rows
    ]
    return Scope(
        transcripts=tuple(case.id for case in cases),
        lengths=numbers(case.length for case in cases),
        attributes=tuple(case.attributes for case in cases),
        coders=readers,
        read=np.array([[(case.id, coder) in layers for coder in readers] for case in cases], bool).reshape(
            len(cases), len(readers)
        ),
        turn_transcript=numbers(place for place, case in enumerate(cases) for _turn in case.turns),
        turn_start=numbers(row.start for row in rows),
        turn_end=numbers(row.end for row in rows),
        turn_speaker=numbers(places[row.speaker or None] for row in rows),
        speakers=names,
        kept=np.array(heard, bool),
        cut=bool(speakers) or without is not None,
        lines_as_turns=tuple(case.id for case in cases if case.lines_as_turns),
    )

"""How long it takes to count a million codings that are in memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from benchmarks.measuring import Figure, table, timed
from coder.analysis.arrays import CodingArrays
from coder.analysis.frequency import frequencies
from coder.analysis.scope import Case, Scope, TurnRow, scope_of
from coder.model.code import Bilingual, Code
from coder.model.codebook import Codebook

CODINGS, TRANSCRIPTS, TURNS, CODERS = 1_000_000, 1_000, 60, 4
TURN_LENGTH = 160


def codebook() -> Codebook:
    """Invent 40 codes on three levels: 4 headings, 12 below them, 24 below those."""
    codes: list[Code] = []
    for top in range(4):
        codes.append(_code(f"a{top}", None))
        for middle in range(3):
            codes.append(_code(f"a{top}b{middle}", f"a{top}"))
            codes += [_code(f"a{top}b{middle}c{low}", f"a{top}b{middle}") for low in range(2)]
    return Codebook(tuple(codes))


def _code(id: str, parent: str | None) -> Code:
    return Code(id, uuid=id, name=Bilingual(en=id), parent=parent)


def codings(codes: tuple[str, ...], amount: int = CODINGS) -> CodingArrays:
    """Scatter codings over all texts, most of them about a sentence long."""
    chance = np.random.default_rng(1)
    start = chance.integers(0, TURNS * TURN_LENGTH - 400, amount)
    return CodingArrays(
        transcript=chance.integers(0, TRANSCRIPTS, amount),
        coder=chance.integers(0, CODERS, amount),
        code=chance.integers(0, len(codes), amount),
        start=start,
        end=start + chance.integers(5, 120, amount),
        transcripts=tuple(f"C{number:04}" for number in range(TRANSCRIPTS)),
        coders=tuple(f"coder {number}" for number in range(CODERS)),
        codes=codes,
    )


def scope(arrays: CodingArrays, *, without: frozenset[str] | None = None) -> Scope:
    """Let two people take turns in every text, and every coder read all of it."""
    turns = [
        TurnRow(
            number * TURN_LENGTH + 4, (number + 1) * TURN_LENGTH - 1, ("访谈员", "社区工作者")[number % 2]
        )
        for number in range(TURNS)
    ]
    cases = [
        Case(id, TURNS * TURN_LENGTH, turns, {"role": ("社区", "街道")[place % 2]})
        for place, id in enumerate(arrays.transcripts)
    ]
    read = {(text, coder) for text in arrays.transcripts for coder in arrays.coders}
    return scope_of(cases, read, without=without)


def main() -> None:
    """Print a row per question."""
    book = codebook()
    arrays = codings(tuple(book.by_id))
    everything = scope(arrays)
    answers = scope(arrays, without=frozenset({"访谈员"}))
    tasks: dict[str, Callable[[], object]] = {
        "scope from 60,000 turns": partial(scope, arrays),
        "all figures, whole texts": partial(frequencies, arrays, everything, book),
        "without the interviewer": partial(frequencies, arrays, answers, book),
        "to depth 1": partial(frequencies, arrays, everything, book, depth=1),
    }
    for by in ("transcript", "coder", "attr:role", "speaker"):
        tasks[f"by {by}"] = partial(frequencies, arrays, everything, book, by=by)
    note = f"{CODINGS:,} codings, {TRANSCRIPTS:,} transcripts × {TURNS} turns, {len(book.codes)} codes."
    table("Counting in memory", (Figure(task, timed(work, 5)) for task, work in tasks.items()), note)


if __name__ == "__main__":
    main()

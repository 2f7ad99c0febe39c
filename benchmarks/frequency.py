"""How long it takes to count a million codings that are in memory."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np

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


def median(work: Callable[[], object], times: int = 5) -> float:
    """Measure the seconds some work takes."""
    seconds = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds)


def main() -> None:
    """Print a row per question."""
    book = codebook()
    arrays = codings(tuple(book.by_id))
    everything = scope(arrays)
    answers = scope(arrays, without=frozenset({"访谈员"}))
    tasks: dict[str, Callable[[], object]] = {
        "scope from 60,000 turns": lambda: scope(arrays),
        "all figures, whole texts": lambda: frequencies(arrays, everything, book),
        "without the interviewer": lambda: frequencies(arrays, answers, book),
        "--depth 1": lambda: frequencies(arrays, everything, book, depth=1),
    } | {
        f"--by {by}": lambda by=by: frequencies(arrays, everything, book, by=by)  # type: ignore[misc]
        for by in ("transcript", "coder", "attr:role", "speaker")
    }
    print(f"{CODINGS:,} codings, {TRANSCRIPTS:,} transcripts × {TURNS} turns, {len(book.codes)} codes")
    for task, work in tasks.items():
        print(f"{median(work):7.3f} s  {task}")


if __name__ == "__main__":
    main()

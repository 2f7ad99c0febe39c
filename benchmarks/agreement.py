"""How long it takes to say how far coders agree: on long texts with many passages, and with intervals.

python -m benchmarks.agreement
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from random import Random

from benchmarks.measuring import Figure, table, timed
from coder.agreement import BinaryTable, Span, UnitizedCounts, bootstrap_sums, unitized_alpha, unitized_counts
from coder.agreement.comparison import compare
from coder.agreement.multi_valued import MultiValuedCounts, multi_valued_counts
from coder.agreement.multi_valued_interval import multi_valued_bootstrap
from coder.agreement.unitized_interval import (
    binary_u_alpha_with_interval,
    in_one_scale,
    unitized_alpha_with_intervals,
)

CODERS, SEGMENTS, LENGTH = 4, 5_000, 650_000
TRANSCRIPTS, CODES, REPLICATES = 30, 40, 2_000


def coding(chance: Random, passages: int, length: int, codes: int) -> list[Span]:
    """Invent one coder's passages: at even distances, shifted and given another code now and then."""
    step = length // passages
    spans: list[Span] = []
    for place in range(passages):
        start = place * step + chance.randrange(step // 4)
        end = start + chance.randrange(step // 4, step - step // 4)
        code = place * 7 % codes if chance.random() < 0.7 else chance.randrange(codes)
        spans.append((start, end, f"code {code}"))
    return spans


def long_text(codes: int) -> list[list[Span]]:
    """Invent what all coders say of one long text."""
    chance = Random(codes)
    return [coding(chance, SEGMENTS, LENGTH, codes) for _coder in range(CODERS)]


def study() -> list[list[UnitizedCounts]]:
    """Count a study: for each code, each transcript."""
    chance = Random(1)
    texts = [[coding(chance, 120, 12_000, CODES) for _coder in range(3)] for _text in range(TRANSCRIPTS)]
    return [
        [unitized_counts([_of(code, spans) for spans in text], 12_000) for text in texts]
        for code in sorted({span[2] for spans in texts[0] for span in spans}, key=str)
    ]


def _of(code: object, spans: Sequence[Span]) -> list[Span]:
    return [span for span in spans if span[2] == code]


def sentences() -> list[MultiValuedCounts]:
    """Count a study by sentences with up to three codes each."""
    chance = Random(2)
    names = [f"code {number}" for number in range(CODES)]

    def given() -> frozenset[str]:
        return frozenset(chance.sample(names[:10], chance.choice([0, 0, 1, 1, 2, 3])))

    return [
        multi_valued_counts([(given(), given(), given()) for _sentence in range(300)])
        for _text in range(TRANSCRIPTS)
    ]


def bootstrapped(counted: Sequence[Sequence[UnitizedCounts]]) -> None:
    """Put an interval around |u-alpha of every code."""
    for texts in counted:
        binary_u_alpha_with_interval(in_one_scale(texts), partial(bootstrap_sums, replicates=REPLICATES))


def f1_bootstrapped(tables: Sequence[Sequence[int]]) -> None:
    """Put an interval around F1 of every code."""
    for _code in range(CODES):
        bootstrap_sums(tables, lambda sums: BinaryTable(*sums).f1, replicates=REPLICATES)


def main() -> None:
    """Print a row per question."""
    few, many = long_text(8), long_text(100)
    counted, said = study(), sentences()
    domain = [
        unitized_counts([coding(Random(text * 10 + coder), 120, 12_000, 8) for coder in range(3)], 12_000)
        for text in range(TRANSCRIPTS)
    ]
    tables = [(text, 3, 4, 12_000) for text in range(TRANSCRIPTS)]
    resample = partial(bootstrap_sums, replicates=REPLICATES)
    tasks: list[tuple[str, Callable[[], object], float | None]] = [
        ("u-alpha family, 4 coders × 5,000 passages, 8 codes", partial(unitized_alpha, few, LENGTH), 0.5),
        ("the same, 100 codes", partial(unitized_alpha, many, LENGTH), 0.5),
        ("comparison of 2 of these coders", partial(compare, many[0], many[1], LENGTH), None),
        ("2,000 replicates of binary u-alpha, 40 codes × 30 transcripts", partial(bootstrapped, counted), 1),
        ("2,000 replicates of F1, the same", partial(f1_bootstrapped, tables), None),
        (
            "2,000 replicates of the family in one domain of 8 codes",
            partial(unitized_alpha_with_intervals, domain, resample),
            None,
        ),
        (
            "2,000 replicates of multi-valued alpha, 40 codes, 9,000 sentences",
            partial(multi_valued_bootstrap, said, replicates=REPLICATES),
            None,
        ),
    ]
    note = (
        f"{CODERS} coders with {SEGMENTS:,} passages each over {LENGTH:,} characters; intervals: 3 coders, "
        f"{TRANSCRIPTS} transcripts of 12,000 characters with 120 passages per coder. In memory, one process."
    )
    table("Agreement", (Figure(task, timed(work, 5), target) for task, work, target in tasks), note)


if __name__ == "__main__":
    main()

"""How often an interval holds what it promises: those of invented studies, held against the truth.

python -m benchmarks.coverage [STUDIES]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from coder.agreement import Estimate, Span, bootstrap_sums, bootstrap_within
from coder.agreement.jackknife import jackknife_sums
from coder.agreement.unitized import unitized_counts_by_part
from coder.agreement.unitized_formulas import binary_u_terms, value_of

STUDIES, REPLICATES = 400, 600
TURNS, TURN_LENGTH = 60, 90
LENGTH = TURNS * TURN_LENGTH
POPULATION = 4_000
"""Transcripts that stand for all there could be."""
SIZES = (6, 12, 30)
PROMISED = 0.90
"""What a nominal 95 % interval from 12 transcripts should reach."""

Rows = list[tuple[int, ...]]
"""What |u-alpha adds up, turn by turn."""


@dataclass(frozen=True)
class World:
    """How transcripts differ in how frequent the code is, how often it is missed, and how often made up."""

    name: str
    frequent: Callable[[Random], float]
    missed: Callable[[Random], float]
    invented: Callable[[Random], float]

    def transcript(self, chance: Random) -> Rows:
        """Invent what two coders mark in one transcript, and count it."""
        frequent, missed, invented = self.frequent(chance), self.missed(chance), self.invented(chance)
        coders: tuple[list[Span], list[Span]] = [], []
        for turn in range(TURNS):
            there, begin = chance.random() < frequent, turn * TURN_LENGTH
            passage = _passage(chance)
            for spans in coders:
                if there and chance.random() >= missed:
                    start, end = _shifted(chance, *passage)
                elif not there and chance.random() < invented:
                    start, end = _passage(chance)
                else:
                    continue
                spans.append((begin + start, begin + end, "code"))
        borders = [turn * TURN_LENGTH for turn in range(1, TURNS)]
        return [part.binary_row() for part in unitized_counts_by_part(coders, LENGTH, borders)]


WORLDS = (
    World(
        "differ evenly",
        lambda c: c.uniform(0.1, 0.5),
        lambda c: c.uniform(0.05, 0.3),
        lambda c: c.uniform(0, 0.08),
    ),
    World(
        "a few stand out",
        lambda c: c.betavariate(2, 5),
        lambda c: c.betavariate(2, 9),
        lambda c: c.betavariate(1, 24),
    ),
)


def _passage(chance: Random) -> tuple[int, int]:
    start = chance.randrange(TURN_LENGTH - 20)
    return start, chance.randrange(start + 10, TURN_LENGTH + 1)


def _shifted(chance: Random, start: int, end: int) -> tuple[int, int]:
    """Move both ends a little, as coders do."""
    first = max(0, min(start + round(chance.gauss(0, 3)), TURN_LENGTH - 2))
    return first, max(first + 1, min(end + round(chance.gauss(0, 3)), TURN_LENGTH))


def u_of(sums: Sequence[int]) -> float | None:
    """Form |u-alpha of two coders."""
    return value_of(binary_u_terms(1, *sums))


def summed(rows: Rows) -> tuple[int, ...]:
    """Add up the turns of a transcript, or the transcripts of a study."""
    return tuple(map(sum, zip(*rows, strict=True)))


@dataclass
class Held:
    """How often intervals of one kind held the truth, and how wide they were."""

    truth: float
    held: int = 0
    widths: list[float] = field(default_factory=list)

    def add(self, estimate: Estimate) -> None:
        """Note one interval."""
        if estimate.low is not None and estimate.high is not None:
            self.held += estimate.low <= self.truth <= estimate.high
            self.widths.append(estimate.high - estimate.low)

    @property
    def share(self) -> float:
        """Tell the share that held."""
        return self.held / len(self.widths)

    @property
    def width(self) -> float:
        """Tell the mean width."""
        return sum(self.widths) / len(self.widths)


WAYS: dict[str, Callable[[list[Rows], int], Estimate]] = {
    "transcripts resampled": lambda study, seed: bootstrap_sums(
        [*map(summed, study)], u_of, replicates=REPLICATES, seed=seed
    ),
    "the same, expanded percentiles": lambda study, seed: bootstrap_sums(
        [*map(summed, study)], u_of, replicates=REPLICATES, seed=seed, expanded=True
    ),
    "jackknife of transcripts": lambda study, _seed: jackknife_sums([*map(summed, study)], u_of),
    "turns resampled within transcripts": lambda study, seed: bootstrap_within(
        study, u_of, replicates=REPLICATES, seed=seed
    ),
}


def truth_of(world: World) -> float:
    """Form |u-alpha of a population that no study exhausts."""
    chance = Random("population")
    value = u_of(summed([summed(world.transcript(chance)) for _transcript in range(POPULATION)]))
    if value is None:
        raise SystemExit("the population has no agreement")
    return value


def measured(world: World, truth: float, size: int, studies: int) -> dict[str, Held]:
    """Invent studies of some size and note whether their intervals hold the truth."""
    chance = Random(f"{world.name}, {size}")
    held = {way: Held(truth) for way in WAYS}
    for number in range(studies):
        study = [world.transcript(chance) for _transcript in range(size)]
        for way, interval in WAYS.items():
            held[way].add(interval(study, number))
    return held


def main() -> None:
    """Print the table, and which ways keep what is promised."""
    studies = int(sys.argv[1]) if len(sys.argv) > 1 else STUDIES
    truths = {world.name: truth_of(world) for world in WORLDS}
    told = ", ".join(f"{value:.3f} where transcripts {name}" for name, value in truths.items())
    print("## Do the intervals hold?\n")
    print(
        f"Binary u-alpha of two coders and one code; {TURNS} turns of {TURN_LENGTH} characters a transcript. "
        f"Truth ({POPULATION:,} transcripts): {told}. Nominal 95 % intervals of {studies} studies of each "
        f"size, {REPLICATES} replicates.\n"
    )
    print("| transcripts | which | interval from | holds the truth | mean width |\n|---|---|---|---|---|")
    kept = dict.fromkeys(WAYS, True)
    for size in SIZES:
        for world in WORLDS:
            for way, held in measured(world, truths[world.name], size, studies).items():
                print(f"| {size} | {world.name} | {way} | {held.share:.1%} | {held.width:.3f} |", flush=True)
                kept[way] &= size != 12 or held.share >= PROMISED
    print(f"\nAt least {PROMISED:.0%} with 12 transcripts, however they differ:\n")
    for way, keeps in kept.items():
        print(f"- {way}: {'yes' if keeps else '**no**'}")


if __name__ == "__main__":
    main()

"""How often codes that know nothing of each other are called significant, by rotation and by Fisher's test.

python -m benchmarks.false_positives [STUDIES]
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from coder.analysis.arrays import numbers
from coder.analysis.fisher import fisher_p
from coder.analysis.rotation import rotation_p, rotation_p_max
from coder.analysis.sheets import Sheet

STUDIES, ROTATIONS = 400, 199
INTERVIEWS, TURNS = 30, 60
LEVEL = 0.05
PROMISED = 0.06
"""What a share of .05 may come to in practice."""
FAMILY = 10
"""Codes of the studies in which all pairs are tested at once."""


@dataclass(frozen=True)
class World:
    """How interviews are made in which every code is given without regard to the others."""

    name: str
    differ: bool
    """Whether a code is frequent in one interview and rare in another."""
    persist: bool
    """Whether a topic goes on: a code stays for another turn with .7."""

    def study(self, chance: np.random.Generator, codes: int) -> list[Sheet]:
        """Invent all interviews of a study."""
        return [Sheet(place, np.arange(codes), self._interview(chance, codes)) for place in range(INTERVIEWS)]

    def _interview(self, chance: np.random.Generator, codes: int) -> NDArray[np.bool_]:
        share = chance.beta(0.8, 7, codes) if self.differ else np.full(codes, 0.1)
        stay = 0.7 if self.persist else 0.0
        marks = np.zeros((codes, TURNS), bool)
        marks[:, 0] = chance.random(codes) < share
        for turn in range(1, TURNS):
            marks[:, turn] = chance.random(codes) < stay * marks[:, turn - 1] + (1 - stay) * share
        return marks


WORLDS = (
    World("homogeneous", differ=False, persist=False),
    World("interviews differ", differ=True, persist=False),
    World("topics persist", differ=False, persist=True),
    World("both", differ=True, persist=True),
)


def pair(world: World, studies: int) -> tuple[float, float]:
    """Test one pair in each study: how often rotation calls it significant, and how often Fisher's test."""
    chance = np.random.default_rng(3)
    rotated: list[float] = []
    fisher: list[float] = []
    for number in range(studies):
        sheets = world.study(chance, 2)
        rotated += rotation_p(sheets, numbers([0]), numbers([1]), replicates=ROTATIONS, seed=number)
        a, b = np.concatenate([sheet.marks for sheet in sheets], axis=1)
        fisher.append(fisher_p(int((a & b).sum()), int(a.sum()), int(b.sum()), len(a)))
    return significant(rotated), significant(fisher)


def family(world: World, studies: int) -> float:
    """Test all pairs of each study at once: how often any of them is significant."""
    chance = np.random.default_rng(4)
    first, second = (numbers(side) for side in zip(*combinations(range(FAMILY), 2), strict=True))
    least: list[float] = []
    for number in range(studies):
        sheets = world.study(chance, FAMILY)
        found = rotation_p_max(sheets, first, second, replicates=ROTATIONS, seed=number)
        least.append(min((p for p in found if p is not None), default=1.0))
    return significant(least)


def significant(p_values: list[float]) -> float:
    """Give the share of p-values up to .05."""
    return sum(p <= LEVEL for p in p_values) / len(p_values)


def main() -> None:
    """Print the table, and whether rotation keeps what is promised."""
    studies = int(sys.argv[1]) if len(sys.argv) > 1 else STUDIES
    print("## Is chance called significant?\n")
    print(
        f"Independent codes in {INTERVIEWS} interviews × {TURNS} turns; share of {studies} studies with "
        f"p ≤ {LEVEL}, {ROTATIONS} rotations. The last column: any of the "
        f"{FAMILY * (FAMILY - 1) // 2} pairs of {FAMILY} codes by the family-wise p.\n"
    )
    print("| interviews | rotation, one pair | Fisher on turns, one pair | family-wise, any pair |")
    print("|---|---|---|---|")
    kept = True
    for world in WORLDS:
        rotated, fisher = pair(world, studies)
        any_pair = family(world, studies)
        print(f"| {world.name} | {rotated:.3f} | {fisher:.3f} | {any_pair:.3f} |", flush=True)
        kept &= rotated <= PROMISED
    print(f"\nRotation at most {PROMISED} in each: {'yes' if kept else '**no**'}.")


if __name__ == "__main__":
    main()

"""How long it takes to find the codes that go together, and to test them against chance.

python -m benchmarks.cooccurrence
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import combinations
from pathlib import Path

import numpy as np

from benchmarks.large import CODERS, TURNS, large_project
from benchmarks.measuring import Figure, command, table, timed
from benchmarks.studies import CODER, sample
from coder.analysis.arrays import Numbers, numbers
from coder.analysis.meetings import meetings
from coder.analysis.rotation import rotation_p, rotation_p_max
from coder.analysis.sheets import Sheet
from coder.analysis.unit import unit_of
from coder.project.cooccurring import Question, cooccur
from coder.project.filters import Filters
from coder.project.opening import Project

CODINGS, TRANSCRIPTS = 1_000_000, 1_000
CODES, INTERVIEWS, ROTATIONS = 40, 100, 999
RUNS = 5


def sheets() -> list[Sheet]:
    """Invent one coder's interviews of 80 to 200 turns, turn by turn."""
    chance = np.random.default_rng(1)
    return [
        Sheet(place, np.arange(CODES), chance.random((CODES, int(chance.integers(80, 201)))) < 0.05)
        for place in range(INTERVIEWS)
    ]


def tested(read: list[Sheet], first: Numbers, second: Numbers) -> Iterator[Figure]:
    """Rotate every pair, and count within windows."""
    said = f"{len(first)} pairs × {ROTATIONS} rotations"
    one_by_one = partial(rotation_p, read, first, second, replicates=ROTATIONS, seed=1)
    together = partial(rotation_p_max, read, first, second, replicates=ROTATIONS, seed=1)
    yield Figure(f"{said}, each pair by itself", timed(one_by_one, RUNS), 1.0)
    yield Figure(f"{said}, all pairs together, for the family-wise p", timed(together, RUNS))
    for unit in ("window:4", "before:3"):
        counted = partial(meetings, read, unit_of(unit), CODES)
        yield Figure(f"`{unit}` of all codes", timed(counted, RUNS), 1.0)


def counted(project: Project) -> Iterator[Figure]:
    """Load everything and count it, as the command does."""
    for unit, target in (("overlap", 1.5), ("turn", None), ("near:2", None), ("near:40c", None)):
        question = Question(unit=unit_of(unit), replicates=0)
        count = partial(cooccur, project, Filters(), question)
        met = sum(edge.pair.counts.n_ab for edge in count().edges.edges)
        assert met > CODINGS // 100
        yield Figure(f"`{unit}`, with loading: {met:,} times together", timed(count, RUNS), target)
    alone = partial(cooccur, project, Filters(coders=CODERS[:1]), Question(replicates=ROTATIONS))
    said = (
        f"`turn` of one coder, with loading and {ROTATIONS} rotations, each pair by itself and all together"
    )
    yield Figure(said, timed(alone, 1, warm=0))


def small(study: Path) -> Iterator[Figure]:
    """Run the command on the sample study."""
    program = (CODER, "--project", study, "cooc", "--coder", "甲", "--kind", "cause")
    whole = partial(command, *program, "--format", "json")
    yield Figure("`coder cooc --kind cause`, the whole process", timed(whole, RUNS))
    drawn = partial(command, *program, "--graph", study / "exports" / "causes.graphml")
    yield Figure("the same, with communities and GraphML", timed(drawn, RUNS))


def main() -> None:
    """Print the tables."""
    read = sheets()
    first, second = (numbers(side) for side in zip(*combinations(range(CODES), 2), strict=True))
    turns = sum(sheet.marks.shape[1] for sheet in read)
    note = (
        f"{CODES} codes in {INTERVIEWS} transcripts, {turns:,} turns, a code in every twentieth of them. "
        "In memory, one process."
    )
    table("Codes together: rotations and windows", tested(read, first, second), note)
    with tempfile.TemporaryDirectory() as folder:
        project = large_project(Path(folder) / "study", CODINGS, TRANSCRIPTS)
        note = (
            f"{CODINGS:,} codings of {len(CODERS)} coders in {TRANSCRIPTS:,} transcripts × {TURNS} turns, "
            f"{CODES} codes on 3 levels: every pair but codes with one above them. After imports."
        )
        table("Codes together in a million codings", counted(project), note)
        project.close()
        table("Codes together in the sample study", small(sample(Path(folder) / "sample")))


if __name__ == "__main__":
    main()

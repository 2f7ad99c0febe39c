"""How long counting takes in a study of a million codings.

python -m benchmarks.million
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.large import CODERS, TURNS, large_project
from benchmarks.measuring import Figure, command, table, timed
from benchmarks.studies import CODER
from coder.project.counting import count, load
from coder.project.filters import Filters
from coder.project.opening import Project, open_project
from coder.store import codebooks

CODINGS, TRANSCRIPTS = 1_000_000, 1_000
RUNS = 5


def own_counts(project: Project) -> dict[str, int]:
    """Count the codings of each code in SQL, as opening a project does."""
    with project.database.reading() as transaction:
        return codebooks.codes_in_use(transaction)


def loaded(project: Project) -> int:
    """Load all codings as columns, as every count does."""
    with project.database.reading() as transaction:
        return len(load(transaction).code)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        study = Path(folder) / "study"
        large_project(study, CODINGS, TRANSCRIPTS).close()
        project = open_project(study)
        everything, answers = Filters(), Filters(exclude_interviewer=True)
        counted = count(project, everything).frequencies
        own = {row.code.id: row.own.codings for row in counted.groups[0].rows}
        assert own == own_counts(project)
        assert sum(own.values()) == CODINGS
        size = project.database.path.stat().st_size / 1e6
        freq = (CODER, "--project", study, "freq", "--format", "json")
        figures = [
            Figure("own counts per code, in SQL", timed(lambda: own_counts(project), RUNS), 1.0),
            Figure("load all codings as columns", timed(lambda: loaded(project), RUNS)),
            Figure(
                "full frequency table: load, own, rolled up (`coder.project.counting.count`)",
                timed(lambda: count(project, everything), RUNS),
                2.0,
            ),
            Figure(
                "the same by transcript", timed(lambda: count(project, everything, by="transcript"), RUNS)
            ),
            Figure("the same without the interviewer", timed(lambda: count(project, answers), RUNS)),
            Figure("open the project", timed(lambda: open_project(study).close(), RUNS)),
            Figure("`coder freq --format json`, the whole process", timed(lambda: command(*freq), RUNS)),
        ]
        project.close()
    note = (
        f"{CODINGS:,} codings of {len(CODERS)} coders in {TRANSCRIPTS:,} transcripts × {TURNS} turns, "
        f"40 codes on 3 levels, {size:,.0f} MB. The rows are written straight into the tables, without "
        "a journal. After imports, except for the whole process."
    )
    table("A million codings", figures, note)


if __name__ == "__main__":
    main()

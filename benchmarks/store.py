"""How long it takes to store a coding, to open a project, to back it up, to see what another window does.

python -m benchmarks.store
"""

from __future__ import annotations

import itertools
import operator
import random
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from benchmarks.large import large_project
from benchmarks.measuring import Figure, table, timed, took
from benchmarks.studies import CODER, WHO, empty_project, interview, passages, take_in, usable_codes
from benchmarks.terminal import Terminal
from coder.model.span import Span
from coder.project.backing_up import backup
from coder.project.coding import tag, untag
from coder.project.opening import Project, open_project
from coder.project.transcripts import codings_of, overview, read
from coder.project.undoing import undo
from coder.project.watching import watch

CHARACTERS = 337_875
"""1 MB of Chinese in UTF-8."""
CODINGS = 5_000
LOOK_AROUND = 0.2
"""Seconds between two looks of the workbench at what others do."""
MEGABYTES = 100


def writing(folder: Path) -> list[Figure]:
    """Time single codings in a project that has many."""
    project = empty_project(folder)
    take_in(project, {"B01": interview(CHARACTERS)})
    codes, chance = usable_codes(project), random.Random(1)
    spans = passages(chance, CHARACTERS, CODINGS + 600)
    given = zip(spans, itertools.cycle(codes))
    times = [took(partial(tag, project, WHO, "B01", span, [code])) for span, code in given]
    mine = codings_of(project, "B01")
    removing = [took(partial(untag, project, WHO, [one.id])) for one in mine[:200]]
    undoing = timed(lambda: undo(project, WHO), 200, warm=0)
    project.close()
    size = f"1 MB of text, {CODINGS:,} codings before"
    return [
        Figure(f"store one coding ({size})", times[CODINGS:], 0.005, at=0.95),
        Figure("the same in a young project: the first 600", times[:600]),
        Figure("remove one coding", removing, 0.005, at=0.95),
        Figure("undo", undoing),
    ]


def opening(folder: Path) -> list[Figure]:
    """Time what happens before the workbench can draw."""
    large_project(folder, 20_000, 20).close()

    def open_it() -> None:
        project = open_project(folder)
        overview(project)
        read(project, "C0007")
        assert codings_of(project, "C0007")
        project.close()

    what = "open a project of 20,000 codings: codebook, list of transcripts, one text with its 1,000 codings"
    return [Figure(what, timed(open_it, 15), 0.3)]


def backing_up(folder: Path) -> list[Figure]:
    """Time the checked copy of a large database."""
    project = large_project(folder, 145_000, 150)
    size = project.database.path.stat().st_size / 1e6
    names = (folder / f"{number}.db" for number in itertools.count())
    times = timed(lambda: backup(project, next(names)), 5)
    project.close()
    return [Figure(f"backup of {size:.0f} MB, checked and on the disk", times, 1.5)]


def other_window(folder: Path) -> list[Figure]:
    """Time from a stored coding to another process that looks every 0.2 s, as the workbench does."""
    project = empty_project(folder)
    take_in(project, {"B01": interview(20_000)})
    tag(project, WHO, "B01", Span(0, 5), usable_codes(project)[:1])
    return [
        Figure("seen by a process that looks every 0.2 s", _seen(project), 0.5, at=1),
        Figure("shown by an open workbench", _shown(project), 0.5, at=1),
    ]


def _seen(project: Project) -> list[float]:
    news = watch(project)
    words = (sys.executable, "-m", "benchmarks.scripted", project.folder, "李", "B01", "100", "20", "0.33")
    seen: dict[str, float] = {}
    with subprocess.Popen([str(word) for word in words], stdout=subprocess.PIPE, text=True) as other:
        while other.poll() is None:
            time.sleep(LOOK_AROUND)
            for event in news.news():
                seen[event.change.target] = time.monotonic()
        assert other.stdout is not None
        stored = [line.split() for line in other.stdout]
    news.close()
    return [seen[id] - float(moment) for id, moment in stored]


def _shown(project: Project) -> list[float]:
    code = usable_codes(project)[2]
    found = []
    with Terminal(CODER, "--project", project.folder, "code", "B01", "--coder", WHO) as terminal:
        terminal.until(lambda screen: "B01" in screen)
        terminal.settle(2)
        for number in range(20):
            before = terminal.text
            tag(project, WHO, "B01", Span(number * 30, number * 30 + 20), [code])
            stored = time.perf_counter()
            found.append(terminal.until(partial(operator.ne, before)) - stored)
            terminal.settle(0.4)
    return found


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = [
            *writing(folder / "writing"),
            *opening(folder / "opening"),
            *backing_up(folder / "backup"),
            *other_window(folder / "windows"),
        ]
    note = "SQLite with WAL and `synchronous=FULL`, on a local disk; in one process, after imports."
    table("The store", figures, note)


if __name__ == "__main__":
    main()

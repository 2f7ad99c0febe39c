"""The same study in `coder` and in `qualitative-coding`, the one peer that works in a terminal.

    python -m benchmarks.peers

The peer is installed from the package index into an environment of its own, run, and thrown away with it.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.measuring import command, shown, took
from benchmarks.peer_study import CODED, DOCUMENTS, LINES, Study
from benchmarks.studies import CODER, WHO

PEER = "qualitative-coding"


@dataclass(slots=True)
class Task:
    """The same thing asked of both."""

    what: str
    ours: str
    theirs: str
    seconds: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))

    def run(self, ours: Callable[[], object], theirs: Callable[[], object]) -> None:
        """Do it in both, one after the other, so that both meet the same load."""
        for seconds, work in zip(self.seconds, (ours, theirs), strict=True):
            seconds.append(took(work))

    def row(self) -> str:
        """Lay out both medians and least times, and how many times longer the peer takes."""
        ours, theirs = map(statistics.median, self.seconds)
        both = (f"{shown(statistics.median(one))} ({shown(min(one))})" for one in self.seconds)
        commands = (f"`{self.ours}`", f"`{self.theirs}`")
        cells = (self.what, *both, f"{theirs / ours:.1f}", str(len(self.seconds[0])), *commands)
        return f"| {' | '.join(cells)} |"


def install(folder: Path) -> tuple[Path, str]:
    """Install the peer and give its program and its version; say loudly when that fails."""
    python = folder / "bin" / "python"
    pip = (python, "-m", "pip", "install", "--quiet", PEER)
    steps: tuple[tuple[str | Path, ...], ...] = ((sys.executable, "-m", "venv", folder), pip)
    for step in steps:
        done = subprocess.run(step, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip()
            raise SystemExit(f"NOT MEASURED: {PEER} could not be installed, so nothing is compared.\n{said}")
    ask = f"from importlib.metadata import version; print(version({PEER!r}))"
    return folder / "bin" / "qc", command(python, "-c", ask).strip()


def compare(study: Study) -> list[Task]:
    """Ask the same of both."""
    start = Task("start: help", "coder --help", "qc --help")
    for _round in range(9):
        start.run(partial(command, CODER, "--help"), partial(command, study.peer, "--help"))
    what = f"import {DOCUMENTS} documents of {LINES} lines"
    take_in = Task(what, "coder import", "qc corpus import -r -i verbatim")
    files = sorted(study.source.iterdir())
    theirs = ("corpus", "import", study.source, "-r", "-i", "verbatim")
    for name in ("-1", "-2", "-3", "-4", ""):
        study.new_projects(name)
        take_in.run(
            partial(study.coder, "import", *files, project=f"coder{name}"),
            partial(study.qc, *theirs, project=f"qc{name}"),
        )
    save = Task(f"store {CODED} codings of one document", "coder codings import", "qc code")
    for name in study.names:
        file = study.folder / "jsonl" / f"{name}.jsonl"
        save.run(
            partial(study.coder, "codings", "import", file),
            partial(study.qc, "code", WHO, "-p", f"{name}.txt"),
        )
    tables = [
        Task("frequency table", "coder freq", "qc codes stats"),
        Task("the same with sums up the tree", "coder freq", "qc codes stats -a"),
        Task("frequency table by document", "coder freq --by transcript", "qc codes stats -D"),
    ]
    for task in tables:
        for _round in range(5):
            task.run(
                partial(study.coder, *task.ours.split()[1:]), partial(study.qc, *task.theirs.split()[1:])
            )
    return [start, take_in, save, *tables]


def main() -> int:
    """Print the table; 1 when the two do not count the same."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        program, version = install(folder / "environment")
        (folder / "study").mkdir()
        study = Study(folder / "study", program)
        tasks = compare(study)
        ours, theirs = study.counts()
    agree = ours == theirs and sum(ours.values()) == DOCUMENTS * CODED
    print(f"\n## Beside {PEER} {version}\n")
    print(
        f"{DOCUMENTS} documents × {LINES} lines of Chinese, {DOCUMENTS * CODED:,} codings, "
        f"{len(study.codes)} codes. "
        "A new process each time, in turns; median (least). The ratio is the peer's median over ours. "
        f"Both count {'the same' if agree else '**differently**'}.\n"
    )
    print("| what | coder | peer | ratio | runs | our command | theirs |\n|---|---|---|---|---|---|---|")
    for task in tasks:
        print(task.row())
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())

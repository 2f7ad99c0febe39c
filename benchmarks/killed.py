"""Whether a coding that was shown as saved outlives the program: it is killed again and again while coding.

python -m benchmarks.killed [KILLS] [CODINGS]
"""

from __future__ import annotations

import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.studies import CODER, WHO, empty_project, interview, take_in
from benchmarks.terminal import Terminal
from coder.project.doctor import examine
from coder.project.opening import Project, open_project
from coder.project.undoing import redo, undo
from coder.store import codings

CHARACTERS = 40_000
ENTER, DOWN, FIRST_SLOT = "\r", "\x1b[B", "1"


@dataclass(slots=True)
class Outcome:
    """What some kills left behind."""

    what: str
    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    unannounced: int = 0
    """Stored whole, but killed before saying so."""
    problems: int = 0
    """What `coder doctor` finds wrong."""
    undoes: bool = True
    """Whether undoing and redoing still worked, each time."""

    @property
    def is_clean(self) -> bool:
        """Whether nothing that was promised is missing."""
        return not self.lost and not self.problems and self.undoes

    def row(self) -> str:
        """Lay the outcome out."""
        counts = (self.kills, self.acknowledged, self.lost, self.unannounced, self.problems)
        cells = (self.what, *map(str, counts), "yes" if self.undoes else "**no**")
        return f"| {' | '.join(cells)} | {'yes' if self.is_clean else '**no**'} |"


def look(folder: Path, outcome: Outcome) -> set[str]:
    """Open a project after a kill, see whether it is sound, and give the ids of what is stored."""
    project = open_project(folder)
    outcome.kills += 1
    outcome.problems += len(examine(project).problems)
    there = stored(project)
    if there:
        undo(project, WHO)
        fewer = stored(project)
        redo(project, WHO)
        outcome.undoes &= fewer < there and stored(project) == there
    project.close()
    return there


def stored(project: Project) -> set[str]:
    """Name the codings there are."""
    with project.database.reading() as transaction:
        return {one.id for one in codings.live(transaction)}


def scripted(folder: Path, kills: int, count: int, chance: random.Random) -> Outcome:
    """Kill a process that codes without a pause and says each coding once the call has returned."""
    outcome = Outcome("a process that calls `tag` without a pause")
    project = empty_project(folder)
    take_in(project, {"B01": interview(CHARACTERS)})
    project.close()
    said: set[str] = set()
    there: set[str] = set()
    for number in range(kills):
        words = map(str, (folder, WHO, "B01", number * count, count, 0))
        child = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.scripted", *words], stdout=subprocess.PIPE
        )
        assert child.stdout is not None
        lines = [child.stdout.readline() for _line in range(chance.randint(1, count - 1))]
        time.sleep(chance.uniform(0, 0.006))
        child.send_signal(signal.SIGKILL)
        lines += child.stdout.readlines()
        child.wait()
        said |= {line.split()[0].decode() for line in lines if line.endswith(b"\n")}
        there = look(folder, outcome)
        outcome.lost = len(said - there)
    outcome.acknowledged, outcome.unannounced = len(said), len(there - said)
    return outcome


def workbench(folder: Path, kills: int, chance: random.Random) -> Outcome:
    """Kill the workbench while keys are pressed; what its screen showed last is what it had promised."""
    outcome = Outcome("the workbench in a terminal, coding by keys")
    project = empty_project(folder)
    names = [f"B{number:02}" for number in range(1, kills + 1)]
    take_in(project, {name: interview(3_000, seed) for seed, name in enumerate(names)})
    project.close()
    for name in names:
        before = outcome.acknowledged + outcome.unannounced
        shown = _kill_workbench(folder, name, chance)
        there = len(look(folder, outcome)) - before
        outcome.acknowledged += min(shown, there)
        outcome.lost += max(0, shown - there)
        outcome.unannounced += max(0, there - shown)
    return outcome


def _kill_workbench(folder: Path, name: str, chance: random.Random) -> int:
    """Code row after row, kill at any moment, and tell how many codings the list of transcripts showed."""
    with Terminal(CODER, "--project", folder, "code", name, "--coder", WHO) as terminal:
        terminal.until(lambda screen: "访谈者" in screen)
        terminal.settle(0.3)
        terminal.press(ENTER)
        terminal.settle(0.3)
        terminal.press(ENTER)
        for _key in range(chance.randint(5, 60)):
            terminal.press(DOWN + FIRST_SLOT)
            terminal.read(chance.uniform(0.01, 0.05))
        terminal.kill()
        count = re.search(rf"● {name}\s+(\d+) ", terminal.text)
    return int(count[1]) if count else 0


def main() -> int:
    """Print the table; 1 when anything was lost."""
    kills, count = (int(word) for word in (*sys.argv[1:], *("20", "200")[len(sys.argv) - 1 :]))
    chance = random.Random(20)
    with tempfile.TemporaryDirectory() as folder:
        outcomes = [
            scripted(Path(folder) / "scripted", kills, count, chance),
            workbench(Path(folder) / "workbench", kills, chance),
        ]
    print("\n## Killed while coding\n")
    print("SIGKILL at random moments; after each kill the project is opened, examined, undone and redone.\n")
    print("| what | kills | acknowledged | lost | stored, not yet said | problems | undo works | pass |")
    print("|---|---|---|---|---|---|---|---|")
    for outcome in outcomes:
        print(outcome.row())
    return 0 if all(outcome.is_clean for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())

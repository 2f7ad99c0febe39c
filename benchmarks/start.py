"""How long one waits for the program: its help, a table of the sample study, the workbench.

python -m benchmarks.start
"""

from __future__ import annotations

import json
import sys
import tempfile
from functools import partial
from pathlib import Path

from benchmarks.measuring import Figure, command, table, timed
from benchmarks.studies import CODER, WHO, sample
from benchmarks.terminal import Terminal

RUNS = 11
COMMANDS = ("freq", "freq --by coder --format json", "transcripts", "codings list", "doctor")


def painted(study: Path, transcript: str, words: str) -> float:
    """Measure from starting the workbench until the first words of a transcript are on the screen."""
    with Terminal(CODER, "--project", study, "code", transcript, "--coder", WHO) as terminal:
        return terminal.until(lambda screen: words in screen) - terminal.begun


def first_words(study: Path, transcript: str) -> str:
    """Tell what to wait for: the beginning of what is said first."""
    shown = command(CODER, "--project", study, "transcripts", "show", transcript, "--format", "json")
    return str(json.loads(shown)["rows"][0]["text"]).strip()[:6]


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        study = sample(Path(folder) / "study")
        words = first_words(study, "C01")
        figures = [
            Figure(
                "Python alone: `python -c pass`", timed(lambda: command(sys.executable, "-c", "pass"), RUNS)
            ),
            Figure("`coder --help`", timed(lambda: command(CODER, "--help"), RUNS), 0.15),
        ]
        for asked in COMMANDS:
            run = partial(command, CODER, "--project", study, *asked.split())
            figures.append(Figure(f"`coder {asked}`", timed(run, RUNS), 0.7))
        shows = [painted(study, "C01", words) for _round in range(RUNS + 1)][1:]
        figures.append(Figure("workbench, from start to its first turn on the screen", shows, 0.9))
    note = "On the sample study, a new process each time, by the clock on the wall; terminal of 120 × 40."
    table("Start-up", figures, note)


if __name__ == "__main__":
    main()

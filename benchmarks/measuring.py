"""How is something timed, and how are the times laid out: one Markdown table per section."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

HEAD = "| what | median | p95 | min | max | runs | target | pass |\n|---|---|---|---|---|---|---|---|"


@dataclass(frozen=True, slots=True)
class Figure:
    """What something took, each time it was done, and how long it may take."""

    what: str
    seconds: Sequence[float]
    target: float | None = None
    at: float = 0.5
    """The share of the runs that must keep the target: half of them, unless the promise is about more."""

    def quantile(self, share: float) -> float:
        """Give the time that a share of the runs kept to."""
        if share == 0.5:
            return statistics.median(self.seconds)
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]

    @property
    def keeps(self) -> bool | None:
        """Whether the target is met; `None` where nothing was promised."""
        return None if self.target is None else self.quantile(self.at) < self.target

    def row(self) -> str:
        """Lay the figure out as a row of the table."""
        times = (self.quantile(0.5), self.quantile(0.95), min(self.seconds), max(self.seconds))
        cells = (
            self.what,
            *map(shown, times),
            str(len(self.seconds)),
            self._promise(),
            {None: "", True: "yes", False: "**no**"}[self.keeps],
        )
        return f"| {' | '.join(cells)} |"

    def _promise(self) -> str:
        if self.target is None:
            return "–"
        whose = {0.5: "median", 1: "each"}.get(self.at, f"p{self.at * 100:.0f}")
        return f"{whose} < {shown(self.target)}"


def shown(seconds: float) -> str:
    """Say a time with three digits that mean something."""
    if seconds >= 1:
        return f"{seconds:.2f} s"
    milliseconds = seconds * 1000
    return f"{milliseconds:.0f} ms" if milliseconds >= 20 else f"{milliseconds:.2f} ms"


def table(title: str, figures: Iterable[Figure], note: str = "") -> None:
    """Print a section: what was measured on, then a row per figure."""
    print(f"\n## {title}\n")
    if note:
        print(f"{note}\n")
    print(HEAD)
    for figure in figures:
        print(figure.row(), flush=True)


def timed(work: Callable[[], object], times: int, *, warm: int = 1) -> tuple[float, ...]:
    """Do something again and again; the first rounds warm up and do not count."""
    return tuple(took(work) for _ in range(warm + times))[warm:]


def took(work: Callable[[], object]) -> float:
    """Measure the seconds one round takes, by the clock on the wall."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def command(*words: str | Path, folder: Path | None = None, **surroundings: str) -> str:
    """Run a program to its end and give what it printed; a failure ends the benchmark with its words."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        env=plain_surroundings() | surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace")
        raise SystemExit(f"{' '.join(map(str, words))} ended with {done.returncode}:\n{said}")
    return done.stdout.decode()


def plain_surroundings() -> dict[str, str]:
    """Give the environment without the settings of whoever measures.

    Python's go too: where it may not keep what it has compiled, each start would compile the program anew.
    """
    return {name: value for name, value in os.environ.items() if not name.startswith(("CODER_", "PYTHON"))}

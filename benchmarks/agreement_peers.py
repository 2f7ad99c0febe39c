"""The same data given to `coder.agreement`, to krippendorff and to pygamma-agreement: how long each takes.

    python -m benchmarks.agreement_peers

The peers are installed from the package index into an environment of their own, which is thrown away.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.agreement import coding
from benchmarks.measuring import command, shown, timed
from coder.agreement import krippendorff_alpha, unitized_alpha

PEERS = ("krippendorff", "pygamma-agreement")
RUNS = 5
PEER_PROGRAM = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
task = json.load(open(sys.argv[1]))
if task["peer"] == "krippendorff":
    import krippendorff, numpy
    data = numpy.array(task["data"], dtype=float).T
    run = lambda: krippendorff.alpha(reliability_data=data, level_of_measurement=task["metric"])
else:
    from pyannote.core import Segment
    from pygamma_agreement import CombinedCategoricalDissimilarity, Continuum
    continuum = Continuum()
    for coder, spans in enumerate(task["data"]):
        for start, end, code in spans:
            continuum.add(str(coder), Segment(start, end), code)
    distance = CombinedCategoricalDissimilarity()
    run = lambda: continuum.compute_gamma(distance, soft=False, precision_level=None, n_samples=30).gamma
run()
seconds, value = [], None
for _round in range(task["runs"]):
    begun = time.perf_counter()
    value = run()
    seconds.append(time.perf_counter() - begun)
print(json.dumps({"seconds": seconds, "value": float(value)}))
"""


def install(folder: Path) -> Path:
    """Install the peers and give their Python; say loudly when that fails."""
    python = folder / "bin" / "python"
    pip = (python, "-m", "pip", "install", "--quiet", *PEERS)
    steps: tuple[tuple[str | Path, ...], ...] = ((sys.executable, "-m", "venv", folder), pip)
    for step in steps:
        done = subprocess.run(step, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip()
            raise SystemExit(
                f"NOT MEASURED: the peers could not be installed, so nothing is compared.\n{said}"
            )
    return python


def units_of(units: int, coders: int) -> list[list[int | None]]:
    """Invent what coders gave to fixed units: mostly the same of eight codes, sometimes nothing."""
    chance = Random(units)
    rows: list[list[int | None]] = []
    for _unit in range(units):
        true = chance.randrange(8)
        values = [true if chance.random() < 0.7 else chance.randrange(8) for _coder in range(coders)]
        rows.append([None if chance.random() < 0.1 else value for value in values])
    return rows


def asked(python: Path, folder: Path, **task: Any) -> dict[str, Any]:
    """Give a task to a peer, in a process of its own; loading it and the first round do not count."""
    file = folder / "task.json"
    file.write_text(json.dumps(task))
    answer: dict[str, Any] = json.loads(command(python, "-c", PEER_PROGRAM, file).strip().split("\n")[-1])
    return answer


def row(what: str, ours: Callable[[], object], theirs: dict[str, Any], same: str) -> str:
    """Lay out both medians and how many times longer the peer takes."""
    mine, other = statistics.median(timed(ours, RUNS)), statistics.median(theirs["seconds"])
    cells = (what, shown(mine), shown(other), f"{other / mine:.1f}", str(len(theirs["seconds"])), same)
    return f"| {' | '.join(cells)} |"


def beside_krippendorff(python: Path, folder: Path) -> None:
    """Compare alpha on the same units: the values must be the same."""
    for units in (500, 20_000):
        rows = units_of(units, 4)
        for metric in ("nominal", "ordinal", "interval"):
            theirs = asked(python, folder, peer="krippendorff", metric=metric, data=rows, runs=RUNS)
            value = krippendorff_alpha(rows, metric).value
            if value is None or abs(value - theirs["value"]) > 1e-9:
                raise SystemExit(f"krippendorff says {theirs['value']}, we say {value}")
            what = f"{metric} alpha, 4 coders × {units:,} units; krippendorff"
            print(row(what, partial(krippendorff_alpha, rows, metric), theirs, "the same"), flush=True)


def beside_pygamma(python: Path, folder: Path) -> None:
    """Compare what is said of the same passages: two coefficients that answer different questions."""
    for coders, passages, runs in ((2, 50, 3), (2, 200, 3), (2, 500, 1), (3, 50, 3), (3, 100, 1)):
        chance = Random(passages)
        length = passages * 130
        spans = [coding(chance, passages, length, 8) for _coder in range(coders)]
        theirs = asked(python, folder, peer="pygamma-agreement", data=spans, runs=runs)
        what = f"passages, {coders} coders × {passages}; pygamma-agreement"
        same = f"u-alpha {unitized_alpha(spans, length).u.value:.3f}, gamma {theirs['value']:.3f}"
        print(row(what, partial(unitized_alpha, spans, length), theirs, same), flush=True)


def main() -> None:
    """Print the table."""
    print("\n## Agreement, beside other programs\n")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        python = install(folder / "peers")
        ask = "from importlib.metadata import version as v; print(*(f'{p} {v(p)}' for p in %r), sep=', ')"
        versions = command(python, "-c", ask % (PEERS,)).strip()
        print(f"{versions}; gamma with 30 samples; medians, loading left out.\n")
        print("| what | coder.agreement | peer | peer ÷ coder | runs of the peer | value |")
        print("|---|---|---|---|---|---|")
        beside_krippendorff(python, folder)
        beside_pygamma(python, folder)


if __name__ == "__main__":
    main()

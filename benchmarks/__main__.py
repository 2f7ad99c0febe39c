"""Everything that is promised, measured: a Markdown table per section, each made by a process of its own.

python -m benchmarks [SECTION…]
"""

from __future__ import annotations

import os
import platform
import resource
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

SECTIONS = (
    "start",
    "transcript_view",
    "store",
    "million",
    "codebook",
    "find",
    "agreement",
    "cooccurrence",
    "killed",
    "peers",
    "agreement_peers",
)


def measured(section: str) -> bool:
    """Run a section and say how long it took and how much of the machine others used meanwhile."""
    begun, busy, own = time.monotonic(), busy_seconds(), own_seconds()
    failed = subprocess.call([sys.executable, "-m", f"benchmarks.{section}"])
    seconds = time.monotonic() - begun
    said = f"\nThis section took {seconds:.0f} s"
    if busy is not None:
        others = max(0.0, (busy_seconds() or busy) - busy - (own_seconds() - own))
        said += f"; other programs used {others / seconds:.0%} of one core meanwhile"
    print(f"{said}.", flush=True)
    return not failed


def busy_seconds() -> float | None:
    """Tell how long the cores of this machine have worked, where that can be known."""
    try:
        counted = Path("/proc/stat").read_text(encoding="ascii").split("\n")[0].split()[1:]
    except OSError:
        return None
    user, nice, system, _idle, _waiting, irq, softirq = map(int, counted[:7])
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")


def own_seconds() -> float:
    """Tell how long the sections have worked so far, with all that they started."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Run the sections one after the other; 1 when one of them could not be measured or lost something."""
    print("# Benchmarks\n")
    print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.system()}, {os.cpu_count()} cores, ", end="")
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}.", flush=True)
    failed = [section for section in sys.argv[1:] or SECTIONS if not measured(section)]
    print(f"\n**Failed: {', '.join(failed)}.**" if failed else "\nEvery section was measured.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

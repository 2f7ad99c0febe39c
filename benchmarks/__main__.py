"""Everything that is promised, measured: a Markdown table per section, each made by a process of its own.

python -m benchmarks
"""

from __future__ import annotations

import os
import platform
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime

SECTIONS = ("start", "transcript_view", "store", "million", "killed", "peers")


def main() -> int:
    """Run the sections one after the other; 1 when one of them could not be measured or lost something."""
    print("# Benchmarks\n")
    print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.system()}, {os.cpu_count()} cores, ", end="")
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, ", end="")
    print(f"load {os.getloadavg()[0]:.1f} at the beginning.", flush=True)
    failed = [name for name in SECTIONS if subprocess.call([sys.executable, "-m", f"benchmarks.{name}"])]
    print(f"\nLoad {os.getloadavg()[0]:.1f} at the end.", end=" ")
    print(f"Failed: {', '.join(failed)}." if failed else "Every section was measured.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

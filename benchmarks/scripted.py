"""A coder who never tires: codes one transcript again and again, and says each coding once it is stored.

python -m benchmarks.scripted PROJECT CODER TRANSCRIPT FIRST COUNT PAUSE
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from benchmarks.studies import usable_codes
from coder.model.span import Span
from coder.project.coding import tag
from coder.project.opening import open_project


def main(folder: str, who: str, transcript: str, first: int, count: int, pause: float) -> None:
    """Print the id of each coding, and when it was stored."""
    project = open_project(Path(folder))
    codes = usable_codes(project)
    for number in range(first, first + count):
        span = Span(number * 7, number * 7 + 20)
        (one,) = tag(project, who, transcript, span, [codes[number % len(codes)]])
        # Straight to the pipe: what stays in a buffer dies with the process.
        os.write(1, f"{one.coding.id} {time.monotonic()}\n".encode())
        time.sleep(pause)
    project.close()


if __name__ == "__main__":
    folder, who, transcript, *numbers = sys.argv[1:]
    main(folder, who, transcript, int(numbers[0]), int(numbers[1]), float(numbers[2]))

"""A coding that was announced is there, whatever ends the program: `benchmarks/killed.py` in short."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time

from coder.project.doctor import examine
from coder.project.history import history
from coder.project.opening import open_project
from coder.project.transcripts import codings_of
from coder.project.undoing import redo, undo

KILLS, CODINGS = 3, 40
PROGRAM = """
import os, sys
from pathlib import Path
from coder.model.span import Span
from coder.project.coding import tag
from coder.project.opening import open_project

project = open_project(Path(sys.argv[1]))
first = int(sys.argv[2])
for place in range(first, first + 60):
    (one,) = tag(project, "甲", "A01", Span(place % 60, place % 60 + 3 + place // 60), ["表格"])
    os.write(1, f"{one.coding.id}\\n".encode())
"""


def code_until_killed(folder, first, chance):
    """Run the program, kill it after some of its codings, and give the ids it had announced by then."""
    command = [sys.executable, "-c", PROGRAM, str(folder), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        lines = [process.stdout.readline() for _ in range(CODINGS + chance.randint(-8, 8))]
        time.sleep(chance.uniform(0, 0.004))
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
    assert process.returncode == -signal.SIGKILL
    return [line.decode().strip() for line in lines if line.endswith(b"\n")]


def test_what_was_announced_outlives_the_program(study):
    study.close()
    announced = []
    for kill in range(KILLS):
        announced += code_until_killed(study.folder, 60 * kill, random.Random(kill))
        project = open_project(study.folder)
        there = {one.id for one in codings_of(project, "A01")}
        assert there >= set(announced)
        # The one under way at each kill is there as a whole, or not at all.
        assert len(there) <= len(announced) + kill + 1
        assert examine(project).problems == ()
        undo(project, "甲")
        assert len(codings_of(project, "A01")) == len(there) - 1
        redo(project, "甲")
        assert {one.id for one in codings_of(project, "A01")} == there
        project.close()
    assert len(announced) >= KILLS * (CODINGS - 8)
    project = open_project(study.folder)
    kinds = [str(event.change.kind) for action in history(project) for event in action.events]
    assert kinds.count("coding") == len(there) + 2 * KILLS
    project.close()

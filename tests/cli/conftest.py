"""The installed program, and the same command line inside the process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from coder.cli.program import run
from tests.conftest import write_study

PROGRAM = Path(sys.executable).with_name("coder")


@dataclass(frozen=True)
class Answer:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str


def ask(arguments: Sequence[object], folder: Path, **variables: str) -> Answer:
    """Run the installed program."""
    surroundings = {
        key: value
        for key, value in os.environ.items()
        if key == "CODER_CONFIG" or not key.startswith("CODER_")
    }
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)],
        cwd=folder,
        env={**surroundings, "LANG": "C.UTF-8", **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A study in the working folder, its transcripts not yet imported."""
    folder = write_study(tmp_path / "study")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CODER_CODER", "甲")
    return folder


@pytest.fixture
def coder(here: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Answer]:
    """Run a command line inside the process; fast, and with the same exit codes and streams."""

    def answer(*arguments: object) -> Answer:
        code = run([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Answer(code, out.decode(), err.decode())

    return answer


@pytest.fixture
def imported(coder: Callable[..., Answer]) -> Callable[..., Answer]:
    """The same, with A01 and B01 in the project."""
    assert coder("import", "transcripts/A01.txt", "transcripts/B01.txt").code == 0
    return coder

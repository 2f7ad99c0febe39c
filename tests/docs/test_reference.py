"""The reference says what the program says: every help text, key, setting, field, error and shape of JSON."""

from __future__ import annotations

import difflib
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FILES = {"zh": "reference.zh-CN.md", "en": "reference.md"}


def written_now(language: str) -> str:
    """A process of its own: the language is chosen before anything is imported."""
    command = (sys.executable, "-m", "docs.reference", language)
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout.decode()


@pytest.mark.parametrize("language", FILES)
def test_the_reference_is_as_the_program_would_write_it(language: str) -> None:
    path = ROOT / "docs" / FILES[language]
    stored, now = path.read_bytes().decode(), written_now(language)
    changes = difflib.unified_diff(
        stored.split("\n"), now.split("\n"), path.name, "program", n=1, lineterm=""
    )
    if stored != now:
        pytest.fail("\n".join(["run `python -m docs.reference` and look at the changes:", *changes]), False)

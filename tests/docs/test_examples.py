"""What the guides show of a command is what the command prints on the sample study."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from coder.project.creating import create_demo

ROOT = Path(__file__).parent.parent.parent
GUIDES = {"zh": ROOT / "docs" / "guide.zh-CN.md", "en": ROOT / "docs" / "guide.md"}
EXAMPLE = re.compile(r"^```console\n\$ coder ([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("examples") / "demo"
    create_demo(folder, "我").close()
    return folder


def printed(folder: Path, language: str, arguments: str) -> str:
    """A process of its own: the language is chosen before anything is imported."""
    command = (sys.executable, "-m", "coder", "--lang", language, *shlex.split(arguments))
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CODER_CODER": "我"}
    done = subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.PIPE)
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.decode().removesuffix("\n").split("\n"))


@pytest.mark.parametrize("language", GUIDES)
def test_an_example_is_what_the_command_prints(language: str, sample: Path) -> None:
    examples = EXAMPLE.findall(GUIDES[language].read_bytes().decode())
    assert examples
    for arguments, shown in examples:
        assert shown == printed(sample, language, arguments), arguments


def test_the_three_example_coders_are_named_beside_whoever_opens_it(sample: Path) -> None:
    """The tour of the README: nothing is coded yet under one's own name."""
    assert printed(sample, "en", "codings list --coder 我 --format csv").count("\n") == 1
    everybody = printed(sample, "en", "transcripts --format json")
    assert all(f'"{name}"' in everybody for name in "甲乙丙")

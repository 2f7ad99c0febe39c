"""What the guides show of a command is what it prints on the sample study, from the first to the last."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coder.project.creating import create_demo

ROOT = Path(__file__).parent.parent.parent
GUIDES = {"zh": ROOT / "docs" / "guide.zh-CN.md", "en": ROOT / "docs" / "guide.md"}
EXAMPLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CHANGING = (
    (re.compile(r"\b\d{4}-\d\d-\d\d( \d\d:\d\d)?"), "DATE"),
    (re.compile(r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"), "UUID"),
    (re.compile(r"^index [0-9a-f]+\.\.[0-9a-f]+", re.MULTILINE), "index"),
)
"""What is another each time."""
ENVIRONMENT = {
    "PYTHONPATH": str(ROOT),
    "PYTHONUNBUFFERED": "1",
    "CODER_CODER": "我",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "我",
    "GIT_AUTHOR_EMAIL": "me@example.org",
    "GIT_COMMITTER_NAME": "我",
    "GIT_COMMITTER_EMAIL": "me@example.org",
}


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    folder = tmp_path / "demo"
    create_demo(folder, "我").close()
    return folder


def steps(block: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with what is shown below it."""
    for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = step.partition("\n")
        yield command, shown


def printed(folder: Path, language: str, command: str) -> str:
    """A process of its own: the language is chosen before anything is imported."""
    program, *arguments = shlex.split(command)
    assert program in {"coder", "git"}
    ours = [sys.executable, "-m", "coder", "--lang", language]
    done = subprocess.run(
        [*(ours if program == "coder" else [program]), *arguments],
        cwd=folder,
        env={**os.environ, **ENVIRONMENT},
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    lines = done.stdout.decode().removesuffix("\n").split("\n") if done.stdout else []
    return "".join(f"{line.rstrip()}\n" for line in lines)


def still(text: str) -> str:
    for changing, name in CHANGING:
        text = changing.sub(name, text)
    return text


@pytest.mark.parametrize("language", GUIDES)
def test_an_example_is_what_the_command_prints(language: str, sample: Path) -> None:
    examples = EXAMPLE.findall(GUIDES[language].read_bytes().decode())
    shown = [step for example in examples for step in steps(example)]
    assert len(shown) > 8
    for command, text in shown:
        assert still(text) == still(printed(sample, language, command)), command


def test_both_guides_show_as_many_examples() -> None:
    counts = {len(EXAMPLE.findall(guide.read_bytes().decode())) for guide in GUIDES.values()}
    assert len(counts) == 1


def test_the_three_example_coders_are_named_beside_whoever_opens_it(sample: Path) -> None:
    """The tour of the README: nothing is coded yet under one's own name."""
    assert printed(sample, "en", "coder codings list --coder 我 --format csv -o mine.csv") == ""
    assert (sample / "mine.csv").read_bytes().count(b"\n") == 1
    everybody = printed(sample, "en", "coder transcripts --format json")
    assert all(f'"{name}"' in everybody for name in "甲乙丙")

"""What is measured on: the sample study, invented interviews, and projects of any size made of them."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from benchmarks.measuring import command
from coder.model.span import Span
from coder.project.creating import create_project, shipped_codebooks
from coder.project.importing import import_transcripts
from coder.project.opening import Project

CODER = Path(sys.executable).with_name("coder")
"""The installed program of this environment."""
WHO = "王"
PHRASES = (
    "说实话", "台账是清理了一批", "可是换了个名目又回来了", "以前是纸质的", "现在是系统里填", "格式还不一样",
    "一个数据三四个部门都来要", "白天入户", "晚上填表——有时候填到十一二点", "“减负”减到最后反而更忙了",
    "我们就七八个人", "嗯……怎么说呢", "上面发文件（不止一份）", "《清单》里没有的也要做", "得填3.5个小时",
)  # fmt: skip


def sample(folder: Path) -> Path:
    """Copy the sample study, as a newcomer does."""
    command(CODER, "demo", "--no-open", folder, CODER_CODER=WHO)
    return folder


def sentences(chance: random.Random, count: int) -> str:
    """Say something about a neighbourhood's paperwork."""
    return "".join(chance.choice(PHRASES) + chance.choice("，，，。。？！；") for _ in range(count))


def interview(characters: int, seed: int = 7) -> str:
    """Invent an interview of about so many characters; the same each time."""
    chance = random.Random(seed)
    parts: list[str] = []
    length = 0
    while length < characters:
        asks = len(parts) % 2 == 0
        speech = sentences(chance, chance.randint(1, 3) if asks else chance.randint(3, 30))
        parts.append(f"{'访谈者' if asks else '受访者'}：{speech}\n")
        length += len(parts[-1])
    return "".join(parts)


def empty_project(folder: Path) -> Project:
    """Make a project with the sample's codebook and no transcript."""
    return create_project(folder, "Benchmark", shipped_codebooks()["community-burden"], "zh")


def take_in(project: Project, texts: dict[str, str]) -> None:
    """Import texts under their names."""
    source = project.folder / "transcripts"
    source.mkdir(exist_ok=True)
    paths = [source / f"{name}.txt" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_bytes(text.encode())
    report = import_transcripts(project, WHO, paths)
    for error in report.refused:
        raise error


def usable_codes(project: Project) -> list[str]:
    """List the codes that may be given."""
    return [code.id for code in project.codebook.codes if code.usable]


def passages(chance: random.Random, characters: int, count: int) -> list[Span]:
    """Choose distinct passages of a text, most about a sentence long."""
    found: set[Span] = set()
    while len(found) < count:
        start = chance.randrange(characters - 250)
        found.add(Span(start, start + chance.choice((8, 20, 40, 90, 250))))
    return chance.sample(sorted(found), count)

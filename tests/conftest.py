"""A small study to work on, and the language in which tests read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual import _wait

from coder.locale import language
from coder.model.span import Span
from coder.project.importing import import_transcripts
from coder.project.opening import Project, open_project
from coder.project.transcripts import read

CODEBOOK = """\
schema: coder/codebook/1
uuid: 0199f0a2-6c1e-7a40-9b51-3f2d8c0e4a10
title: {zh: 小手册, en: A small codebook}
version: "1.0"
languages: [zh, en]
codes:
  - {id: 问题, name: {zh: 问题, en: Problems}, kind: problem, codable: false}
  - {id: 表格, name: {zh: 表格多, en: Too many forms}, parent: 问题, brief: 填表太多}
  - {id: 会议, name: {zh: 会议多, en: Too many meetings}, parent: 问题, brief: 开会太多}
  - {id: 原因, name: {zh: 原因, en: Causes}, kind: cause, codable: false}
  - {id: 派活, name: {zh: 直接派活, en: Tasks without admission}, parent: 原因, brief: 不经准入派活}
  - {id: 旧码, name: {zh: 旧码, en: Old}, kind: other, status: retired, brief: 不再使用}
"""
A01 = """\
访谈编号：A01
访谈时间：2026年3月12日
角色：社区工作者

访谈者：减负以后，填表少了吗？
受访者：少了一些。可是会议又多了，😀天天开会。
访谈者：为什么呢？
受访者：部门直接派活，谁也拦不住。表格又回来了。
"""
B01 = """\
角色：政府部门

访谈者：您怎么看？
受访者：表格确实清理了一批。
"""


def write_study(folder: Path) -> Path:
    """Lay out a project folder with a codebook and two transcripts not yet imported."""
    for name, content in (
        ("coder.yaml", "title: 小研究\nlanguage: zh\ncodebook: codebooks/small.yaml\n"),
        ("codebooks/small.yaml", CODEBOOK),
        ("transcripts/A01.txt", A01),
        ("transcripts/B01.txt", B01),
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    return folder


@pytest.fixture(autouse=True)
def _quick_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look every 4 ms whether a key has been worked off, not every 20."""
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 0.004)
    monkeypatch.setattr(_wait, "SLEEP_IDLE", 0.0008)


@pytest.fixture(autouse=True)
def _plain_surroundings(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Keep the tester's own settings out, and the language as it was."""
    monkeypatch.setenv("CODER_CONFIG", str(tmp_path_factory.getbasetemp() / "nobody" / "settings.yaml"))
    for name in ("CODER_PROJECT", "CODER_CODER", "CODER_LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    before = language.current()
    yield
    language.choose(before)


@pytest.fixture
def study_folder(tmp_path: Path) -> Path:
    """A project folder on the disk."""
    return write_study(tmp_path / "study")


@pytest.fixture
def study(study_folder: Path) -> Iterator[Project]:
    """An open project with the transcripts A01 and B01."""
    project = open_project(study_folder)
    import_transcripts(project, "甲", sorted((study_folder / "transcripts").iterdir()))
    yield project
    project.close()


@pytest.fixture
def passage(study: Project) -> Callable[[str, str], Span]:
    """Find the place of some words in a transcript."""

    def find(transcript: str, words: str) -> Span:
        start = read(study, transcript).text.index(words)
        return Span(start, start + len(words))

    return find

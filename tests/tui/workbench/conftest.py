"""A small study to open the workbench on, and the workbench itself."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from coder.locale import language
from coder.project.creating import create_project
from coder.project.importing import import_transcripts
from coder.project.opening import Project, open_project
from coder.tui.app import Workbench
from coder.tui.screens import reading

CODEBOOK = """\
schema: coder/codebook/1
uuid: 0199f0a2-6c1e-7a40-9b51-3f2d8c0e4a10
title: {zh: 减负, en: Burden}
version: "1.0"
languages: [zh, en]
codes:
  - {id: 问题, name: {zh: 执行中的问题, en: Problems}, kind: problem, codable: false, brief: 没做到位的地方}
  - id: 4.1.1
    name: {zh: 形式化执行, en: In form only}
    parent: 问题
    brief: 表面减了
    definition: |
      说话人认为清理台账、摘牌子只做了表面：
      名字换了，事情照旧。
    include: [摘掉的牌子又挂出来]
    exclude: [{text: 只说数目不评价真假, use: 5.1.1}]
  - {id: 4.1.2, name: {zh: 数据多头填报, en: Same data for many}, parent: 问题, brief: 一个数几家要}
  - {id: 原因, name: {zh: 原因, en: Causes}, kind: cause, codable: false, brief: 为什么}
  - {id: 5.1.1, name: {zh: 公共事务总量上升, en: Ever more tasks}, parent: 原因, brief: 事情一年比一年多}
  - {id: 5.1.2, name: {zh: 承负唯一性, en: Nobody else}, parent: 原因, brief: 只有社区来做, status: retired}
"""
FIRST = """\
访谈者：减负之后，填表的事少了吗？
C01：台账是清理了一批，可是换了个名目又回来了。现在是系统里填，一个数据三四个部门都来要，格式还不一样……
访谈者：为什么会这样呢？
C01：事情一年比一年多。您说谁来做？还不是我们。
访谈者：（笑）明白了。
C01：牌子摘了，检查的时候再挂上。
"""
SECOND = """\
访谈者：你们部门怎么看？
G01：我们也想减。上面要数，我们只能找社区。
"""


@pytest.fixture
def spoken() -> str:
    """The language of the interface; `parametrize` it to change it."""
    return "zh"


@pytest.fixture(autouse=True)
def _speaking(spoken: str) -> Iterator[None]:
    before = language.current()
    language.choose(spoken)
    yield
    language.choose(before)


@pytest.fixture(autouse=True)
def _still_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """A blinking cursor would make goldens a matter of luck."""
    monkeypatch.setattr(Input, "cursor_blink", False)


@pytest.fixture(autouse=True)
def _no_dictionaries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading them takes a second, which only the test about them should pay."""
    monkeypatch.setattr(reading, "LEARN_AFTER", 3600)


@pytest.fixture
def settings_lines() -> tuple[str, ...]:
    """More lines of coder.yaml."""
    return ()


@pytest.fixture(scope="session")
def _study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The study, made once; each test works on a copy."""
    base = tmp_path_factory.mktemp("workbench")
    codebook = base / "book.yaml"
    codebook.write_bytes(CODEBOOK.encode())
    made = create_project(base / "study", "社区减负研究", codebook, "zh")
    for name, text in (("C01", FIRST), ("G01", SECOND)):
        path = made.folder / "transcripts" / f"{name}.txt"
        path.write_bytes(text.encode())
        import_transcripts(made, "王", [path])
    made.close()
    return made.folder


@pytest.fixture
def project(_study: Path, tmp_path: Path, settings_lines: tuple[str, ...]) -> Iterator[Project]:
    folder = tmp_path / "study"
    shutil.copytree(_study, folder)
    with (folder / "coder.yaml").open("ab") as file:
        file.write("".join(f"{line}\n" for line in settings_lines).encode())
    opened = open_project(folder)
    yield opened
    opened.close()


@pytest.fixture
def workbench(project: Project) -> Callable[..., Workbench]:
    """Start the workbench on the study; may be called twice for two windows."""

    def start(who: str = "王", transcript: str | None = None, *, ascii_signs: bool = False) -> Workbench:
        return Workbench(project, who, transcript, ascii_signs=ascii_signs)

    return start

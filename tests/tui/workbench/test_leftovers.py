"""In Chinese no word of English is left over on any screen, in English no sign of Chinese."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from coder.model.settings import THEMES
from coder.model.transcript import Status
from coder.project import coding, transcripts
from coder.project.creating import create_project
from coder.project.importing import import_transcripts
from coder.tui.commands.command import NAMES

ROOT = Path(__file__).parents[3]
CHINESE_BOOK = """\
schema: coder/codebook/1
uuid: 0199f0a2-6c1e-7a40-9b51-3f2d8c0e4a10
title: 减负
version: "1.0"
languages: [zh]
codes:
  - {id: 问题, name: 执行中的问题, kind: problem, codable: false, brief: 没做到位的地方}
  - {id: 4.1.1, name: 形式化执行, parent: 问题, brief: 表面减了, include: [摘掉的牌子又挂出来]}
  - {id: 4.1.2, name: 数据多头填报, parent: 问题, brief: 一个数几家要}
"""
CHINESE = """\
访谈者：减负之后，填表的事少了吗？
C01：台账是清理了一批，可是换了个名目又回来了。一个数据三四个部门都来要。
访谈者：为什么会这样呢？
C01：事情一年比一年多。您说谁来做？还不是我们。
"""
ENGLISH_BOOK = """\
schema: coder/codebook/1
uuid: 0199f0a2-6c1e-7a40-9b51-3f2d8c0e4a11
title: {en: Burden}
version: "1.0"
languages: [en]
codes:
  - {id: problems, name: {en: Problems}, kind: problem, codable: false, brief: what went wrong}
  - {id: form, name: {en: In form only}, parent: problems, brief: less to see, include: [signs]}
  - {id: many, name: {en: Same data for many}, parent: problems, brief: one number for several}
"""
ENGLISH = """\
Interviewer: Are there fewer forms to fill in now?
C01: The ledgers were cleared. They came back under another name, one number for four departments.
Interviewer: Why?
C01: There is more to do every year. Who does it? We do.
"""
MAY_BE_LATIN = {
    *NAMES.values(),
    *(word for theme in THEMES for word in re.split("[-_]", theme)),
    *[
        "C01",
        "keys",
        "coder",
        "yaml",
        "config",
        "show",
        "exports",
        "csv",
        "CSV",
        "md",
        "quotes",
        "memos",
        "UTC",
        *("Krippendorff", "Craggs", "MASI", "cu", "mv"),
    ],
}
"""What is named alike in every language: keys, files, settings, themes, authors, coefficients, a study's."""
NOT_SAID = re.compile(
    r"keys\.[a-z_]+|\bF\d+\b|\b[A-Z]{2}\b|#?\b(?=[a-f]*\d)[0-9a-f]{6,}\b|exports/\S+", re.ASCII
)
"""Names of settings, keys, letters of two codes side by side, colours, revisions, files."""
MAY_BE_WIDE = "。＝【】〔〕〖〗"
"""Keys, and the signs at the ends of what two coders marked."""
HAN = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


def said(folder: Path, who: str, language: str) -> dict[str, str]:
    command = (sys.executable, "-m", "tests.tui.workbench.every_screen", str(folder), who, language)
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    found: dict[str, str] = json.loads(done.stdout)
    assert len(found) > 60
    return found


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CODER_CONFIG", str(tmp_path / "own.yaml"))


def studied(folder: Path, words: tuple[str, str, str], coders: tuple[str, str], language: str) -> Path:
    """A small study on which two have worked, all in one language."""
    codebook, transcript, title = words
    book = folder / "book.yaml"
    book.write_bytes(codebook.encode())
    made = create_project(folder / "study", title, book, language)
    path = made.folder / "transcripts" / "C01.txt"
    path.write_bytes(transcript.encode())
    import_transcripts(made, coders[0], [path])
    turns = transcripts.read(made, "C01").turns
    first, second = (code.id for code in made.codebook.codes if code.codable)
    note = turns[3].span.of(transcript)
    coding.tag(made, coders[0], "C01", turns[1].span, [first], memo=note)
    coding.tag(made, coders[1], "C01", turns[3].span, [second])
    for coder in coders:
        transcripts.set_status(made, coder, "C01", Status.DONE)
    made.close()
    return made.folder


@pytest.mark.usefixtures("own")
def test_in_chinese_no_english_is_left_over(tmp_path: Path) -> None:
    folder = studied(tmp_path, (CHINESE_BOOK, CHINESE, "社区减负"), ("王", "李"), "zh")
    left = {
        (word, place)
        for place, text in said(folder, "王", "zh").items()
        for word in re.findall(r"[A-Za-z][A-Za-z0-9_-]+", NOT_SAID.sub("", text))
        if word not in MAY_BE_LATIN
    }
    assert sorted(left) == []


@pytest.mark.usefixtures("own")
def test_in_english_no_chinese_is_left_over(tmp_path: Path) -> None:
    folder = studied(tmp_path, (ENGLISH_BOOK, ENGLISH, "Burden"), ("Wang", "Li"), "en")
    left = {
        (sign, place)
        for place, text in said(folder, "Wang", "en").items()
        for sign in HAN.findall(text)
        if sign not in MAY_BE_WIDE
    }
    assert sorted(left) == []

"""What memos look like: written below the text, with those of others, listed, read, changed in the list."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from coder.model.memo import About, Target
from coder.model.span import Span
from coder.project import coding, memos, transcripts
from coder.project.opening import Project

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "golden"
SIZES = [(80, 24), (120, 40), (200, 60)]
SCENES = ("memo-coding", "memo-turn", "memo-read-only", "memos", "memos-writing", "memos-new")
DRAW = """
import asyncio, sys
from pathlib import Path
from coder.locale import language
language.choose(sys.argv[3])
from coder.project.opening import open_project
from coder.tui.app import Workbench
from coder.tui.leading import Show
from coder.tui.screens import memo_writing
from tests.tui.workbench.scenes import settled, still
from textual import _wait
from textual.widgets import Input

folder, out = map(Path, sys.argv[1:3])
memo_writing.PAUSE = 3600
Input.cursor_blink = False
_wait.SLEEP_GRANULARITY, _wait.SLEEP_IDLE = 0.004, 0.0008  # look often whether a key was worked off
MORE = "，和 C03 说的“换汤不换药”是一个意思，可以放在一起看。\\n\\n- 谁要的数\\n- 格式为什么不一样"


async def draw(width, height):
    project = open_project(folder)
    app = Workbench(project, "王")
    async with app.run_test(size=(width, height)) as pilot:
        def keep(name):
            rows = app.screen._compositor.render_strips()
            text = "".join(f"{row.text.rstrip()}\\n" for row in rows)
            (out / f"{name}-{sys.argv[3]}-{width}x{height}.txt").write_bytes(still(text).encode())

        async def press(*keys):
            for key in keys:
                await pilot.press(key)
                await settled(app, pilot)

        app.coding.text.goto(app.coding.desk.transcript.turns[1].span.start + 22)
        await press("f4")
        app.coding.editor.field.insert(MORE)
        await settled(app, pilot)
        keep("memo-coding")
        await press("escape", "f12", "f4", "ctrl+t", "ctrl+t")
        keep("memo-turn")
        await press("escape")
        app.coding.text.goto(app.coding.desk.transcript.turns[3].span.start)
        await press("tab", "f4")
        keep("memo-read-only")
        await press("escape", "escape", "f12")
        app.coding.post_message(Show("memos"))
        await settled(app, pilot)
        await press("f12", "end", "up")
        keep("memos")
        await press("home", "f4")
        app.screen.editor.field.insert(" 还有街道。")
        await settled(app, pilot)
        keep("memos-writing")
        await press("escape")
        await press("f5")
        keep("memos-new")
    project.close()


for size in ((80, 24), (120, 40), (200, 60)):
    asyncio.run(draw(*size))
"""


@pytest.fixture
def noted(project: Project) -> Project:
    """Memos of mine on all kinds of things, two of another coder."""
    first = transcripts.read(project, "C01").turns
    whole = first[1].span
    coding.tag(project, "王", "C01", whole, ["4.1.1"])
    coding.tag(
        project, "王", "C01", Span(whole.start + 21, whole.start + 38), ["4.1.2"], memo="一个数，四家要"
    )
    coding.tag(project, "李", "C01", first[3].span, ["5.1.1"], memo="总量说的是“一年比一年多”。")
    for target, text in (
        (Target(About.PROJECT), "# 写作计划\n先看“换了个名目”，再看谁要数。"),
        (Target(About.CODE, code="4.1.1"), "与 4.1.2 的界线：一个说做样子，一个说数给谁。"),
        (Target(About.TRANSCRIPT, "G01"), "下午五点开始，中间被电话打断三次。"),
        (Target(About.TURN, "C01", turn=2), "这一段可以放在第三章开头。"),
        (Target(About.PASSAGE, "C01", span=Span(whole.start, whole.start + 9)), "先清理，后反弹。"),
    ):
        memos.add(project, "王", target, text)
    memos.add(project, "李", Target(About.TURN, "C01", turn=2), "我看前半段才是要点：台账确实清理过。")
    return project


@pytest.mark.parametrize("language", ["zh", "en"])
def test_memos_look_as_they_did(noted: Project, tmp_path: Path, language: str) -> None:
    """The language is chosen once, before the workbench is imported: so in a process of its own."""
    out = tmp_path / "drawn"
    out.mkdir()
    command = [sys.executable, "-c", DRAW, str(noted.folder), str(out), language]
    subprocess.run(command, check=True, cwd=ROOT)
    wanted = {f"{scene}-{language}-{width}x{height}" for scene in SCENES for width, height in SIZES}
    drawn = {path.stem: path.read_bytes().decode() for path in out.glob("*.txt")}
    assert set(drawn) == wanted
    for name, text in sorted(drawn.items()):
        width = int(name.rpartition("-")[2].partition("x")[0])
        assert all(cell_len(line) <= width for line in text.split("\n")), name
        path = GOLDEN / f"{name}.txt"
        if os.environ.get("UPDATE_GOLDEN"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode(), name

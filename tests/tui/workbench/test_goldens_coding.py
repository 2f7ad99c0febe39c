"""What coding in depth looks like: an end being moved, another code, a new one, pins, what is shown."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from coder.model.span import Span
from coder.project import coding, transcripts
from coder.project.opening import Project

GOLDEN = Path(__file__).parents[2] / "golden"
SIZES = [(80, 24), (120, 40), (200, 60)]
SCENES = ("coding-ends", "coding-recode", "coding-in-vivo", "coding-pin", "coding-shown", "coding-find")
DRAW = """
import asyncio, sys
from pathlib import Path
from coder.locale import language
language.choose(sys.argv[3])
from textual import _wait
from textual.widgets import Input
from coder.project.opening import open_project
from coder.tui.app import Workbench

SCENES = {
    "coding-ends": ("tab", "f5", "left", "left"),
    "coding-recode": ("escape", "tab", "enter"),
    "coding-in-vivo": ("escape", "ctrl+n"),
    "coding-pin": ("escape", "="),
    "coding-shown": ("escape", "shift+f12", "down", "down", "down", "down", "down", "space"),
    "coding-find": ("escape", "ctrl+f", "一", "个", "f3"),
}
folder, out = map(Path, sys.argv[1:3])
Input.cursor_blink = False
_wait.SLEEP_GRANULARITY, _wait.SLEEP_IDLE = 0.004, 0.0008  # look often whether a key was worked off


async def draw(width, height):
    project = open_project(folder)
    app = Workbench(project, "王")
    async with app.run_test(size=(width, height)) as pilot:
        app.coding.text.goto(app.coding.desk.transcript.turns[1].span.start + 22)
        for name, keys in SCENES.items():
            for key in keys:
                await pilot.press(key)
                await app.coding.workplace.seeker.finish()
                await app.writing.finish()
            await pilot.pause()
            rows = app.screen._compositor.render_strips()
            text = "".join(f"{row.text.rstrip()}\\n" for row in rows)
            (out / f"{name}-{sys.argv[3]}-{width}x{height}.txt").write_bytes(text.encode())
    project.close()


for size in ((80, 24), (120, 40), (200, 60)):
    asyncio.run(draw(*size))
"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_coding_in_depth(project: Project, tmp_path: Path, language: str) -> None:
    """The language is chosen once, before the workbench is imported: so in a process of its own."""
    whole = transcripts.read(project, "C01").turns[1].span
    coding.tag(project, "王", "C01", whole, ["4.1.1"])
    inner = Span(whole.start + 21, whole.start + 38)
    coding.tag(project, "王", "C01", inner, ["4.1.2"], memo="一个数，四家要。")
    coding.tag(project, "李", "C01", whole, ["5.1.1"])
    out = tmp_path / "drawn"
    out.mkdir()
    subprocess.run([sys.executable, "-c", DRAW, str(project.folder), str(out), language], check=True)
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

"""Whole screens as text; the widths of all rows; nothing of Textual's own English."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.app import App
from textual.pilot import Pilot

from coder.model.span import Span
from coder.project import coding, transcripts
from coder.project.opening import Project
from coder.tui.app import Workbench

Start = Callable[..., Workbench]
Golden = Callable[[str, App[object]], None]
SIZES = [(80, 24), (120, 40), (200, 60)]


GOLDEN = Path(__file__).parents[2] / "golden"
IN_ENGLISH = """
import asyncio, sys
from pathlib import Path
from coder.locale import language
language.choose("en")
from textual.widgets import Input
from coder.project.opening import open_project
from coder.tui.app import Workbench

folder, out = map(Path, sys.argv[1:])
Input.cursor_blink = False


def keep(app, name):
    rows = app.screen._compositor.render_strips()
    (out / f"{name}.txt").write_bytes("".join(f"{row.text.rstrip()}\\n" for row in rows).encode())


async def draw(width, height):
    project = open_project(folder)
    app = Workbench(project, "王")
    size = f"en-{width}x{height}"
    async with app.run_test(size=(width, height)) as pilot:
        app.coding.text.goto(app.coding.desk.transcript.turns[1].span.start + 22)
        await pilot.pause()
        keep(app, f"workbench-{size}")
        await pilot.press("enter", "4")
        await pilot.pause()
        keep(app, f"picker-{size}")
        if width == 80:
            for key, name in (("f1", "help"), ("ctrl+p", "palette")):
                await pilot.press("escape", key)
                await pilot.pause()
                keep(app, f"{name}-{size}")
    project.close()


for size in ((80, 24), (120, 40), (200, 60)):
    asyncio.run(draw(*size))
"""


@pytest.fixture
def coded(project: Project) -> Project:
    """Some work has been done: two codings of mine that overlap, one of another coder."""
    first = transcripts.read(project, "C01").turns
    whole = first[1].span
    coding.tag(project, "王", "C01", whole, ["4.1.1"])
    coding.tag(
        project, "王", "C01", Span(whole.start + 21, whole.start + 38), ["4.1.2"], memo="一个数，四家要。"
    )
    coding.tag(project, "李", "C01", first[3].span, ["5.1.1"])
    return project


async def arrive(pilot: Pilot[None]) -> None:
    app = pilot.app
    app.coding.text.goto(app.coding.desk.transcript.turns[1].span.start + 22)
    await pilot.pause()
    await app.writing.finish()
    await pilot.pause()


def check(app: Workbench, name: str, golden: Golden) -> None:
    width, height = app.size
    rows = [strip.text for strip in app.screen._compositor.render_strips()]
    assert [cell_len(row) for row in rows] == [width] * height
    golden(name, app)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_coding_screen(
    workbench: Start, coded: Project, golden: Golden, size: tuple[int, int]
) -> None:
    app = workbench()
    async with app.run_test(size=size) as pilot:
        await arrive(pilot)
        name = f"zh-{size[0]}x{size[1]}"
        check(app, f"workbench-{name}", golden)
        await pilot.press("enter", "4")
        await pilot.pause()
        check(app, f"picker-{name}", golden)


@pytest.mark.parametrize(("key", "name"), [("f1", "help"), ("ctrl+p", "palette")])
async def test_help_and_palette(
    workbench: Start, coded: Project, golden: Golden, key: str, name: str
) -> None:
    app = workbench()
    async with app.run_test(size=(80, 24)) as pilot:
        await arrive(pilot)
        await pilot.press(key)
        await pilot.pause()
        check(app, f"{name}-zh-80x24", golden)


def test_all_of_it_in_english(coded: Project, tmp_path: Path) -> None:
    """The language is chosen once, before the workbench is imported: so in a process of its own."""
    subprocess.run([sys.executable, "-c", IN_ENGLISH, str(coded.folder), str(tmp_path)], check=True)
    names = {f"{kind}-en-{width}x{height}" for kind in ("workbench", "picker") for width, height in SIZES}
    drawn = {path.stem: path.read_bytes().decode() for path in tmp_path.glob("*.txt")}
    assert set(drawn) == {*names, "help-en-80x24", "palette-en-80x24"}
    for name, text in drawn.items():
        path = GOLDEN / f"{name}.txt"
        if os.environ.get("UPDATE_GOLDEN"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode(), name


async def test_without_colour_the_same_words_stand(
    workbench: Start, coded: Project, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        await arrive(pilot)
        golden("workbench-zh-120x40", app)
        drawn = set(re.findall(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\b", app.export_screenshot()))
        frame = {("ff", "5f", "57"), ("fe", "bc", "2e"), ("28", "c8", "40"), ("c5", "c8", "c6")}
        assert all(len(set(levels)) == 1 for levels in drawn - frame)


async def test_a_terminal_with_wide_signs_gets_ascii_ones(
    workbench: Start, coded: Project, golden: Golden
) -> None:
    app = workbench(ascii_signs=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await arrive(pilot)
        check(app, "workbench-ascii-120x40", golden)
        text = "".join(strip.text for strip in app.screen._compositor.render_strips())
        assert not set(text) & set("┃┏┗╺│─○●✓▔▁")


async def test_no_english_of_textual_shows(
    workbench: Start, coded: Project, shown: Callable[..., str]
) -> None:
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        for keys in (["f1"], ["escape", "ctrl+p"], [*"zzzz"], ["escape"], ["escape", "ctrl+c"]):
            await pilot.press(*keys)
            await pilot.pause()
            words = shown(app).lower().replace("keys.", "")  # a name in the settings
            for english in ("palette", "no matches", "quit", "keys", "search", "maximize"):
                assert english not in words, english

#!/usr/bin/env python3
"""Draw the pictures of the documents from the workbench itself: `python docs/pictures/draw.py`.

Needs the development packages and a font with Chinese, such as WenQuanYi Zen Hei.
"""

# ruff: noqa: PLC0415 -- the language is chosen before anything that says something is imported

from __future__ import annotations

import asyncio
import html
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coder.project.opening import Project

FOLDER = Path(__file__).parent
CELL = 12.2
"""Pixels that Textual's picture gives to a cell."""
FONT = "WenQuanYi Zen Hei Mono"
SIGNS = "DejaVu Sans Mono"
"""Has the tick that the other font lacks; Latin beside a tick takes it too, or would change its look."""
WORDS = "民政要，卫生要"
"""The picture shows the transcript around these words."""
WIDTH, HEIGHT = 120, 36
LANGUAGES = {"zh": "zh-CN", "en": "en"}


def readable(svg: str) -> str:
    """Give Chinese its two cells and a font that has it; Textual counts characters (Rich's issue 2742)."""
    from rich.cells import cell_len

    svg = re.sub(
        r'(<text [^>]*?textLength=")[\d.]+("[^>]*>)([^<]*)(?=</text>)',
        lambda text: f"{text[1]}{cell_len(html.unescape(text[3])) * CELL:g}{text[2]}{text[3]}",
        svg,
    )
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub("✓(&#160;[a-z]+)*", rf'<tspan font-family="{SIGNS}">\g<0></tspan>', svg)
    return svg.replace("Fira Code, monospace", f"'{FONT}', monospace")


def without_window(svg: str) -> str:
    """Take the drawn window and its shadow away: only what the terminal shows is left."""
    inside = re.search(r'<g transform="translate\((\d+), (\d+)\)" clip-path', svg)
    screen = re.search(r'clip-terminal">\s*<rect x="0" y="0" width="([\d.]+)" height="([\d.]+)"', svg)
    if inside is None or screen is None:
        raise LookupError("Textual draws its pictures in another way than 8.2 did")
    x, y, width, height = inside[1], inside[2], screen[1], screen[2]
    return re.sub(r'viewBox="[^"]*"', f'viewBox="{x} {y} {width} {height}"', svg, count=1)


@contextmanager
def sample_study() -> Iterator[Project]:
    """Open a copy of the sample study that goes away afterwards."""
    from coder.project.creating import create_demo

    with tempfile.TemporaryDirectory() as folder:
        project = create_demo(Path(folder) / "demo", "甲")
        yield project
        project.close()


async def screen() -> str:
    """Open the workbench as one of the example coders and take a picture of it."""
    from coder.project.transcripts import read
    from coder.tui.app import Workbench

    with sample_study() as project:
        workbench = Workbench(project, "甲", "C01")
        async with workbench.run_test(size=(WIDTH, HEIGHT)) as pilot:
            await pilot.pause(2)
            place = read(project, "C01").text.index(WORDS)
            workbench.coding.text.goto(place)
            await pilot.pause(0.5)
            return workbench.export_screenshot()


def picture(svg: str) -> bytes:
    """Render an SVG."""
    from resvg_py import svg_to_bytes

    return bytes(svg_to_bytes(svg_string=svg, width=1520))


def draw(language: str, folder: Path = FOLDER) -> Path:
    """Draw the workbench in a language and give the file."""
    from coder.locale.language import choose

    choose(language)
    svg = without_window(readable(asyncio.run(screen())))
    path = folder / f"workbench.{LANGUAGES[language]}.png"
    path.write_bytes(picture(svg))
    return path


if __name__ == "__main__":
    if len(sys.argv) > 1:
        draw(sys.argv[1])
    else:  # a process for each: the language is chosen once, before anything is imported
        for spoken in LANGUAGES:
            subprocess.run((sys.executable, __file__, spoken), check=True)  # noqa: S603

"""Draw the pictures of the documents from the workbench itself: `python -m docs.pictures.draw`.

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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from coder.project.opening import Project
    from coder.tui.app import Workbench

FOLDER = Path(__file__).parent
CELL = 12.2
"""Pixels that Textual's picture gives to a cell."""
FONT = "WenQuanYi Zen Hei Mono"
SIGNS = "DejaVu Sans Mono"
"""Has the tick that the other font lacks, and blocks that touch; Latin beside a tick takes it too."""
WHO = "甲"
WORDS = "民政要，卫生要"
"""The pictures show the transcript around these words."""
DOTS = 11.5
"""Pixels of a picture for each column of its screen."""
LANGUAGES = {"zh": "zh-CN", "en": "en"}


@dataclass(frozen=True)
class Scene:
    """A picture: a screen, and what is pressed and typed there before it is drawn."""

    name: str
    screen: str = ""
    """Its name in `coder.tui.screens.all`; empty for the text."""
    keys: tuple[str, ...] = ()
    """Names of keys, and words, which are typed as an input method does; `NOTE` is that in the language."""
    width: int = 112
    height: int = 30


NOTE = {
    "zh": "四张表要的是**同一批人**，格式不对就退回来：和 5.2.2 分得开吗？\n\n- 问丙\n- 看 C04",
    "en": "Four forms about the **same people**, each of its own: is this not 5.2.2?\n\n- ask 丙\n- see C04",
}
KEY_NAMES = frozenset({"enter", "tab", "up", "down", "right", *(f"f{number}" for number in range(1, 13))})
SCENES = (
    Scene("workbench", width=120, height=36),
    Scene("picker", keys=("enter", "xsh")),
    Scene("memo", keys=("tab", "f4", "NOTE")),
    Scene("codebook", "codebook", ("down", "down")),
    Scene("find", "find", ("准入", "down", "down")),
    Scene("frequencies", "frequencies", (*("f2",) * 14, "f5", "down", "right")),
    Scene("passages", "frequencies", ("down", "down", "right", "enter", "down")),
    Scene("history", "history", ("down",)),
    Scene("memos", "memos", ("down", "down")),
)


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
    svg = re.sub("[█-▏]+", rf'<tspan font-family="{SIGNS}">\g<0></tspan>', svg)
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
    """Open a copy of the sample study, with some work in it, that goes away afterwards."""
    from coder.project.creating import create_demo

    with tempfile.TemporaryDirectory() as folder:
        project = create_demo(Path(folder) / "demo", WHO)
        work(project)
        yield project
        project.close()


def work(project: Project) -> None:
    """Do a little, so that there is something to tell of."""
    from coder.model.code import Bilingual
    from coder.model.codebook_operation import RenameCode
    from coder.model.memo import About, Target
    from coder.model.span import Span
    from coder.project import codebook_editing, coding, memos, recoding, undoing
    from coder.project.transcripts import read

    place = read(project, "C02").text.index("大门口刷脸那个")
    (given,) = coding.tag(project, WHO, "C02", Span(place, place + 7), ["3.3.8"])
    recoding.recode(project, WHO, given.coding.id, "4.2.2")
    name = Bilingual(zh="系统换得快，要数太随便", en="New systems, numbers wanted on a whim")
    codebook_editing.carried_out(project, WHO, RenameCode("5.2.5", name))
    memos.add(
        project, WHO, Target(About.CODE, code="5.2.5"), "改名：受访者说的是**系统**和**群**，不是“信息技术”。"
    )
    memos.add(project, WHO, Target(About.PROJECT), "C、G 两组对“减没减”的说法相反，写作时并排放。")
    coding.tag(project, WHO, "C02", Span(place, place + 7), ["3.3.1"])
    undoing.undo(project, WHO)


async def svg_of(project: Project, scene: Scene) -> str:
    """Open the workbench as one of the example coders and take a picture of it."""
    from textual.events import Paste

    from coder.locale.language import current
    from coder.project.transcripts import read
    from coder.tui.app import Workbench
    from coder.tui.leading import Show

    workbench = Workbench(project, WHO, "C01")
    async with workbench.run_test(size=(scene.width, scene.height)) as pilot:
        await settled(workbench, pilot)
        workbench.coding.text.goto(read(project, "C01").text.index(WORDS))
        await settled(workbench, pilot)
        if scene.screen:
            workbench.coding.post_message(Show(scene.screen))
            await settled(workbench, pilot)
        for key in scene.keys:
            if key in KEY_NAMES:
                await pilot.press(key)
            else:
                workbench.post_message(Paste(NOTE[current()] if key == "NOTE" else key))
            await settled(workbench, pilot)
        return workbench.export_screenshot()


async def settled(workbench: Workbench, pilot: Pilot[str]) -> None:
    """Wait until all that was asked for is shown, and what that asked for too."""
    for _ in range(3):
        await pilot.pause(0.2)
        await workbench.writing.finish()
    await pilot.pause(0.5)


def picture(svg: str, width: int) -> bytes:
    """Render an SVG."""
    from resvg_py import svg_to_bytes

    from docs.pictures.small import small

    return small(bytes(svg_to_bytes(svg_string=svg, width=width)))


def draw(language: str, names: Sequence[str] = (), folder: Path = FOLDER) -> None:
    """Draw all pictures in a language, or some of them."""
    from textual.widgets import Input

    from coder.locale.language import choose

    choose(language)
    Input.cursor_blink = False  # type: ignore[assignment]  # the default of a reactive is set as tests do
    for scene in SCENES:
        if not names or scene.name in names:
            with sample_study() as project:
                svg = without_window(readable(asyncio.run(svg_of(project, scene))))
            path = folder / f"{scene.name}.{LANGUAGES[language]}.png"
            path.write_bytes(picture(svg, round(scene.width * DOTS)))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        draw(sys.argv[1], sys.argv[2:])
    else:  # a process for each: the language is chosen once, before anything is imported
        for spoken in LANGUAGES:
            subprocess.run((sys.executable, "-m", "docs.pictures.draw", spoken), check=True)  # noqa: S603

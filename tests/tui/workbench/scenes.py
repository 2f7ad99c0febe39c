"""Which screens above the text are kept as goldens, and the keys that lead to each; a new one is a new line.

Drawn in a process of its own, `python -m tests.tui.workbench.scenes FOLDER OUT LANGUAGE`: the language is
chosen once, before the workbench is imported.
"""

# ruff: noqa: PLC0415 -- the language is chosen before anything that says something is imported

from __future__ import annotations

import asyncio
import re
import sys
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from coder.tui.app import Workbench

SIZES = ((80, 24), (120, 40), (200, 60))
WHO = "王"
DONE = "done"
"""Name of the folder in which both are done."""


@dataclass(frozen=True)
class Scene:
    """A screen and what is done on it before it is drawn."""

    name: str
    screen: str
    """Its name in `coder.tui.screens.all`."""
    keys: tuple[str, ...] = ()
    ascii_signs: bool = False
    sizes: tuple[tuple[int, int], ...] = SIZES
    done: bool = False
    """Whether both coders are done with everything; in a copy of the study, beside it."""

    def file(self, language: str, width: int, height: int) -> str:
        """Name its golden."""
        return f"{self.name}-{language}-{width}x{height}"


SCENES = (
    Scene("codebook", "codebook", ("down", "f3", "down")),
    Scene("codebook-plan", "codebook", ("down", "down", "f7", "end", "enter")),
    Scene("codebook-editor", "codebook", ("down", "f3", *["down"] * 9, "enter")),
    Scene("codebook-colour", "codebook", ("down", "f10"), sizes=((80, 24),)),
    Scene("codebook-ascii", "codebook", ("f12", "down"), ascii_signs=True, sizes=((80, 24), (120, 40))),
    Scene("find", "find", ("ctrl+f", *"我们", "tab", "down")),
    Scene("find-all", "find", ("ctrl+f", *"我们", "f6", *"sjdt", "enter")),
    Scene("find-picker", "find", ("ctrl+f", *"我们", "f4", "f5")),
    Scene("find-wrong", "find", ("ctrl+f", "ctrl+r", *"我(们"), sizes=((80, 24),)),
    Scene("find-ascii", "find", ("ctrl+f", *"一个", "tab", "down"), ascii_signs=True, sizes=((80, 24),)),
    Scene("frequencies", "frequencies", ("f12", "down")),
    Scene("frequencies-groups", "frequencies", ("f12", "f2", "f5", "down", "right", "f7")),
    Scene("frequencies-ascii", "frequencies", ("f3", "f7"), ascii_signs=True, sizes=((120, 40),)),
    Scene("passages", "frequencies", ("f12", "right", "enter", "down")),
    Scene("passages-ascii", "frequencies", ("right", "enter"), ascii_signs=True, sizes=((80, 24),)),
    Scene("reliability", "reliability", ("down",), done=True),
    Scene("reliability-ascii", "reliability", ("f2",), ascii_signs=True, sizes=((80, 24),), done=True),
    Scene("compare", "compare", ("down",), sizes=((80, 24), (120, 40)), done=True),
    Scene("compare-ascii", "compare", ("f2",), ascii_signs=True, sizes=((80, 24),), done=True),
    Scene("adjudicate", "adjudicate", done=True),
    Scene("adjudicate-decided", "adjudicate", ("home", "f8"), sizes=((120, 40),), done=True),
    Scene("adjudicate-ascii", "adjudicate", ("home",), ascii_signs=True, sizes=((80, 24),), done=True),
    Scene("drawing", "adjudicate", ("f3", "shift+left", "enter"), sizes=((80, 24), (120, 40)), done=True),
    Scene("history", "history", ("down",)),
    Scene("revisions", "revisions", done=True),
    Scene("history-undo", "history", ("down", "down", "down", "f5")),
)


def still(text: str) -> str:
    """Leave out when it was drawn."""
    return re.sub(r"\b\d\d:\d\d\b", "00:00", re.sub(r"\b\d{4}-\d\d-\d\d\b", "0000-00-00", text))


async def settled(app: Workbench, pilot: Pilot[None]) -> None:
    """Wait until all that was asked for is shown, and what that asked for too."""
    from coder.tui.screens.reliability import ReliabilityScreen

    for _ in range(2):
        await pilot.pause()
        await app.coding.workplace.seeker.finish()
        await app.writing.finish()
        if isinstance(app.screen, ReliabilityScreen):
            await app.screen.finish_drawing()
    await pilot.pause()


async def play(app: Workbench, pilot: Pilot[None], scene: Scene) -> str:
    """Open the screen anew, press the keys, and give what is shown."""
    from coder.tui.leading import Show
    from coder.tui.screens.all import SCREENS

    while app.screen is not app.coding:
        app.pop_screen()
        await settled(app, pilot)
    for name in SCREENS:
        if app.is_screen_installed(name):
            app.uninstall_screen(name)
    app.coding.post_message(Show(scene.screen))
    await settled(app, pilot)
    for key in scene.keys:
        await pilot.press(key)
        await app.coding.workplace.seeker.finish()
        await app.writing.finish()
    await settled(app, pilot)
    rows = app.screen._compositor.render_strips()
    return still("".join(f"{row.text.rstrip()}\n" for row in rows))


async def draw(folder: Path, out: Path, language: str) -> None:
    """Draw every scene at every size."""
    from textual import _wait
    from textual.widgets import Input

    from coder.project.opening import open_project
    from coder.tui.app import Workbench

    Input.cursor_blink = False
    _wait.SLEEP_GRANULARITY, _wait.SLEEP_IDLE = 0.004, 0.0008  # look often whether a key was worked off
    for size in SIZES:
        for ascii_signs, done in product((False, True), repeat=2):
            scenes = [
                one
                for one in SCENES
                if size in one.sizes and one.ascii_signs is ascii_signs and one.done is done
            ]
            if not scenes:
                continue
            project = open_project(folder.with_name(DONE) if done else folder)
            app = Workbench(project, WHO, ascii_signs=ascii_signs)
            async with app.run_test(size=size) as pilot:
                for scene in scenes:
                    text = await play(app, pilot, scene)
                    (out / f"{scene.file(language, *size)}.txt").write_bytes(text.encode())
            project.close()


if __name__ == "__main__":
    from coder.locale import language

    language.choose(sys.argv[3])
    asyncio.run(draw(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))

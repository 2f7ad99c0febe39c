"""Walk through the whole workbench and keep what every screen says: `python -m … FOLDER CODER LANGUAGE`.

A process of its own, since the language is chosen once, before the workbench is imported. Every command of
every screen is tried where it is at home, with what it asks, tells and refuses.
"""

# ruff: noqa: PLC0415 -- the language is chosen before anything that says something is imported

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from coder.tui.app import Workbench
    from coder.tui.screens.work_screen import WorkScreen


def text_of(app: Workbench) -> str:
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


async def settled(app: Workbench, pilot: Pilot[str]) -> None:
    from coder.tui.screens.reliability import ReliabilityScreen

    await pilot.pause()
    await app.writing.finish()
    if isinstance(app.screen, ReliabilityScreen):
        await app.screen.finish_drawing()
    await pilot.pause()


async def back_to(app: Workbench, pilot: Pilot[str], screen: WorkScreen) -> None:
    for _ in range(6):
        if app.screen is screen and not app.coding.is_choosing:
            return
        await pilot.press("escape")
        await settled(app, pilot)
    while app.screen is not screen:
        app.pop_screen()
        await settled(app, pilot)


async def try_all(
    app: Workbench, pilot: Pilot[str], screen: WorkScreen, name: str, known: set[str]
) -> dict[str, str]:
    """Ask for every command of a screen that was not tried yet."""
    said = {name: text_of(app)}
    for command in screen.commands_here:
        if command.id not in known:
            known.add(command.id)
            await screen.run_action(command.parts[0].does)
            await settled(app, pilot)
            said[f"{name}/{command.id}"] = text_of(app)
            await back_to(app, pilot, screen)
    return said


async def walk(folder: Path, who: str) -> dict[str, str]:
    from textual import _wait

    from coder.project.opening import open_project
    from coder.tui.app import Workbench
    from coder.tui.leading import Show
    from coder.tui.screens.all import SCREENS

    _wait.SLEEP_GRANULARITY, _wait.SLEEP_IDLE = 0.004, 0.0008  # look often whether a key was worked off
    project = open_project(folder)
    app = Workbench(project, who)
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(app, pilot)
        app.coding.text.goto(app.coding.desk.transcript.turns[1].span.start)
        tried = {"quit", "switch_language", "back"}
        said = await try_all(app, pilot, app.coding, "coding", tried)
        for name in SCREENS:
            await back_to(app, pilot, app.coding)
            app.coding.post_message(Show(name))
            await settled(app, pilot)
            said |= await try_all(app, pilot, app.get_screen(name), name, tried)
    project.close()
    return said


if __name__ == "__main__":
    from coder.locale import language

    language.choose(sys.argv[3])
    sys.stdout.write(json.dumps(asyncio.run(walk(Path(sys.argv[1]), sys.argv[2]))))

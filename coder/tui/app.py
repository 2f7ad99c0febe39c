"""The workbench as a program: what it is started with, its colours, and how it ends."""

from __future__ import annotations

import asyncio
import signal
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.screen import Screen

from coder.locale.language import _
from coder.model.settings import AmbiguousWidth, Margins, Settings
from coder.project.opening import Project
from coder.tui import terminal
from coder.tui.commands import QUIT
from coder.tui.driver import TerminalDriver
from coder.tui.screens.coding import CodingScreen
from coder.tui.study import Study
from coder.tui.themes import DARK, LIGHT

ENDINGS = (signal.SIGTERM, signal.SIGHUP)


class Workbench(App[None]):
    """Opens a project for one coder."""

    CSS_PATH = "workbench.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(QUIT.keys, "quit", QUIT.title, show=False, priority=True, tooltip=QUIT.help, id=QUIT.id),
    ]

    def __init__(
        self, project: Project, who: str, transcript: str | None = None, *, ascii_signs: bool = False
    ) -> None:
        super().__init__()
        study = Study(project, who)
        self.title = study.title
        self._coding = CodingScreen(study, study.open_first(transcript), ascii_signs=ascii_signs)
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        wanted = project.settings.theme
        self.theme = wanted if wanted in self.available_themes else DARK.name

    def get_default_screen(self) -> Screen[None]:
        """Begin with the coding screen."""
        return self._coding

    def get_driver_class(self) -> type[Driver]:
        """Take our own driver for a terminal; another one if the environment asks for it."""
        chosen = super().get_driver_class()
        return TerminalDriver if chosen is LinuxDriver else chosen

    @property
    def coding(self) -> CodingScreen:
        """The screen for reading and coding."""
        return self._coding

    def on_ready(self) -> None:
        """End cleanly when the terminal or the system asks for it."""
        loop = asyncio.get_running_loop()
        for ending in ENDINGS:
            loop.add_signal_handler(ending, self._end)

    def _end(self) -> None:
        self.run_worker(self.action_quit(), exclusive=True)

    async def action_quit(self) -> None:
        """Quit once everything is written."""
        await self._coding.leave()
        self.exit()

    def action_help_quit(self) -> None:
        """Say how to quit: Ctrl+C may be meant to copy."""
        self._coding.tell(_("^Q quits; everything is saved already."))


def run(project: Project, who: str, transcript: str | None) -> None:
    """Open the workbench and stay until the coder leaves it."""
    cells = _ambiguous_cells(project.settings)
    terminal.draw_ambiguous(cells)
    wants_ascii = project.settings.margins is Margins.ASCII
    is_wide = project.settings.margins is Margins.AUTO and cells == 2
    Workbench(project, who, transcript, ascii_signs=wants_ascii or is_wide).run()


def _ambiguous_cells(settings: Settings) -> int:
    """Take what the settings say, else ask the terminal."""
    if settings.ambiguous_width is AmbiguousWidth.AUTO:
        return terminal.probe()
    return int(settings.ambiguous_width)

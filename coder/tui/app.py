"""The workbench as a program: what it is started with, its colours, and how it ends."""

from __future__ import annotations

import asyncio
import signal
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.screen import Screen

from coder.locale.language import _, current
from coder.model.errors import CoderError
from coder.model.settings import AmbiguousWidth, Margins, Settings
from coder.project.opening import Project
from coder.tui import terminal
from coder.tui.commands.everywhere import QUIT
from coder.tui.driver import TerminalDriver
from coder.tui.keys_in_force import KeyedApp, Keys, bind
from coder.tui.leading import Lead, News, Return, Show
from coder.tui.screens.all import SCREENS, made
from coder.tui.screens.coding import CodingScreen
from coder.tui.screens.work_screen import WorkScreen
from coder.tui.study import Study
from coder.tui.themes import DARK, LIGHT
from coder.tui.workplace import Workplace
from coder.tui.writing import Saving, Writing

ENDINGS = (signal.SIGTERM, signal.SIGHUP)


class Workbench(KeyedApp, inherit_bindings=False):
    """Opens a project for one coder; ends with the language to begin again in, if one was asked for."""

    CSS_PATH = "workbench.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(QUIT.keys, "quit", QUIT.title, show=False, priority=True, tooltip=QUIT.help, id=QUIT.id),
        Binding("ctrl+c", "help_quit", show=False),
    ]

    def __init__(
        self, project: Project, who: str, transcript: str | None = None, *, ascii_signs: bool = False
    ) -> None:
        super().__init__()
        study = Study(project, who)
        self.title = study.title
        self.keys_in_force = Keys(project.settings.keys)
        bind(self, self.keys_in_force)
        self._writing = Writing(self._show_saving, self._refuse, self._is_up)
        recent = [*study.commands_used()]
        self._workplace = Workplace(study, self._writing, ascii_signs, self.keys_in_force, recent)
        self._coding = CodingScreen(self._workplace, study.open_first(transcript))
        self._trail: list[str] = []
        """Names of the screens that led to the passage that is read, the lowest first."""
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

    @property
    def writing(self) -> Writing:
        """The queue of work."""
        return self._writing

    def on_mount(self) -> None:
        """Begin to work off what is asked for."""
        self.run_worker(self._writing.work())
        self.run_worker(self._workplace.seeker.work())

    @property
    def _work_screen(self) -> WorkScreen:
        """The uppermost screen that shows work; the palette or the help may lie above it."""
        found = (screen for screen in reversed(self.screen_stack) if isinstance(screen, WorkScreen))
        return next(found, self._coding)

    @property
    def is_awaiting(self) -> bool:
        """Whether the next key has to wait for what the one before asked for."""
        screen = self._work_screen
        return not screen.is_up() or screen.is_awaiting

    def _is_up(self) -> bool:
        return self._coding.is_up() and self._work_screen.is_up()

    def _show_saving(self, saving: Saving) -> None:
        self._work_screen.show_saving(saving)

    def _refuse(self, error: CoderError) -> None:
        self._work_screen.refuse(error)

    @on(News)
    def _pass_on(self, news: News) -> None:
        self._work_screen.show_news(news.events)

    @on(Show)
    def _open_screen(self, wanted: Show) -> None:
        self._go_up_to(wanted.screen, wanted.about)

    def _go_up_to(self, name: str, about: object | None = None) -> None:
        if not self.is_screen_installed(name):
            self.install_screen(made(name, self._workplace), name)
        screen = self.get_screen(name)
        if about is not None and isinstance(screen, WorkScreen):
            screen.take(about)
        if screen not in self.screen_stack:
            self.push_screen(screen)
        while self.screen is not screen:
            self.pop_screen()

    @on(Lead)
    def _lead(self, wanted: Lead) -> None:
        self._trail = [name for screen in self.screen_stack[1:] if (name := self._name_of(screen))]
        while self.screen is not self._coding:
            self.pop_screen()
        self._coding.lead_to(wanted)

    @on(Return)
    def _lead_back(self) -> None:
        for name in self._trail:
            self._go_up_to(name)
        self._trail = []

    def _name_of(self, screen: Screen[object]) -> str:
        return next(
            (name for name in SCREENS if self.is_screen_installed(name) and self.get_screen(name) is screen),
            "",
        )

    def on_ready(self) -> None:
        """End cleanly when the terminal or the system asks for it."""
        loop = asyncio.get_running_loop()
        for ending in ENDINGS:
            loop.add_signal_handler(ending, self._end)

    def _end(self) -> None:
        self.run_worker(self.action_quit(), group="ending", exclusive=True)  # the queue of work goes on

    async def action_quit(self) -> None:
        """Quit once everything is written."""
        self.exit(message=await self._leave())

    async def _leave(self) -> Text:
        """Finish what is being written; give what is to be said after that."""
        screen = self._work_screen
        screen.finish_typing()
        await self._coding.leave()
        return Text(screen.last_words)

    async def action_restart_in_other_language(self) -> None:
        """Quit with the wish to begin again: every sentence is said in one language from the start."""
        last_words = await self._leave()
        self.exit("en" if current() == "zh" else "zh", message=last_words)

    def action_help_quit(self) -> None:
        """Say how to quit: Ctrl+C may be meant to copy."""
        key = self.keys_in_force.name(QUIT)
        self._coding.tell(_("{key} quits; everything is saved already.").format(key=key))


def run(project: Project, who: str, transcript: str | None) -> str:
    """Open the workbench until the coder leaves it; give the language to begin again in, or nothing."""
    cells = _ambiguous_cells(project.settings)
    terminal.draw_ambiguous(cells)
    wants_ascii = project.settings.margins is Margins.ASCII
    is_wide = project.settings.margins is Margins.AUTO and cells == 2
    return Workbench(project, who, transcript, ascii_signs=wants_ascii or is_wide).run() or ""


def _ambiguous_cells(settings: Settings) -> int:
    """Take what the settings say, else ask the terminal."""
    if settings.ambiguous_width is AmbiguousWidth.AUTO:
        return terminal.probe()
    return int(settings.ambiguous_width)

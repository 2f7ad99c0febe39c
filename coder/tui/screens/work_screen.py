"""What all screens share: the study, the queue of work, what is told and complained of, help and palette."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.screen import Screen
from textual.timer import Timer

from coder.locale.language import _
from coder.model.errors import CoderError
from coder.model.event import Event
from coder.tui.commands import everywhere, screens
from coder.tui.commands.command import Command
from coder.tui.keeping import is_overruled, keep
from coder.tui.keys_in_force import bind
from coder.tui.leading import Show
from coder.tui.screens.choosing_theme import ThemeScreen
from coder.tui.screens.help import HelpScreen
from coder.tui.screens.palette import PaletteScreen
from coder.tui.themes import DARK, LIGHT
from coder.tui.troubles import told
from coder.tui.widgets.prose import Paragraph, Prose
from coder.tui.workplace import Workplace
from coder.tui.writing import Saving

NOTICE_PADDING = 3
"""Cells of a notice's row that hold no words: one at each side, and one for a scroll bar."""
NOTICE_SECONDS = 20.0
MESSAGE_SECONDS = 6.0
EVERYWHERE = (*screens.COMMANDS, *everywhere.COMMANDS)


class WorkScreen(Screen[None]):
    """A screen with a notice and a status line; it is kept while another one lies above it."""

    commands_here: ClassVar[tuple[Command, ...]] = EVERYWHERE
    """What can be asked for here, by the keys in force and in the list of all commands."""

    last_words = ""
    """What is to be said in the terminal once the workbench is left."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.workplace, self.study, self.writing = workplace, workplace.study, workplace.writing
        self.keys = workplace.keys
        bind(self, self.keys, (one for one in self.commands_here if one is not everywhere.QUIT))
        self.saving = Saving.SAVED
        self.message = ""
        self._message_timer: Timer | None = None
        self._notice_timer: Timer | None = None

    def is_up(self) -> bool:
        """Whether its parts are still there to show things on."""
        return self.is_attached and len(self.query("#header, #notice, #status")) == 3

    @property
    def is_awaiting(self) -> bool:
        """Whether the next key is about something that is still to come."""
        return False

    @property
    def notice(self) -> Prose:
        """What went wrong last; stands below the work, never over it."""
        return self.query_one("#notice", Prose)

    def show_edges(self) -> None:
        """Show the first and the last line."""
        raise NotImplementedError

    def show_status(self) -> None:
        """Show the last line: what was done, which keys help."""
        raise NotImplementedError

    def take(self, about: object) -> None:
        """Be about something from now on; called before the screen comes up, and while it is up."""

    def finish_typing(self) -> None:
        """Store what is being typed: the workbench is being left."""

    def show_news(self, events: Sequence[Event]) -> None:
        """Take what has happened in the project, here or in another window."""

    def show_saving(self, saving: Saving) -> None:
        """Say whether all is saved."""
        if saving is not self.saving:
            self.saving = saving
            self.show_edges()

    def complain(self, trouble: Sequence[Paragraph]) -> None:
        """Say what went wrong, until the analyst has read it."""
        if self._notice_timer is not None:
            self._notice_timer.stop()
        self.notice.say(trouble)
        self.notice.display = True
        self.fit_notice(self.size.width)
        self._notice_timer = self.set_timer(NOTICE_SECONDS, self.end_complaint)

    def fit_notice(self, width: int) -> None:
        """Give the notice the rows it needs."""
        self.notice.styles.height = self.notice.rows_at(width - NOTICE_PADDING)

    def end_complaint(self) -> None:
        """Take the notice away."""
        self.notice.display = False

    def tell(self, message: str) -> None:
        """Say in the status line what was done."""
        if self._message_timer is not None:
            self._message_timer.stop()
        self.message = message
        self._message_timer = self.set_timer(MESSAGE_SECONDS, self._fall_silent)
        self.show_status()

    def _fall_silent(self) -> None:
        self.message = ""
        self.show_status()

    def refuse(self, error: CoderError) -> None:
        """Say what went wrong; nothing was written."""
        self.complain(told(error))

    def action_open_help(self) -> None:
        """Show every key."""
        self.app.push_screen(HelpScreen(self.commands_here, self.keys))

    def action_open_palette(self) -> None:
        """Offer all commands."""
        obstacles = {one.id: why for one in self.commands_here if (why := self.why_not(one))}
        palette = PaletteScreen(self.commands_here, self.keys, self.workplace.recent, obstacles)
        self.app.push_screen(palette, self._do)

    def why_not(self, command: Command) -> str:
        """Say in a few words why a command cannot be had now; empty if it can."""
        del command
        return ""

    def action_open_menu(self) -> None:
        """Offer the other screens."""
        self.app.push_screen(PaletteScreen(screens.SCREENS, self.keys), self._do)

    async def _do(self, command: str | None) -> None:
        known = {one.id: one for one in (*self.commands_here, *screens.SCREENS)}
        if command:
            recent = self.workplace.recent
            recent[:] = [command, *(one for one in recent if one != command)]
            used = tuple(recent)
            self.writing.read(lambda: self.study.keep_commands(used), lambda _nothing: None)
            await self.run_action(known[command].does if command != "quit" else "app.quit")

    def action_show(self, screen: str) -> None:
        """Open another screen."""
        self.post_message(Show(screen))

    def action_choose_theme(self) -> None:
        """Let the analyst walk through the colours, and keep those that please."""
        screen = ThemeScreen(self.keys, ascii_signs=self.workplace.ascii_signs)
        self.app.push_screen(screen, self._keep_theme)

    def _keep_theme(self, theme: str | None) -> None:
        if theme:
            self.writing.write(lambda: keep("theme", theme), self._kept_theme)

    def _kept_theme(self, path: str) -> None:
        if not path:
            self.tell(_("There is no home folder here; the colours are kept until you quit."))
        elif is_overruled(self.study.project, "theme"):
            self.tell(_("Kept in {path}; here coder.yaml says otherwise, and goes before.").format(path=path))
        else:
            self.tell(_("Kept in {path}.").format(path=path))

    async def action_switch_language(self) -> None:
        """Begin again at this place in the other language."""
        await self.app.run_action("app.restart_in_other_language")

    def action_switch_light(self) -> None:
        """Change between the dark and the light colours."""
        self.app.theme = LIGHT.name if self.app.current_theme.dark else DARK.name

"""What can be asked for on every screen."""

from __future__ import annotations

from coder.locale.language import _
from coder.tui.commands.command import Command, Group

LIGHT = Command(
    "switch_light",
    _("Light or dark"),
    _("Changes the colours until you quit; “Choose the colours” changes them for good."),
    "",
    Group.SCREEN,
)
THEME = Command(
    "choose_theme",
    _("Choose the colours"),
    _("Shows each theme as you walk through the list; Enter keeps it in your settings, Esc keeps nothing."),
    "",
    Group.SCREEN,
)
LANGUAGE = Command(
    "switch_language",
    _("Switch the language"),
    _("The workbench starts again at this place, in English or Chinese; the setting “language” is for good."),
    "",
    Group.SCREEN,
)
HELP = Command(
    "open_help",
    _("Help"),
    _("Shows every key."),
    "f1",
    Group.SCREEN,
    footer=_("Help"),
)
PALETTE = Command(
    "open_palette",
    _("All commands"),
    _("Finds a command by its name in Chinese, English, pinyin or initials."),
    "ctrl+p",
    Group.SCREEN,
    footer=_("Commands"),
)
BACK = Command(
    "back",
    _("Back"),
    _("Leaves the picker, the panel or the screen; in the text, leads back to the list that led there."),
    "escape",
    Group.SCREEN,
    while_choosing=True,
)
QUIT = Command(
    "quit",
    _("Quit"),
    _("Everything is saved already; the workbench opens again at this place."),
    "ctrl+q",
    Group.SCREEN,
    while_choosing=True,
)

COMMANDS = (
    LIGHT,
    THEME,
    LANGUAGE,
    HELP,
    PALETTE,
    BACK,
    QUIT,
)

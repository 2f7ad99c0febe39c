"""Which language to speak: option, variable, `coder.yaml`, the user's settings, locale, else Chinese."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from coder.exchange.user_file import user_file
from coder.locale.language import LANGUAGES

_SETTING = re.compile(rb"^language[ \t]*:[ \t]*['\"]?(zh|en)['\"]?[ \t\r]*(?:#.*)?$", re.MULTILINE)
_TAKES_VALUE = ("--project", "--lang")


def language_for(arguments: Sequence[str]) -> str:
    """Decide from what is at hand before any command is known; wrong values are reported later."""
    given = _globals(arguments)
    for wish in (given.get("--lang"), os.environ.get("CODER_LANG")):
        if wish in LANGUAGES:
            return str(wish)
    folder = given.get("--project") or os.environ.get("CODER_PROJECT") or "."
    return _of_project(Path(folder)) or _of_user() or _of_locale() or "zh"


def unknown_wish(arguments: Sequence[str]) -> str:
    """Give what `CODER_LANG` asks for in vain, unless the option decides; the option itself is checked later."""
    wish = os.environ.get("CODER_LANG", "")
    return "" if wish in LANGUAGES or "--lang" in _globals(arguments) else wish


def _globals(arguments: Sequence[str]) -> dict[str, str]:
    """Read the options before the command."""
    found: dict[str, str] = {}
    waiting = ""
    for argument in arguments:
        if waiting:
            found[waiting], waiting = argument, ""
        elif argument in _TAKES_VALUE:
            waiting = argument
        elif "=" in argument and argument.split("=", 1)[0] in _TAKES_VALUE:
            name, value = argument.split("=", 1)
            found[name] = value
        elif not argument.startswith("-"):
            break
    return found


def _of_project(start: Path) -> str:
    """Look at one line of `coder.yaml`; the strict reader costs 30 ms, which `--help` does not pay."""
    try:
        place = start.absolute()
        for folder in (place, *place.parents):
            path = folder / "coder.yaml"
            if path.is_file():
                return _said_in(path)
    except OSError:
        pass  # whoever needs the file will say what is wrong with it
    return ""


def _of_user() -> str:
    path = user_file()
    try:
        return _said_in(path) if path is not None and path.is_file() else ""
    except OSError:
        return ""  # the same


def _said_in(path: Path) -> str:
    found = _SETTING.search(path.read_bytes()[: 1 << 16])
    return found[1].decode() if found else ""


def _of_locale() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return next((language for language in LANGUAGES if value.lower().startswith(language)), "")
    return ""

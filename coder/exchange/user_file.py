"""Where a user's own settings lie; nothing is made there before something is to be kept."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "CODER_CONFIG"
"""Names another file."""


def user_file(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path | None:
    """Find the place of the user's settings, which need not be there; `None` if there is no home.

    >>> user_file({"XDG_CONFIG_HOME": "/c", "HOME": "/h"}, "linux").as_posix()
    '/c/coder/settings.yaml'
    >>> user_file({"HOME": "/h"}, "darwin").as_posix()
    '/h/.config/coder/settings.yaml'
    """
    if named := environment.get(VARIABLE):
        return Path(named)
    if platform == "win32":
        folder = environment.get("APPDATA", "")
    else:
        folder = environment.get("XDG_CONFIG_HOME", "")
        if not Path(folder).is_absolute():  # the specification wants relative ones ignored
            folder = _in_home(environment.get("HOME", ""))
    return Path(folder, "coder", "settings.yaml") if folder else None


def _in_home(home: str) -> str:
    try:
        return str((Path(home) if home else Path.home()) / ".config")
    except RuntimeError:
        return ""  # a container whose user is unknown to the system

"""How a wish of the analyst gets into the user's own settings."""

from __future__ import annotations

from coder.exchange.user_file import user_file
from coder.model.settings import Source
from coder.project.configuring import set_setting
from coder.project.opening import Project


def keep(name: str, value: str) -> str:
    """Write a setting into the user's file and say which that is; empty where there is no home for one.

    Raises what `set_setting` raises; may run in a thread.
    """
    path = user_file()
    if path is None:
        return ""
    set_setting(path, Source.USER, name, [value])
    return str(path)


def is_overruled(project: Project, name: str) -> bool:
    """Tell whether the project says otherwise, which goes before."""
    return project.in_force.source_of(name) is Source.PROJECT

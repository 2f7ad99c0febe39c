"""The words that click itself says, in our two languages."""

from __future__ import annotations

from importlib import import_module

import click

from coder.locale.language import _, current

_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types")


def translate() -> None:
    """Let click say its own sentences (headings, “Show this message”) in the language in use.

    Each of its modules calls a global named `_`, bound to gettext; there is no other way in. A test runs
    every kind of usage error in both languages.
    """
    if current() == "en":
        return
    for name in _MODULES:
        module = import_module(f"click.{name}")
        if hasattr(module, "_"):
            module._ = _  # type: ignore[attr-defined]  # a name of its inside
        if hasattr(module, "ngettext"):
            module.ngettext = _ngettext  # type: ignore[attr-defined]  # a name of its inside


def _ngettext(one: str, many: str, count: int) -> str:
    return _(one if count == 1 else many)


def usage(error: click.UsageError) -> tuple[str, str]:
    """Say what is wrong with a command line, and where to read how it is written."""
    path = error.ctx.command_path if error.ctx else "coder"
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        message = _("a command is missing; there are {commands}").format(commands=_subcommands(error.ctx))
        return message, _("`{path} --help` shows what each does").format(path=path)
    return error.format_message().rstrip(".。"), _("`{path} --help` shows how it is written").format(
        path=path
    )


def _subcommands(context: click.Context | None) -> str:
    group = context.command if context else None
    names = group.list_commands(context) if context and isinstance(group, click.Group) else []
    return _(", ").join(names)

"""What every command's `--help` says."""

# ruff: noqa: E501 -- a sentence is one line

from __future__ import annotations

from collections.abc import Iterator

import click

from coder.cli import click_words
from coder.cli.program import program
from docs.reference.layout import block, both, heading

WIDTH = 100


def section() -> Iterator[str]:
    """Show the help of all commands, in the order in which a study needs them."""
    click_words.translate()
    yield heading(2, both(zh="命令", en="Commands"))
    yield both(
        zh="下面是每个命令的 `--help`。方括号里的可以省略；可以重复的选项会写明。\n",
        en="This is what each command's `--help` prints. What stands in brackets may be left out; options that may be repeated say so.\n",
    )
    for path, text in _helps(program, "coder", None):
        yield heading(3, path)
        yield block(text)


def _helps(command: click.Command, name: str, parent: click.Context | None) -> Iterator[tuple[str, str]]:
    context = click.Context(
        command,
        parent,
        name,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        **command.context_settings,
    )
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            if found is not None:
                yield from _helps(found, below, context)

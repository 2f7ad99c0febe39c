"""Options that several commands share, and what they mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from coder.locale.language import _

F = TypeVar("F", bound=Callable[..., Any])
FORMATS = ("table", "json", "csv", "tsv", "md")

coder_acts = click.option(
    "--coder", metavar="NAME", help=_("Who acts; otherwise CODER_CODER, the settings, the login name.")
)
confirmed = click.option("--yes", is_flag=True, help=_("Do it without asking."))


def reporting(command: F) -> F:
    """Let a command write its result in a format, to stdout or to a file."""
    command = click.option(
        "--raw", is_flag=True, help=_("In CSV and TSV leave cells that begin with = + - @ as they are.")
    )(command)
    command = click.option(
        "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
        help=_("Write to a file; its suffix picks the format."),
    )(command)  # fmt: skip
    return click.option(
        "--format", "format_", type=click.Choice(FORMATS), help=_("How the result is written.")
    )(command)


def filtering(command: F) -> F:
    """Let a command look at a part of the codings."""
    flags = (
        click.option(
            "--coder",
            "coders",
            multiple=True,
            metavar="NAME",
            help=_("Only codings of this coder; repeatable."),
        ),
        click.option(
            "--transcript",
            "transcripts",
            multiple=True,
            metavar="ID",
            help=_("Only this transcript; repeatable."),
        ),
        click.option(
            "--code",
            "codes",
            multiple=True,
            metavar="CODE",
            help=_("Only this code, with those below it if a / follows; repeatable."),
        ),
        click.option(
            "--speaker",
            "speakers",
            multiple=True,
            metavar="NAME",
            help=_("Only turns of this speaker; repeatable."),
        ),
        click.option(
            "--attr",
            "attributes",
            multiple=True,
            metavar="KEY=VALUE",
            help=_("Only transcripts with this attribute; repeatable."),
        ),
        click.option("--exclude-interviewer", is_flag=True, help=_("Leave out the turns of interviewers.")),
    )
    for flag in reversed(flags):
        command = flag(command)
    return command


def pairs(given: Sequence[str], option: str = "--attr") -> dict[str, str]:
    """Read KEY=VALUE; what is written otherwise is wrong usage."""
    found = {}
    for text in given:
        key, equals, value = text.partition("=")
        if not equals or not key.strip():
            raise click.BadParameter(_("write KEY=VALUE, not “{text}”").format(text=text), param_hint=option)
        found[key.strip()] = value.strip()
    return found


class PassageType(click.ParamType[tuple[int, int]]):
    """A passage as START:END, in characters from 0."""

    name = "START:END"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Read the two numbers."""
        if isinstance(value, tuple):
            return value
        start, colon, end = str(value).replace("：", ":").partition(":")
        if not colon or not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
            self.fail(
                _("write START:END, two numbers of characters, not “{text}”").format(text=value), param, ctx
            )
        return int(start), int(end)

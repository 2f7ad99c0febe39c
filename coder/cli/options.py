"""Options that several commands share, and what they mean."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from coder.locale.language import _
from coder.model.short_name import LONGEST, is_short_name


class TextType(click.types.StringParamType):
    """A text that can be stored: a shell may hand over bytes that are none."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take UTF-8 whatever the locale, and refuse what is none."""
        text = as_utf8(str(value))
        if _is_torn(text):
            self.fail(_("this is not valid text (UTF-8)"), param, ctx)
        return text


def as_utf8(text: str) -> str:
    """Read as UTF-8 what Python took byte by byte, as it does in the locale C; else give it as it is."""
    if not _is_torn(text):
        return text
    try:
        return os.fsencode(text).decode()
    except UnicodeError:
        return text


def _is_torn(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


class ShortNameType(click.types.StringParamType):
    """A name for a transcript."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse what is none."""
        name = str(value)
        if not is_short_name(name):
            message = _(
                "a short name has 1 to {longest} visible characters, no blanks, none of {signs}, and no - or . at its beginning"
            )
            self.fail(message.format(longest=LONGEST, signs='/ \\ : * ? " < > |'), param, ctx)
        return name


class NumberRange(click.FloatRange):
    """A number within a range, which infinity and what is no number (nan) never are."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Refuse what is outside: nan is neither below nor above any end."""
        number: float = super().convert(value, param, ctx)  # type: ignore[arg-type]  # it reads text too
        if not math.isfinite(number):
            message = _("{value} is not in the range {range}.")
            self.fail(message.format(value=number, range=self._describe_range()), param, ctx)
        return number


TEXT = TextType()
SHORT_NAME = ShortNameType()

F = TypeVar("F", bound=Callable[..., Any])
TEXT_FORMATS = ("table", "json", "csv", "tsv", "md", "html", "latex")
FORMATS = (*TEXT_FORMATS, "xlsx", "docx")

coder_acts = click.option(
    "--coder",
    type=TEXT,
    metavar="NAME",
    help=_("Who acts; otherwise CODER_CODER, the settings, the login name."),
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
        "--format", "format_", type=click.Choice(FORMATS), help=_("How the result is written; xlsx and docx need -o FILE."),
    )(command)  # fmt: skip


def simulated(command: F) -> F:
    """Let a command that draws at random be told the seed, and the level of its intervals."""
    command = click.option(
        "--level", type=NumberRange(0.5, 0.999), default=0.95, metavar="P",
        help=_("Level of the intervals, .95 if nothing is said."),
    )(command)  # fmt: skip
    return click.option(
        "--seed", type=click.IntRange(min=0), default=1, metavar="N", help=_("Seed of the random numbers.")
    )(command)


_FILTERS = {
    "coders": ("--coder", "NAME", _("Only what this coder did; repeatable.")),
    "transcripts": ("--transcript", "ID", _("Only this transcript; repeatable.")),
    "codes": ("--code", "CODE", _("Only this code, with those below it if a / follows; repeatable.")),
    "speakers": ("--speaker", "NAME", _("Only turns of this speaker; repeatable.")),
    "attributes": ("--attr", "KEY=VALUE", _("Only transcripts with this attribute; repeatable.")),
    "exclude_interviewer": ("--exclude-interviewer", "", _("Leave out the turns of interviewers.")),
}


def filtering(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command look at a part of the codings, which it receives as `filters`."""
    return _filtering(command, _FILTERS)


def filtering_texts(command: Callable[..., Any]) -> Callable[..., Any]:
    """Do the same where whose codings they are is said otherwise."""
    return _filtering(command, {name: option for name, option in _FILTERS.items() if name != "coders"})


def _filtering(command: Callable[..., Any], filters: dict[str, tuple[str, str, str]]) -> Callable[..., Any]:
    @wraps(command)
    def with_filters(*arguments: Any, **named: Any) -> Any:
        from coder.project.filters import Filters

        asked = {name: named.pop(name) for name in filters}
        attributes = pair_list(asked.pop("attributes"))
        return command(*arguments, filters=Filters(**asked, attributes=attributes), **named)

    wrapped: Callable[..., Any] = with_filters
    for name, (flag, metavar, text) in reversed(filters.items()):
        if metavar:
            wrapped = click.option(flag, name, type=TEXT, multiple=True, metavar=metavar, help=text)(wrapped)
        else:
            wrapped = click.option(flag, name, is_flag=True, help=text)(wrapped)
    return wrapped


def pairs(given: Sequence[str], option: str = "--attr") -> dict[str, str]:
    """Read KEY=VALUE; what is written otherwise, or has a key twice, is wrong usage."""
    found: dict[str, str] = {}
    for text in given:
        key, equals, value = text.partition("=")
        if not equals or not key.strip():
            raise click.BadParameter(_("write KEY=VALUE, not “{text}”").format(text=text), param_hint=option)
        if key.strip() in found:
            raise click.BadParameter(_("“{key}” is given twice").format(key=key.strip()), param_hint=option)
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
        if not colon or not all(re.fullmatch("[0-9]{1,15}", number) for number in (start, end)):
            self.fail(
                _("write START:END, two numbers of characters, not “{text}”").format(text=value), param, ctx
            )
        return int(start), int(end)


def pair_list(given: Sequence[str], option: str = "--attr") -> tuple[tuple[str, str], ...]:
    """Read KEY=VALUE where a key may come more than once."""
    return tuple(pair for text in given for pair in pairs([text], option).items())

"""What can be said to the options of `coder cooc`: units, columns, groups, pairs and files for graphs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.options import pair_list
from coder.locale.language import _

if TYPE_CHECKING:
    from coder.analysis.unit import Unit

KINDS = ("problem", "cause", "countermeasure", "situation", "other")


class UnitType(click.ParamType["Unit"]):
    """What counts as together."""

    name = "turn|overlap|sentence|near:N|window:N|transcript|before:N"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Unit:
        """Read a unit."""
        from coder.analysis.unit import unit_of

        try:
            return unit_of(str(value).replace("：", ":"))
        except ValueError:
            self.fail(
                _(
                    "“{unit}” is none of turn, overlap, sentence, transcript, near:N (turns), near:Nc (characters), window:N, before:N"
                ).format(unit=value),
                param,
                ctx,
            )


class ColumnsType(click.ParamType[tuple[str, ...]]):
    """Kinds of codes, or codes with all below them, that are set side by side."""

    name = "KIND:KIND[:KIND]"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Read two or three names with colons between them."""
        if isinstance(value, tuple):
            return value
        columns = tuple(name.strip() for name in re.split("[:：]", str(value)))
        wrong = [name for name in columns if name not in KINDS and not (name.endswith("/") and name[:-1])]
        if wrong or not 2 <= len(columns) <= 3:
            self.fail(
                _(
                    "write two or three of {kinds}, or codes with a / behind them, with a colon between them, not “{text}”"
                ).format(kinds=", ".join(KINDS), text=value),
                param,
                ctx,
            )
        return columns


class GroupType(click.ParamType[tuple[str, str]]):
    """A group: whose turns or which interviews."""

    name = "KEY=VALUE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Read a key and its value."""
        if isinstance(value, tuple):
            return value
        ((key, wanted),) = pair_list([str(value)], "--group")
        if not wanted:
            self.fail(_("write KEY=VALUE, not “{text}”").format(text=value), param, ctx)
        return key, wanted


class PairType(click.ParamType[tuple[str, str]]):
    """Two codes."""

    name = "A,B"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Read two names with a comma between them."""
        if isinstance(value, tuple):
            return value
        names = [name.strip() for name in re.split("[,，]", str(value))]
        if len(names) != 2 or not all(names) or names[0] == names[1]:
            self.fail(
                _("write two codes with a comma between them, not “{text}”").format(text=value), param, ctx
            )
        return names[0], names[1]


class GraphType(click.Path):
    """A file for a graph."""

    def convert(  # type: ignore[override]  # click.Path says Any
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> object:
        """Refuse a name that says no format."""
        from coder.exchange.graph_formats import SUFFIXES, graph_suffix

        path = super().convert(str(value), param, ctx)
        if graph_suffix(Path(str(value))) is None:
            self.fail(
                _("the suffix of “{path}” is none of {suffixes}").format(
                    path=value, suffixes=" ".join(SUFFIXES)
                ),
                param,
                ctx,
            )
        return path
